import { readOptionObject } from "./option-reader.ts";
import type { ConnectionOptions } from "./options.ts";
import { connectionProperties } from "./property-index.ts";

/** How {@link formatConnectionString} writes. */
export interface FormatOptions {
	/** True = the values of secret properties are replaced by `***`. */
	readonly redact?: boolean | undefined;
}

/**
 * Writes options as a connection string, in the order of the table, with quotes only where they are needed; reading it
 * again gives the same options.
 * @throws What {@link readOptionObject} throws when an option is not valid.
 * @example formatConnectionString({ Profile: "Intercom", APIKey: "a;b" }) // "Profile=Intercom;APIKey='a;b';"
 */
export function formatConnectionString(options: ConnectionOptions, { redact = false }: FormatOptions = {}): string {
	const given = readOptionObject(options);
	return connectionProperties
		.map(({ name, secret }) => {
			const value = given[name];
			if (value === undefined) return "";
			return `${name}=${redact && secret ? "***" : quote(String(value))};`;
		})
		.join("");
}

function quote(value: string): string {
	const isBare = !/^['"{]|;/.test(value) && value.trim() === value;
	if (isBare) return value;
	const mark = value.includes("'") && !value.includes('"') ? '"' : "'";
	return `${mark}${value.replaceAll(mark, mark + mark)}${mark}`;
}
