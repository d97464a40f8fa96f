import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type Connection, connect } from "../../src/driver/index.ts";
import { planPacking } from "../../src/driver/statement/row-packing.ts";
import { createRowWriter, MessageWriter, type RowLayout } from "../../src/postgres-format/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;
let connection: Connection;

beforeAll(async () => {
	scene = await startScene();
	const sandbox = await startSandbox({ port: 0, contacts: 40, conversations: 5 });
	connection = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" });
	return () => Promise.all([connection.close(), sandbox.close()]);
});

afterAll(async () => {
	await scene[Symbol.asyncDispose]();
});

const everyType =
	"SELECT id, name, created_at, g, g::int2 AS small, g::int4 AS whole, g / 7.0 AS exact, g / 7.0::float8 AS double, " +
	"g::real / 3 AS real, g % 2 = 0 AS truth, NULLIF(g % 3, 0) AS some, ARRAY[g, NULL] AS list, jsonb_build_object('g', g) AS document, " +
	"'{\"b\": 1}'::json AS text, interval '1 day' * g AS span, date '2024-01-02' + g::int AS day, time '10:00' AS clock, " +
	"timestamp '2024-01-02 03:04:05.5' AS wall, '💡 ' || repeat('é', g::int) AS long, " +
	"uuid '00000000-0000-0000-0000-000000000001' AS name_of FROM contacts CROSS JOIN generate_series(1, 30) AS g ORDER BY id, g";

// What SQLite joins into one text a row, with values among it that are not printed as they are stored.
const joinedTypes =
	"SELECT id, name, external_id, created_at, created_at + interval '500 milliseconds' * (g % 3) AS moment, g, g::int2 AS small, g % 2 = 0 AS truth, " +
	"NULLIF(g % 3, 0) AS some, NULLIF(g % 3, 0) = 1 AS maybe, NULL::text AS none, '' AS empty, '💡 ' || repeat('é', g::int) AS long, " +
	"repeat('x', 300 * g::int) AS longer, chr(1) || chr(2) || g AS control, CASE WHEN g % 7 = 0 THEN 'infinity'::timestamptz END AS endless, " +
	"9007199254740993 * g AS large, lower(name) AS lowered FROM contacts CROSS JOIN generate_series(1, 30) AS g ORDER BY id, g";
const manyColumns = `SELECT ${Array.from({ length: 95 }, (_, index) => `'${String(index)}' || id AS c${String(index)}, g AS n${String(index)}`).join(", ")}
	FROM contacts CROSS JOIN generate_series(1, 30) AS g ORDER BY id DESC, g`;

const copies: readonly NonNullable<RowLayout["copy"]>[] = [
	{ format: "text" },
	{ format: "csv", quote: "'", isAllQuoted: true },
	{ format: "binary" },
];

describe("the rows of a result", () => {
	it.each([
		["text", { formats: [] }],
		["text in another zone", { formats: [0], zone: "Europe/Berlin" }],
		["text with intervals as ISO 8601", { formats: [], intervalStyle: "iso_8601" }],
		["binary form", { formats: [1] }],
		["joined cells", { formats: [], sql: joinedTypes }],
		["joined cells but for instants in another zone", { formats: [], sql: joinedTypes, zone: "Asia/Tokyo" }],
		["joined cells of many columns", { formats: [], sql: manyColumns }],
		...copies.map((copy) => [`lines of COPY, ${copy.format}`, { formats: [], copy }] as const),
	] as const)("are the same bytes, made where they are computed or of their values: %s", async (_name, given) => {
		const {
			sql = everyType,
			...manner
		}: Partial<RowLayout> & { readonly formats: readonly number[]; readonly sql?: string } = given;
		const bound = await connection.bind(sql, [], {});
		const typeOids = bound.columns.map(({ postgres }) => postgres.oid);
		const layout: RowLayout = { typeOids, zone: "UTC", intervalStyle: "postgres", ...manner };
		// They are joined where all columns may be: in the zone of the session instants are printed one by one.
		const isJoined = planPacking(bound.columns, layout).joined !== undefined;
		expect(isJoined).toBe(sql !== everyType && layout.zone === "UTC");
		const writer = new MessageWriter();
		const write = createRowWriter(layout);
		let count = 0;
		for await (const rows of bound.run([], {})) {
			for (const row of rows) write(writer, row);
			count += rows.length;
		}
		const packed: Uint8Array[] = [];
		for await (const { bytes } of bound.runPacked([], {}, () => layout)) packed.push(bytes);
		expect(count).toBe(1200);
		expect(packed.length).toBeGreaterThan(1);
		expect(Buffer.concat(packed).equals(writer.take())).toBe(true);
	});

	it("are the same in portions of any size", async () => {
		const sql = "SELECT a.id, b.name, g FROM contacts a, contacts b, generate_series(1, 2) AS g ORDER BY a.id, b.id, g";
		const { rows } = await (await scene.openClient()).query(sql);
		expect(rows).toHaveLength(3200);
		for (const portion of [1, 7, 100, 1000]) {
			const { rows: taken, error } = await takePortions(sql, portion);
			expect(error).toBeUndefined();
			expect(taken).toEqual(rows);
		}
	});

	it("come up to the one that fails", async () => {
		const sql = "SELECT 10 / (g - 350) AS a FROM generate_series(1, 400) AS g";
		const { rows, error } = await takePortions(sql, 50);
		expect(error).toMatchObject({ code: "22012" });
		expect(rows).toHaveLength(349);
	});

	it("are no more than MaxRows, with a warning or without", async () => {
		const sandbox = await startSandbox({ port: 0, contacts: 40, conversations: 5 });
		const limited = await connect({
			URL: sandbox.url,
			APIKey: sandbox.accessToken,
			MaxRows: 120,
			CacheLocation: ":memory:",
		});
		onTestFinished(async () => {
			await limited.close();
			await sandbox.close();
		});
		const bound = await limited.bind("SELECT g FROM generate_series(1, 500) AS g", [], {});
		const layout = { typeOids: [20], formats: [], zone: "UTC", intervalStyle: "postgres" } as const;
		const rows = bound.runPacked([], {}, () => layout);
		let count = 0;
		let bytes = 0;
		let next = await rows.next();
		for (; !next.done; next = await rows.next()) {
			count += next.value.length;
			bytes += next.value.bytes.length;
		}
		expect([count, next.value.rowCount, next.value.truncated]).toEqual([120, 120, true]);
		const digits = 9 + 90 * 2 + 21 * 3;
		expect(bytes).toBe(120 * 11 + digits);
	});
});

/** Takes the rows of a portal some at a time, as a client with a fetch size does. */
async function takePortions(sql: string, rows: number): Promise<{ rows: unknown[]; error: Error | undefined }> {
	const client = await scene.openClient();
	const config: pg.QueryConfig & { rows: number } = { text: sql, rows };
	const query = client.query(new pg.Query(config));
	const taken: unknown[] = [];
	query.on("row", (row) => taken.push(row));
	const error = await new Promise<Error | undefined>((resolve) => {
		query.on("end", () => resolve(undefined));
		query.on("error", resolve);
	});
	return { rows: taken, error };
}
