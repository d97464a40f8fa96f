import { createError, suggestName } from "../base/index.ts";
import type { PropertyName } from "./options.ts";
import type { Place } from "./place.ts";
import type { ConnectionProperty } from "./property.ts";
import { propertyTable } from "./property-table.ts";
import { valueTypes } from "./value-format.ts";

/** A row of the table, with the name that the compiler knows. */
export type KnownProperty = ConnectionProperty & { readonly name: PropertyName };

/** Every connection property, in the order in which they are listed; to be read without a connection. */
export const connectionProperties: readonly KnownProperty[] = propertyTable;

/**
 * Finds a property by one of its names; letter case and blanks do not matter.
 * @param place Where the name stands, for the error.
 * @throws `unknown_property` with a did-you-mean.
 * @example findProperty("auth scheme", nowhere).name // "AuthScheme"
 */
export function findProperty(name: string, place: Place): KnownProperty {
	const folded = foldName(name);
	const property = propertiesByName.get(folded);
	if (property) return property;
	const shown = showName(name);
	const foreign = foreignNames.find(([names]) => names.includes(folded))?.[1];
	const candidates = connectionProperties.flatMap((candidate) => [candidate.name, ...candidate.aliases]);
	throw createError(
		"unknown_property",
		{ name: shown, place: place.words, suggestion: foreign ?? suggestName(shown, candidates, whereNamesAre) },
		{ position: place.position },
	);
}

/**
 * Checks what the compiler cannot see of the rows: names unique, aliases and blanks and letter case included, and each
 * default a canonical value of its type.
 * @throws `internal`, naming the row.
 */
export function assertProperties(rows: readonly ConnectionProperty[]): void {
	const seen = new Set<string>();
	for (const row of rows) {
		for (const name of [row.name, ...row.aliases]) {
			if (seen.has(foldName(name))) throw createError("internal", { problem: `two properties are named ${name}` });
			seen.add(foldName(name));
		}
		if (row.default !== null && valueTypes[row.type].read(String(row.default), row) !== row.default) {
			throw createError("internal", { problem: `the default of the property ${row.name} is not valid` });
		}
	}
}

// What the strings of other drivers have, and what it is here.
const foreignNames: readonly (readonly [names: readonly string[], advice: string])[] = [
	[["driver", "provider"], "Leave it out: there is no driver to choose. Begin with Profile=Intercom;APIKey=…;"],
	[
		["server", "host", "hostname", "datasource", "address", "port"],
		"Leave it out: Region says where the workspace is, and URL=… is for a gateway or the sandbox.",
	],
	[
		["user", "uid", "userid", "username", "password", "pwd"],
		"There are no users and passwords: give an access token in APIKey, or set AuthScheme=OAuth.",
	],
	[["database", "initialcatalog", "schema"], "Leave it out: there is one catalog, and tables are named without it."],
];

function foldName(name: string): string {
	return name.toLowerCase().replaceAll(/\s/g, "");
}

const propertiesByName: ReadonlyMap<string, KnownProperty> = new Map(
	connectionProperties.flatMap((property) =>
		[property.name, ...property.aliases].map((name): [string, KnownProperty] => [foldName(name), property]),
	),
);

assertProperties(connectionProperties);

const whereNamesAre =
	"The properties are listed in the README, in connectionProperties, and in the table sys_connection_props.";

// A token that somebody passes as the whole connection string can look like a name. Names are short, tokens are not.
const longestName = 30;

function showName(name: string): string {
	const shown = name.replaceAll(/[\s\p{C}]+/gu, " ").trim();
	return shown.length > longestName ? `(${name.length} characters)` : shown;
}
