import type {
	Argument,
	Assignment,
	CommonTable,
	Explainable,
	Expression,
	Frame,
	FunctionCall,
	GroupingElement,
	GroupingSets,
	Identifier,
	Join,
	OrderItem,
	Query,
	QueryBody,
	Select,
	SelectItem,
	SessionAction,
	SessionCommand,
	Statement,
	TableExpression,
	TableName,
	TypedLiteral,
	TypeName,
	Window,
} from "../../src/sql/index.ts";
import fc from "../random-cases.ts";

type A<T> = fc.Arbitrary<T>;

const plainWords =
	"a b id name date value type state role count first last year key text open read priority Created_At naïve x$1 rows groups over current time zone top set nulls".split(
		" ",
	);
const reservedWords = ["select", "from", "order", "user", "end", "null", "not"];

const quotedName = fc
	.string({ unit: "grapheme", minLength: 1, maxLength: 6 })
	.filter((name) => !/[\0\p{Surrogate}]/u.test(name));

const identifier: A<Identifier> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc
			.constantFrom(...plainWords)
			.map((name): Identifier => ({ kind: "Identifier", name, isQuoted: false })),
	},
	{
		weight: 1,
		arbitrary: fc
			.oneof(quotedName, fc.constantFrom(...reservedWords, 'a"b', "a]b", "a b"))
			.map((name): Identifier => ({ kind: "Identifier", name, isQuoted: true })),
	},
);
/** Where any word may stand unquoted. */
const label: A<Identifier> = fc.oneof(
	identifier,
	fc.constantFrom(...reservedWords).map((name): Identifier => ({ kind: "Identifier", name, isQuoted: false })),
);
const path: A<readonly Identifier[]> = fc
	.tuple(identifier, fc.array(label, { maxLength: 2 }))
	.map(([first, rest]) => [first, ...rest]);
const names = fc.array(identifier, { maxLength: 3 });
const someNames = fc.array(identifier, { minLength: 1, maxLength: 3 });
const optional = <T>(arbitrary: A<T>): A<T | undefined> => fc.option(arbitrary, { nil: undefined });
const text = fc
	.oneof(fc.constantFrom("", "it's", "a\\b", "%x%"), fc.string({ unit: "grapheme", maxLength: 8 }))
	.filter((value) => !/[\0\p{Surrogate}]/u.test(value));

const number: A<Expression> = fc
	.constantFrom("0", "1", "42", "1.5", ".5", "1e3", "1.5e-3", "1_000", "0xFF")
	.map((digits) => ({ kind: "NumberLiteral", text: digits }));
const string: A<Expression> = text.map((value) => ({ kind: "StringLiteral", value }));
const parameter: A<Expression> = fc
	.constantFrom("1", "2", "state", "from", "p_1")
	.map((name) => ({ kind: "Parameter", name }));
const typeName: A<TypeName> = fc.record({
	kind: fc.constant("TypeName" as const),
	name: fc.constantFrom(
		...["int", "varchar", "double precision", "timestamp with time zone", "time without time zone"],
		...["character varying", "My Type", "date", "interval"],
	),
	schema: fc.constant(undefined),
	modifiers: fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 2 }),
	arrayDepth: fc.integer({ min: 0, max: 2 }),
});
const typedLiteral: A<TypedLiteral> = fc
	.tuple(
		fc.constantFrom(
			...(["date", "timestamp", "json", "timestamp with time zone", "interval"] as const).map(
				(name) => [name] as const,
			),
			...(["day", "hour to minute", "year"] as const).map((fields) => ["interval", fields] as const),
		),
		text,
	)
	.map(([[name, fields], value]) => ({
		kind: "TypedLiteral",
		type: { kind: "TypeName", name, schema: undefined, modifiers: [], arrayDepth: 0 },
		value,
		fields,
	}));

