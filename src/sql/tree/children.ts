import type { ValueType } from "../../base/index.ts";
import type { Kind, Node, NodeOf, Operator } from "../ast/index.ts";

type Scalar = string | number | boolean | readonly number[] | Operator | readonly ValueType[];

type ChildField<N extends Node> = {
	[Field in keyof N]-?: [Exclude<NonNullable<N[Field]>, Scalar>] extends [never] ? never : Field;
}[keyof N];

/** What can stand in a child field: a node, a list of nodes, or a list with lists in it (the rows of VALUES). */
export type Children = Node | readonly Children[] | undefined;

/** The fields of each kind in which its children are, in the order of the text; a new kind or field does not compile until it is listed. */
const childFieldsOf: { readonly [K in Kind]: { readonly [Field in ChildField<NodeOf<K>>]: true } } = {
	Identifier: {},
	Query: { with: true, body: true, orderBy: true, limit: true, offset: true },
	With: { tables: true },
	CommonTable: { name: true, columns: true, query: true },
	Select: { distinct: true, items: true, from: true, where: true, groupBy: true, having: true, windows: true },
	Distinct: { on: true },
	Star: { qualifier: true },
	RecordStar: { record: true },
	OutputColumn: { expression: true, alias: true },
	SetOperation: { left: true, right: true },
	Values: { rows: true },
	OrderItem: { expression: true },
	GroupingSets: { elements: true },
	TableAlias: { name: true, columns: true, types: true },
	TableName: { path: true, alias: true },
	DerivedTable: { query: true, alias: true },
	FunctionTable: { call: true, beside: true, alias: true },
	Join: { left: true, right: true, on: true, using: true },
	NullLiteral: {},
	BitLiteral: {},
	BooleanLiteral: {},
	NumberLiteral: {},
	StringLiteral: {},
	TypedLiteral: { type: true },
	TypeName: { schema: true },
	Parameter: {},
	ColumnReference: { path: true },
	Unary: { operand: true },
	Binary: { left: true, right: true },
	Is: { operand: true },
	IsDistinct: { left: true, right: true },
	Between: { operand: true, low: true, high: true },
	InList: { operand: true, items: true },
	InQuery: { operand: true, query: true },
	Like: { operand: true, pattern: true, escape: true },
	Quantified: { left: true, right: true },
	Exists: { query: true },
	ScalarSubquery: { query: true },
	ArrayLiteral: { items: true },
	ArraySubquery: { query: true },
	Subscript: { operand: true, index: true, upper: true },
	FieldAccess: { operand: true, field: true },
	Row: { items: true },
	Case: { operand: true, branches: true, otherwise: true },
	CaseBranch: { when: true, then: true },
	Cast: { operand: true, type: true },
	FunctionCall: { path: true, arguments: true, orderBy: true, withinGroup: true, filter: true, over: true },
	Operation: { operands: true, orderBy: true, filter: true, over: true },
	Argument: { name: true, value: true },
	NamedWindow: { name: true, window: true },
	Window: { base: true, partitionBy: true, orderBy: true, frame: true },
	Frame: { start: true, end: true },
	FrameBound: { offset: true },
	AtTimeZone: { operand: true, zone: true },
	Collate: { operand: true, collation: true },
	Explain: { statement: true },
	Insert: { table: true, columns: true, source: true, conflict: true, returning: true },
	Conflict: { columns: true, assignments: true, where: true },
	Assignment: { column: true, value: true },
	Update: { table: true, assignments: true, where: true, returning: true },
	Delete: { table: true, where: true, returning: true },
	Call: { path: true, arguments: true },
	CacheTable: { query: true },
	RefreshTable: { table: true },
	TimeZoneSetting: {},
	Transaction: {},
	SessionStatement: {},
	DeclareCursor: { name: true, query: true },
	PrepareStatement: { name: true, types: true, statement: true },
	CopyOut: { query: true, path: true, columns: true },
	LockTable: { tables: true },
};

const childFields = new Map<Kind, readonly string[]>(
	Object.entries(childFieldsOf).map(([kind, fields]) => [kind as Kind, Object.keys(fields)]),
);

/**
 * The names of the fields that hold a kind's children, in the order of the text.
 * @example listChildFields("Binary") // ["left", "right"]
 */
export function listChildFields(kind: Kind): readonly string[] {
	return childFields.get(kind) ?? [];
}

/** The same from the last to the first, for what takes them from a stack. */
export function listFieldsReversed(kind: Kind): readonly string[] {
	return fieldsReversed.get(kind) ?? [];
}

const fieldsReversed = new Map([...childFields].map(([kind, fields]) => [kind, [...fields].reverse()]));

/** What one child field of a node holds, e.g. readChildren(binary, "left"). */
export function readChildren(node: Node, field: string): Children {
	return (node as unknown as Readonly<Record<string, Children>>)[field];
}

/** Every kind of node. */
export function listKinds(): readonly Kind[] {
	return [...childFields.keys()];
}
