import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { keywords, parseStatement, printStatement } from "../../src/sql/index.ts";

/** An escape of ODBC, and what is printed of it. */
const plainForms: readonly (readonly [escape: string, plain: string])[] = [
	["{fn UCASE(name)}", "UCASE(name)"],
	["{FN ucase({fn LEFT(name, 2)})}", "ucase(left(name, 2))"],
	["{fn CONVERT(x, SQL_INTEGER)}", "CAST(x AS integer)"],
	["{fn CONVERT(x, sql_type_date)}", "CAST(x AS date)"],
	["{fn CONVERT(x, VARCHAR)}", "CAST(x AS varchar)"],
	["{fn TIMESTAMPADD(SQL_TSI_DAY, 7, x)}", "TIMESTAMPADD('day', 7, x)"],
	["{fn TIMESTAMPDIFF(SQL_TSI_QUARTER, a, b)}", "TIMESTAMPDIFF('quarter', a, b)"],
	["{fn LOG(x)}", "ln(x)"],
	["{fn EXTRACT(YEAR FROM x)}", "extract(year FROM x)"],
	["{ts '2026-01-31 10:00:00'}", "timestamp '2026-01-31 10:00:00'"],
	["{d '2026-01-31'}", "date '2026-01-31'"],
	["{t '10:00'}", "time '10:00'"],
	["x LIKE 'a!%' {escape '!'}", "x LIKE 'a!%' ESCAPE '!'"],
	["{fn ABS(a)} - {fn ABS(b)} * 2", "ABS(a) - ABS(b) * 2"],
];

function readError(text: string): ProviderError {
	try {
		parseStatement(text);
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error(`${text} was taken`);
}

describe("the escapes of ODBC", () => {
	it.each(plainForms)("%s is read as %s", (written, plain) => {
		const text = printStatement(parseStatement(`SELECT ${written} FROM t`));
		expect(text).toBe(printStatement(parseStatement(`SELECT ${plain} FROM t`)));
	});

	it("stand around a join and around a whole call", () => {
		const join = "SELECT * FROM {oj a LEFT OUTER JOIN b ON a.id = b.id}, c";
		expect(printStatement(parseStatement(join))).toBe(
			printStatement(parseStatement("SELECT * FROM a LEFT JOIN b ON a.id = b.id, c")),
		);
		expect(printStatement(parseStatement("{ call search(1, 'x') }"))).toBe(
			printStatement(parseStatement("CALL search(1, 'x')")),
		);
	});

	it.each([
		["SELECT {guid '0e984725-c51c-4bf4-9960-e1c80e27aba0'}", "0A000", "{guid …}"],
		["SELECT * FROM t {limit 5}", "0A000", "{limit …}"],
		["{? = call f(1)}", "0A000", "{? = call …}"],
		["SELECT {fn CONVERT(x, SQL_BINARY)}", "0A000", "SQL_BINARY"],
		["SELECT {fn TIMESTAMPADD(SQL_TSI_FRAC_SECOND, 1, x)}", "0A000", "SQL_TSI_FRAC_SECOND"],
		["SELECT {fn CONVERT(x)}", "42601", "CONVERT takes a value and a type"],
		["SELECT {fn x}", "42601", "no function call follows"],
		["SELECT {fn UCASE(x)", "42601", '"}"'],
		["SELECT {d 2026}", "42601", "a string"],
		["SELECT {name}", "42601", "no meaning here"],
		["SELECT a } FROM t", "42601", "no meaning here"],
	])("%s is refused by name: %s %s", (text, sqlState, part) => {
		const error = readError(text);
		expect([error.sqlState, error.message]).toEqual([sqlState, expect.stringContaining(part)]);
		expect(error.position).toBeTypeOf("number");
	});

	it("nest as deep as parentheses do, and no deeper", () => {
		const nest = (depth: number) => `SELECT ${"{fn ABS(".repeat(depth)}1${")}".repeat(depth)}`;
		expect(parseStatement(nest(70)).kind).toBe("Query");
		expect(readError(nest(5000)).sqlState).toBe("54001");
	});

	it("leave their words free as names", () => {
		expect(keywords).not.toContain("TS");
		expect(printStatement(parseStatement("SELECT t.d, ts FROM fn t"))).toContain("t.d");
	});
});