const leaf: A<Expression> = fc.oneof(
	number,
	string,
	parameter,
	typedLiteral,
	path.map((names): Expression => ({ kind: "ColumnReference", path: names })),
	fc.constantFrom<Expression>(
		{ kind: "NullLiteral" },
		{ kind: "BooleanLiteral", value: true },
		{ kind: "BooleanLiteral", value: false },
		{ kind: "BitLiteral", value: "b101" },
		{ kind: "BitLiteral", value: "x1F" },
	),
);

const operators = "and or = <> < <= > >= + - * / % ^ || -> ->> #> #>> @> <@ ~ ~* !~ !~* & | # << >> ? ?| ?& &&".split(
	" ",
);
const comparisons = "= <> < <= > >= ~ like ilike".split(" ");

function call(
	path: readonly Identifier[],
	values: readonly Argument[],
	more: Partial<FunctionCall> = {},
): FunctionCall {
	return {
		kind: "FunctionCall",
		path,
		arguments: values,
		isStar: false,
		isDistinct: false,
		orderBy: [],
		withinGroup: [],
		...more,
	};
}

/** Expressions of at most so many levels of nesting. */
export const expressionArbitrary = fc.memo((depth): A<Expression> => {
	if (depth <= 1) return leaf;
	const e = expressionArbitrary();
	const list = fc.array(e, { minLength: 1, maxLength: 3 });
	const query = queryArbitrary();
	const isNegated = fc.boolean();
	const node = <K extends Expression["kind"]>(
		kind: K,
		fields: { [F in keyof Omit<Extract<Expression, { kind: K }>, "kind" | "at">]: A<unknown> },
	): A<Expression> => fc.record({ kind: fc.constant(kind), ...fields }) as unknown as A<Expression>;
	const argument = fc.record({ kind: fc.constant("Argument" as const), name: optional(identifier), value: e });
	const word = (name: string): readonly Identifier[] => [{ kind: "Identifier", name, isQuoted: false }];
	const argumentsOf = (values: readonly Expression[]): readonly Argument[] =>
		values.map((value) => ({ kind: "Argument", value }));
	const over = optional(fc.oneof<[A<Identifier>, A<Window>]>(identifier, windowOf(depth)));
	const items = fc.array(orderItem(e), { maxLength: 2 });
	return fc.oneof(
		{ weight: 6, arbitrary: leaf },
		{ weight: 6, arbitrary: node("Binary", { operator: fc.constantFrom(...operators), left: e, right: e }) },
		node("Unary", { operator: fc.constantFrom("not", "-", "+", "~"), operand: e }),
		node("Is", { operand: e, test: fc.constantFrom("null", "true", "false", "unknown"), isNegated }),
		node("IsDistinct", { left: e, right: e, isNegated }),
		node("Between", { operand: e, low: e, high: e, isNegated, isSymmetric: fc.boolean() }),
		// IN ((SELECT …)) is a query, not a list of one.
		node("InList", {
			operand: e,
			items: list.filter(([first, second]) => second !== undefined || first?.kind !== "ScalarSubquery"),
			isNegated,
		}),
		node("InQuery", { operand: e, query, isNegated }),
		node("Like", {
			operand: e,
			pattern: e,
			escape: optional(e),
			isNegated,
			form: fc.constantFrom("like", "ilike", "similar"),
		}),
		node("Quantified", {
			operator: fc.constantFrom(...comparisons, "not like", "not ilike"),
			left: e,
			quantifier: fc.constantFrom("any", "all"),
			right: fc.oneof<[A<Expression>, A<Query>]>(e, query).filter((right) => right.kind !== "ScalarSubquery"),
		}),
		node("Exists", { query }),
		node("ScalarSubquery", { query }),
		node("ArrayLiteral", { items: fc.array(e, { maxLength: 3 }) }),
		node("ArraySubquery", { query }),
		node("Subscript", { operand: e, index: e, upper: fc.constant(undefined), isSlice: fc.constant(false) }),
		node("Subscript", { operand: e, index: optional(e), upper: optional(e), isSlice: fc.constant(true) }),
		node("FieldAccess", { operand: e, field: label }),
		node("Row", { items: fc.array(e, { maxLength: 3 }) }),
		node("Case", {
			operand: optional(e),
			branches: fc.array(fc.record({ kind: fc.constant("CaseBranch"), when: e, then: e }), {
				minLength: 1,
				maxLength: 2,
			}),
			otherwise: optional(e),
		}),
		node("Cast", { operand: e, type: typeName }),
		node("AtTimeZone", { operand: e, zone: e }),
		node("Collate", { operand: e, collation: path }),
		fc
			.record({
				path: fc.constantFrom(word("lower"), word("count"), word("string_agg"), word("left"), word("date")),
				values: fc.array(argument, { minLength: 1, maxLength: 3 }),
				isDistinct: fc.boolean(),
				orderBy: items,
				withinGroup: items,
				filter: optional(e),
				over,
			})
			.map(({ path, values, ...more }) => call(path, values, more)),
		fc.tuple(path, over).map(([path, over]) => call(path, [], { isStar: true, over })),
		fc.constantFrom(word("now"), word("current_date"), word("user")).map((path) => call(path, [])),
		fc
			.tuple(fc.constantFrom("year", "epoch"), e)
			.map(([field, value]) => call(word("extract"), argumentsOf([{ kind: "StringLiteral", value: field }, value]))),
		fc.tuple(e, e).map((values) => call(word("position"), argumentsOf(values))),
		list.map((values) => call(word("substring"), argumentsOf(values))),
		fc.tuple(e, e, e).map((values) => call(word("overlay"), argumentsOf(values))),
	);
});

