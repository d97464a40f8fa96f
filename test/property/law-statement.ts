import fc from "../random-cases.ts";
import type { LawColumn, LawTable } from "./law-columns.ts";

/** The values of $1, $2, … */
export type Parameters = readonly (string | number)[];

/** One statement, and how its rows may be compared. */
export interface LawStatement {
	readonly sql: string;
	readonly parameters?: Parameters | undefined;
	/** `same`: the same rows in the same order; `some`: as many rows, all of them among those of `all`. */
	readonly compare: "same" | "some";
	readonly all?: { readonly sql: string; readonly parameters?: Parameters | undefined } | undefined;
	readonly limit?: number | undefined;
	readonly offset?: number | undefined;
}

/** A condition over one table: more often than not one of which a request can carry something. */
export function makeCondition(columns: readonly LawColumn[], alias = ""): fc.Arbitrary<string> {
	const pushable = columns.filter(({ isPushable }) => isPushable);
	const any = makeTree(columns, makeLeaf, alias);
	if (pushable.length === 0) return any;
	const carried = makeTree(pushable, makePlainLeaf, alias);
	return fc.oneof(
		{ weight: 5, arbitrary: carried },
		{ weight: 2, arbitrary: fc.tuple(carried, any).map(([one, other]) => `${one} AND ${other}`) },
		{ weight: 2, arbitrary: any },
	);
}

type MakeLeaf = (column: LawColumn, name: string) => fc.Arbitrary<string>;

// Comparisons under AND, OR and NOT.
function makeTree(columns: readonly LawColumn[], make: MakeLeaf, alias: string): fc.Arbitrary<string> {
	const leaf = fc.constantFrom(...columns).chain((column) => make(column, `${alias}${column.name}`));
	return fc.letrec<{ tree: string }>((tie) => ({
		tree: fc.oneof(
			{ maxDepth: 3, withCrossShrink: true },
			{ weight: 6, arbitrary: leaf },
			{
				weight: 3,
				arbitrary: fc
					.tuple(tie("tree"), fc.constantFrom("AND", "OR"), tie("tree"))
					.map(([one, joiner, other]) => `(${one} ${joiner} ${other})`),
			},
			{ weight: 1, arbitrary: tie("tree").map((inner) => `NOT (${inner})`) },
			// Wider than a group of the service may be.
			{
				weight: 1,
				arbitrary: fc
					.tuple(fc.constantFrom(" AND ", " OR "), fc.array(leaf, { minLength: 3, maxLength: 18 }))
					.map(([joiner, all]) => `(${all.join(joiner)})`),
			},
		),
	})).tree;
}

// What a request may be able to carry.
function makePlainLeaf({ type, literals, real, pieces }: LawColumn, name: string): fc.Arbitrary<string> {
	const near = fc.constantFrom(...literals.filter((value) => value !== "NULL"));
	const literal = real.length === 0 ? near : fc.oneof(near, { weight: 2, arbitrary: fc.constantFrom(...real) });
	const list = fc.array(literal, { minLength: 1, maxLength: 5 });
	const not = fc.constantFrom("", "", "NOT ");
	const some = fc.tuple(not, list).map(([negation, all]) => `${name} ${negation}IN (${all.join(", ")})`);
	const compare = (signs: readonly string[]) =>
		fc.tuple(fc.constantFrom(...signs), literal).map(([sign, value]) => `${name} ${sign} ${value}`);
	if (type === "boolean") return fc.oneof(compare(equality), fc.constantFrom(name, `NOT ${name}`));
	if (type === "varchar" || type === "text") {
		return fc.oneof(compare(equality), some, makePattern(name, pieces, ["LIKE", "ILIKE"]));
	}
	const range = fc.tuple(literal, literal).map(([low, high]) => `${name} BETWEEN ${low} AND ${high}`);
	if (type !== "timestamp") return fc.oneof(compare(order), some, range);
	return fc.oneof(
		{ weight: 4, arbitrary: compare([...order, ">=", "<="]) },
		{ weight: 1, arbitrary: range },
		{ weight: 1, arbitrary: makeTruncation(name, literal) },
	);
}

