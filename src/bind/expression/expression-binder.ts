import { classOf, createError, type SqlType, suggestName } from "../../base/index.ts";
import {
	binaryNode,
	disjunctionNode,
	isNumberInside,
	lowerRow,
	nameNode,
	notNode,
	operate,
	readBits,
	similarRow,
	spellDecimal,
	textNode,
} from "../../functions/index.ts";
import type { Case, Collate, Expression, NumberLiteral, Query } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { resolveColumn } from "../query/scope.ts";
import { innerValue, singleRow } from "../query/subquery-rewrite.ts";
import { bindArray, bindArraySubquery, bindQuantified, bindSubscript } from "./array-binder.ts";
import { bindAtTimeZone } from "./at-time-zone-binder.ts";
import { bindCall } from "./call-binder.ts";
import { bindCast, bindTypedLiteral } from "./cast-binder.ts";
import { isWeaklyNamed } from "./cast-name.ts";
import { asCondition, coerce, notSupported, type ParameterNamer, settledType, unifyTypes } from "./coercion.ts";
import { comparable, rewriteColumns } from "./comparable.ts";
import { comparableList } from "./numeric.ts";
import { compareOperands } from "./operand-alignment.ts";
import { bindComparison, bindOperator, bindTexts } from "./operator-binder.ts";
import { makeRecord, takeField, testRecord } from "./record.ts";
import { bindRowComparison, bindRowDistinct, bindRowInList, bindRowInQuery, bindRowIs } from "./row-binder.ts";
import { bindUnary } from "./unary-binder.ts";
import { modifierOf, sharedParts } from "./value-shape.ts";
import { findWholeRow } from "./whole-row.ts";

type KindBinders = {
	readonly [Kind in Expression["kind"]]: (
		node: Extract<Expression, { kind: Kind }>,
		context: ExpressionContext,
	) => BoundExpression;
};

/**
 * Settles the names and types of an expression.
 * @throws SqlError for unknown names, types that do not fit, and forms that are not supported.
 */
export function bindExpression(node: Expression, context: ExpressionContext): BoundExpression {
	const bind = kindBinders[node.kind] as (node: Expression, context: ExpressionContext) => BoundExpression;
	return bind(node, context);
}

/**
 * Binds a condition, which must be a boolean.
 * @throws type_mismatch (42804) when it is not.
 */
export function bindCondition(node: Expression, place: string, context: ExpressionContext): BoundExpression {
	return asCondition(bindExpression(node, context), place, context.binder.nameParameter);
}

function refuseDefault(position: number | undefined): Error {
	const slots = {
		found: '"DEFAULT"',
		problem: "it stands for no value here",
		advice: "It can be given to a column in VALUES of an INSERT, and in SET.",
	};
	return createError("sql_syntax", slots, { position });
}

