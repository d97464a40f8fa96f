import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { findWireType } from "../../src/postgres-format/index.ts";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside } from "./beside-postgres.ts";
import { startScene, type WireScene } from "./wire-scene.ts";

// Two rows with one place are too seldom to be found.
const shared = vi.hoisted(() => ({ place: undefined as string | undefined }));
vi.mock(import("../../src/functions/text/row-place.ts"), async (load) => {
	const real = await load();
	return { ...real, printRowPlace: (...given) => shared.place ?? real.printRowPlace(...given) };
});

const run = promisify(execFile);
let scene: WireScene;
let client: pg.Client;

beforeAll(async () => {
	scene = await startScene();
	client = await scene.openClient();
});

afterAll(() => scene[Symbol.asyncDispose]());
afterEach(() => {
	shared.place = undefined;
});

const firstOf = async (sql: string, values: readonly unknown[] = []) => {
	const { rows } = await client.query({ text: sql, values: [...values], rowMode: "array" });
	return rows[0] as readonly unknown[] | undefined;
};

describe("ctid", () => {
	it("finds a row again, written in any way and sent as text or as bytes", async () => {
		const [id, place] = (await firstOf("SELECT id, ctid FROM tags ORDER BY id OFFSET 3 LIMIT 1")) ?? [];
		const text = String(place);
		const bytes = Buffer.alloc(6);
		const [block = 0, offset = 0] = text.slice(1, -1).split(",").map(Number);
		bytes.writeUInt32BE(block);
		bytes.writeUInt16BE(offset, 4);
		for (const condition of [
			`ctid = '${text}'`,
			`ctid = '${text.replace(",", ", ")}'::tid`,
			`ctid IN ('(0,1)', '${text}')`,
			`ctid = ANY ('{"${text}"}')`,
			`ctid = ANY (ARRAY['${text}']::tid[])`,
			`ctid = currtid2('"public"."tags"', '${text}')`,
		])
			expect([condition, await firstOf(`SELECT id FROM tags WHERE ${condition}`)]).toEqual([condition, [id]]);
		expect(await firstOf("SELECT id FROM tags WHERE ctid = $1", [text])).toEqual([id]);
		expect(await firstOf("SELECT id FROM tags WHERE ctid = $1", [bytes])).toEqual([id]);
		const type = findWireType(27);
		expect([type?.encode(text, "UTC"), type?.decode(bytes)]).toEqual([bytes, text]);
	});

	it("is of each row another, and the same in each session and after a change", async () => {
		const [count] = (await firstOf("SELECT count(*) - count(DISTINCT ctid) FROM contacts")) ?? [];
		expect(Number(count)).toBe(0);
		const [id, before] = (await firstOf("SELECT id, ctid FROM tags ORDER BY id LIMIT 1")) ?? [];
		expect(await firstOf("UPDATE tags SET name = 'Other' WHERE ctid = $1 RETURNING id, ctid", [before])).toEqual([
			id,
			before,
		]);
		const other = await scene.openClient();
		expect((await other.query("SELECT name FROM tags WHERE ctid = $1", [before])).rows).toEqual([{ name: "Other" }]);
		const [made, place] = (await firstOf("INSERT INTO tags (name) VALUES ('New') RETURNING id, ctid")) ?? [];
		expect(await firstOf("DELETE FROM tags WHERE ctid = $1 RETURNING id", [place])).toEqual([made]);
	});

	it("is no column of * or of a view, and nothing that is written", async () => {
		expect((await client.query("SELECT * FROM tags LIMIT 0")).fields.map(({ name }) => name)).not.toContain("ctid");
		for (const [sql, code] of [
			["SELECT ctid FROM sys_tables", "42703"],
			["SELECT ctid FROM (SELECT id FROM tags) x", "42703"],
			["SELECT ctid FROM tags, admins", "42702"],
			["SELECT '(1,x)'::tid", "22P02"],
			["SELECT '(4294967296,1)'::tid", "22P02"],
		])
			await expect(client.query(String(sql)), String(sql)).rejects.toMatchObject({ code });
	});

	it("writes no row where it stands for two", async () => {
		const places = (await client.query<{ ctid: string }>("SELECT ctid FROM tags ORDER BY id LIMIT 2")).rows;
		shared.place = "(0,1)";
		const list = places.map(({ ctid }) => `'${ctid}'`).join();
		await expect(client.query(`DELETE FROM tags WHERE ctid IN (${list})`)).rejects.toMatchObject({
			code: "21000",
			hint: expect.stringContaining("WHERE id = '") as string,
		});
		shared.place = undefined;
		expect((await client.query(`SELECT id FROM tags WHERE ctid IN (${list})`)).rows.length).toBe(2);
	});
});

it("xmin tells clients that keep rows whether a row has changed since", async () => {
	const [id, version] = (await firstOf("SELECT id, xmin FROM contacts ORDER BY updated_at LIMIT 1")) ?? [];
	const { fields } = await client.query("SELECT xmin, xmax, cmin, cmax FROM contacts LIMIT 0");
	expect(fields.map(({ dataTypeID }) => dataTypeID)).toEqual([28, 28, 29, 29]);
	const change = "UPDATE contacts SET name = 'Changed' WHERE id = $1 AND xmin = $2";
	expect((await client.query(change, [id, version])).rowCount).toBe(1);
	expect((await client.query(change, [id, version])).rowCount).toBe(0);
});

const cursors = new URL("clients/odbc_cursor.py", import.meta.url).pathname;
const runCursor = async (port: number, ...rest: readonly string[]) =>
	(await run("/usr/bin/python3", [cursors, String(port), ...rest])).stdout.trim().split("\n");
const missing = await run("odbcinst", ["-q", "-d"]).then(
	({ stdout }) => (stdout.includes("PostgreSQL") ? undefined : "psqlODBC is not installed"),
	() => "unixODBC is not installed",
);
const programs = findPostgres();

describe.skipIf(missing !== undefined)(`cursors of psqlODBC${missing === undefined ? "" : ` (${missing})`}`, () => {
	it("change, remove and add rows at their position", async () => {
		const lines = await runCursor(
			scene.server.port,
			"SELECT id, name FROM tags ORDER BY id",
			...["update", "2", "By a cursor", "delete", "3", "-", "add", "1", "Added by a cursor", "refresh", "1", "-"],
		);
		expect(lines.filter((line) => / done|refused/.test(line))).toEqual([
			...["update done", "delete done", "add done", "refresh done"],
		]);
		const { rows } = await client.query<{ id: string; name: string }>("SELECT id, name FROM tags ORDER BY id");
		const names = rows.map(({ name }) => name);
		expect(names[1]).toBe("By a cursor");
		expect(names.at(-1)).toBe("Added by a cursor");
		const [removed] = /(?<=^3 )\d+/.exec(lines[2] ?? "") ?? [];
		expect(rows.map(({ id }) => id)).not.toContain(removed);
	}, 60_000);

	it.skipIf(programs === undefined)(
		"go through a table as they do on PostgreSQL",
		async () => {
			await using servers = await startBeside(programs ?? "");
			const sql = "SELECT id, title FROM conversations ORDER BY id";
			const [ours, real] = [await runCursor(servers.ours, sql), await runCursor(servers.real, sql)];
			// Twice, since it shows them again after no deeds.
			expect(ours.length).toBe(120);
			expect(ours).toEqual(real);
		},
		60_000,
	);
});
