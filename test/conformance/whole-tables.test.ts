import { afterAll, describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/index.ts";
import type { Row } from "../../src/driver/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { expectValue, readObjects, type Source } from "./object-reader.ts";
import { findRequired, listRequired } from "./required-keys.ts";
import { neverFilled } from "./unfilled-table.ts";

// Every table, read whole, against the objects themselves: value by value and type by type, whatever goes wrong on the way.
const profile = await loadProfile("Intercom");
const { sandbox, open } = await useSandbox({
	seed: "whole",
	shapes: "documented",
	contacts: 60,
	companies: 25,
	conversations: 240,
	tickets: 60,
	articles: 30,
	rateLimitPerMinute: 6_000_000,
});
// Some of it is deleted.
sandbox.mutate(60);
const helper = await open();
const { tables } = createCatalog(profile, "2.16");
const source: Source = {
	url: sandbox.url,
	token: sandbox.accessToken,
	version: "2.16",
	profile,
	findKeys: (table) => listRequired(table, helper),
};
const faults = [
	{ kind: "status", every: 17, status: 503 },
	{ kind: "reset", every: 29 },
	{ kind: "truncate", every: 31 },
	{ kind: "empty_body", every: 37 },
] as const;

afterAll(() => {
	sandbox.setFaults([]);
	expect(sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
});

describe.each([false, true])("read whole, with faults: %s,", (isTroubled) => {
	it.each(tables.map((table) => [table.name, table] as const))("%s", async (name, table) => {
		const { columns, definition } = table;
		const asWritten = { ...definition, columns };
		sandbox.setFaults([]);
		const objects = await readObjects(asWritten, source);
		const wanted = new Map<string, Row>();
		const { newerBy, key } = definition;
		for (const object of objects) {
			const row = Object.fromEntries(columns.map((column) => [column.name, expectValue(column, object)]));
			const place = JSON.stringify(key.map((part) => row[part]));
			const known = wanted.get(place);
			if (!known || newerBy === undefined || !(Number(row[newerBy]) < Number(known[newerBy]))) wanted.set(place, row);
		}
		const required = await findRequired(name, helper);
		if (isTroubled) sandbox.setFaults(faults);
		const connection = await open({ AutoCache: false });
		const list = columns.map((column) => `"${column.name}"`).join(", ");
		const { rows } = await connection.query(
			`SELECT ${list} FROM ${name}${required === undefined ? "" : ` WHERE ${required}`}`,
		);
		sandbox.setFaults([]);
		const given = new Map(rows.map((row) => [JSON.stringify(key.map((part) => row[part])), row]));
		expect([...given.keys()].sort()).toEqual([...wanted.keys()].sort());
		for (const [place, row] of wanted) expect(given.get(place), place).toEqual(row);
		expect(wanted.size, "it has rows").toBeGreaterThan(0);
		const empty = columns
			.map(({ name: column }) => column)
			.filter((column) => rows.every((row) => row[column] === null));
		expect(empty, "columns that are never filled").toEqual(neverFilled[name] ?? []);
	});
});
