import type { ColumnDefinition, FilterOperator } from "../../src/profile/index.ts";
import type { Declared } from "./declared.ts";

/** A value of a result. */
export type Value = string | number | bigint | boolean | Date;

/** One condition in SQL, and the operators that a request which carries it has, by their wire names. */
export interface Predicate {
	readonly sql: string;
	/** Every one of them has to be in the request; several for a day that is a range. */
	readonly wire: readonly string[];
	/** No row can meet it, so no request need be made. */
	readonly isHopeless?: true;
}

const wireOperators: Readonly<Record<FilterOperator, string>> = {
	eq: "=",
	ne: "!=",
	in: "IN",
	nin: "NIN",
	gt: ">",
	ge: ">=",
	lt: "<",
	le: "<=",
	contains: "~",
	starts: "^",
	ends: "$",
};

/** The spellings of an operator in SQL; bounds that are included are asked for by those that are not. */
const spellings: Readonly<Partial<Record<FilterOperator, readonly string[]>>> = {
	eq: ["="],
	ne: ["<>"],
	gt: [">", ">="],
	ge: [">="],
	lt: ["<", "<="],
	le: ["<="],
};

const parts: Readonly<Partial<Record<FilterOperator, (text: string) => string>>> = {
	contains: (text) => `%${text}%`,
	starts: (text) => `${text}%`,
	ends: (text) => `%${text}`,
};

/**
 * The conditions that hold a declared operator against rows: with values that rows have, the ends of their order among
 * them, one that no row has, for timestamps also the bounds of their days.
 * @param real Values of the column in the rows, none twice.
 */
export function makePredicates(declared: Declared, real: readonly Value[], zone: string): readonly Predicate[] {
	const { column, operator } = declared;
	if (operator === "sort") return [];
	const name = column.name;
	const wire = [wireOperators[operator]];
	const values = pickValues(declared, real, zone);
	const part = parts[operator];
	if (part) {
		return values
			.flatMap((value) => cutText(String(value), operator))
			.filter((text) => isAsked(text, column))
			.map((text) => ({ sql: `${name} LIKE ${printLiteral(part(text))}`, wire }));
	}
	if (operator === "in" || operator === "nin") {
		const sign = operator === "in" ? "IN" : "NOT IN";
		const pairs = values.map((value, index) => [value, values[(index + 1) % values.length] ?? value]);
		return pairs.map((pair) => ({ sql: `${name} ${sign} (${pair.map(printLiteral).join(", ")})`, wire }));
	}
	const isByDay = column.type === "timestamp" && column.filter.ne === undefined && operator === "eq";
	const predicates = (spellings[operator] ?? []).flatMap((sign) =>
		values.map((value): Predicate => {
			const sql = `${name} ${sign} ${printLiteral(value)}`;
			return { sql, wire: isByDay ? [">", "<"] : wire };
		}),
	);
	if (column.type === "boolean" && operator === "eq") {
		predicates.push({ sql: name, wire }, { sql: `NOT ${name}`, wire });
	}
	return [...predicates, { sql: `${name} ${spellings[operator]?.[0] ?? "="} NULL`, wire: [], isHopeless: true }];
}

/** A value as a literal of SQL. */
export function printLiteral(value: Value): string {
	if (value instanceof Date) return `'${value.toISOString()}'`;
	return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}

const absent: Readonly<Record<string, Value>> = {
	varchar: "98765432109876",
	text: "no such text",
	integer: 987_654,
	timestamp: new Date("2001-02-03T04:05:06Z"),
};

// Among the texts of an attribute, what looks like a number or a boolean is not asked for.
function isAsked(value: Value, { within, type }: ColumnDefinition): boolean {
	return !within || type !== "varchar" || !/^[-+.\de]*$|^.?$|^(tr|ru|ue|fa|al|ls|se)$/i.test(String(value));
}

function pickValues({ column, operator }: Declared, all: readonly Value[], zone: string): readonly Value[] {
	const real = all.filter((value) => isAsked(value, column));
	if (column.type === "boolean") return [true, false];
	const sorted = [...real].sort(compareValues);
	const middle = sorted[sorted.length >> 1];
	const picked = operator === "eq" || operator === "in" ? [sorted[0], middle, sorted.at(-1)] : [middle];
	const ends = picked.filter((value) => value !== undefined);
	// Where a request has words of its own for the values, there is none for a value that does not exist.
	const missing = column.sendValues ? [] : [(column.within ? absentAttribute : absent)[column.type] ?? 0];
	const bounds = middle instanceof Date ? boundsOfDay(middle, zone) : [];
	return [...new Set([...ends, ...bounds, ...missing])];
}

const absentAttribute: typeof absent = { ...absent, varchar: "no such value" };

function compareValues(left: Value, right: Value): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

// The midnights around an instant: in UTC, and where the workspace is.
function boundsOfDay(instant: Date, zone: string): readonly Date[] {
	const utc = new Date(instant);
	utc.setUTCHours(0, 0, 0, 0);
	const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(instant);
	const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
	return [utc, new Date(instant.getTime() - (hours * 3600 + minutes * 60 + seconds) * 1000)];
}

// Wildcards and the sign that escapes them would make it another pattern.
function cutText(text: string, operator: FilterOperator): readonly string[] {
	const letters = [...text];
	const third = Math.max(1, Math.floor(letters.length / 3));
	const piece =
		operator === "starts"
			? letters.slice(0, third)
			: operator === "ends"
				? letters.slice(-third)
				: letters.slice(third, 2 * third);
	const cut = piece.join("");
	return cut === "" || /[%_\\]/.test(cut) ? [] : [cut];
}
