import type { ParameterValue } from "../../plan/index.ts";

/**
 * A statement whose values are apart from its text; `ResultRow` is what its rows are taken for.
 * @example sql`SELECT id FROM contacts WHERE role = ${"lead"}`.parameters // ["lead"]
 */
export class SqlStatement<ResultRow = unknown> {
	readonly #strings: readonly string[];
	readonly #values: readonly SqlPart[];
	/** What its rows are; there is no such value. */
	declare readonly row?: ResultRow;

	/**
	 * Made by {@link sql}, not by callers.
	 * @internal
	 */
	constructor(strings: readonly string[], values: readonly SqlPart[]) {
		this.#strings = strings;
		this.#values = values;
	}

	/** The text, with `$1` and so on where values stand. */
	get text(): string {
		return this.#write([]);
	}

	/** The values, in their order. */
	get parameters(): readonly ParameterValue[] {
		const parameters: ParameterValue[] = [];
		this.#write(parameters);
		return parameters;
	}

	#write(into: ParameterValue[]): string {
		const write = (value: SqlPart) => (value instanceof SqlStatement ? value.#write(into) : `$${into.push(value)}`);
		return this.#strings.reduce((text, string, index) => text + write(this.#values[index - 1]) + string);
	}
}

/** What stands between the pieces of a template: a value, or a part of the statement with values of its own. */
export type SqlPart = ParameterValue | SqlStatement;

/**
 * Makes a statement of a template: what stands in `${…}` is never part of the text, but for parts that are made by `sql` too.
 * @example sql`SELECT id FROM contacts WHERE role = ${"lead"}`.text // "SELECT id FROM contacts WHERE role = $1"
 */
export function sql<ResultRow = Record<string, unknown>>(
	strings: TemplateStringsArray,
	...values: readonly SqlPart[]
): SqlStatement<ResultRow> {
	return new SqlStatement(strings, values);
}

/**
 * A name of a table or column, quoted; several are joined by dots.
 * @example sqlIdentifier("reports", "csat_by_month").text // '"reports"."csat_by_month"'
 */
export function sqlIdentifier(...names: readonly string[]): SqlStatement {
	return new SqlStatement([names.map((name) => `"${name.replaceAll('"', '""')}"`).join(".")], []);
}

/**
 * A list of values or parts with commas between them, for `IN (…)`.
 * @example sqlList(["lead", "user"]).text // "$1, $2"
 */
export function sqlList(parts: readonly SqlPart[]): SqlStatement {
	return new SqlStatement(["", ...parts.slice(1).map(() => ", "), ...(parts.length > 0 ? [""] : [])], parts);
}
