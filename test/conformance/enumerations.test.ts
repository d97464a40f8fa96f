import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { printLiteral, type Value } from "./predicates.ts";
import { findRequired } from "./required-keys.ts";

// A service sends values that its documentation does not list, and more of them with the years. Here the profile lists none of those
// that come: each is found all the same, whatever a request can carry.
const own = fileURLToPath(new URL("../../profiles/Intercom.apip", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "enumerations-"));
afterAll(() => rm(folder, { recursive: true }));
const Profile = join(folder, "Intercom.apip");
await cp(own, Profile, { recursive: true });
for (const file of await readdir(join(Profile, "tables"))) {
	const path = join(Profile, "tables", file);
	const text = await readFile(path, "utf8");
	// What has other words in requests must be listed.
	const unlisted = text.replace(/\bvalues:\s*\[[^\]]*\]/g, (list, at: number) =>
		text.slice(at, at + list.length + 100).includes("send_values") ? list : "values: [nothing_that_comes]",
	);
	await writeFile(path, unlisted);
}

const { open } = await useSandbox({
	seed: "enumerations",
	contacts: 60,
	companies: 20,
	conversations: 120,
	tickets: 40,
	articles: 20,
	rateLimitPerMinute: 6_000_000,
});
const plain = await open({ Pushdown: false });
const whole = await open({ Pushdown: false, AutoCache: false, Profile });
const live = await open({ AutoCache: false, Profile });
const kept = await open({ Profile });
const { tables } = createCatalog(await loadProfile("Intercom"), "2.16");
const listed = tables.flatMap((table) => {
	const columns = table.columns.filter(({ values }) => values.length > 0);
	return columns.length === 0 ? [] : [[table.name, table, columns] as const];
});

describe("values outside an enumeration find their rows", () => {
	it("is tried with the columns of many tables", () => {
		expect(listed.length).toBeGreaterThan(30);
	});

	it.each(listed)("%s", async (name, table, columns) => {
		const required = (await findRequired(name, plain)) ?? "true";
		const { rows } = await plain.query(`SELECT * FROM ${name} WHERE ${required}`);
		const key = table.definition.key.join(", ");
		for (const column of columns) {
			const found = [...new Set(rows.map((row) => row[column.name]).filter((value) => value !== null))] as Value[];
			const [one, two = one] = found;
			if (one === undefined || two === undefined) continue;
			const conditions = [`= ${printLiteral(one)}`, `IN (${printLiteral(one)}, ${printLiteral(two)})`];
			for (const condition of [...conditions, `<> ${printLiteral(one)}`]) {
				const sql = `SELECT ${key} FROM ${name} WHERE ${required} AND "${column.name}" ${condition} ORDER BY ${key}`;
				const expected = (await plain.query(sql)).rows;
				expect((await live.query(sql)).rows, `live: ${sql}`).toEqual(expected);
				expect((await kept.query(sql)).rows, `kept: ${sql}`).toEqual(expected);
				expect((await kept.query(sql)).rows, `kept, again: ${sql}`).toEqual(expected);
			}
			// Without pushdown each costs a read of all rows.
			const sql = `SELECT ${key} FROM ${name} WHERE ${required} AND "${column.name}" = ${printLiteral(one)} ORDER BY ${key}`;
			const expected = (await plain.query(sql)).rows;
			expect(expected.length).toBeGreaterThan(0);
			expect((await whole.query(sql)).rows, `without pushdown: ${sql}`).toEqual(expected);
		}
	});
});