const kindBinders: KindBinders = {
	NullLiteral: (node, { binder }) => {
		if (node.isDefault && !binder.assignments.has(node)) throw refuseDefault(node.at);
		return { node: { kind: "NullLiteral", at: node.at }, type: "unknown", name: "?column?", isNullable: true };
	},
	BooleanLiteral: (node) => ({ node, type: "boolean", name: "?column?", isNullable: false }),
	BitLiteral: ({ value, at }) => ({
		...{ node: textNode(readBits(value, at), at), type: "bit", name: "?column?", isNullable: false },
	}),
	NumberLiteral: bindNumber,
	StringLiteral: (node) => ({ node, type: "unknown", name: "?column?", isNullable: false }),
	TypedLiteral: bindTypedLiteral,
	Parameter: (node, { binder }) =>
		binder.operands.get(node.name) ?? { node, type: "unknown", name: "?column?", isNullable: true },
	ColumnReference: (node, { scope }) => {
		const found = resolveColumn(scope, node.path);
		const { node: bound } = found;
		const { at } = node;
		return {
			...found,
			node: bound.kind === "ColumnReference" ? { kind: bound.kind, path: bound.path, at } : { ...bound, at },
		};
	},
	Unary: (node, context) => bindUnary(node, bindExpression(node.operand, context), context),
	Binary: (node, context) =>
		node.left.kind === "Row" && (node.right.kind === "Row" || node.right.kind === "ScalarSubquery")
			? bindRowComparison(node, context)
			: bindOperator(node, bindExpression(node.left, context), bindExpression(node.right, context), context),
	Is: (node, context) => {
		if (node.operand.kind === "Row") return bindRowIs(node, node.operand, context);
		const operand = bindExpression(node.operand, context);
		if (operand.type === "record" && node.test === "null") return asBoolean(testRecord(operand, node.isNegated));
		if (node.test === "null")
			return asBoolean({ ...node, operand: coerce(operand, operand.type, context.binder.nameParameter).node });
		const truth = coerce(operand, "boolean", context.binder.nameParameter);
		return asBoolean(
			node.test === "unknown" ? { ...node, operand: truth.node, test: "null" } : { ...node, operand: truth.node },
		);
	},
	IsDistinct: (node, context) => {
		if (node.left.kind === "Row" && node.right.kind === "Row")
			return bindRowDistinct(node, node.left, node.right, context);
		const [left, right] = compareOperands(
			bindExpression(node.left, context),
			bindExpression(node.right, context),
			"IS DISTINCT FROM",
			node.at,
			context,
		);
		return asBoolean({ ...node, left: left.node, right: right.node });
	},
	Between: (node, context) => {
		const operand = bindExpression(node.operand, context);
		const low = bindExpression(node.low, context);
		const high = bindExpression(node.high, context);
		const between = (from: BoundExpression, to: BoundExpression) =>
			binaryNode(
				"and",
				bindComparison(">=", operand, from, node.at, context).node,
				bindComparison("<=", operand, to, node.at, context).node,
			);
		const inside = node.isSymmetric ? binaryNode("or", between(low, high), between(high, low)) : between(low, high);
		return asBoolean(node.isNegated ? { kind: "Unary", operator: "not", operand: inside, at: node.at } : inside);
	},
	InList: (node, context) => {
		if (node.operand.kind === "Row") return bindRowInList(node, node.operand, context);
		const operand = bindExpression(node.operand, context);
		const items = node.items.map((item) => bindExpression(item, context));
		// A span of days such as L_LAST_WEEK() is not one value.
		if (items.some((item) => item.rangeEnd !== undefined)) {
			const isIn = disjunctionNode(items.map((item) => bindComparison("=", operand, item, node.at, context).node));
			return asBoolean(node.isNegated ? notNode(isIn, node.at) : isIn);
		}
		const type = unifyTypes(
			[operand, ...items.filter(({ type: each }) => classOf(each) !== "number" || isNumberOrUntold(operand.type))],
			"IN",
		);
		const { element } = sharedParts([operand, ...items]);
		const settle = (bound: BoundExpression) => {
			const wanted = classOf(type) === "text" && bound.type === "varchar" ? "varchar" : type;
			return coerce(bound, wanted, context.binder.nameParameter, element);
		};
		const settled = [operand, ...items].map(settle);
		const [first = operand.node, ...rest] = (
			type === "numeric" ? comparableList(settled) : settled.map(comparable)
		).map((side) => side.node);
		return asBoolean({ ...node, operand: first, items: rest });
	},
	InQuery: (node, context) => {
		if (node.operand.kind === "Row") return bindRowInQuery(node, node.operand, context);
		const operand = bindExpression(node.operand, context);
		const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
		expectColumns(columns.length, 1, "IN", node.query);
		const element = columns[0] ? innerValue(columns[0]) : operand;
		const [left, right] = compareOperands(operand, element, "IN", node.at, context);
		return asBoolean({ ...node, operand: left.node, query: rewriteColumns(query, columns, () => right) });
	},
	Like: (node, context) => {
		const { nameParameter } = context.binder;
		const [operand, pattern] = bindTexts(
			node.form.toUpperCase(),
			bindExpression(node.operand, context),
			bindExpression(node.pattern, context),
			node.at,
			context,
		);
		const escaping = node.escape
			? coerce(bindExpression(node.escape, context), "text", nameParameter).node
			: textNode("\\");
		if (node.form === "similar") {
			const match = operate(similarRow, [operand, pattern, { node: escaping, type: "text" }]);
			return asBoolean(node.isNegated ? notNode(match, node.at) : match);
		}
		const fold = (side: BoundExpression) => (node.form === "ilike" ? operate(lowerRow, [side]) : side.node);
		return asBoolean({
			...node,
			form: "like",
			operand: fold(operand),
			pattern: fold(pattern),
			escape: escaping.kind === "StringLiteral" && escaping.value === "" ? undefined : escaping,
		});
	},
	Quantified: bindQuantified,
	Exists: (node, context) => {
		const { query } = context.binder.bindSubquery(node.query, context.scope);
		return { ...asBoolean({ ...node, query }), name: "exists", isNullable: false };
	},
	ScalarSubquery: (node, context) => {
		const { query, columns } = context.binder.bindSubquery(node.query, context.scope);
		expectColumns(columns.length, 1, "a subquery used as an expression", node.query);
		const only = columns[0];
		return {
			node: { ...node, query: singleRow(query, columns) },
			type: settledType(only?.expression.type),
			isNative: only?.expression.isNative,
			...(only && sharedParts([only.expression])),
			modifier: only?.expression.modifier,
			name: only?.name ?? "?column?",
			isNullable: true,
		};
	},
	ArrayLiteral: bindArray,
	ArraySubquery: bindArraySubquery,
	Subscript: bindSubscript,
	FieldAccess: (node, context) => {
		const { operand, field } = node;
		if (operand.kind === "ColumnReference" && findWholeRow(operand, context.scope))
			return bindExpression({ ...operand, path: [...operand.path, field] }, context);
		const record = bindExpression(operand, context);
		if (record.type !== "record") throw notSupported("(x).field", "Name the column as table.column.", node);
		const found = takeField(record, field.name);
		if (found) return found;
		const suggestion = suggestName(
			field.name,
			record.fields?.map(({ name }) => name) ?? [],
			"The record has no such field.",
		);
		throw createError("unknown_column", { column: field.name, suggestion }, { position: field.at });
	},
	Row: (node, context) => {
		const values = node.items.map((item) => bindExpression(item, context));
		const { nameParameter } = context.binder;
		const record = makeRecord(values.map((value) => (isLiteral(value) ? value : settle(value, nameParameter))));
		return { ...record, node: { ...record.node, at: node.at } };
	},
	Case: bindCase,
	Cast: bindCast,
	FunctionCall: (node, context) => bindCall(node, context),
	Operation: ({ operator }) => {
		throw createError("internal", { problem: `${operator.names[0] ?? ""} is bound twice` });
	},
	AtTimeZone: bindAtTimeZone,
	Collate: bindCollate,
};

