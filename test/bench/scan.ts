// How fast large tables are read beside the official client, from a service that is 100 ms away and allows 10,000 requests a minute.
// Nothing is stored: what is measured is the requests and the decoding of their rows.
import { fork } from "node:child_process";
import { once } from "node:events";
import { IntercomClient } from "intercom-client";
import { silentLog, systemClock } from "../../src/base/index.ts";
import { createCatalog, type TableScan } from "../../src/catalog/index.ts";
import { createHttpClient, type HttpClient } from "../../src/http/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { readPages } from "../../src/scan/index.ts";

const pageRows = 150;
const serialPages = 40;
const allowedPerSecond = 10_000 / 60;
const partsOf = 5_000;
const maxConcurrency = 64;

interface Reading {
	readonly rows: number;
	readonly distinct: number;
	readonly requests: number;
	readonly refused: number;
	readonly seconds: number;
	readonly mostInFlight: number;
	/** Of this process and of the look-alike's. */
	readonly cpuSeconds: readonly [number, number];
}

const profile = await loadProfile("Intercom");
const catalog = createCatalog(profile, "2.16");
const child = fork(new URL("./sandbox-process.js", import.meta.url), ["large", "100", "10000"]);
try {
	const [{ url, accessToken }] = (await once(child, "message")) as [{ url: string; accessToken: string }];
	const only = process.argv.slice(2);
	for (const name of ["contacts", "conversations"]) {
		if (only.length > 0 && !only.includes(name)) continue;
		// The look-alike builds its search index on the first search.
		const serial = await measureOfficial(name, url, accessToken);
		const reading = await readWhole(planSearch(name), url, accessToken);
		report(name, reading, serial);
	}
	if (only.length === 0 || only.includes("parts")) await measureParts(url, accessToken);
} finally {
	child.disconnect();
	await once(child, "exit");
}

function report(name: string, reading: Reading, serialRowsPerSecond: number): void {
	const { rows, distinct, requests, refused, seconds, mostInFlight } = reading;
	const perSecond = rows / seconds;
	const [own, sandbox] = reading.cpuSeconds.map((value) => value.toFixed(1));
	console.log(
		`${name}: ${rows} rows (${distinct} distinct), ${requests} requests, ${refused} of them refused, at most ${mostInFlight} in flight`,
	);
	console.log(
		`  ${seconds.toFixed(1)} s: ${Math.round(perSecond)} rows and ${(requests / seconds).toFixed(0)} requests a second`,
	);
	console.log(`  processor: ${own} s here, ${sandbox} s in the look-alike`);
	console.log(
		`  ${(perSecond / serialRowsPerSecond).toFixed(1)} times the official client's ${Math.round(serialRowsPerSecond)} rows a second;`,
		`${Math.round((perSecond / (allowedPerSecond * pageRows)) * 100)} % of what the limit allows`,
	);
}

function planSearch(name: string): TableScan {
	const table = profile.tables.find((candidate) => candidate.name === name);
	const path = table?.read.find((access) => access.kind === "search");
	if (!table || !path) throw new Error(`${name} cannot be searched`);
	return { kind: "search", table, path };
}

function openClient(url: string, token: string): HttpClient {
	const { rateLimit } = profile.service;
	return createHttpClient({
		service: "Intercom",
		baseUrl: url,
		headers: { accept: "application/json", "intercom-version": "2.16" },
		authorize: {
			getCredential: () => Promise.resolve({ headers: { authorization: `Bearer ${token}` } }),
			handleUnauthorized: () => Promise.resolve(false),
		},
		timeoutMs: 60_000,
		maxConcurrency,
		maxRateLimitDelayMs: 60_000,
		limitHeaders:
			rateLimit?.kind === "headers"
				? {
						limit: rateLimit.limitHeader,
						remaining: rateLimit.remainingHeader,
						reset: rateLimit.resetHeader,
						windowMs: rateLimit.windowMs,
					}
				: undefined,
		errors: [],
		clock: systemClock,
		log: silentLog,
		random: Math.random,
	});
}