function orderItem(e: A<Expression>): A<OrderItem> {
	return fc.record({
		kind: fc.constant("OrderItem" as const),
		expression: e,
		isDescending: fc.boolean(),
		nulls: optional(fc.constantFrom("first" as const, "last" as const)),
	});
}

function windowOf(depth: number): A<Window> {
	const e = expressionArbitrary(Math.max(1, depth - 1));
	const bound = (types: readonly string[]): A<Frame["start"]> =>
		fc
			.tuple(
				fc.constantFrom(...types),
				fc.oneof(
					number,
					parameter,
					typedLiteral.filter((node) => node.type.name === "interval"),
				),
			)
			.map(([type, offset]) => ({
				kind: "FrameBound",
				type: type as Frame["start"]["type"],
				offset: type === "preceding" || type === "following" ? offset : undefined,
			}));
	const frame: A<Frame> = fc.record({
		kind: fc.constant("Frame" as const),
		unit: fc.constantFrom("rows" as const, "range" as const, "groups" as const),
		start: bound(["unbounded preceding", "preceding", "current row"]),
		end: optional(bound(["following", "unbounded following", "current row"])),
		exclude: optional(fc.constantFrom("current row" as const, "group" as const, "ties" as const, "no others" as const)),
	});
	return fc.record({
		kind: fc.constant("Window" as const),
		base: optional(
			fc.constantFrom("w", "v").map((name): Identifier => ({ kind: "Identifier", name, isQuoted: false })),
		),
		partitionBy: fc.array(e, { maxLength: 2 }),
		orderBy: fc.array(orderItem(e), { maxLength: 2 }),
		frame: optional(frame),
	});
}

const tableAlias = fc.record({ kind: fc.constant("TableAlias" as const), name: label, columns: names });
const tableName: A<TableName> = fc.record({
	kind: fc.constant("TableName" as const),
	path,
	alias: optional(tableAlias),
	isCacheOnly: fc.constantFrom(true as const, undefined),
});

