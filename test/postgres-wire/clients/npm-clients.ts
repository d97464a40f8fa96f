import { CompiledQuery, Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import Cursor from "pg-cursor";
import postgres from "postgres";

/** What a client is told about the server. */
export interface ClientPlace {
	readonly host: string;
	readonly port: number;
	readonly user: string;
	readonly database: string;
}

/** Runs statements with a client of npm, and gives what each read. */
export type NpmClient = (place: ClientPlace) => AsyncGenerator<readonly [what: string, value: unknown]>;

/** The clients of npm by the names of their packages. */
export const npmClients: Readonly<Record<string, NpmClient>> = {
	pg: readWithPg,
	postgres: readWithPostgresJs,
	kysely: readWithKysely,
};

/** Values as texts which show what JSON does not: dates, bytes, large numbers. */
export function printGiven(value: unknown): string {
	const print = (given: unknown): unknown => {
		if (given instanceof Date) return { date: given.toISOString() };
		if (given instanceof Uint8Array) return { bytes: Buffer.from(given).toString("hex") };
		if (typeof given === "bigint") return { bigint: String(given) };
		if (Array.isArray(given)) return given.map(print);
		if (given !== null && typeof given === "object")
			return Object.fromEntries(Object.entries(given).map(([name, inner]) => [name, print(inner)]));
		return given === undefined ? { is: "undefined" } : typeof given === "number" ? `number ${String(given)}` : given;
	};
	return JSON.stringify(print(value), undefined, 1);
}

/** One value of each type, as a text that the type reads. */
const typedTexts: Readonly<Record<string, string>> = {
	boolean: "true",
	smallint: "-7",
	integer: "2147483647",
	bigint: "9007199254740993",
	real: "1.5",
	"double precision": "0.1",
	numeric: "12345678901234567890.0500",
	text: "é ☃ '\\",
	"varchar(20)": "short",
	"char(4)": "ab",
	date: "2024-02-29",
	time: "10:11:12.5",
	timestamp: "2024-02-29 10:11:12.345678",
	timestamptz: "2024-02-29 10:11:12.345678+02",
	interval: "1 year 2 mons 3 days 04:05:06.7",
	json: '{"a": [1, null, "é"]}',
	jsonb: '{"b": 1.50, "a": {"c": true}}',
	uuid: "0e37df36-f698-11e6-8dd4-cb9ced3df976",
	bytea: "\\xdeadbeef00",
	"text[]": '{a,NULL,"b c"}',
	"integer[]": "{1,NULL,3}",
	"numeric[]": "{1.50,2}",
	"timestamptz[]": "{2024-01-01 00:00:00+00}",
	oid: "4294967295",
	name: "pg_class",
};

const typeNames = Object.keys(typedTexts);
const texts = Object.values(typedTexts);
/** Each parameter is read as its type. */
const allTypes = `SELECT ${typeNames.map((type, index) => `$${String(index + 1)}::${type} AS "${type}"`).join(", ")}`;
/** Columns of each type that the tables have. */
const people = "SELECT * FROM contacts WHERE id = $1 OR session_count > $2 OR created_at < $3 ORDER BY id";
const personParameters = ["p2", 18_000_000_000, new Date("2024-01-04T00:00:00Z")];
const talks = "SELECT id, created_at, rating, open FROM conversations WHERE open = $1 ORDER BY id";
const listTables =
	"SELECT table_name, table_type FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name";
const describeColumns = `SELECT column_name, ordinal_position, data_type, udt_name, is_nullable, column_default
	FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`;

async function* readWithPg(place: ClientPlace): ReturnType<NpmClient> {
	const client = new pg.Client(place);
	await client.connect();
	const read = async (query: pg.QueryConfig | string, values?: unknown[]) => {
		const { command, rowCount, rows, fields } = await client.query(query as string, values as string[]);
		const columns = fields.map((field) => [field.name, field.dataTypeID, field.dataTypeSize, field.columnID]);
		return { command, rowCount, columns, rows };
	};
	yield ["tables", await read(listTables)];
	for (const table of ["contacts", "companies", "conversations", "open_conversations"])
		yield [`columns of ${table}`, await read(describeColumns, [table])];
	yield ["simple", await read("SELECT * FROM companies ORDER BY id")];
	yield ["parameters", await read(people, personParameters)];
	yield ["every type", await read(allTypes, [...texts])];
	yield [
		"every type, NULL",
		await read(
			allTypes,
			texts.map(() => null),
		),
	];
	yield ["binary", await read({ text: people, values: personParameters, binary: true } as pg.QueryConfig)];
	yield ["a list", await read("SELECT id FROM contacts WHERE id = ANY($1) ORDER BY id", [["p1", "p2"]])];
	yield ["objects", await read("SELECT $1::jsonb -> 'a' AS a, $2::text AS t", [{ a: [1] }, { b: 2 }])];
	for (const id of ["p1", "p2", "nobody"])
		yield [`prepared ${id}`, await read({ name: "one", text: "SELECT * FROM contacts WHERE id = $1", values: [id] })];
	for (const size of [7, 100]) {
		const cursor = client.query(new Cursor(talks, [true]));
		const sizes: number[] = [];
		const rows: unknown[] = [];
		for (let some = await cursor.read(size); some.length > 0; some = await cursor.read(size)) {
			sizes.push(some.length);
			rows.push(...some);
		}
		yield [`cursor of ${String(size)}`, { sizes, rows }];
	}
	const left = client.query(new Cursor(talks, [true]));
	yield ["cursor that is left", await left.read(2)];
	await left.close();
	const several = (await client.query("SELECT 1 AS a; SELECT 'x' AS b")) as unknown as pg.QueryResult[];
	yield ["several at once", several.map(({ rows }) => rows as unknown[])];
	await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
	yield ["transaction", await read("SELECT count(*) FROM conversations")];
	yield ["error", await readFailure(client.query("SELECT nope FROM contacts"))];
	yield ["after an error", await readFailure(client.query("SELECT 1"))];
	await client.query("ROLLBACK");
	yield ["after all", await read("SELECT 1 AS one")];
	await client.end();
}

async function* readWithPostgresJs(place: ClientPlace): ReturnType<NpmClient> {
	const client = postgres({ ...place, max: 2, onnotice: () => undefined });
	yield ["tables", [...(await client.unsafe(listTables))]];
	yield ["columns", [...(await client.unsafe(describeColumns, ["contacts"]))]];
	const described = await client.unsafe(people).describe();
	yield ["describe", { types: described.types, columns: described.columns.map(({ name, type }) => [name, type]) }];
	const rows = await client`SELECT * FROM contacts WHERE id IN ${client(["p1", "p2"])}
		AND created_at > ${new Date("2024-01-02T12:00:00Z")} AND session_count > ${5} ORDER BY id`;
	const columns = rows.columns.map(({ name, type, number }) => [name, type, number]);
	yield ["parameters", { columns, command: rows.command, count: rows.count, rows: [...rows] }];
	yield ["every type", [...(await client.unsafe(allTypes, texts))]];
	yield ["every type, prepared", [...(await client.unsafe(allTypes, texts, { prepare: true }))]];
	yield [
		"values of JavaScript",
		[
			...(await client`SELECT ${1}::int AS i, ${true}::bool AS b, ${new Date(0)}::timestamptz AS d, ${null} AS n,
				${client.array([1, 2])} AS a, ${client.json({ a: 1 })} AS j, ${Buffer.from("ab")}::bytea AS y, ${"é"} AS s`),
		],
	];
	yield ["a list", [...(await client`SELECT id FROM contacts WHERE id = ANY(${["p1", "p2"]}) ORDER BY id`)]];
	for (const id of ["p1", "p2"]) yield [`again ${id}`, [...(await client`SELECT * FROM contacts WHERE id = ${id}`)]];
	const sizes: number[] = [];
	await client`SELECT id FROM conversations ORDER BY id`.cursor(25, (some) => {
		sizes.push(some.length);
	});
	yield ["cursor", sizes];
	const taken: unknown[] = [];
	for await (const some of client`SELECT * FROM conversations WHERE open = ${true} ORDER BY id`.cursor(3)) {
		taken.push(...some);
		if (taken.length > 7) break;
	}
	yield ["cursor that is left", taken];
	const each: unknown[] = [];
	await client`SELECT id, created_at FROM conversations ORDER BY id`.forEach((row) => {
		each.push(row);
	});
	yield ["row by row", each];
	const lines: string[] = [];
	for await (const some of await client`COPY (SELECT * FROM contacts ORDER BY id) TO STDOUT`.readable())
		lines.push(String(some));
	yield ["COPY", lines.join("")];
	yield [
		"transaction",
		await client.begin("isolation level repeatable read read only", async (inside) => {
			const failed = await readFailure(inside.savepoint((deeper) => deeper`SELECT nope FROM contacts`));
			return [failed, [...(await inside`SELECT count(*) FROM conversations`)]];
		}),
	];
	yield ["several at once", (await client`SELECT 1 AS a; SELECT 'x' AS b`.simple()) as unknown];
	yield ["error", await readFailure(client`SELECT nope FROM contacts`)];
	await client.end();
}

interface Database {
	contacts: { id: string; name: string; role: string; score: string; session_count: string; created_at: Date };
	conversations: { id: string; contact_id: string; open: boolean; rating: string | null; created_at: Date };
}

async function* readWithKysely(place: ClientPlace): ReturnType<NpmClient> {
	const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: new pg.Pool(place), cursor: Cursor }) });
	yield ["schemas", sortByName((await db.introspection.getSchemas()).filter(({ name }) => !name.startsWith("pg_")))];
	yield ["tables", await db.introspection.getTables()];
	yield ["metadata", (await db.introspection.getMetadata()).tables.map(({ name, isView }) => [name, isView])];
	const people = db.selectFrom("contacts").where("role", "=", "user").orderBy("contacts.id");
	yield ["parameters", await people.selectAll().where("created_at", ">", new Date("2024-01-05T00:00:00Z")).execute()];
	yield ["in", await people.select(["id", "score"]).where("id", "in", ["p2", "p4", "p5"]).execute()];
	yield ["first", await people.selectAll().where("id", "=", "nobody").executeTakeFirst()];
	yield [
		"join",
		await people
			.innerJoin("conversations", "conversations.contact_id", "contacts.id")
			.select(["contacts.id", "conversations.id as conversation", "rating", "conversations.created_at"])
			.orderBy("conversations.id")
			.limit(9)
			.execute(),
	];
	yield [
		"groups",
		await db
			.selectFrom("conversations")
			.select(({ fn }) => ["open", fn.countAll().as("n"), fn.avg("rating").as("mean"), fn.max("created_at").as("last")])
			.groupBy("open")
			.orderBy("open")
			.execute(),
	];
	yield ["every type", await db.executeQuery(CompiledQuery.raw(allTypes, texts))];
	yield ["a raw statement", (await sql`SELECT ${1}::int AS one, ${"x"} AS two`.execute(db)).rows];
	const streamed: unknown[] = [];
	for await (const row of db.selectFrom("conversations").selectAll().where("open", "=", true).orderBy("id").stream(7))
		streamed.push(row);
	yield ["stream", streamed];
	const left: unknown[] = [];
	for await (const row of db.selectFrom("conversations").select("id").orderBy("id").stream(2)) {
		left.push(row);
		if (left.length > 2) break;
	}
	yield ["stream that is left", left];
	yield [
		"transaction",
		await db
			.transaction()
			.setIsolationLevel("serializable")
			.setAccessMode("read only")
			.execute((inside) => inside.selectFrom("contacts").select(inside.fn.countAll().as("n")).execute()),
	];
	const started = await db.startTransaction().execute();
	const saved = await started.savepoint("here").execute();
	yield ["error", await readFailure(sql`SELECT nope FROM contacts`.execute(saved))];
	const back = await saved.rollbackToSavepoint("here").execute();
	yield ["after a savepoint", await back.selectFrom("contacts").select("id").orderBy("id").limit(1).execute()];
	await back.rollback().execute();
	await db.destroy();
}

function sortByName<Row extends { readonly name: string }>(rows: readonly Row[]): readonly Row[] {
	return [...rows].sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function readFailure(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => "it did not fail",
		(error: unknown) => {
			const { severity, code, message, position } = error as Record<string, unknown>;
			return { severity, code, message, position };
		},
	);
}
