import { setTimeout as delay } from "node:timers/promises";
import { CompiledQuery, type QueryResult } from "kysely";
import { describe, expect, it } from "vitest";
import { lendRunner, RunnerDialect } from "../../src/kysely/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 700, companies: 0, conversations: 30 });
const countPages = () => sandbox.requests.filter(({ path }) => path.startsWith("/contacts/search")).length;

describe("a stream of Kysely's", () => {
	it("gives all rows, whatever the chunks", async () => {
		const query = (await open()).kysely().selectFrom("contacts").select("id").orderBy("id");
		const whole = (await query.execute()).map(({ id }) => id);
		for (const size of [undefined, 1, 7, 700, 10_000]) {
			const streamed: string[] = [];
			for await (const { id } of query.stream(size)) streamed.push(id);
			expect(streamed).toEqual(whole);
		}
	});

	it("asks for no page that nobody takes", async () => {
		const db = (await open()).kysely();
		sandbox.resetRequests();
		let rows = 0;
		for await (const _ of db.selectFrom("contacts").select("id").stream(3)) if (++rows === 6) break;
		await delay(50);
		expect(countPages()).toBe(1);
		// What was left half read holds nothing up.
		expect(await db.selectFrom("contacts").select("id").limit(3).execute()).toHaveLength(3);
	});

	it("fails with the service's error after the rows that came before", async () => {
		const db = (await open({ AutoCache: false })).kysely();
		try {
			let rows = 0;
			const take = async () => {
				for await (const _ of db.selectFrom("contacts").select("id").stream()) {
					rows++;
					sandbox.setFaults([{ kind: "status", status: 404, path: "/contacts" }]);
				}
			};
			await expect(take()).rejects.toMatchObject({ sqlState: "HV000" });
			expect(rows).toBe(150);
		} finally {
			sandbox.setFaults([]);
		}
	});
});

// Of 0.28 the types have no such options.
interface AbortableConnection {
	executeQuery(query: CompiledQuery, options: { readonly signal: AbortSignal }): Promise<QueryResult<object>>;
	streamQuery(
		query: CompiledQuery,
		chunkSize: number,
		options: { readonly signal: AbortSignal },
	): AsyncIterator<QueryResult<object>, undefined>;
}

describe("a signal, as Kysely passes it on from 0.29 on,", () => {
	const acquire = async () => {
		const driver = new RunnerDialect(lendRunner(await open({ AutoCache: false }))).createDriver();
		await driver.init();
		return (await driver.acquireConnection()) as AbortableConnection;
	};
	const query = CompiledQuery.raw("select id from contacts where lower(name) <> $1", ["x"]);

	it("ends a query", async () => {
		const signal = AbortSignal.abort(new Error("enough"));
		const result = (await acquire()).executeQuery(query, { signal });
		await expect(result).rejects.toMatchObject({ sqlState: "57014" });
	});

	it("ends a stream between its rows", async () => {
		const end = new AbortController();
		const rows = (await acquire()).streamQuery(query, 1, { signal: end.signal });
		expect((await rows.next()).value?.rows).toHaveLength(1);
		end.abort();
		await expect(rows.next()).rejects.toMatchObject({ sqlState: "57014" });
	});
});