const equality = ["=", "<>"];
const order = ["=", "<>", "<", "<=", ">", ">="];

function makeLeaf({ type, literals, pieces }: LawColumn, name: string): fc.Arbitrary<string> {
	const isNull = fc.constantFrom(`${name} IS NULL`, `${name} IS NOT NULL`);
	if (type === "json") return isNull;
	const literal = fc.constantFrom(...literals);
	const operator = fc.constantFrom(...(type === "boolean" ? equality : order));
	const not = fc.constantFrom("", "NOT ");
	const usual = [
		{ weight: 6, arbitrary: fc.tuple(operator, literal).map(([sign, value]) => `${name} ${sign} ${value}`) },
		{ weight: 1, arbitrary: fc.tuple(operator, literal).map(([sign, value]) => `${value} ${sign} ${name}`) },
		{
			weight: 2,
			arbitrary: fc
				.tuple(not, fc.array(literal, { minLength: 1, maxLength: 5 }))
				.map(([negation, list]) => `${name} ${negation}IN (${list.join(", ")})`),
		},
		{ weight: 1, arbitrary: isNull },
		{
			weight: 1,
			arbitrary: fc.tuple(not, literal).map(([negation, value]) => `${name} IS ${negation}DISTINCT FROM ${value}`),
		},
		{ weight: 1, arbitrary: fc.tuple(literal, literal).map(([a, b]) => `coalesce(${name}, ${a}) = ${b}`) },
	];
	if (type === "boolean") return fc.oneof(...usual, { weight: 2, arbitrary: fc.constantFrom(name, `NOT ${name}`) });
	const between = {
		weight: 2,
		arbitrary: fc
			.tuple(not, literal, literal)
			.map(([negation, low, high]) => `${name} ${negation}BETWEEN ${low} AND ${high}`),
	};
	if (type === "timestamp") {
		return fc.oneof(...usual, between, { weight: 2, arbitrary: makeTruncation(name, literal) });
	}
	if (type !== "varchar" && type !== "text") return fc.oneof(...usual, between);
	return fc.oneof(...usual, between, { weight: 4, arbitrary: makePattern(name, pieces) });
}

function makeTruncation(name: string, literal: fc.Arbitrary<string>): fc.Arbitrary<string> {
	const sign = fc.constantFrom(...order);
	const unit = fc.constantFrom("day", "week", "month", "quarter", "year", "hour");
	const instant = literal.filter((value) => value.startsWith("'"));
	return fc.oneof(
		fc
			.tuple(sign, unit, instant)
			.map(([s, u, v]) => `date_trunc('${u}', ${name}) ${s} date_trunc('${u}', ${v}::timestamp)`),
		fc.tuple(sign, instant).map(([s, v]) => `CAST(${name} AS date) ${s} CAST(${v} AS date)`),
		fc.tuple(sign, fc.integer({ min: 2023, max: 2027 })).map(([s, year]) => `extract(year FROM ${name}) ${s} ${year}`),
	);
}

function makePattern(
	name: string,
	pieces: readonly string[],
	operators: readonly string[] = ["LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE"],
): fc.Arbitrary<string> {
	const piece = fc.constantFrom(...pieces, "a", "A", "ö", "_", "%", "\\", "'", " ", "");
	return fc
		.tuple(
			fc.constantFrom(name, name, `lower(${name})`, `upper(${name})`),
			fc.constantFrom(...operators),
			fc.constantFrom("", "%"),
			piece,
			fc.constantFrom("", "%", "_%"),
		)
		.map(([operand, operator, before, text, after]) => {
			// A backslash at the end of a pattern escapes nothing, which is an error.
			const safe = text.endsWith("\\") && after === "" ? `${text}\\` : text;
			return `${operand} ${operator} '${`${before}${safe}${after}`.replaceAll("'", "''")}'`;
		});
}

