import { checkTextLength, createError, type StoredValue } from "../../base/index.ts";
import { quoteLiteral, quoteName } from "./quoted-text.ts";

/**
 * The template of format() filled in: `%[position$][-][width]type`, where the width may be an argument (`*`, `*2$`), and the type is s, I or L.
 * Source: https://www.postgresql.org/docs/current/functions-string.html#FUNCTIONS-STRING-FORMAT.
 * @throws invalid_argument (22023) for a template or a number of arguments that does not fit, 22004 for NULL as %I, 54000 for a text too long.
 * @example formatText("%I = %L", ["Plan", "it's"]) // '"Plan" = \'it\'\'s\''
 */
export function formatText(template: string, values: readonly StoredValue[]): string {
	let next = 0;
	let { length } = template;
	const take = (position: string | undefined): StoredValue => {
		const index = position === undefined ? next : readNumber(position) - 1;
		if (index < 0) throw refuse("format specifies argument 0, but arguments are numbered from 1", "Begin with %1$s.");
		next = index + 1;
		if (index >= values.length) throw refuse("too few arguments for format()", "Give a value for each %s.");
		return values[index] ?? null;
	};
	return template.replace(
		specifier,
		(
			written: string,
			position: string | undefined,
			minus: string,
			width: string | undefined,
			star: string | undefined,
			starPosition: string | undefined,
			type: string | undefined,
		) => {
			if (written === "%%") return "%";
			if (star !== undefined && starPosition === undefined && /[0-9]/.test(type ?? ""))
				throw refuse('the position of a width argument must end with "$"', "Write it as in %*1$s.");
			if (type === undefined) throw refuse("unterminated format() type specifier", 'For a single "%" use "%%".');
			if (!/[sIL]/.test(type))
				throw refuse(`"${type}" is no type of format()`, 'Use %s, %I or %L, and "%%" for a single "%".');
			const signed = star === undefined ? readNumber(width ?? "0") : widthOf(take(starPosition));
			const value = take(position);
			const shown = showValue(value, type);
			const least = Math.abs(signed);
			length += Math.max(shown.length, least);
			checkTextLength(length);
			const blanks = " ".repeat(Math.max(0, least - [...shown].length));
			return minus !== "" || signed < 0 ? shown + blanks : blanks + shown;
		},
	);
}

const specifier = /%(?:%|(?:(\d+)\$)?(-*)(?:(\d+)|(\*)(?:(\d+)\$)?)?(.)?)/gsu;

function showValue(value: StoredValue, type: string): string {
	if (type === "s") return value === null ? "" : String(value);
	if (type === "L") return value === null ? "NULL" : quoteLiteral(String(value));
	if (value !== null) return quoteName(String(value));
	const problem = "NULL is no name, as %I of format() needs it";
	throw createError("execution_failed", { sqlState: "22004", problem, advice: "Give a name, or write %L." });
}

function widthOf(value: StoredValue): number {
	if (value === null) return 0;
	const text = String(value).trim();
	if (/^[+-]?\d+$/.test(text)) return readNumber(text);
	const problem = `"${text}" is no width for format()`;
	throw createError("execution_failed", { sqlState: "22P02", problem, advice: "Give a whole number." });
}

function readNumber(text: string): number {
	const number = Number(text);
	if (Math.abs(number) <= 2_147_483_647) return number;
	const problem = `the number ${text} in a template of format() is out of range`;
	throw createError("execution_failed", { sqlState: "22003", problem, advice: "Give a smaller number." });
}

function refuse(problem: string, advice: string) {
	return createError("invalid_argument", { problem, advice });
}