const tableArbitrary = fc.memo((depth): A<TableExpression> => {
	if (depth <= 1) return tableName;
	const table = tableArbitrary();
	const e = expressionArbitrary(depth - 1);
	const join = (fields: Partial<Record<keyof Join, A<unknown>>>): A<TableExpression> =>
		fc.record({
			kind: fc.constant("Join"),
			type: fc.constantFrom("inner", "left", "right", "full"),
			isNatural: fc.constant(false),
			left: table,
			right: table,
			using: fc.constant([]),
			...fields,
		}) as unknown as A<TableExpression>;
	return fc.oneof(
		{ weight: 3, arbitrary: tableName },
		fc.record({
			kind: fc.constant("DerivedTable" as const),
			isLateral: fc.boolean(),
			query: queryArbitrary(depth - 1),
			alias: optional(tableAlias),
		}),
		fc.record({
			kind: fc.constant("FunctionTable" as const),
			isLateral: fc.boolean(),
			call: fc.tuple(path, fc.array(e, { maxLength: 2 })).map(([path, values]) =>
				call(
					path,
					values.map((value): Argument => ({ kind: "Argument", value })),
				),
			),
			hasOrdinality: fc.boolean(),
			alias: optional(tableAlias),
		}),
		join({ on: e }),
		join({ using: someNames }),
		join({ isNatural: fc.constant(true) }),
		join({ type: fc.constant("cross") }),
	);
});

function groupingElement(e: A<Expression>): A<GroupingElement> {
	// A row in GROUP BY is taken apart, and a list of one is that one.
	const single = e.filter((node) => node.kind !== "Row");
	const sets = (elements: A<GroupingSets["elements"][number]>): A<GroupingSets> =>
		fc.record({
			kind: fc.constant("GroupingSets" as const),
			type: fc.constantFrom("sets" as const, "rollup" as const, "cube" as const),
			elements: fc.array(elements, { minLength: 1, maxLength: 3 }),
		});
	const list = fc.array(e, { maxLength: 3 }).filter((items) => items.length !== 1);
	return fc.oneof<[A<Expression>, A<GroupingSets>]>(
		single,
		sets(
			fc.oneof<A<GroupingSets["elements"][number]>[]>(
				single,
				list,
				sets(fc.oneof<A<GroupingSets["elements"][number]>[]>(single, list)),
			),
		),
	);
}

function selectItem(e: A<Expression>): A<SelectItem> {
	return fc.oneof<A<SelectItem>[]>(
		fc.record({ kind: fc.constant("OutputColumn" as const), expression: e, alias: optional(label) }),
		path.map((qualifier) => ({ kind: "Star", qualifier })),
		fc.record({ kind: fc.constant("RecordStar" as const), record: e }),
		fc.constant({ kind: "Star", qualifier: [] }),
	);
}

const selectArbitrary = fc.memo((depth): A<Select> => {
	const e = expressionArbitrary(depth - 1);
	return fc.record({
		kind: fc.constant("Select" as const),
		distinct: optional(fc.array(e, { maxLength: 2 }).map((on) => ({ kind: "Distinct" as const, on }))),
		items: fc.array(selectItem(e), { minLength: 1, maxLength: 3 }),
		from: fc.array(tableArbitrary(depth - 1), { maxLength: 2 }),
		where: optional(e),
		groupBy: fc.array(groupingElement(e), { maxLength: 2 }),
		having: optional(e),
		windows: fc.array(
			fc.record({ kind: fc.constant("NamedWindow" as const), name: identifier, window: windowOf(depth - 1) }),
			{ maxLength: 1 },
		),
	});
});

function isBare(query: Query): boolean {
	return (
		query.with === undefined && query.orderBy.length === 0 && query.limit === undefined && query.offset === undefined
	);
}

const bodyArbitrary = fc.memo((depth): A<QueryBody> => {
	const e = expressionArbitrary(Math.max(1, depth - 1));
	const values: A<QueryBody> = fc.record({
		kind: fc.constant("Values" as const),
		rows: fc.array(fc.array(e, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 2 }),
	});
	if (depth <= 1) return values;
	const body = bodyArbitrary();
	return fc.oneof(
		{ weight: 4, arbitrary: selectArbitrary(depth) },
		{ weight: 1, arbitrary: values },
		{
			weight: 2,
			arbitrary: fc.record({
				kind: fc.constant("SetOperation" as const),
				operator: fc.constantFrom("union" as const, "intersect" as const, "except" as const),
				isAll: fc.boolean(),
				left: body,
				right: body,
			}),
		},
		// Parentheses around a query without clauses leave no trace.
		{ weight: 1, arbitrary: queryArbitrary(depth - 1).filter((query) => !isBare(query)) },
	);
});

