import { afterAll, expect, it, vi } from "vitest";
import { connect } from "../../src/driver/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";
import fc from "../random-cases.ts";
import { type RowTruth, runHistory, type WriteHistory, writeHistory } from "./write-history.ts";

const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? 1000 : 60;

// Pauses between attempts are a draw from nothing up.
vi.spyOn(Math, "random").mockReturnValue(0.001);

const sandbox = await startSandbox({ contacts: 5, companies: 2, conversations: 2, rateLimitPerMinute: 6_000_000 });
const properties = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:" };
const stops = await connect(properties);
const goesOn = await connect({ ...properties, OnWriteError: "continue" });
afterAll(async () => {
	await Promise.all([stops.close(), goesOn.close()]);
	await sandbox.close();
});

/** What is wrong with the report of a row; undefined where it is true. */
function findLie({ deed }: WriteHistory, { status, effects, made }: RowTruth): string | undefined {
	const isNew = deed === "make" || deed === "note";
	if (isNew && effects > 1) return "it was written twice";
	if (deed === "upsert" && made > 1) return "it was made twice";
	switch (status) {
		case "written":
			return effects === 0 ? "nothing was written" : undefined;
		case "unknown":
			return undefined;
		case "failed":
		case "skipped":
		case "not_sent":
			return effects > 0 ? "it was written all the same" : undefined;
	}
}

it(
	"whatever befalls the requests, nothing is written twice, and what is reported of each row is what happened",
	async () => {
		const seen = new Map<string, number>();
		await fc.assert(
			fc.asyncProperty(writeHistory, async (history) => {
				const rows = await runHistory(history, sandbox, { stops, goesOn });
				for (const row of rows) seen.set(row.status, (seen.get(row.status) ?? 0) + 1);
				expect(
					rows.map((row) => findLie(history, row)).filter((lie) => lie !== undefined),
					JSON.stringify(rows),
				).toEqual([]);
			}),
			{ numRuns: runs },
		);
		// The draw reaches what it is about.
		expect([...seen.keys()]).toEqual(expect.arrayContaining(["written", "unknown", "failed", "not_sent"]));
	},
	isSoak ? 1_800_000 : 120_000,
);
