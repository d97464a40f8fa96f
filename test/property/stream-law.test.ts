import { afterAll, describe, expect, it } from "vitest";
import type { Connection, Row } from "../../src/driver/index.ts";
import fc from "../random-cases.ts";
import { dataPairs } from "../sql-corpus/data-table.ts";
import { makeStatement } from "./law-statement.ts";
import { startLawWorkspace } from "./law-workspace.ts";

// The law: a statement's rows are the same whether they are given as they come or when all are there. The statements of the corpus and
// random ones are run as they stand, and without their order, for only then rows can be given as they come.
const runs = Number(process.env["LAW_RUNS"] ?? (process.env["SOAK"] === undefined ? 150 : 3000));
const workspace = await startLawWorkspace("America/New_York", "Europe/Berlin", "2.16", [1, 7, 150]);
afterAll(() => workspace.close());

interface Taken {
	/** Sorted, for no order is asked for. */
	readonly rows: readonly string[];
	/** There were rows before the last request was made. */
	readonly isLive: boolean;
}

async function stream(connection: Connection, sql: string): Promise<Taken | string> {
	let requests = 0;
	let requestsAtFirst: number | undefined;
	const rows: Row[] = [];
	try {
		const stream = connection.stream(sql, [], { onProgress: (progress) => (requests = progress.requests) });
		for (let next = await stream.next(); ; next = await stream.next()) {
			if (next.done) {
				const isLive = requestsAtFirst !== undefined && requestsAtFirst < next.value.stats.requests;
				return { rows: rows.map((row) => JSON.stringify(row)).toSorted(), isLive };
			}
			requestsAtFirst ??= requests;
			rows.push(next.value);
		}
	} catch (error) {
		return (error as { readonly sqlState: string }).sqlState;
	}
}

async function query(connection: Connection, sql: string): Promise<readonly string[] | string> {
	try {
		const { rows } = await connection.query(sql);
		return rows.map((row) => JSON.stringify(row)).toSorted();
	} catch (error) {
		return (error as { readonly sqlState: string }).sqlState;
	}
}

/** Compares, and tells whether the rows were given before all were read. */
async function holds(sql: string, [size, connection]: readonly [number, Connection]): Promise<boolean> {
	const shown = `${sql}, ${String(size)} rows a page`;
	const expected = await query(workspace.plain, sql);
	const taken = await stream(connection, sql);
	expect(typeof taken === "string" ? taken : taken.rows, shown).toEqual(expected);
	return typeof taken !== "string" && taken.isLive;
}

const withoutOrder = (sql: string) => sql.replace(/ ORDER BY [^()]*$/, "");

describe("rows are the same as they come and when all are there", () => {
	it("of the corpus", async () => {
		let live = 0;
		for (const [sql] of dataPairs) {
			for (const text of new Set([withoutOrder(sql), sql])) {
				for (const place of workspace.live.slice(1)) if (await holds(text, place)) live++;
			}
		}
		expect(live).toBeGreaterThan(20);
	}, 600_000);

	it("of random statements", async () => {
		let live = 0;
		const drawn = fc.tuple(makeStatement(workspace.tables), fc.constantFrom(...workspace.live));
		await fc.assert(
			fc.asyncProperty(drawn, async ([{ sql, all, compare }, place]) => {
				// Of LIMIT without an order any rows are right.
				const text = compare === "some" ? (all?.sql ?? sql) : withoutOrder(sql);
				if (await holds(text, place)) live++;
			}),
			{ numRuns: runs },
		);
		expect(live).toBeGreaterThan(runs / 10);
	}, 3_600_000);
});
