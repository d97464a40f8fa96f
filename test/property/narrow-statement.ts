import fc from "../random-cases.ts";
import type { LawTable } from "./law-columns.ts";
import { constantAggregates, type LawStatement, makeCondition, type Parameters } from "./law-statement.ts";

/** A statement that needs less than all rows of its one table. */
export interface NarrowStatement extends LawStatement {
	readonly table: string;
}

/**
 * Statements that count, look for an end of a column, want some rows or the first ones of an order, or several of that side by side;
 * over a table as it is, a view, a subquery in FROM or a WITH table, their limits and values given in the text or as parameters.
 */
export function makeNarrowStatement(tables: readonly LawTable[]): fc.Arbitrary<NarrowStatement> {
	return fc
		.constantFrom(...tables)
		.chain((table) =>
			fc
				.tuple(makeSource(table), makePaging())
				.chain(([source, paging]) =>
					fc
						.oneof(
							{ weight: 2, arbitrary: fc.constant(count(source)) },
							{ weight: 2, arbitrary: makeEnd(source) },
							{ weight: 5, arbitrary: makeSideBySide(source) },
							{ weight: 4, arbitrary: makeOrdered(source, paging) },
							{ weight: 3, arbitrary: fc.constant(someRows(source, table.key, paging)) },
							{ weight: 2, arbitrary: makeAround(source, paging) },
						)
						.map((statement) => ({ ...statement, table: table.name })),
				),
		);
}

/** The name of a view of all rows of a table, which the connection has to have. */
export function viewOf(table: string): string {
	return `all_${table}`;
}

/** Rows to take from, with a column `x` beside those of the table. */
interface Source {
	readonly with: string;
	readonly from: string;
	/** What stands for the column in the outer query. */
	readonly x: string;
	readonly parameters: Parameters;
}

function makeSource({ name, columns, sortable }: LawTable): fc.Arbitrary<Source> {
	const ends = columns.filter(({ type }) => type !== "json" && type !== "boolean").map((column) => column.name);
	const column = fc.oneof(
		{ weight: 3, arbitrary: fc.constantFrom(...(sortable.length > 0 ? sortable : ends)) },
		{ weight: 1, arbitrary: fc.constantFrom(...ends) },
	);
	const texts = columns.filter(({ type, real }) => type === "varchar" && real.length > 0);
	const given = fc
		.constantFrom(...texts)
		.chain((text) => fc.constantFrom(...text.real).map((literal) => ({ text: text.name, literal })))
		.map(({ text, literal }) => ({
			where: `${text} >= $1`,
			parameters: [literal.slice(1, -1).replaceAll("''", "'")],
		}));
	const plainly = (where: string) => ({ where, parameters: [] });
	const condition = fc.oneof(
		{ weight: 4, arbitrary: fc.constant(plainly("true")) },
		{ weight: 5, arbitrary: makeCondition(columns).map(plainly) },
		{ weight: 1, arbitrary: given },
	);
	return fc
		.tuple(column, condition, fc.constantFrom(...shapes))
		.map(([x, { where, parameters }, shape]) => ({ ...shape(name, x, where), parameters }));
}

type Shape = (table: string, x: string, where: string) => Pick<Source, "with" | "from" | "x">;

const shapes: readonly Shape[] = [
	(table, x, where) => ({ with: "", from: `${table} t WHERE ${where}`, x }),
	(table, x, where) => ({ with: "", from: `${table} t WHERE ${where}`, x }),
	(table, x, where) => ({ with: "", from: `(SELECT * FROM ${table}) t WHERE ${where}`, x }),
	(table, x, where) => ({ with: "", from: `${viewOf(table)} t WHERE ${where}`, x }),
	(table, x, where) => ({ with: "", from: `(SELECT s.*, ${x} AS x FROM ${table} s WHERE ${where}) t`, x: "x" }),
	(table, x, where) => ({
		with: "",
		from: `(SELECT u.*, ${x} AS x FROM (SELECT * FROM ${table}) u) t WHERE ${where}`,
		x: "x",
	}),
	(table, x, where) => ({ with: `WITH w AS (SELECT * FROM ${table} WHERE ${where}) `, from: "w t", x }),
	(table, x, where) => ({
		with: `WITH v AS (SELECT * FROM ${table}), w AS (SELECT v.*, ${x} AS x FROM v WHERE ${where}) `,
		from: "w t",
		x: "x",
	}),
];

