import { parseTimestamp, readTimeZone } from "../base/index.ts";
import type { ConnectionProperty, PropertyType, PropertyValue } from "./property.ts";

/** Why a value is refused, in words that hold no part of it. */
export interface Refusal {
	readonly problem: string;
	/** What to write instead, where the type's own sentence would not help. */
	readonly expected?: string;
}

/** How the values of one type of property are read, and what is said when one cannot be. */
export interface ValueFormat {
	/** True when outer blanks belong to the value. */
	readonly isVerbatim?: true;
	/** Gives the value in its canonical form. */
	read(text: string, property: ConnectionProperty): PropertyValue | Refusal;
	/** One sentence on what to write instead. */
	expect(property: ConnectionProperty): string;
}

const text: ValueFormat = {
	isVerbatim: true,
	read: (given) => given,
	expect: (property) => `Give ${property.name} as text.`,
};

/** Every type of property, one row each. */
export const valueTypes: Readonly<Record<PropertyType, ValueFormat>> = {
	text,
	path: text,
	settings: text,
	boolean: {
		read: (given) => booleanWords.get(given.toLowerCase()) ?? { problem: "it is neither true nor false" },
		expect: (property) => `Write ${property.name}=true or ${property.name}=false (yes and no are taken too).`,
	},
	integer: {
		read: readInteger,
		expect: (property) => `Give a whole number${describeUnit(property)}${describeRange(property)}.`,
	},
	choice: {
		read: (given, { choices = [], isOfProfile }) =>
			choices.find((choice) => choice.toLowerCase() === given.toLowerCase()) ??
			(isOfProfile ? given : { problem: "there is no such choice" }),
		expect: ({ choices = [] }) => `Choose one of ${choices.join(", ")}.`,
	},
	url: {
		read: readUrl,
		expect: (property) =>
			`Give a URL that begins with https://${property.allowsPlainHttp ? " or http://" : ", or http:// and a loopback host"}, such as ${String(property.default ?? "https://host/path")}.`,
	},
	size: {
		read: readSize,
		expect: (property) =>
			`Give a size of at least ${(property.minimum ?? 0) / bytesPerUnit.KB}KB, such as ${String(property.default)}.`,
	},
	timestamp: {
		read: (given) =>
			parseTimestamp(given) === undefined ? { problem: "it is no date or time of the calendar" } : given,
		expect: () => "Give a date such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z.",
	},
	zone: {
		read: (given) => {
			if (given.toLowerCase() === "workspace") return "workspace";
			return readTimeZone(given) ?? { problem: "there is no such time zone" };
		},
		expect: ({ name }) => `Write ${name}=workspace, or the name of a zone such as ${name}=America/New_York.`,
	},
};

const booleanWords: ReadonlyMap<string, boolean> = new Map([
	["true", true],
	["yes", true],
	["false", false],
	["no", false],
]);

function readInteger(given: string, { minimum, maximum }: ConnectionProperty): number | Refusal {
	if (!/^[+-]?\d+$/.test(given)) return { problem: "it is not a whole number" };
	// Adding 0 turns -0 into 0.
	const value = Number(given) + 0;
	if (!Number.isSafeInteger(value)) return { problem: "it has too many digits" };
	if (minimum !== undefined && value < minimum) return { problem: `it is less than ${minimum}` };
	if (maximum !== undefined && value > maximum) return { problem: `it is more than ${maximum}` };
	return value;
}

// The text is kept as it was given: a redirect URL must equal the registered one to the letter.
function readUrl(given: string, { secret, allowsPlainHttp, isCheckedLater }: ConnectionProperty): string | Refusal {
	if (isCheckedLater && /^(urn:ietf:wg:oauth:2\.0:)?oob(:auto)?$/i.test(given)) return outOfBand;
	if (isCheckedLater && /^[\w.-]+$/.test(given)) return given;
	// The parser of URLs drops line ends and tabs wherever they stand.
	if (/\s/.test(given) || !URL.canParse(given)) return { problem: "it is not a URL" };
	const url = new URL(given);
	if (url.protocol !== "https:" && url.protocol !== "http:")
		return { problem: "it begins with neither https:// nor http://" };
	if (url.protocol === "http:" && !allowsPlainHttp && !isLoopback(url)) {
		return { problem: "plain http is taken for loopback hosts only (localhost, 127.0.0.1, [::1])" };
	}
	if (!secret && (url.username || url.password)) return { problem: "it holds a user name or password" };
	if (url.hash) return { problem: "it holds a #fragment, which is never sent" };
	return given;
}

// https://developers.google.com/identity/protocols/oauth2/resources/oob-migration: what others did with it, and why it ended.
const outOfBand: Refusal = {
	problem: "it asks for a page that shows the code, which is not how this driver gets it",
	expected:
		"Leave CallbackURL out, or give http://localhost:33333 or another loopback address, as it is registered with the app. To paste the code by hand, run: intercom-sql auth login --no-browser. A code that you have goes into OAuthVerifier.",
};

// The parser of URLs has by then brought every spelling of an IPv4 address to four decimal numbers.
function isLoopback({ hostname }: URL): boolean {
	return hostname === "localhost" || hostname === "[::1]" || /^127(?:\.\d+){3}$/.test(hostname);
}

const bytesPerUnit = { B: 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3 } as const;

/**
 * The bytes that the value of a `size` property means.
 * @returns undefined when the text is no size
 * @example parseSize("100MB") // 104857600
 */
export function parseSize(text: string): number | undefined {
	const match = /^(\d+)\s*(B|KB|MB|GB)$/i.exec(text);
	if (!match) return undefined;
	const [, digits, unit = "B"] = match;
	return Number(digits) * bytesPerUnit[unit.toUpperCase() as keyof typeof bytesPerUnit];
}

function readSize(given: string, { minimum = 0 }: ConnectionProperty): string | Refusal {
	const bytes = parseSize(given);
	if (bytes === undefined) return { problem: "it is not a number with B, KB, MB or GB after it" };
	if (!Number.isSafeInteger(bytes)) return { problem: "it is too large" };
	if (bytes < minimum) return { problem: "it is too small" };
	return `${Number.parseInt(given, 10)}${given.replaceAll(/[\d\s]/g, "").toUpperCase()}`;
}

function describeUnit({ unit }: ConnectionProperty): string {
	return unit === undefined ? "" : unit === "s" ? " of seconds" : " of milliseconds";
}

function describeRange({ minimum, maximum }: ConnectionProperty): string {
	if (maximum === undefined) return minimum === undefined ? "" : `, ${minimum} or more`;
	return ` from ${minimum ?? Number.MIN_SAFE_INTEGER} to ${maximum}`;
}