/** A statement over one table: its rows, some of them, the first of an order, how many they are, the ends, groups. */
export function makeStatement(tables: readonly LawTable[]): fc.Arbitrary<LawStatement> {
	const table = fc.oneof(...tables.map((each) => ({ weight: each.weight, arbitrary: fc.constant(each) })));
	return table.chain((each) =>
		// Limits and numbers go furthest where nothing has to be met.
		fc
			.oneof({ weight: 4, arbitrary: makeCondition(each.columns) }, { weight: 1, arbitrary: fc.constant("true") })
			.chain((where) => nameRequired(each, where))
			.chain((where) =>
				fc.oneof(
					{ weight: 4, arbitrary: makeSelect(each, where) },
					{ weight: 2, arbitrary: makeSome(each, where) },
					{ weight: 2, arbitrary: makeOrdered(each, where) },
					{ weight: 4, arbitrary: makeAggregate(each, where) },
					{ weight: 2, arbitrary: makeAggregates(each, where) },
				),
			),
	);
}

// Some of the values, in an order of their own, and once in a while one that nothing has.
function nameRequired({ required }: LawTable, where: string): fc.Arbitrary<string> {
	if (required === undefined) return fc.constant(where);
	const { column, keys } = required;
	const value = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...keys) }, fc.constant("987654321"));
	return fc
		.array(value, { minLength: 1, maxLength: 4 })
		.map((some) => `${column} IN (${some.map((each) => `'${each}'`).join(", ")}) AND (${where})`);
}

function makeSelect({ name, key, columns }: LawTable, where: string): fc.Arbitrary<LawStatement> {
	const some = fc.subarray(
		columns.map((column) => column.name),
		{ minLength: 1, maxLength: Math.min(4, columns.length) },
	);
	return fc.oneof(fc.constant(["*"]), some).map((items) => ({
		sql: `SELECT ${items.join(", ")} FROM ${name} WHERE ${where} ORDER BY ${key.join(", ")}`,
		compare: "same",
	}));
}

// Without an order any rows will do, but there must be as many, and each must belong to the answer.
function makeSome({ name, key }: LawTable, where: string): fc.Arbitrary<LawStatement> {
	const items = key.join(", ");
	return fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 })).map(([limit, offset]) => ({
		sql: `SELECT ${items} FROM ${name} WHERE ${where} LIMIT ${limit} OFFSET ${offset}`,
		compare: "some",
		all: { sql: `SELECT ${items} FROM ${name} WHERE ${where}` },
		limit,
		offset,
	}));
}

// Rows that stand equal in the order may change places, so only what they are ordered by is compared.
function makeOrdered({ name, columns, sortable }: LawTable, where: string): fc.Arbitrary<LawStatement> {
	const any = fc.constantFrom(...columns.filter(({ type }) => type !== "json").map((column) => column.name));
	const column = sortable.length > 0 ? fc.oneof(fc.constantFrom(...sortable), any) : any;
	const direction = fc.constantFrom("", " DESC", " ASC NULLS FIRST", " DESC NULLS LAST");
	return fc
		.tuple(column, direction, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }))
		.map(([by, how, limit, offset]) => ({
			sql: `SELECT ${by} FROM ${name} WHERE ${where} ORDER BY ${by}${how} LIMIT ${limit} OFFSET ${offset}`,
			compare: "same",
		}));
}

function makeAggregate({ name, columns, sortable }: LawTable, where: string): fc.Arbitrary<LawStatement> {
	const plain = columns.filter(({ type }) => type !== "json").map((column) => column.name);
	const ends = columns.filter(({ type }) => type !== "json" && type !== "boolean").map((column) => column.name);
	const select = (items: string, rest = "") => `SELECT ${items} FROM ${name} WHERE ${where}${rest}`;
	return fc
		.oneof(
			{ weight: 5, arbitrary: fc.constant(select("count(*) AS n")) },
			{
				weight: 2,
				arbitrary: fc
					.tuple(fc.constantFrom("min", "max"), fc.constantFrom(...(sortable.length > 0 ? sortable : ends)))
					.map(([end, by]) => select(`${end}(${by}) AS value`)),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(...ends).map((by) => select(`min(${by}) AS low, max(${by}) AS high`)),
			},
			{
				weight: 1,
				arbitrary: fc.constantFrom(...plain).map((by) => select(`${by}, count(*) AS n`, " GROUP BY 1 ORDER BY 1")),
			},
			{ weight: 1, arbitrary: fc.constantFrom(...plain).map((by) => select(`DISTINCT ${by}`, " ORDER BY 1")) },
		)
		.map((sql) => ({ sql, compare: "same" }));
}

