import { dayOfWeek, isoFields, julianDay, type TimeFields } from "./time-fields.ts";

/** The names of the months, from January. */
export const monthNames: readonly string[] = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];
const dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const romanMonths = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** A word of a template: what it prints, and whether TH may stand behind it. */
export interface TemplateWord {
	readonly word: string;
	readonly kind: "number" | "text";
	/** False for what a span of time does not have. */
	readonly isOfSpans: boolean;
	/**
	 * What it prints.
	 * @param isFilled False behind FM: without the blanks and zeros that fill it up.
	 */
	readonly print: (fields: TimeFields, isFilled: boolean) => string;
}

// The sign of a negative number comes on top of its width.
function number(word: string, width: number, read: (fields: TimeFields) => number): TemplateWord {
	const print = (fields: TimeFields, isFilled: boolean) => padNumber(read(fields), isFilled ? width : 0);
	return { word, kind: "number", isOfSpans: true, print };
}

function padNumber(value: number, width: number): string {
	const digits = String(Math.abs(value)).padStart(width, "0");
	return value < 0 ? `-${digits}` : digits;
}

// The sign of a negative number is part of its width.
function count(word: string, width: number, read: (fields: TimeFields) => number): TemplateWord {
	const print = (fields: TimeFields, isFilled: boolean) => {
		const value = read(fields);
		return padNumber(value, (isFilled ? width : 0) - (value < 0 ? 1 : 0));
	};
	return { word, kind: "number", isOfSpans: true, print };
}

function name(word: string, width: number, read: (fields: TimeFields) => string, isOfSpans = false): TemplateWord {
	const change = word === word.toUpperCase() ? upper : word === word.toLowerCase() ? lower : keep;
	const print = (fields: TimeFields, isFilled: boolean) => change(read(fields)).padEnd(isFilled ? width : 0);
	return { word, kind: "text", isOfSpans, print };
}

const upper = (text: string) => text.toUpperCase();
const lower = (text: string) => text.toLowerCase();
const keep = (text: string) => text;

// What the words of numbers print is the same in small letters.
const both = (...rows: readonly TemplateWord[]) =>
	rows.flatMap((row) => [row, { ...row, word: row.word.toLowerCase() }]);

const monthName = ({ month }: TimeFields) => monthNames[month - 1] ?? "";
const dayName = (fields: TimeFields) => dayNames[dayOfWeek(fields)] ?? "";
const half = ({ hour }: TimeFields) => (hour % 24 >= 12 ? "PM" : "AM");
const era = () => "AD";
const hour12 = ({ hour }: TimeFields) => hour % 12 || 12;
const century = ({ year, isSpan }: TimeFields) => (isSpan ? Math.trunc(year / 100) : Math.trunc((year - 1) / 100) + 1);
const plainYear = ({ year }: TimeFields) => year;
const isoYear = (fields: TimeFields) => isoFields(fields).year;
const secondOfDay = ({ hour, minute, second }: TimeFields) => hour * 3600 + minute * 60 + second;
const sign = ({ offset }: TimeFields) => (offset < 0 ? "-" : "+");
const offsetHours = ({ offset }: TimeFields) => Math.trunc(Math.abs(offset) / 3600);
const offsetMinutes = ({ offset }: TimeFields) => padNumber(Math.trunc((Math.abs(offset) % 3600) / 60), 2);
const dotted = (read: (fields: TimeFields) => string) => (fields: TimeFields) => `${[...read(fields)].join(".")}.`;

// Full years of a span count as December, or as January before it.
const isEmpty = ({ month, year }: TimeFields) => month === 0 && year === 0;
const romanMonth = (fields: TimeFields) => {
	const { month, year } = fields;
	if (month === 0) return isEmpty(fields) ? "" : year > 0 ? "XII" : "I";
	return romanMonths[month < 0 ? 12 + month : month - 1] ?? "";
};

// Always as many digits as the word says.
const fraction = (word: string, digits: number): TemplateWord => {
	const row = count(word, digits, ({ microsecond }) => Math.trunc(microsecond / 10 ** (6 - digits)));
	return { ...row, print: (fields) => row.print(fields, true) };
};