/** Queries of at most so many levels of nesting. */
export const queryArbitrary = fc.memo((depth): A<Query> => {
	const e = expressionArbitrary(Math.max(1, depth - 1));
	const table: A<CommonTable> = fc.record({
		kind: fc.constant("CommonTable" as const),
		name: identifier,
		columns: names,
		query: depth <= 1 ? plainQuery : queryArbitrary(depth - 1),
		isMaterialized: fc.constantFrom(true, false, undefined),
	});
	const clause = fc.record({
		kind: fc.constant("With" as const),
		isRecursive: fc.boolean(),
		tables: fc.array(table, { minLength: 1, maxLength: 2 }),
	});
	return fc
		.record({
			kind: fc.constant("Query" as const),
			with: optional(clause),
			body: bodyArbitrary(Math.max(1, depth - 1)),
			orderBy: fc.array(orderItem(e), { maxLength: 2 }),
			limit: optional(e),
			offset: optional(e),
			hasTies: fc.constantFrom(true as const, undefined),
		})
		.map((query): Query => (query.limit === undefined ? { ...query, hasTies: undefined } : query))
		.map((query): Query => (isBare(query) && query.body.kind === "Query" ? query.body : query));
});

const plainQuery: A<Query> = leaf.map((value) => ({
	kind: "Query",
	body: { kind: "Values", rows: [[value]] },
	orderBy: [],
}));

/** Whether the text of the query begins with a SELECT that INTO can stand in. */
function canHaveInto(body: QueryBody): boolean {
	return (
		body.kind === "Select" ||
		(body.kind === "SetOperation" && canHaveInto(body.left) && body.left.kind !== "SetOperation")
	);
}

/** Statements of every kind, as the parser gives them: what print writes must parse to them again. */
export function statementArbitrary(depth: number): A<Statement> {
	const e = expressionArbitrary(depth - 1);
	const query = queryArbitrary(depth);
	const target: A<TableName> = fc.record({
		kind: fc.constant("TableName" as const),
		path,
		alias: optional(label.map((name) => ({ kind: "TableAlias" as const, name, columns: [] }))),
	});
	const assignment: A<Assignment> = fc.record({
		kind: fc.constant("Assignment" as const),
		column: identifier,
		value: e,
	});
	const assignments = fc.array(assignment, { minLength: 1, maxLength: 2 });
	const returning = fc.array(selectItem(e), { maxLength: 2 });
	const where = optional(e);
	const conflict = fc.oneof(
		fc.record({
			kind: fc.constant("Conflict" as const),
			columns: names,
			action: fc.constant("nothing" as const),
			assignments: fc.constant([]),
			where: fc.constant(undefined),
		}),
		fc.record({
			kind: fc.constant("Conflict" as const),
			columns: names,
			action: fc.constant("update" as const),
			assignments,
			where,
		}),
	);
	const plain: A<Explainable> = fc.oneof(
		{ weight: 5, arbitrary: query },
		{
			weight: 1,
			arbitrary: fc
				.tuple(query, fc.constantFrom("csv://out.csv", "csv://my file.csv"))
				.map(([query, into]) => (canHaveInto(query.body) ? { ...query, into } : query)),
		},
		fc.record({
			kind: fc.constant("Insert" as const),
			table: target,
			columns: someNames,
			source: query,
			isUpsert: fc.boolean(),
			conflict: optional(conflict),
			returning,
		}),
		fc.record({ kind: fc.constant("Update" as const), table: target, assignments, where, returning }),
		fc.record({ kind: fc.constant("Delete" as const), table: target, where, returning }),
		fc.record({
			kind: fc.constant("Call" as const),
			path,
			arguments: fc.array(fc.record({ kind: fc.constant("Argument" as const), name: optional(identifier), value: e }), {
				maxLength: 2,
			}),
		}),
		fc.record({
			kind: fc.constant("CacheTable" as const),
			mode: fc.constantFrom("truncate" as const, "drop existing" as const, "schema only" as const, undefined),
			query,
		}),
		fc.record({
			kind: fc.constant("RefreshTable" as const),
			isFull: fc.boolean(),
			table: path.map((path): TableName => ({ kind: "TableName", path })),
		}),
	);
	const setting = fc.oneof(
		fc.constant({ kind: "TimeZoneSetting" as const, action: "show" as const, zone: undefined }),
		fc.record({
			kind: fc.constant("TimeZoneSetting" as const),
			action: fc.constant("set" as const),
			zone: fc.option(fc.string(), { nil: undefined }),
		}),
	);
	return fc.oneof(
		{ weight: 9, arbitrary: plain },
		{ weight: 1, arbitrary: sessionCommand(identifier, plain, query, path, someNames) },
		{ weight: 1, arbitrary: setting },
		{
			weight: 1,
			arbitrary: fc.record({
				kind: fc.constant("Explain" as const),
				isAnalyze: fc.boolean(),
				isVerbose: fc.boolean(),
				isCost: fc.boolean(),
				isJson: fc.boolean(),
				statement: plain,
			}),
		},
	);
}