// Decimals, and whole numbers beyond 64 bits, are of type numeric and lie in SQLite as text, which keeps their digits.
function bindNumber(node: NumberLiteral): BoundExpression {
	const [name, isNullable] = ["?column?", false];
	const text = node.text.replaceAll("_", "");
	const isInteger = /^\d+$|^0x/i.test(text);
	// Nine digits are of 32 bits, whichever they are.
	if (text.length <= 9 && isInteger) return { node, type: "int4", name, isNullable };
	if (isInteger && BigInt(text) < 2n ** 63n)
		return { node, type: BigInt(text) < 2n ** 31n ? "int4" : "integer", name, isNullable };
	const spelled = isInteger ? String(BigInt(text)) : spellDecimal(text);
	return { node: textNode(spelled ?? text, node.at), type: "numeric", name, isNullable };
}

function bindCase(node: Case, context: ExpressionContext): BoundExpression {
	const { nameParameter } = context.binder;
	const operand = node.operand ? bindExpression(node.operand, context) : undefined;
	const branches = node.branches.map((branch) => {
		const when = operand
			? bindComparison("=", operand, bindExpression(branch.when, context), branch.at, context)
			: bindCondition(branch.when, "WHEN", context);
		return { branch, when, then: bindExpression(branch.then, context) };
	});
	const otherwise = node.otherwise ? bindExpression(node.otherwise, context) : undefined;
	const results = [...branches.map((branch) => branch.then), ...(otherwise ? [otherwise] : [])];
	unifyTypes(results, "CASE");
	// Of varchar and text, that of ELSE is taken: https://www.postgresql.org/docs/current/typeconv-union-case.html.
	const type = unifyTypes(otherwise ? [otherwise, ...results] : results, "CASE");
	const parts = sharedParts(results);
	return {
		node: {
			...node,
			operand: undefined,
			branches: branches.map(({ branch, when, then }) => ({
				...branch,
				when: when.node,
				then: coerce(then, type, nameParameter, parts.element).node,
			})),
			otherwise: otherwise ? coerce(otherwise, type, nameParameter, parts.element).node : undefined,
		},
		type: settledType(type),
		...parts,
		modifier: otherwise && modifierOf(results),
		name: otherwise && node.otherwise && !isWeaklyNamed(node.otherwise) ? otherwise.name : "case",
		isNullable: otherwise === undefined || results.some((result) => result.isNullable),
		isNative: results.every(isNumberInside),
	};
}

// PostgreSQL's names for the order by code point, which is the only order there is; SQLite's NOCASE folds ASCII.
const plainCollations: ReadonlySet<string> = new Set(["c", "posix", "default", "ucs_basic", "binary"]);

function bindCollate(node: Collate, context: ExpressionContext): BoundExpression {
	const collationName = (node.collation.at(-1)?.name ?? "").toLowerCase();
	const operand = coerce(bindExpression(node.operand, context), "text", context.binder.nameParameter);
	if (plainCollations.has(collationName)) return operand;
	const collation = [nameNode(collationName)];
	if (collationName === "nocase" || collationName === "rtrim")
		return { ...operand, node: { ...node, operand: operand.node, collation } };
	throw notSupported(
		`the collation ${node.collation.at(-1)?.name ?? ""}`,
		'Text compares by code point, as with COLLATE "C"; use lower() or COLLATE nocase for caseless comparison.',
		node,
	);
}

// A literal in a record keeps the type that nobody gave it.
function isLiteral({ type, node }: BoundExpression): boolean {
	return type === "unknown" && (node.kind === "StringLiteral" || node.kind === "NullLiteral");
}

function settle(value: BoundExpression, nameParameter: ParameterNamer): BoundExpression {
	return coerce(value, settledType(value.type), nameParameter);
}

function isNumberOrUntold(type: SqlType): boolean {
	return type === "unknown" || classOf(type) === "number";
}

function asBoolean(node: Expression): BoundExpression {
	return { node, type: "boolean", name: "?column?", isNullable: true };
}

function expectColumns(count: number, expected: number, place: string, query: Query): void {
	if (count === expected) return;
	throw createError(
		"column_count",
		{ problem: `${place} needs a query with ${String(expected)} column, this one has ${String(count)}` },
		{ position: query.at },
	);
}
