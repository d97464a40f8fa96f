import { createError } from "../base/index.ts";
import { locateInValue, parseSegments } from "./grammar.ts";
import type { ConnectionOptions, PropertyName } from "./options.ts";
import { connectionStringOrigin, nowhere, type Origin, type Place, profileSettingsOrigin } from "./place.ts";
import type { PropertyValue } from "./property.ts";
import { connectionProperties, findProperty, type KnownProperty } from "./property-index.ts";
import { readPropertyValue } from "./property-value.ts";

/**
 * Reads a connection string: `Name=value;Name='it''s';Name={a;b};…`. `ProfileSettings` is merged into the rest.
 * @returns Frozen: what was set, under canonical names, in the order of the table, with typed values.
 * @throws `connection_string_syntax`, `unknown_property`, `duplicate_property`, `bad_property_value`, each with the
 * character offset and without any part of a value.
 * @example parseConnectionString("profile = Intercom; Cache Tolerance=60;") // { Profile: "Intercom", CacheTolerance: 60 }
 */
export function parseConnectionString(text: string): ConnectionOptions {
	// Programs without types pass what an unset environment variable gives.
	if (typeof (text as unknown) !== "string") throw createSyntaxError(nowhere, "it is not text");
	return collectOptions(readText(text, connectionStringOrigin));
}

/**
 * Reads a plain object of options as a connection string is read: names in any case, values typed or as text,
 * `ProfileSettings` merged.
 * @returns Frozen, like that of {@link parseConnectionString}.
 * @throws What {@link parseConnectionString} throws, without an offset.
 * @example readOptionObject({ profile: "Intercom", CacheTolerance: "60" }) // { Profile: "Intercom", CacheTolerance: 60 }
 */
export function readOptionObject(object: unknown): ConnectionOptions {
	if (typeof object !== "object" || object === null || Array.isArray(object)) {
		throw createSyntaxError(nowhere, "it is neither text nor an object of properties");
	}
	return collectOptions(readEntries(object));
}

interface Setting {
	readonly property: KnownProperty;
	readonly value: PropertyValue;
	readonly place: Place;
	/** Gives the places inside the value. */
	readonly origin: Origin;
}

function* readText(text: string, origin: Origin): Generator<Setting> {
	refusePrefix(text, origin);
	const segments = parseSegments(text);
	if ("problem" in segments) throw createSyntaxError(origin(segments.offset), segments.problem);
	for (const segment of segments) {
		const property = findProperty(segment.name, origin(segment.nameOffset));
		const place = origin(segment.valueOffset);
		const value = readPropertyValue(property, segment.value, place);
		if (value === undefined) continue;
		yield {
			property,
			value,
			place: origin(segment.nameOffset),
			origin: (offset) => origin(locateInValue(segment, offset)),
		};
	}
}

// Strings for other kinds of drivers begin with the kind. Only known ones are named: another word may be a part of a secret.
function refusePrefix(text: string, origin: Origin): void {
	const [, blanks = "", scheme] = /^(\s*)(jdbc|odbc|ado(?:\.?net)?|ole-?db):/i.exec(text) ?? [];
	if (scheme === undefined) return;
	const problem = `it begins with ${scheme.toLowerCase()}:, which is for drivers of another kind`;
	const hint = "Leave out what stands before the first property, and write Profile=Intercom;APIKey=…;";
	throw createSyntaxError(origin(blanks.length), problem, hint);
}

function* readEntries(object: object): Generator<Setting> {
	for (const [name, given] of Object.entries(object)) {
		const property = findProperty(name, nowhere);
		const value = readPropertyValue(property, given, nowhere);
		if (value !== undefined) yield { property, value, place: nowhere, origin: profileSettingsOrigin };
	}
}

function collectOptions(settings: Iterable<Setting>): ConnectionOptions {
	const given = indexByName(settings);
	const nested = given.get("ProfileSettings");
	if (nested) {
		given.delete("ProfileSettings");
		for (const [name, setting] of indexByName(readText(String(nested.value), nested.origin))) {
			if (name === "ProfileSettings") {
				throw createSyntaxError(setting.place, "ProfileSettings cannot stand inside ProfileSettings");
			}
			const outer = given.get(name);
			if (outer && outer.value !== setting.value) throw createDuplicateError(setting);
			given.set(name, setting);
		}
	}
	return Object.freeze(
		Object.fromEntries(
			connectionProperties.flatMap(({ name }) => {
				const setting = given.get(name);
				return setting ? [[name, setting.value]] : [];
			}),
		),
	);
}

function indexByName(settings: Iterable<Setting>): Map<PropertyName, Setting> {
	const index = new Map<PropertyName, Setting>();
	for (const setting of settings) {
		if (index.has(setting.property.name)) throw createDuplicateError(setting);
		index.set(setting.property.name, setting);
	}
	return index;
}

function createSyntaxError({ words, position }: Place, problem: string, hint?: string): Error {
	return createError("connection_string_syntax", { place: words, problem }, { position, hint });
}

function createDuplicateError({ property, place }: Setting): Error {
	return createError(
		"duplicate_property",
		{ name: property.name, place: place.words && `, again${place.words}` },
		{ position: place.position },
	);
}
