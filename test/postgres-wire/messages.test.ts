import { afterAll, beforeAll, expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside, type TwoServers } from "./beside-postgres.ts";
import { exchange, writeInt32, writeMessage } from "./raw-session.ts";

const programs = findPostgres();
let servers: TwoServers | undefined;

beforeAll(async () => {
	if (programs !== undefined) servers = await startBeside(programs);
});

afterAll(() => servers?.[Symbol.asyncDispose]());

const query = (sql: string) => writeMessage("Q", sql);
const parse = (name: string, sql: string) => writeMessage("P", name, sql, 0);
const execute = (portal: string, rows = 0) => writeMessage("E", portal, writeInt32(rows));
const close = (kind: "S" | "P", name: string) => writeMessage("C", Buffer.from(kind), name);
const sync = writeMessage("S");

interface Bound {
	readonly values?: readonly string[];
	readonly formats?: readonly number[];
	readonly resultFormats?: readonly number[];
}

function bind(
	portal: string,
	statement: string,
	{ values = [], formats = [], resultFormats = [] }: Bound = {},
): Buffer {
	const given = values.flatMap((value) => [writeInt32(value.length), Buffer.from(value)]);
	const counted = [formats.length, ...formats, values.length, ...given];
	return writeMessage("B", portal, statement, ...counted, resultFormats.length, ...resultFormats);
}

const run = (sql: string) => [parse("", sql), bind("", ""), execute("")];

const scripts: Readonly<Record<string, readonly Buffer[]>> = {
	"texts without a statement": [query(""), query(" ;; "), ...run(""), sync],
	"what is executed again": [
		...[parse("", "SELECT generate_series(1, 3)"), bind("", ""), execute("", 2), execute("", 2), execute("", 2), sync],
		...[parse("", "SET a.b TO '1'"), bind("", ""), execute(""), execute(""), sync],
	],
	"what there is not": [close("S", "no"), close("P", "no"), sync, execute("no"), sync, bind("", "no"), sync],
	"an error up to Sync": [
		parse("", "SELECT nope"),
		bind("", ""),
		query("SELECT 1"),
		execute(""),
		sync,
		query("SELECT 2"),
	],
	"names that are taken": [
		...[parse("a", "SELECT 1"), parse("a", "SELECT 2"), sync, query("DEALLOCATE a"), parse("a", "SELECT 2"), sync],
		...[bind("p", "a"), bind("p", "a"), sync, bind("p", "a"), execute("p"), sync, execute("p"), sync],
	],
	"values and formats that do not fit": [
		...[parse("", "SELECT $1::int"), bind("", ""), sync, bind("", "", { values: ["1", "2"] }), sync],
		...[bind("", "", { values: ["1"], formats: [0, 0] }), sync, bind("", "", { values: ["1"], formats: [7] }), sync],
		...[bind("", "", { values: ["1"], resultFormats: [0, 0] }), sync],
		...[bind("", "", { values: ["1"], resultFormats: [2] }), execute(""), sync],
		...[bind("", "", { values: ["abc"], formats: [1] }), sync],
	],
	"portals and savepoints": [
		...[...run("BEGIN"), parse("s", "SELECT generate_series(1, 5)"), bind("p", "s"), execute("p", 2), sync],
		...[execute("p", 2), sync, query("SAVEPOINT a"), bind("q", "s"), execute("q", 1), sync, query("ROLLBACK TO a")],
		...[execute("q", 1), sync, query("ROLLBACK TO a"), execute("p"), sync, query("COMMIT"), execute("p"), sync],
	],
	"transactions among messages": [
		...[
			...run("SELECT 1"),
			...run("BEGIN"),
			...run("SELECT 2"),
			sync,
			...run("SELECT nope"),
			sync,
			...run("COMMIT"),
			sync,
		],
		...[query("BEGIN; SELECT 1; SELECT nope; SELECT 2"), query("SELECT 3"), query("SAVEPOINT x"), query("ABORT")],
		...[query("COMMIT; COMMIT"), query("SAVEPOINT a"), query("BEGIN; BEGIN"), query("END")],
	],
	"transactions in a chain": [
		query("BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY; COMMIT AND CHAIN; SHOW transaction_isolation"),
		...[query("SELECT nope"), query("ROLLBACK AND CHAIN"), query("SHOW transaction_read_only")],
		...[query("COMMIT AND NO CHAIN"), query("COMMIT AND CHAIN"), query("ROLLBACK AND CHAIN")],
	],
	"settings, told before the next command": [
		...[query("SET TIME ZONE 'Asia/Tokyo'"), query("BEGIN; SET application_name TO 'x'; ROLLBACK")],
		...[
			query("SET datestyle TO 'ISO, DMY'; SET application_name TO 'y'; SET application_name TO 'z'"),
			query("RESET ALL"),
		],
		...[...run("SET application_name TO 'in a pipeline'"), ...run("SELECT 1"), sync],
	],
	"statements by name": [
		...[
			query("PREPARE p(int) AS SELECT $1 + 1"),
			query("EXECUTE p(1)"),
			bind("", "p", { values: ["4"] }),
			execute(""),
			sync,
		],
		...[
			query("EXECUTE p"),
			query("EXECUTE nope(1)"),
			query("EXECUTE Nope"),
			query("DEALLOCATE p"),
			query("EXECUTE p(1)"),
		],
		...[parse("n", "SELECT $1::int + 1"), sync, query("EXECUTE n(2)"), query("DISCARD ALL"), query("EXECUTE n(2)")],
	],
	"lines of COPY": [
		...[query("COPY (SELECT 1, NULL, E'a\\tb') TO STDOUT"), ...run("COPY (SELECT 1) TO STDOUT"), sync],
		...[writeMessage("d"), writeMessage("c"), writeMessage("f", "no"), sync, query("SELECT 1")],
	],
};

for (const [what, messages] of Object.entries(scripts))
	it.skipIf(programs === undefined)(
		`answers as PostgreSQL does: ${what}${programs === undefined ? " (no PostgreSQL to compare with)" : ""}`,
		async () => {
			if (!servers) throw new Error("no servers were started");
			const [ours, real] = [await exchange(servers.ours, messages), await exchange(servers.real, messages)];
			expect(real.length).toBeGreaterThan(3);
			expect(ours).toEqual(real);
		},
	);
