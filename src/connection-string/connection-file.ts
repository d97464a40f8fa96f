import { createError, suggestName } from "../base/index.ts";
import type { ConnectionOptions, PropertyName } from "./options.ts";
import type { PropertyValue } from "./property.ts";
import { connectionProperties, findProperty } from "./property-index.ts";
import { readPropertyValue } from "./property-value.ts";

/**
 * The names of the connections of a file of the form that odbc.ini has: a section in brackets for each, with a property on each line.
 * Source of the form: https://learn.microsoft.com/sql/odbc/reference/install/odbc-ini-files.
 * @example listConnectionNames("[support]\nRegion=EU\n") // ["support"]
 */
export function listConnectionNames(text: string): readonly string[] {
	return cutSections(text).flatMap(({ name }) => (name === undefined ? [] : [name]));
}

/**
 * Reads one connection of such a file. `Driver` and `Description`, which managers of data sources write, say nothing here.
 * @param path Of the file, for errors.
 * @throws bad_property_value (22023) for a name that is not there, with a did-you-mean; `connection_string_syntax`, `unknown_property`,
 * `duplicate_property` (08001) with the line.
 * @example readNamedConnection("[support]\nRegion = EU\n", "Support", "connections.ini") // { Region: "EU" }
 */
export function readNamedConnection(text: string, name: string, path: string): ConnectionOptions {
	const sections = cutSections(text);
	const found = sections.filter((section) => isSame(section.name, name));
	const [section, second] = found;
	if (!section)
		throw refuseName(
			name,
			sections.flatMap((other) => other.name ?? []),
			path,
		);
	if (second) throw refuseLine(path, second.line, `there is a second section [${second.name ?? ""}]`);
	const values = new Map<PropertyName, PropertyValue>();
	for (const [index, line] of section.lines.entries()) readLine(line, path, section.line + 1 + index, values);
	return Object.freeze(Object.fromEntries(values));
}

/**
 * The text of such a file with one connection added, or put in place of the one of that name; all else stays as it is.
 * @example replaceConnection("", "support", { Region: "EU" }) // "[support]\nRegion=EU\n"
 */
export function replaceConnection(text: string, name: string, options: ConnectionOptions): string {
	const kept = cutSections(text)
		.filter((section) => !isSame(section.name, name))
		.map(({ header, lines }) => [...header, ...lines].join("\n").trim())
		.filter((part) => part !== "");
	const lines = connectionProperties.flatMap((property) => {
		const value = options[property.name];
		return value === undefined ? [] : [`${property.name}=${quoteValue(String(value))}`];
	});
	return `${[...kept, [`[${name}]`, ...lines].join("\n")].join("\n\n")}\n`;
}

/**
 * Whether a text can be the name of a connection.
 * @example isConnectionName("support") // true
 */
export function isConnectionName(name: string): boolean {
	return /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]{0,62}$/u.test(name) && name.trim() === name;
}

interface Section {
	/** Undefined for what stands before the first one. */
	readonly name: string | undefined;
	readonly header: readonly string[];
	/** Of the header, from 1; 0 before the first one. */
	readonly line: number;
	readonly lines: readonly string[];
}

function cutSections(text: string): readonly Section[] {
	const sections: (Section & { readonly lines: string[] })[] = [{ name: undefined, header: [], line: 0, lines: [] }];
	for (const [index, line] of text
		.replace(/^\uFEFF/, "")
		.split(/\r\n|\r|\n/)
		.entries()) {
		const name = /^\s*\[([^\]]*)\]\s*$/.exec(line)?.[1]?.trim();
		if (name === undefined) sections.at(-1)?.lines.push(line);
		else sections.push({ name, header: [line], line: index + 1, lines: [] });
	}
	return sections;
}

function isSame(found: string | undefined, name: string): boolean {
	return found?.toLowerCase() === name.trim().toLowerCase();
}

// What ODBC's managers of data sources have in a section besides the driver's own properties.
const foreignKeys = /^(driver|description)$/i;

function readLine(line: string, path: string, number: number, values: Map<PropertyName, PropertyValue>): void {
	if (/^\s*(?:[;#].*)?$/.test(line)) return;
	const [, key = "", written = ""] = /^\s*([^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
	if (key === "") throw refuseLine(path, number, "there is no = after a name");
	if (foreignKeys.test(key)) return;
	const place = { words: ` in line ${number} of ${path}`, position: undefined };
	const property = findProperty(key, place);
	const value = readPropertyValue(property, unquoteValue(written), place);
	if (value === undefined) return;
	if (property.name === "DSN") throw refuseLine(path, number, "a named connection names no other");
	if (property.name === "ProfileSettings")
		throw refuseLine(path, number, "ProfileSettings has no use here: give each property a line");
	if (values.has(property.name)) {
		throw createError("duplicate_property", { name: property.name, place: `, again${place.words}` });
	}
	values.set(property.name, value);
}

// A value stands to the end of its line; quotes around it keep outer blanks.
function unquoteValue(written: string): string {
	const [, mark = "", inner = ""] = /^(['"])(.*)\1$/.exec(written) ?? [];
	return mark === "" ? written : inner.replaceAll(mark + mark, mark);
}

function quoteValue(value: string): string {
	const isPlain = value.trim() === value && !/^['"]/.test(value);
	return isPlain ? value : `"${value.replaceAll('"', '""')}"`;
}

function refuseName(name: string, names: readonly string[], path: string): Error {
	const list = names.length === 0 ? "It has none" : `It has ${names.join(", ")}`;
	const expected = suggestName(name, names, `${list}. To write one: intercom-sql init`);
	return createError("bad_property_value", {
		name: "DSN",
		place: "",
		problem: `${path} has no such connection`,
		expected,
	});
}

function refuseLine(path: string, line: number, problem: string): Error {
	return createError(
		"connection_string_syntax",
		{ place: ` in line ${line} of ${path}`, problem },
		{ hint: "Write a section such as [support], and below it a property on each line: Region=EU" },
	);
}