// Aggregates side by side, of one column and of constants, in one SELECT or around a limited one.
function makeAggregates({ name, columns, sortable }: LawTable, where: string): fc.Arbitrary<LawStatement> {
	const ends = columns.filter(({ type }) => type !== "json" && type !== "boolean").map((column) => column.name);
	return fc.constantFrom(...(sortable.length > 0 ? sortable : ends)).chain((by) => {
		const call = fc.constantFrom("count(*)", `count(${by})`, `min(${by})`, `max(${by})`, ...constantAggregates);
		const end = fc.constantFrom(`min(${by})`, `max(${by})`);
		const items = fc
			.oneof(fc.array(end, { minLength: 1, maxLength: 3 }), fc.array(call, { minLength: 1, maxLength: 4 }))
			.map((calls) => calls.map((each, index) => `${each} AS a${index}`).join(", "));
		const rest = fc.constantFrom("", "", " ORDER BY count(*)", " ORDER BY a0 LIMIT 1", " LIMIT 1 OFFSET 1");
		const beside = fc.tuple(items, rest).map(([list, paging]) => `SELECT ${list} FROM ${name} WHERE ${where}${paging}`);
		// Rows that stand equal in the order may change places: what is taken of them is what they are ordered by.
		const around = fc
			.tuple(fc.constantFrom("", " DESC"), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 }))
			.map(
				([how, limit, offset]) =>
					`SELECT count(*) AS n, min(x) AS low, max(x) AS high FROM (SELECT ${by} AS x FROM ${name} WHERE ${where} ORDER BY 1${how} LIMIT ${limit} OFFSET ${offset}) q`,
			);
		return fc
			.oneof({ weight: 3, arbitrary: beside }, { weight: 1, arbitrary: around })
			.map((sql) => ({ sql, compare: "same" }));
	});
}

/** Aggregates that depend on the number of rows, each in its own way. */
export const constantAggregates = [
	"sum(1)",
	"count(1)",
	"avg(2)",
	"max(3)",
	"bit_or(4)",
	"bit_xor(1)",
	"bool_and(true)",
	"regr_count(1, 1)",
	"var_pop(1)",
	"string_agg('a', '')",
	"json_agg(1)",
	"mode() WITHIN GROUP (ORDER BY 5)",
	"count(*) FILTER (WHERE false)",
];

/** Pairs of tables that refer to each other, joined with conditions on both. */
export function makeJoin(tables: readonly LawTable[], links: readonly LawLink[]): fc.Arbitrary<LawStatement> {
	const find = (name: string) => tables.find((table) => table.name === name);
	return fc.constantFrom(...links).chain(({ child, column, parent, key }) => {
		const [own, other] = [find(child), find(parent)];
		if (!own || !other) throw new TypeError("links are between tables");
		const shown = [...own.key.map((name) => `c.${name}`), ...other.key.map((name) => `p.${name} AS p_${name}`)];
		const order = shown.map((_, index) => String(index + 1)).join(", ");
		return fc
			.tuple(
				fc.constantFrom("JOIN", "LEFT JOIN", "RIGHT JOIN"),
				makeCondition(own.columns, "c."),
				makeCondition(other.columns, "p."),
				fc.constantFrom("AND", "OR"),
			)
			.map(([join, ours, theirs, joiner]) => ({
				sql: `SELECT ${shown.join(", ")} FROM ${child} c ${join} ${parent} p ON p.${key} = c.${column} WHERE ${ours} ${joiner} ${theirs} ORDER BY ${order}`,
				compare: "same",
			}));
	});
}

/** A column that refers to another table's key. */
export interface LawLink {
	readonly child: string;
	readonly column: string;
	readonly parent: string;
	readonly key: string;
}
