import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { ProviderError } from "../../src/base/index.ts";
import type { ProfileText } from "../../src/profile/profile-folder.ts";
import { readProfile } from "../../src/profile/profile-reader.ts";

const folder = new URL("Depot.apip/", import.meta.url);
const names = ["profile.yaml", ...readdirSync(new URL("tables/", folder)).map((name) => `tables/${name}`)];
const read = (name: string) =>
	readFileSync(new URL(name, folder), "utf8").replaceAll("URL_HERE", "https://depot.example");
const texts = names.map((place): ProfileText => {
	const table = /^tables\/(\w+)/.exec(place)?.[1];
	return { place, kind: table === undefined ? "service" : "table", name: table ?? "profile", text: read(place) };
});

function readChanged(place: string, change: (text: string) => string): ProviderError | undefined {
	try {
		readProfile(texts.map((file) => (file.place === place ? { ...file, text: change(file.text) } : file)));
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	return undefined;
}

// What a person names: headers, and the sets and parameters of columns.
const ownNames = new Set(["Accept"]);

function listKeys(text: string): { key: string; offset: number; line: number; column: number }[] {
	const lineCounter = new LineCounter();
	const found: { key: string; offset: number; line: number; column: number }[] = [];
	visit(parseDocument(text, { lineCounter }), {
		Pair(_, pair) {
			if (!isScalar(pair.key) || ownNames.has(String(pair.key.value))) return;
			const offset = pair.key.range?.[0] ?? 0;
			const { line, col } = lineCounter.linePos(offset);
			found.push({ key: String(pair.key.value), offset, line, column: col });
		},
		Map: (_, map) => (isMap(map) ? undefined : visit.SKIP),
	});
	return found;
}

const misspelt = texts.flatMap(({ place, text }) =>
	listKeys(text).map(({ key, offset, line, column }) => ({ at: `${place}:${line}:${column}`, place, key, offset })),
);

test("the profile itself has no mistake", () => {
	expect(readChanged("profile.yaml", (text) => text)).toBeUndefined();
	expect(misspelt.length).toBeGreaterThan(250);
});

test.each(misspelt)(
	"a misspelt $key at $at is told there, with the key that was meant",
	({ at, place, key, offset }) => {
		const wrong = `${key.slice(0, -2)}${key.at(-1)}${key.at(-2)}`;
		const error = readChanged(place, (text) => text.slice(0, offset) + wrong + text.slice(offset + key.length));
		expect(error?.code).toBe("profile_invalid");
		expect(error?.message).toContain(`${at}: `);
		expect(error?.message).toContain(wrong);
		// A neighbour of the key that was meant may be nearer.
		expect(error?.hint).toContain(key.slice(0, 8));
	},
);

describe("settings that contradict each other", () => {
	test.each([
		["profile.yaml", "header: X-Depot-Key", "headr: X-Depot-Key", "unknown key", 'Did you mean "header"?'],
		[
			"profile.yaml",
			"{ kind: header, header: X-Depot-Key }",
			"header",
			"not valid",
			"write { kind: header, header: X-Api-Key }",
		],
		["profile.yaml", "{ kind: header, header: X-Depot-Key }", "heder", "is not a value of", 'Did you mean "header"?'],
		[
			"profile.yaml",
			"{ kind: retry_after }",
			"{ kind: retry }",
			"is not a value of",
			"Use one of: headers, fixed, retry_after.",
		],
		[
			"profile.yaml",
			"{ kind: header, header: X-Depot-Key }",
			"{ kind: query, parameter: take }",
			"carries the key",
			"Name another parameter",
		],
		[
			"tables/invoices.yaml",
			"paging: link",
			"paging: { kind: cursor, next: a, next_header: B }",
			"next and next_header exclude each other",
			"Keep the one",
		],
		[
			"tables/invoices.yaml",
			"paging: link",
			"paging: { kind: link, total: a, total_header: B }",
			"total and total_header exclude",
			"Keep the one",
		],
		[
			"tables/invoices.yaml",
			"paging: link",
			"paging: { kind: link, next: a }",
			"unknown key",
			"Keys that may stand here: kind, size, fixed",
		],
		["tables/invoices.yaml", "{ lists: repeated }", "{ ranges: interval }", "", ""],
		[
			"tables/invoices.yaml",
			"parameters: { ge: issued_from, le: issued_to }",
			"parameters: { ge: issued_from }",
			"nothing says which parameter of the list means le of issued_at",
			"Add parameters: { le: … }",
		],
		[
			"tables/sites.yaml",
			"filter: { ge: exact, lt: exact }",
			"filter: { ge: exact }",
			"opened_on cannot be filtered with lt",
			"Add lt to the filter of opened_on",
		],
		[
			"tables/sites.yaml",
			"    order: { kind: signed, parameter: order_by }\n",
			"",
			"no search that could sort by opened_on",
			"or the order: of the list",
		],
		[
			"tables/trips.yaml",
			"      order: { kind: list, at: sort_by, field: attr, direction: way, ascending: up, descending: down }\n",
			"",
			"the body says no order",
			"Add order: to the body",
		],
		[
			"tables/trips.yaml",
			"    body:\n",
			"    stable_order: km\n    body:\n",
			"km cannot be sorted by",
			"Add sort: true to km",
		],
		["tables/trips.yaml", "kind: groups", "kind: group", "is not a value of", "Use one of: list, groups, map, flat."],
		[
			"tables/repairs.yaml",
			"parent: vehicles.number",
			"parent: vehicles.number, slots: { gate: number }",
			"the path has no slot {gate}",
			"Name slots before the last of the path: site_code.",
		],
		[
			"tables/repairs.yaml",
			"parent: vehicles.number",
			"parent: vehicles.number, slots: { site_code: site }",
			'vehicles has no column "site"',
			"site_code",
		],
		["tables/trips.yaml", "send: iso8601", "send: id", "is not a value of", "iso8601"],
	])("%s: %s → %s", (place, from, to, problem, advice) => {
		expect(read(place)).toContain(from);
		const error = readChanged(place, (text) => text.replace(from, to));
		if (problem === "") return expect(error).toBeUndefined();
		const all = `${error?.message} ${error?.detail}`;
		expect(all).toContain(problem);
		expect(`${error?.hint} ${error?.detail}`).toContain(advice);
		expect(error?.message).toMatch(/\.yaml:\d+:\d+: /);
	});
});
