import { existsSync, readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { serve, type WireServer } from "../../src/postgres-wire/index.ts";
import { findPostgres, type PostgresServer, startPostgres } from "../differential/postgres-server.ts";
import { fillPostgres, runOnPostgres } from "./captured-postgres.ts";
import { type CapturedService, startCapturedService } from "./captured-service.ts";
import { findReason, givesAnyRows, hideOwn, placeForPostgres } from "./replay-differences.ts";

const captures = new URL("../../../shared/corpus/pg-clients/", import.meta.url);
const programs = findPostgres();
const missing = !existsSync(captures)
	? "the captured statements are not on this machine (../shared/corpus/pg-clients)"
	: programs === undefined
		? "no PostgreSQL is installed to compare with"
		: undefined;

interface Capture {
	readonly proto: "simple" | "extended";
	readonly sql: string;
	readonly params?: readonly (string | null)[];
	readonly paramOids?: readonly number[];
	readonly paramFormats?: readonly number[];
}

let service: CapturedService;
let server: WireServer;
let postgres: PostgresServer;

beforeAll(async () => {
	if (missing !== undefined || programs === undefined) return;
	service = await startCapturedService();
	server = await serve(service.connection, { port: 0 });
	postgres = await startPostgres(programs);
	await fillPostgres(postgres);
	// What PostgreSQL says of its own objects is its text, which is not repeated here.
	await runOnPostgres(postgres, ["DELETE FROM pg_description WHERE objoid < 16384", "DELETE FROM pg_shdescription"]);
});

afterAll(async () => {
	await server?.close();
	await service?.[Symbol.asyncDispose]();
	await postgres?.stop();
});

it.skipIf(missing !== undefined)(
	`captured statements give what PostgreSQL 15 gives${missing === undefined ? "" : `: ${missing}`}`,
	async () => {
		const differences: string[] = [];
		let count = 0;
		let listed = 0;
		for (const file of readdirSync(captures).filter((name) => name.endsWith(".json"))) {
			const lines = readFileSync(new URL(file, captures), "utf8").split("\n").filter(Boolean);
			const [ours, real] = [await openReplay("ours"), await openReplay("real")];
			for (const capture of lines.map((line) => JSON.parse(line) as Capture)) {
				count++;
				const [given, expected] = [await ours.run(capture), await real.run(capture)];
				if (given === expected) continue;
				if (findReason(capture.sql) !== undefined) listed++;
				else differences.push(`${capture.sql}\n  ours ${given.slice(0, 300)}\n  real ${expected.slice(0, 300)}`);
			}
			await ours.end();
			await real.end();
		}
		const share = 1 - (differences.length + listed) / count;
		const told = `${(share * 100).toFixed(1)} % as PostgreSQL gives them, ${String(listed)} otherwise for a reason that is listed`;
		console.log(`replayed ${String(count)} statements: ${told}`);
		expect(differences.join("\n")).toBe("");
		expect(share).toBeGreaterThanOrEqual(0.99);
	},
	240_000,
);

const asText = { getTypeParser: () => (value: unknown) => value };

async function openClient(side: "ours" | "real"): Promise<pg.Client> {
	const place = side === "ours" ? { host: "127.0.0.1", port: server.port } : { host: postgres.host };
	const client = new pg.Client({ ...place, user: "intercom", database: "intercom", types: asText });
	client.on("error", () => undefined);
	await client.connect();
	return client;
}

// The object ids of the cluster on which clients were captured.
const capturedIds: Readonly<Record<number, string>> = {
	16390: "admins",
	16400: "companies",
	16409: "contacts",
	16414: "contacts_pkey",
	16427: "conversations",
	16444: "conversation_parts",
	16456: "tags",
	16463: "contact_tags",
	16480: "open_conversations",
};

const listIds = `SELECT oid::text, 'relation ' || relname FROM pg_class WHERE oid >= 16384
	UNION ALL SELECT oid::text, 'constraint ' || conname FROM pg_constraint WHERE oid >= 16384
	UNION ALL SELECT oid::text, 'type ' || typname FROM pg_type WHERE oid >= 16384
	UNION ALL SELECT oid::text, 'role ' || rolname FROM pg_roles WHERE oid >= 16384 OR oid = 10
	UNION ALL SELECT oid::text, 'database ' || datname FROM pg_database`;

/** A client whose answers are texts in which own object ids have names. */
async function openReplay(side: "ours" | "real") {
	const client = await openClient(side);
	const { rows } = await client.query({ text: listIds, rowMode: "array" });
	const given = new Map((rows as [string, string][]).map(([id, name]) => [id, name]));
	// The name of a table of long values ends with the id of the other one.
	const shorten = (name: string) => name.replace(/(?<=pg_toast_)\d+/, (id) => given.get(id) ?? id);
	const names = new Map([...given].map(([id, name]) => [id, shorten(name)]));
	const ids = new Map([...names].map(([id, name]) => [name, id]));
	const place = (sql: string) =>
		(side === "real" ? placeForPostgres(sql) : sql).replace(
			/\b164\d\d\b|\b1639\d\b/g,
			(id) => ids.get(`relation ${capturedIds[Number(id)] ?? ""}`) ?? id,
		);
	const print = (result: pg.QueryArrayResult, sql: string) => {
		const lines = result.rows.map((row) => (givesAnyRows(sql) ? "a row" : JSON.stringify(row)));
		const given = /order by/i.test(sql) ? lines : lines.sort();
		// What a column is called, its type, and the column of a table that it comes from.
		const columns = result.fields.map(({ name, dataTypeID, tableID, columnID }) => {
			const origin = `${names.get(String(tableID)) ?? String(tableID)}.${String(columnID)}`;
			return `${name}:${String(dataTypeID)}:${origin}`;
		});
		// EXPLAIN tells there how rows are read, and here which requests are made.
		if (result.command === "EXPLAIN") return `EXPLAIN with ${result.rows.length > 0 ? "rows" : "none"}`;
		return hideOwn(
			`${result.command} ${String(result.rowCount)} ${columns.join()} ${given.join("\n")}`
				// An id may be the end of a name too: pg_toast_16384.
				.replace(/(?<![\d.])\d{2,10}(?![\d.])/g, (id) => names.get(id) ?? id)
				.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00/g, "now"),
		);
	};
	return {
		end: () => client.end(),
		async run({ proto, sql, params = [], paramOids = [], paramFormats = [] }: Capture): Promise<string> {
			const values = params.map((value, index) =>
				value !== null && paramFormats[index] === 1 ? Buffer.from(value.slice(2), "hex") : value && place(value),
			);
			const extended = { values, queryMode: "extended", types: Object.assign([...paramOids], asText) };
			const query = { text: place(sql), rowMode: "array", ...(proto === "extended" && extended) };
			try {
				const result = await client.query(query as unknown as pg.QueryArrayConfig);
				return [result]
					.flat()
					.map((each) => print(each, sql))
					.join("\n");
			} catch (error) {
				return `error ${String((error as { code?: string }).code)}`;
			}
		},
	};
}
