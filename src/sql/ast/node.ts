import type { Argument } from "./argument.ts";
import type { ArrayLiteral } from "./array-literal.ts";
import type { ArraySubquery } from "./array-subquery.ts";
import type { Assignment } from "./assignment.ts";
import type { AtTimeZone } from "./at-time-zone.ts";
import type { Between } from "./between.ts";
import type { Binary } from "./binary.ts";
import type { BooleanLiteral } from "./boolean-literal.ts";
import type { CacheTable } from "./cache-table.ts";
import type { Call } from "./call.ts";
import type { Case } from "./case.ts";
import type { CaseBranch } from "./case-branch.ts";
import type { Cast } from "./cast.ts";
import type { Collate } from "./collate.ts";
import type { ColumnReference } from "./column-reference.ts";
import type { CommonTable } from "./common-table.ts";
import type { Conflict } from "./conflict.ts";
import type { Delete } from "./delete.ts";
import type { DerivedTable } from "./derived-table.ts";
import type { Distinct } from "./distinct.ts";
import type { Exists } from "./exists.ts";
import type { Explain } from "./explain.ts";
import type { FieldAccess } from "./field-access.ts";
import type { Frame } from "./frame.ts";
import type { FrameBound } from "./frame-bound.ts";
import type { FunctionCall } from "./function-call.ts";
import type { FunctionTable } from "./function-table.ts";
import type { GroupingSets } from "./grouping-sets.ts";
import type { Identifier } from "./identifier.ts";
import type { InList } from "./in-list.ts";
import type { InQuery } from "./in-query.ts";
import type { Insert } from "./insert.ts";
import type { Is } from "./is.ts";
import type { IsDistinct } from "./is-distinct.ts";
import type { Join } from "./join.ts";
import type { Like } from "./like.ts";
import type { NamedWindow } from "./named-window.ts";
import type { NullLiteral } from "./null-literal.ts";
import type { NumberLiteral } from "./number-literal.ts";
import type { OrderItem } from "./order-item.ts";
import type { OutputColumn } from "./output-column.ts";
import type { Parameter } from "./parameter.ts";
import type { Quantified } from "./quantified.ts";
import type { Query } from "./query.ts";
import type { RefreshTable } from "./refresh-table.ts";
import type { Row } from "./row.ts";
import type { ScalarSubquery } from "./scalar-subquery.ts";
import type { Select } from "./select.ts";
import type { SetOperation } from "./set-operation.ts";
import type { Star } from "./star.ts";
import type { StringLiteral } from "./string-literal.ts";
import type { Subscript } from "./subscript.ts";
import type { TableAlias } from "./table-alias.ts";
import type { TableName } from "./table-name.ts";
import type { Transaction } from "./transaction.ts";
import type { TypeName } from "./type-name.ts";
import type { TypedLiteral } from "./typed-literal.ts";
import type { Unary } from "./unary.ts";
import type { Update } from "./update.ts";
import type { Values } from "./values.ts";
import type { Window } from "./window.ts";
import type { With } from "./with.ts";

/** Every node of the tree. */
export type Node =
	| Identifier
	| Query
	| With
	| CommonTable
	| Select
	| Distinct
	| Star
	| OutputColumn
	| SetOperation
	| Values
	| OrderItem
	| GroupingSets
	| TableAlias
	| TableName
	| DerivedTable
	| FunctionTable
	| Join
	| NullLiteral
	| BooleanLiteral
	| NumberLiteral
	| StringLiteral
	| TypedLiteral
	| TypeName
	| Parameter
	| ColumnReference
	| Unary
	| Binary
	| Is
	| IsDistinct
	| Between
	| InList
	| InQuery
	| Like
	| Quantified
	| Exists
	| ScalarSubquery
	| ArrayLiteral
	| ArraySubquery
	| Subscript
	| FieldAccess
	| Row
	| Case
	| CaseBranch
	| Cast
	| FunctionCall
	| Argument
	| NamedWindow
	| Window
	| Frame
	| FrameBound
	| AtTimeZone
	| Collate
	| Explain
	| Insert
	| Conflict
	| Assignment
	| Update
	| Delete
	| Call
	| CacheTable
	| RefreshTable
	| Transaction;

/** The word in a node's `kind`, e.g. "Binary". */
export type Kind = Node["kind"];

/** The node of one kind: `NodeOf<"Binary">` is `Binary`. */
export type NodeOf<K extends Kind> = Extract<Node, { readonly kind: K }>;
