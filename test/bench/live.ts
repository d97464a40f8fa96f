// What is read from the service, beside Intercom's own client, at a latency of 100 ms and under the limit that Intercom sets.
import { join } from "node:path";
import { IntercomClient } from "intercom-client";
import { request } from "undici";
import { type Connection, connect } from "../../src/driver/index.ts";
import { withFolder, withProcess } from "./child-process.ts";
import { formatMs, type Measurement, measure, takeTurns } from "./measurement.ts";

interface Service {
	readonly url: string;
	readonly accessToken: string;
}

const latencyMs = 100;
const limitPerMinute = 10_000;
const rowsPerPage = 150;

/** Measures the live statements of the table. */
export async function measureLive(): Promise<readonly Measurement[]> {
	const lines = await withProcess(
		"./sandbox-process.js",
		["large", String(latencyMs), String(limitPerMinute)],
		async (service: Service) => [
			await compareFullRead(service, "contacts"),
			await compareFullRead(service, "conversations"),
			await compareParts(service),
		],
	);
	const first = await withProcess("./sandbox-process.js", ["small", "20"], compareFirstRow);
	return [...lines, first];
}

async function withConnection<Result>(
	{ url, accessToken }: Service,
	work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
	return withFolder(async (folder) => {
		await using connection = await connect({
			URL: url,
			APIKey: accessToken,
			CacheLocation: join(folder, "cache.sqlite"),
		});
		// Awaited here: the connection is closed when this function is left.
		return await work(connection);
	});
}

// The client's speed does not change from page to page, so some pages tell it.
async function compareFullRead(service: Service, table: "contacts" | "conversations"): Promise<Measurement> {
	const ours = await withConnection(service, async (connection) => {
		let rows = 0;
		const ms = await measure(async () => {
			[{ rows } = { rows: 0 }] = await connection.sync([table]);
		});
		return (rows / ms) * 1000;
	});
	const client = new IntercomClient({ token: service.accessToken, environment: service.url });
	const pages = 40;
	let rows = 0;
	const ms = await measure(async () => {
		for await (const _ of await client[table].list({ per_page: rowsPerPage })) {
			if (++rows === pages * rowsPerPage) break;
		}
	});
	const theirs = (rows / ms) * 1000;
	const allowed = (limitPerMinute / 60) * rowsPerPage;
	const [ratio, share] = [ours / theirs, ours / allowed];
	return {
		measured: `full read of 150,000 ${table}, 100 ms latency, 10,000 requests a minute`,
		against: "intercom-client, iterating",
		result: `${ratio.toFixed(1)} × as fast, ${Math.round(share * 100)} % of the limit`,
		goal: "≥ 12 × and ≥ 80 %",
		isMet: ratio >= 12 && share >= 0.8,
		figures: `${Math.round(ours)} and ${Math.round(theirs)} rows a second`,
	};
}

async function compareParts(service: Service): Promise<Measurement> {
	const count = 5000;
	const text = `SELECT count(*) AS n, count(DISTINCT conversation_id) AS conversations FROM conversation_parts
		WHERE conversation_id IN (SELECT id FROM conversations ORDER BY created_at DESC LIMIT ${count})`;
	const ours = await withConnection(service, async (connection) => {
		const ms = await measure(() => connection.query(text));
		return (count / ms) * 1000;
	});
	const client = new IntercomClient({ token: service.accessToken, environment: service.url });
	const ids: string[] = [];
	for await (const { id } of await client.conversations.list({ per_page: 50 })) {
		if (ids.push(id) === 40) break;
	}
	const ms = await measure(async () => {
		for (const id of ids) await client.conversations.find({ conversation_id: id });
	});
	const theirs = (ids.length / ms) * 1000;
	return {
		measured: `parts of ${count} conversations, 100 ms latency`,
		against: "intercom-client, one by one",
		result: `${(ours / theirs).toFixed(1)} × as fast`,
		goal: "≥ 17 ×",
		isMet: ours / theirs >= 17,
		figures: `${Math.round(ours)} and ${Math.round(theirs)} conversations a second`,
	};
}

async function compareFirstRow(service: Service): Promise<Measurement> {
	await using connection = await connect({ URL: service.url, APIKey: service.accessToken, AutoCache: false });
	const body = JSON.stringify({
		query: { field: "role", operator: "=", value: "lead" },
		pagination: { per_page: rowsPerPage },
	});
	const headers = { Authorization: `Bearer ${service.accessToken}`, "Content-Type": "application/json" };
	const times = await takeTurns(
		{ rounds: 30, warmUp: 5 },
		async () => {
			for await (const _ of connection.stream("SELECT id, name FROM contacts WHERE role = 'lead'")) break;
		},
		async () => {
			const answer = await request(`${service.url}/contacts/search`, { method: "POST", headers, body });
			await answer.body.text();
		},
	);
	const more = times.ours - times.theirs;
	return {
		measured: "first row of a live filtered statement",
		against: "one bare request",
		result: `+ ${formatMs(more)}`,
		goal: "≤ + 10 ms",
		isMet: more <= 10,
		figures: `${formatMs(times.ours)} and ${formatMs(times.theirs)}`,
	};
}
