// How fast the sandbox is by itself: it runs in a process of its own, and several clients ask it at once.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";

interface Ready {
	readonly url: string;
	readonly accessToken: string;
	readonly startMs: number;
	readonly rssBytes: number;
}

interface Usage {
	readonly rssBytes: number;
	readonly cpuSeconds: number;
}

const pages = 3000;
const clients = 8;
const searches = [
	{ what: "created_at", query: { field: "created_at", operator: ">", value: 0 } },
	{ what: "state", query: { field: "state", operator: "=", value: "open" } },
	{ what: "source.body", query: { field: "source.body", operator: "~", value: "invoice" } },
];
const agent = new Agent({ keepAlive: true, maxSockets: clients });

const { bySecond, byCpuSecond } = await measurePages();
console.log(`pages of 150 contacts: ${Math.round(bySecond)} a second (${clients} clients, one process);`);
console.log(`  ${Math.round(byCpuSecond)} for each second that the process had a processor`);
await measureMillion();
agent.destroy();

async function measurePages(): Promise<{ bySecond: number; byCpuSecond: number }> {
	return withSandbox("small", async ({ url, accessToken }, look) => {
		const cursors = await readCursors(url, accessToken);
		const before = await look();
		const start = performance.now();
		let next = 0;
		const run = async (): Promise<void> => {
			while (next < pages)
				await ask("GET", `${url}/contacts?per_page=150${cursors[next++ % cursors.length] ?? ""}`, accessToken);
		};
		await Promise.all(Array.from({ length: clients }, run));
		const seconds = (performance.now() - start) / 1000;
		const after = await look();
		return { bySecond: pages / seconds, byCpuSecond: pages / (after.cpuSeconds - before.cpuSeconds) };
	});
}

async function measureMillion(): Promise<void> {
	await withSandbox("million", async ({ url, accessToken, startMs, rssBytes }, look) => {
		console.log(`a million conversations: listens after ${Math.round(startMs)} ms with ${mebibytes(rssBytes)} MiB`);
		for (const { what, query } of searches) {
			const before = await look();
			await ask("POST", `${url}/conversations/search`, accessToken, JSON.stringify({ query }));
			const after = await look();
			const seconds = (after.cpuSeconds - before.cpuSeconds).toFixed(1);
			console.log(`first search by ${what}: ${seconds} s of a processor, then ${mebibytes(after.rssBytes)} MiB`);
		}
	});
}

async function readCursors(url: string, token: string): Promise<string[]> {
	const cursors = [""];
	for (;;) {
		const page = JSON.parse(await ask("GET", `${url}/contacts?per_page=150${cursors.at(-1) ?? ""}`, token)) as {
			pages: { next?: { starting_after: string } };
		};
		if (page.pages.next === undefined) return cursors;
		cursors.push(`&starting_after=${encodeURIComponent(page.pages.next.starting_after)}`);
	}
}

async function withSandbox<Result>(
	size: string,
	work: (ready: Ready, look: () => Promise<Usage>) => Promise<Result>,
): Promise<Result> {
	const script = new URL("./sandbox-process.js", import.meta.url);
	const child = fork(script, [size]);
	try {
		const [ready] = (await once(child, "message")) as [Ready];
		return await work(ready, async () => {
			child.send("usage");
			const [usage] = (await once(child, "message")) as [Usage];
			return usage;
		});
	} finally {
		child.disconnect();
		await once(child, "exit");
	}
}

function ask(method: string, url: string, token: string, body?: string): Promise<string> {
	return new Promise((resolve, reject) => {
		const headers = {
			authorization: `Bearer ${token}`,
			"intercom-version": "2.16",
			...(body === undefined ? {} : { "content-type": "application/json" }),
		};
		const outgoing = request(url, { method, agent, headers }, (answer) => {
			const chunks: Buffer[] = [];
			answer.on("data", (chunk: Buffer) => chunks.push(chunk));
			answer.on("end", () => {
				const text = Buffer.concat(chunks).toString("utf8");
				if (answer.statusCode === 200) resolve(text);
				else reject(new Error(`${answer.statusCode}: ${text.slice(0, 200)}`));
			});
		});
		outgoing.on("error", reject);
		outgoing.end(body);
	});
}

function mebibytes(bytes: number): number {
	return Math.round(bytes / 1_048_576);
}
