import { describe, expect, it } from "vitest";
import { type Clock, createError } from "../../src/base/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { createAttributeKnowledge, type KnowledgeParts } from "../../src/driver/catalog/attribute-knowledge.ts";
import type { Description, DescriptionAge } from "../../src/driver/catalog/attribute-reader.ts";
import { loadProfile } from "../../src/profile/index.ts";

const profile = await loadProfile("Intercom");
const { signal } = new AbortController();
const loudly = { isQuiet: false };
const noCost = { requests: 0, rowsFetched: 0, rowsFromCache: 0, waitMs: 0, scans: [] };

/** What a connection knows whose service describes one attribute of contacts, called as the test says. */
function start(given: Partial<KnowledgeParts> = {}) {
	let now = 1_000_000;
	const state = { name: "plan", failure: undefined as Error | undefined, kept: undefined as string | undefined };
	const reads: string[] = [];
	const warnings: string[] = [];
	const clock = { now: () => now } as Clock;
	const read = async (from: string, age: DescriptionAge): Promise<Description> => {
		reads.push(`${from} ${age}`);
		await Promise.resolve();
		if (age === "cached" && state.kept === undefined) throw createError("not_cached", { table: from });
		if (age !== "cached" && state.failure) throw state.failure;
		const name = age === "cached" ? state.kept : state.name;
		const row = { model: "contact", custom: true, id: "9", name: name ?? null, data_type: "string", archived: false };
		return { rows: [row], asOf: now, statistics: noCost };
	};
	const knowledge = createAttributeKnowledge({
		clock,
		makeCatalog: (attributes) => createCatalog(profile, "2.16", attributes),
		read,
		hasCredential: () => Promise.resolve(true),
		isOffline: false,
		toleranceMs: 600_000,
		warn: (message) => warnings.push(message),
		...given,
	});
	const nameColumns = () =>
		knowledge
			.catalog()
			.findTable(["contacts"])
			.found?.columns.flatMap(({ name, within }) => (within ? [name] : []));
	const pass = (ms: number) => {
		now += ms;
		knowledge.expire();
	};
	return { knowledge, state, reads, warnings, nameColumns, pass };
}

describe("what a connection knows of attributes", () => {
	it("is asked for once, and again when it is older than rows may be", async () => {
		const { knowledge, state, reads, nameColumns, pass } = start();
		await Promise.all([1, 2].map(() => knowledge.discover(["contacts"], loudly, signal)));
		await knowledge.discover(["companies"], loudly, signal);
		expect([nameColumns(), reads]).toEqual([["custom_plan"], ["data_attributes tolerant"]]);
		state.name = "tariff";
		pass(599_999);
		expect(nameColumns()).toEqual(["custom_plan"]);
		pass(1);
		expect(knowledge.catalog().findTable(["contacts"]).found?.undiscovered?.tables).toEqual(["contacts"]);
		await knowledge.discover(["contacts"], loudly, signal);
		expect([nameColumns(), reads.length]).toEqual([["custom_tariff"], 2]);
	});

	it("stays for a minute where rows are always read live", async () => {
		const { knowledge, nameColumns, pass } = start({ toleranceMs: 0 });
		await knowledge.discover(["contacts"], loudly, signal);
		pass(59_999);
		expect(nameColumns()).toEqual(["custom_plan"]);
		pass(1);
		expect(nameColumns()).toEqual([]);
	});

	it("is not taken from what is kept after the service refused a request that speaks of it", async () => {
		const { knowledge, state, reads, nameColumns } = start();
		await knowledge.discover(["contacts"], loudly, signal);
		state.name = "tariff";
		knowledge.doubt(["contacts", "tags"]);
		await knowledge.discover(["contacts"], loudly, signal);
		expect([nameColumns(), reads.at(-1)]).toEqual([["custom_tariff"], "data_attributes refresh"]);
	});

	it("is what was kept, with a warning, where nothing newer can be had", async () => {
		const { knowledge, state, warnings, nameColumns } = start();
		state.failure = createError("connect_failed", { host: "api.example", reason: "no route" });
		state.kept = "tariff";
		await knowledge.discover(["contacts"], loudly, signal);
		expect(nameColumns()).toEqual(["custom_tariff"]);
		expect(warnings).toEqual([
			expect.stringMatching(/^the attributes of companies and contacts are those of 1970-01-01T/),
		]);
	});

	it("is an error of the statement where nothing is kept, and a gap in the catalog for who only wants names", async () => {
		const { knowledge, state, warnings, nameColumns } = start();
		state.failure = createError("connect_failed", { host: "api.example", reason: "no route" });
		await expect(knowledge.discover(["contacts"], loudly, signal)).rejects.toBe(state.failure);
		await knowledge.discover(["contacts"], { isQuiet: true }, signal);
		expect([nameColumns(), warnings.length]).toEqual([[], 1]);
		state.failure = undefined;
		knowledge.expire();
		await knowledge.discover(["contacts"], loudly, signal);
		expect(nameColumns()).toEqual(["custom_plan"]);
	});

	it("takes no credential that somebody would have to be asked for, when only names are wanted", async () => {
		const { knowledge, reads, warnings } = start({ hasCredential: () => Promise.resolve(false) });
		await knowledge.discover(["contacts"], { isQuiet: true }, signal);
		expect([reads, warnings]).toEqual([[], []]);
		expect(knowledge.catalog().findTable(["contacts"]).found?.attributes?.problem).toMatch(/no credential/);
	});
});