async function readWhole(scan: TableScan, url: string, token: string): Promise<Reading> {
	const http = openClient(url, token);
	const columns = catalog.findTable([scan.table.name]).found?.columns ?? [];
	const keys = new Set<unknown>();
	let [rows, requests, refused, mostInFlight] = [0, 0, 0, 0];
	const observer = {
		onRequest({ status }: { readonly status?: number }) {
			requests++;
			mostInFlight = Math.max(mostInFlight, http.limits().inFlight);
			if (status === 429) refused++;
		},
	};
	const context = { http, columns, concurrency: maxConcurrency, service: "Intercom", clock: systemClock, observer };
	const before = [readCpu(), await readSandboxCpu()] as const;
	const start = performance.now();
	for await (const page of readPages(scan, { ...context, warn: (text) => console.log(text) })) {
		rows += page.rows.length;
		for (const row of page.rows) keys.add(row[0]);
	}
	const seconds = (performance.now() - start) / 1000;
	const cpuSeconds = [readCpu() - before[0], (await readSandboxCpu()) - before[1]] as const;
	await http.close();
	return { rows, distinct: keys.size, requests, refused, seconds, mostInFlight, cpuSeconds };
}

function readCpu(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e6;
}

async function readSandboxCpu(): Promise<number> {
	child.send("usage");
	const [{ cpuSeconds }] = (await once(child, "message")) as [{ cpuSeconds: number }];
	return cpuSeconds;
}

/** Rows a second of the official client, page after page. */
async function measureOfficial(name: string, url: string, token: string): Promise<number> {
	const client = new IntercomClient({ token, environment: url });
	const query = { field: "created_at", operator: ">" as const, value: 0 as unknown as string };
	const search = (cursor?: string) => {
		const request = {
			query,
			pagination: { per_page: pageRows, ...(cursor === undefined ? {} : { starting_after: cursor }) },
		};
		return name === "contacts" ? client.contacts.search(request) : client.conversations.search(request);
	};
	let rows = 0;
	let start = performance.now();
	let page = await search();
	for (let count = 0; count < serialPages; count++) {
		// Not the first, for which the look-alike may build its index.
		if (count === 1) [rows, start] = [0, performance.now()];
		rows += page.data.length;
		if (count > 0 || page.hasNextPage()) page = await page.getNextPage();
	}
	return rows / ((performance.now() - start) / 1000);
}

async function measureParts(url: string, token: string): Promise<void> {
	const table = profile.tables.find(({ name }) => name === "conversation_parts");
	const path = table?.read.find((access) => access.kind === "child");
	const conversations = planSearch("conversations");
	if (!table || !path || conversations.kind !== "search") throw new Error("parts cannot be read");
	const client = new IntercomClient({ token, environment: url });
	const keys = await listKeys({ ...conversations, limit: partsOf }, url, token);
	const first = keys.slice(0, serialPages);
	const start = performance.now();
	for (const id of first) await client.conversations.find({ conversation_id: id });
	const oneByOne = first.length / ((performance.now() - start) / 1000);
	const reading = await readWhole({ kind: "child", table, path, parents: { keys } }, url, token);
	const perSecond = keys.length / reading.seconds;
	console.log(
		`parts of ${keys.length} conversations: ${reading.seconds.toFixed(1)} s, ${reading.requests} requests, ${reading.refused} refused, at most ${reading.mostInFlight} in flight;`,
		`${Math.round(perSecond)} conversations a second, ${(perSecond / oneByOne).toFixed(1)} times one by one`,
	);
}

async function listKeys(scan: TableScan, url: string, token: string): Promise<string[]> {
	const http = openClient(url, token);
	const columns = scan.table.columns.filter(({ name }) => name === "id");
	const context = { http, columns, concurrency: 1, service: "Intercom", clock: systemClock, warn: () => undefined };
	const keys: string[] = [];
	for await (const { rows } of readPages(scan, context)) keys.push(...rows.map(([id]) => String(id)));
	await http.close();
	return keys;
}