interface Paging {
	readonly limit: number;
	readonly offset: number;
	/** Whether they are given as parameters. */
	readonly isGiven: boolean;
}

function makePaging(): fc.Arbitrary<Paging> {
	return fc.record({
		limit: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 20 })),
		offset: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
		isGiven: fc.boolean(),
	});
}

function page(source: Source, { limit, offset, isGiven }: Paging): { text: string; parameters: Parameters } {
	if (!isGiven) return { text: ` LIMIT ${limit} OFFSET ${offset}`, parameters: source.parameters };
	const next = source.parameters.length + 1;
	return { text: ` LIMIT $${next} OFFSET $${next + 1}`, parameters: [...source.parameters, limit, offset] };
}

function select(source: Source, items: string): LawStatement {
	const { parameters } = source;
	return { sql: `${source.with}SELECT ${items} FROM ${source.from}`, parameters, compare: "same" };
}

function count(source: Source): LawStatement {
	return select(source, "count(*) AS n");
}

function makeEnd(source: Source): fc.Arbitrary<LawStatement> {
	return fc.constantFrom("min", "max").map((end) => select(source, `${end}(${source.x}) AS value`));
}

// In one SELECT, or as a subquery each.
function makeSideBySide(source: Source): fc.Arbitrary<LawStatement> {
	const { x } = source;
	const end = fc.constantFrom(`min(${x})`, `max(${x})`);
	const call = fc.constantFrom("count(*)", "count(*)", `count(${x})`, `min(${x})`, `max(${x})`, ...constantAggregates);
	const calls = fc.oneof(fc.array(end, { minLength: 2, maxLength: 3 }), fc.array(call, { minLength: 2, maxLength: 4 }));
	return fc.tuple(calls, fc.integer({ min: 0, max: 4 })).map(([items, kind]) => {
		if (kind > 0) return select(source, items.map((item, index) => `${item} AS a${index}`).join(", "));
		const subqueries = items.map((item, index) => `(SELECT ${item} FROM ${source.from}) AS a${index}`);
		return {
			sql: `${source.with}SELECT ${subqueries.join(", ")}`,
			parameters: source.parameters,
			compare: "same",
		};
	});
}

// Rows that stand equal in the order may change places, so only what they are ordered by is compared.
function makeOrdered(source: Source, paging: Paging): fc.Arbitrary<LawStatement> {
	const { text, parameters } = page(source, paging);
	return fc.constantFrom("", "", " DESC", " ASC NULLS FIRST", " DESC NULLS LAST").map((how) => ({
		sql: `${source.with}SELECT ${source.x} FROM ${source.from} ORDER BY ${source.x}${how}${text}`,
		parameters,
		compare: "same",
	}));
}

function someRows(source: Source, key: readonly string[], paging: Paging): LawStatement {
	const { text, parameters } = page(source, paging);
	const items = key.map((name) => `t.${name}`).join(", ");
	const all = select(source, items);
	const { limit, offset } = paging;
	return { sql: `${all.sql}${text}`, parameters, compare: "some", all, limit, offset };
}

function makeAround(source: Source, paging: Paging): fc.Arbitrary<LawStatement> {
	const { text, parameters } = page(source, paging);
	const limited = (how: string) => `SELECT ${source.x} AS y FROM ${source.from} ORDER BY ${source.x}${how}${text}`;
	return fc.tuple(fc.constantFrom("", " DESC"), fc.boolean()).map(([how, isExists]) => ({
		sql: isExists
			? `${source.with}SELECT EXISTS (${limited(how)}) AS is_there`
			: `${source.with}SELECT count(*) AS n, min(y) AS low, max(y) AS high FROM (${limited(how)}) q`,
		parameters,
		compare: "same",
	}));
}