const modes = {
	isolation: fc.constantFrom("serializable", "repeatable read", "read committed", undefined),
	isReadonly: fc.constantFrom(true, false, undefined),
};
const word = fc.stringMatching(/^[a-z_]{1,8}$/);

function sessionCommand(
	identifier: A<Identifier>,
	statement: A<Explainable>,
	query: A<Query>,
	path: A<readonly Identifier[]>,
	columns: A<readonly Identifier[]>,
): A<SessionCommand> {
	const named = (...actions: SessionAction[]) =>
		fc.record({ kind: fc.constant("SessionStatement" as const), action: fc.constantFrom(...actions), name: word });
	return fc.oneof(
		fc.record({
			kind: fc.constant("Transaction" as const),
			action: fc.constantFrom("begin" as const, "commit" as const, "rollback" as const),
			...{ isolation: fc.constant(undefined), isReadonly: fc.constant(undefined) },
		}),
		fc.record({
			kind: fc.constant("Transaction" as const),
			action: fc.constantFrom("commit" as const, "rollback" as const),
			isChained: fc.constant(true as const),
		}),
		fc.record({
			kind: fc.constant("Transaction" as const),
			action: fc.constantFrom("begin" as const, "characteristics" as const),
			...modes,
			isReadonly: fc.boolean(),
		}),
		named("savepoint", "release", "rollback to", "close", "deallocate", "listen", "unlisten", "show", "reset"),
		fc.record({
			kind: fc.constant("SessionStatement" as const),
			action: fc.constant("set" as const),
			name: word,
			value: fc.option(fc.string({ unit: "grapheme-ascii" }), { nil: undefined }),
			isLocal: fc.boolean(),
		}),
		fc.record({
			kind: fc.constant("SessionStatement" as const),
			action: fc.constantFrom("fetch" as const, "move" as const),
			name: word,
			direction: fc.constantFrom("forward" as const, "backward" as const, "absolute" as const, "relative" as const),
			count: fc.integer({ min: -5, max: 99 }),
		}),
		fc.record({
			kind: fc.constant("DeclareCursor" as const),
			name: identifier,
			isScroll: fc.constantFrom(true, false, undefined),
			isHeld: fc.boolean(),
			isBinary: fc.boolean(),
			query,
		}),
		fc.record({
			kind: fc.constant("PrepareStatement" as const),
			name: identifier,
			types: fc.constant([]),
			statement,
		}),
		fc.record({
			kind: fc.constant("LockTable" as const),
			tables: fc.array(fc.record({ kind: fc.constant("TableName" as const), path }), { minLength: 1, maxLength: 3 }),
			mode: fc.constantFrom("access share", "share row exclusive", "exclusive"),
			isNoWait: fc.boolean(),
		}),
		fc.record({
			kind: fc.constant("CopyOut" as const),
			path,
			columns,
			format: fc.constantFrom("text" as const, "csv" as const),
			hasHeader: fc.boolean(),
			nullText: fc.constantFrom("", "NULL", undefined),
			delimiter: fc.constantFrom(";", undefined),
		}),
	);
}
