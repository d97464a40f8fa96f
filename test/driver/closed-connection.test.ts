import { expect, test } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { useSandbox } from "./sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 300, conversations: 3 });
const closed = { code: "connection_closed", sqlState: "08003" };
const sql = "SELECT id FROM contacts";

test.each([{}, { AutoCache: false }])(
	"whatever is called after the close says that it is closed (%j)",
	async (options) => {
		const connection = await open(options);
		const statement = connection.prepare(sql);
		const builder = connection.kysely();
		await statement.all();
		const stream = connection.stream(sql);
		const unread = connection.stream(sql);
		const ofBuilder = builder.selectFrom("contacts").select("id").stream(1);
		await stream.next();
		await ofBuilder.next();
		await connection.close();
		const calls: Readonly<Record<string, () => unknown>> = {
			query: () => connection.query(sql),
			"query of what was never asked": () => connection.query("SELECT 1"),
			"query of what is no SQL": () => connection.query("SELEC"),
			prepare: () => Promise.resolve().then(() => connection.prepare("SELECT 2")),
			"prepare of what is known": () => connection.prepare(sql).all(),
			"all of a statement": () => statement.all(),
			"explain of a statement": () => statement.explain(),
			"a stream that is being read": () => stream.next(),
			"a stream that was not begun": () => unread.next(),
			"a new stream": () => connection.stream(sql).next(),
			tables: () => connection.tables(),
			columns: () => connection.columns("contacts"),
			"columns of no table": () => connection.columns("nothing"),
			check: () => connection.check(),
			sync: () => connection.sync(["contacts"]),
			"sync of no table": () => connection.sync([]),
			cacheStatus: () => connection.cacheStatus(),
			"cacheStatus of no table": () => connection.cacheStatus(["nothing"]),
			clearCache: () => connection.clearCache(),
			"Kysely's query": () => builder.selectFrom("contacts").select("id").execute(),
			"Kysely's stream": () => ofBuilder.next(),
			"Kysely's introspection": () => builder.introspection.getTables(),
			"a new Kysely": () => connection.kysely().selectFrom("tags").select("id").execute(),
		};
		for (const [name, call] of Object.entries(calls)) {
			const outcome = await Promise.resolve()
				.then(call)
				.catch((error: unknown) => error);
			expect(outcome, name).toBeInstanceOf(ProviderError);
			expect(outcome, name).toMatchObject(closed);
		}
		await expect(connection.close()).resolves.toBeUndefined();
		expect(statement.columns).toHaveLength(1);
		const unused = await open(options);
		await unused.close();
		await expect(unused.query(sql)).rejects.toMatchObject(closed);
		await expect(unused.clearCache()).rejects.toMatchObject(closed);
	},
);
