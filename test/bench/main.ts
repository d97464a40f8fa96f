// What is worth what: ratios of medians, measured in one run. Absolute times say more about the machine than about the code.
import { fork } from "node:child_process";
import { once } from "node:events";
import { connect } from "../../src/driver/index.ts";

const report = `SELECT t.name, count(*) AS conversations, median(c.statistics_time_to_admin_reply) / 60 AS minutes
FROM conversations c JOIN teams t ON t.id = c.team_assignee_id
WHERE c.created_at > now() - interval '30 days' GROUP BY t.name ORDER BY minutes DESC`;

const child = fork(new URL("./sandbox-process.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
try {
	const [address] = (await once(child, "message")) as [{ url: string; accessToken: string }];
	const options = { URL: address.url, APIKey: address.accessToken, CacheLocation: ":memory:" } as const;
	await using cached = await connect(options);
	await using live = await connect({ ...options, AutoCache: false });
	await using unpushed = await connect({ ...options, AutoCache: false, Pushdown: false });
	// The look-alike builds its search index on the first search.
	await live.query(report);

	// Of all rows alone the number would come from the service.
	const wholeTable = await measure(5, () => live.query("SELECT count(DISTINCT name) FROM contacts"));
	const pushed = await measure(5, () => live.query(report));
	const fetched = await measure(3, () => unpushed.query(report));
	await cached.query(report);
	const again = await measure(50, () => cached.query(report));
	let number = 0;
	const fresh = await measure(50, () => {
		number++;
		return Promise.resolve(cached.prepare(`${report} LIMIT ${number}`));
	});
	const prepared = await measure(50, () => Promise.resolve(cached.prepare(report)));

	console.table([
		{ what: "a report over 30 days: whole tables / pushed down", ratio: round(fetched / pushed) },
		{ what: "the same: live / from the cache", ratio: round(pushed / again) },
		{ what: "parsing and binding: a new statement / a repeated one", ratio: round(fresh / prepared) },
	]);
	console.log(
		`reading 20,000 contacts live: ${Math.round(20_000 / (wholeTable / 1000))} rows a second on this machine`,
	);
	console.log(
		`the report: ${round(pushed)} ms live, ${round(again)} ms cached; parsing and binding it: ${round(fresh)} ms`,
	);
} finally {
	child.disconnect();
	await once(child, "exit");
}

// The look-alike by itself.
await import("./sandbox.ts");

async function measure(times: number, work: () => Promise<unknown>): Promise<number> {
	const durations: number[] = [];
	for (let turn = 0; turn < times; turn++) {
		const start = performance.now();
		await work();
		durations.push(performance.now() - start);
	}
	return durations.sort((left, right) => left - right)[Math.floor(times / 2)] ?? Number.NaN;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
