// A sandbox with as many objects of each kind as the argument says; prints what it took to search and list them, as JSON.
import { startSandbox } from "../../src/sandbox/index.ts";

const count = Number(process.argv[2]);
const sandbox = await startSandbox({
	contacts: count,
	conversations: count,
	tickets: count,
	rateLimitPerMinute: 6_000_000,
});

const filters: readonly [kind: string, field: string, operator: string, value: unknown][] = [
	["conversations", "created_at", ">", 0],
	["conversations", "state", "=", "open"],
	["conversations", "source.body", "~", "invoice"],
	["conversations", "contact_ids", "=", "nobody"],
	["conversations", "source.author.email", "~", "anna"],
	["contacts", "created_at", ">", 0],
	["contacts", "email", "$", "example.org"],
	["tickets", "state", "=", "submitted"],
];
for (const [kind, field, operator, value] of filters) {
	await ask(`/${kind}/search`, { query: { field, operator, value }, pagination: { per_page: 150 } });
}
for (const kind of ["contacts", "conversations"]) await readPages(`/${kind}?per_page=150`);

globalThis.gc?.();
const { heapUsed, arrayBuffers } = process.memoryUsage();
const kept = heapUsed + arrayBuffers;
console.log(JSON.stringify({ keptBytes: kept, peakBytes: process.resourceUsage().maxRSS * 1024 }));
await sandbox.close();

async function readPages(path: string): Promise<void> {
	let cursor = "";
	for (let page = 0; page < 40; page++) {
		const { pages } = await ask(path + cursor);
		if (pages.next === undefined) return;
		cursor = `&starting_after=${encodeURIComponent(pages.next.starting_after)}`;
	}
}

async function ask(path: string, body?: object): Promise<{ pages: { next?: { starting_after: string } } }> {
	const response = await fetch(sandbox.url + path, {
		method: body === undefined ? "GET" : "POST",
		headers: { authorization: `Bearer ${sandbox.accessToken}`, "intercom-version": "2.16" },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return (await response.json()) as { pages: { next?: { starting_after: string } } };
}
