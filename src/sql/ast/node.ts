import type { Argument } from "./argument.ts";
import type { Assignment } from "./assignment.ts";
import type { CacheTable } from "./cache-table.ts";
import type { Call } from "./call.ts";
import type { CaseBranch } from "./case-branch.ts";
import type { CommonTable } from "./common-table.ts";
import type { Conflict } from "./conflict.ts";
import type { CopyOut } from "./copy-out.ts";
import type { DeclareCursor } from "./declare-cursor.ts";
import type { Delete } from "./delete.ts";
import type { DerivedTable } from "./derived-table.ts";
import type { Distinct } from "./distinct.ts";
import type { Explain } from "./explain.ts";
import type { Expression } from "./expression.ts";
import type { Frame } from "./frame.ts";
import type { FrameBound } from "./frame-bound.ts";
import type { FunctionTable } from "./function-table.ts";
import type { GroupingSets } from "./grouping-sets.ts";
import type { Identifier } from "./identifier.ts";
import type { Insert } from "./insert.ts";
import type { Join } from "./join.ts";
import type { LockTable } from "./lock-table.ts";
import type { NamedWindow } from "./named-window.ts";
import type { OrderItem } from "./order-item.ts";
import type { OutputColumn } from "./output-column.ts";
import type { PrepareStatement } from "./prepare-statement.ts";
import type { Query } from "./query.ts";
import type { RecordStar } from "./record-star.ts";
import type { RefreshTable } from "./refresh-table.ts";
import type { Select } from "./select.ts";
import type { SessionStatement } from "./session-statement.ts";
import type { SetOperation } from "./set-operation.ts";
import type { Star } from "./star.ts";
import type { TableAlias } from "./table-alias.ts";
import type { TableName } from "./table-name.ts";
import type { TimeZoneSetting } from "./time-zone-setting.ts";
import type { Transaction } from "./transaction.ts";
import type { TypeName } from "./type-name.ts";
import type { Update } from "./update.ts";
import type { Values } from "./values.ts";
import type { Window } from "./window.ts";
import type { With } from "./with.ts";

/** Every node of the tree. */
export type Node =
	| Expression
	| Identifier
	| Query
	| With
	| CommonTable
	| Select
	| Distinct
	| Star
	| RecordStar
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
	| TypeName
	| CaseBranch
	| Argument
	| NamedWindow
	| Window
	| Frame
	| FrameBound
	| Explain
	| Insert
	| Conflict
	| Assignment
	| Update
	| Delete
	| Call
	| CacheTable
	| RefreshTable
	| TimeZoneSetting
	| Transaction
	| SessionStatement
	| DeclareCursor
	| PrepareStatement
	| CopyOut
	| LockTable;

/** The word in a node's `kind`, e.g. "Binary". */
export type Kind = Node["kind"];

/** The node of one kind: `NodeOf<"Binary">` is `Binary`. */
export type NodeOf<K extends Kind> = Extract<Node, { readonly kind: K }>;
