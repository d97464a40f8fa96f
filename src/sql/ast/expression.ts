import type { ArrayLiteral } from "./array-literal.ts";
import type { ArraySubquery } from "./array-subquery.ts";
import type { AtTimeZone } from "./at-time-zone.ts";
import type { Between } from "./between.ts";
import type { Binary } from "./binary.ts";
import type { BitLiteral } from "./bit-literal.ts";
import type { BooleanLiteral } from "./boolean-literal.ts";
import type { Case } from "./case.ts";
import type { Cast } from "./cast.ts";
import type { Collate } from "./collate.ts";
import type { ColumnReference } from "./column-reference.ts";
import type { Exists } from "./exists.ts";
import type { FieldAccess } from "./field-access.ts";
import type { FunctionCall } from "./function-call.ts";
import type { InList } from "./in-list.ts";
import type { InQuery } from "./in-query.ts";
import type { Is } from "./is.ts";
import type { IsDistinct } from "./is-distinct.ts";
import type { Like } from "./like.ts";
import type { NullLiteral } from "./null-literal.ts";
import type { NumberLiteral } from "./number-literal.ts";
import type { Operation } from "./operation.ts";
import type { Parameter } from "./parameter.ts";
import type { Quantified } from "./quantified.ts";
import type { RowConstructor } from "./row.ts";
import type { ScalarSubquery } from "./scalar-subquery.ts";
import type { StringLiteral } from "./string-literal.ts";
import type { Subscript } from "./subscript.ts";
import type { TypedLiteral } from "./typed-literal.ts";
import type { Unary } from "./unary.ts";

/** Everything that has a value. */
export type Expression =
	| NullLiteral
	| BitLiteral
	| BooleanLiteral
	| NumberLiteral
	| StringLiteral
	| TypedLiteral
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
	| RowConstructor
	| Case
	| Cast
	| FunctionCall
	| Operation
	| AtTimeZone
	| Collate;
