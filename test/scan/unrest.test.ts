import { afterAll, beforeAll, expect, test } from "vitest";
import { type Clock, systemClock } from "../../src/base/index.ts";
import type { TableScan } from "../../src/catalog/index.ts";
import type { HttpClient } from "../../src/http/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { type Fault, type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { readPages } from "../../src/scan/index.ts";
import { openSandboxClient } from "./sandbox-client.ts";
import { createTestIntake } from "./test-intake.ts";

// Large tables of the look-alike, read side by side while requests fail and rows change.
let sandbox: Sandbox;
let http: HttpClient;
const profile = await loadProfile("Intercom");

// Pauses between attempts are short, so that a hundred of them are.
const hasty: Clock = {
	now: () => systemClock.now(),
	sleep: (ms, signal) => systemClock.sleep(Math.min(ms, 5), signal),
};

const noise: readonly Fault[] = [
	{ kind: "status", status: 500, every: 151 },
	{ kind: "status", status: 503, every: 211 },
	{ kind: "reset", every: 257 },
	{ kind: "truncate", every: 307 },
	{ kind: "empty_body", every: 401 },
];

beforeAll(async () => {
	sandbox = await startSandbox({
		seed: "unrest",
		contacts: 5_000,
		conversations: 4_000,
		tickets: 1_500,
		rateLimitPerMinute: 60_000_000,
	});
	http = openSandboxClient(sandbox, 16, hasty);
});

afterAll(async () => {
	await http.close();
	await sandbox.close();
});

async function readIds(name: string, place: "here" | "elsewhere", onPage: () => void = () => undefined) {
	const table = profile.tables.find((candidate) => candidate.name === name);
	const path = table?.read.find((access) => access.kind === "search");
	if (!table || !path) throw new Error(`${name} cannot be searched`);
	const scan: TableScan = { kind: "search", table, path };
	const columns = table.columns.filter((column) => column.name === "id");
	const warnings: string[] = [];
	const warn = (message: string) => void warnings.push(message);
	const shared = { http, columns, concurrency: 16, pageSize: 20, service: "Intercom", clock: hasty, warn };
	const intake = createTestIntake();
	const context = place === "here" ? shared : { ...shared, openIntake: intake.open };
	const ids: string[] = [];
	let isShort = false;
	for await (const page of readPages(scan, context)) {
		const { discrepancy } = page;
		ids.push(...intake.take(page).map(([id]) => String(id)));
		isShort ||= discrepancy !== undefined && discrepancy.given < discrepancy.told;
		onPage();
	}
	expect(intake.counts.parsed > 0).toBe(place === "elsewhere");
	return { ids, warnings, isShort };
}

function listTruth(name: "contacts" | "conversations" | "tickets"): string[] {
	return sandbox.truth[name]().map(({ id }) => String(id));
}

test.each([
	["contacts", "here"],
	["conversations", "here"],
	["tickets", "here"],
	["contacts", "elsewhere"],
	["conversations", "elsewhere"],
] as const)("two of a hundred requests for %s, parsed %s, fail, and no row is lost or doubled", async (name, place) => {
	sandbox.setFaults(noise);
	sandbox.resetRequests();
	const { ids, warnings, isShort } = await readIds(name, place);
	sandbox.setFaults([]);
	expect(ids.sort()).toEqual(listTruth(name).sort());
	expect([warnings, isShort]).toEqual([[], false]);
});

test.each([
	["contacts", "here"],
	["conversations", "here"],
	["contacts", "elsewhere"],
] as const)(
	"%s, parsed %s, change with each page, and none that was there all the time is missing",
	async (name, place) => {
		const before = new Set(listTruth(name));
		const { ids, isShort } = await readIds(name, place, () => sandbox.mutate(3));
		const after = new Set(listTruth(name));
		const found = new Set(ids);
		expect([...before].filter((id) => after.has(id) && !found.has(id))).toEqual([]);
		expect([...found].filter((id) => !before.has(id) && !after.has(id))).toEqual([]);
		expect(isShort).toBe(false);
	},
);