const years = (words: readonly string[], read: (fields: TimeFields) => number): readonly TemplateWord[] =>
	words.map((word, index) =>
		number(word, words.length - index, (fields) => (index === 0 ? read(fields) : read(fields) % 10 ** (4 - index))),
	);

const ofZone = (word: string, print: TemplateWord["print"]): TemplateWord => ({
	word,
	kind: "text",
	isOfSpans: false,
	print,
});

/**
 * The words of to_char, of which the first that fits is taken.
 * Source: https://www.postgresql.org/docs/current/functions-formatting.html#FUNCTIONS-FORMATTING-DATETIME-TABLE, and formatting.c where that is silent.
 */
export const templateTable: readonly TemplateWord[] = [
	...["A.D.", "B.C.", "a.d.", "b.c."].map((word) => name(word, 0, dotted(era))),
	...["A.M.", "P.M.", "a.m.", "p.m."].map((word) => name(word, 0, dotted(half), true)),
	...["AD", "BC", "ad", "bc"].map((word) => name(word, 0, era)),
	...["AM", "PM", "am", "pm"].map((word) => name(word, 0, half, true)),
	...["DAY", "Day", "day"].map((word) => name(word, 9, dayName)),
	...["DY", "Dy", "dy"].map((word) => name(word, 0, (fields) => dayName(fields).slice(0, 3))),
	...["MONTH", "Month", "month"].map((word) => name(word, 9, monthName)),
	...["MON", "Mon", "mon"].map((word) => name(word, 0, (fields) => monthName(fields).slice(0, 3))),
	...["RM", "rm"].map((word) => {
		const row = name(word, 4, romanMonth, true);
		// Of no months nothing is printed, not even blanks.
		return {
			...row,
			print: (fields: TimeFields, isFilled: boolean) => row.print(fields, isFilled && !isEmpty(fields)),
		};
	}),
	...both(
		number("CC", 2, century),
		count("DDD", 3, ({ dayOfYear }) => dayOfYear),
		count("DD", 2, ({ day }) => day),
		{ ...count("D", 1, (fields) => dayOfWeek(fields) + 1), isOfSpans: false },
		...[1, 2, 3, 4, 5, 6].map((digits) => fraction(`FF${String(digits)}`, digits)),
		name("FX", 0, () => "", true),
		number("HH24", 2, ({ hour }) => hour),
		number("HH12", 2, hour12),
		number("HH", 2, hour12),
		count("IDDD", 3, (fields) => isoFields(fields).dayOfYear),
		{ ...count("ID", 1, (fields) => dayOfWeek(fields) || 7), isOfSpans: false },
		count("IW", 2, (fields) => isoFields(fields).week),
		...years(["IYYY", "IYY", "IY", "I"], isoYear),
		count("J", 1, ({ year, month, day }) => julianDay(year, month, day)),
		number("MI", 2, ({ minute }) => minute),
		number("MM", 2, ({ month }) => month),
		fraction("MS", 3),
		ofZone("OF", (fields, isFilled) => {
			const minutes = offsetMinutes(fields);
			return sign(fields) + padNumber(offsetHours(fields), isFilled ? 2 : 0) + (minutes === "00" ? "" : `:${minutes}`);
		}),
		{
			...count("Q", 1, ({ month }) => month),
			print: ({ month }) => (month === 0 ? "" : String(Math.trunc((month - 1) / 3) + 1)),
		},
		count("SSSSS", 1, secondOfDay),
		count("SSSS", 1, secondOfDay),
		number("SS", 2, ({ second }) => second),
		ofZone("TZH", (fields) => sign(fields) + padNumber(offsetHours(fields), 2)),
		ofZone("TZM", offsetMinutes),
		fraction("US", 6),
		count("WW", 2, ({ dayOfYear }) => Math.trunc((dayOfYear - 1) / 7) + 1),
		count("W", 1, ({ day }) => Math.trunc((day - 1) / 7) + 1),
		{
			...count("Y,YYY", 1, plainYear),
			print: ({ year }) => `${String(Math.trunc(year / 1000))},${padNumber(year % 1000, 3)}`,
		},
		...years(["YYYY", "YYY", "YY", "Y"], plainYear),
	),
	...["TZ", "tz"].map((word) => name(word, 0, ({ zoneName }) => zoneName)),
];
