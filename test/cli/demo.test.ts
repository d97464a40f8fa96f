import { describe, expect, test } from "vitest";
import { demoReports } from "../../src/cli/demo-report-table.ts";
import type { Row } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { runInside } from "./cli-run.ts";

test("the demo connects through OAuth, runs its reports, and shows that the cache asks for nothing", async () => {
	const { status, output, messages } = await runInside(["demo"]);
	expect(messages).toBe("");
	expect(status).toBe(0);
	expect(output).toContain("AuthScheme=OAUTH;\n");
	expect(output).toContain("InitiateOAuth=GETANDREFRESH;\n");
	const costs = [...output.matchAll(/\((\d+) rows?\)\n([\d,]+) requests?; /g)].map((match) => match.slice(1));
	expect(costs.length).toBeGreaterThanOrEqual(7);
	expect(costs.every(([rows]) => Number(rows) > 0)).toBe(true);
	expect(costs.at(-1)?.[1]).toBe("0");
	expect(output).toMatch(/20,000 rows from the sandbox/);
	expect(output).toMatch(/\nIn all: \d+ statements, [\d,]+ requests, [\d,]+ rows read, [\d.]+ s\.\n/);
}, 180_000);

describe("the demo's reports", async () => {
	const { sandbox, open } = await useSandbox({ conversations: 2000 });

	const run = async (title: string): Promise<readonly Row[]> => {
		const { sql } = demoReports.find((report) => report.title === title) ?? { sql: "" };
		return (await (await open()).query(sql)).rows;
	};
	const post = async (path: string, body: object): Promise<Record<string, unknown>> => {
		const headers = { authorization: `Bearer ${sandbox.accessToken}`, "content-type": "application/json" };
		const answer = await fetch(sandbox.url + path, { method: "POST", headers, body: JSON.stringify(body) });
		return (await answer.json()) as Record<string, unknown>;
	};

	test("lose no conversation that has no team, or in which nobody said anything yet", async () => {
		const [contact] = sandbox.truth.contacts();
		const from = { type: "user", id: contact?.["id"] };
		const { conversation_id: id } = await post("/conversations", { from, body: "Is anybody there?" });
		const latest = await run("The latest conversations, and how much was said in them");
		expect(latest[0]).toMatchObject({ id, parts: 0, by_admins: 0 });

		const [admin] = (await (await open()).query<{ id: string }>("SELECT id FROM admins LIMIT 1")).rows;
		const sender = { type: "admin", admin_id: admin?.id };
		await post(`/conversations/${String(id)}/reply`, { ...sender, message_type: "comment", body: "Yes." });
		await post(`/conversations/${String(id)}/parts`, { ...sender, message_type: "close" });
		const times = await run("Time to the first reply, by team");
		expect(times.find(({ team }) => team === "no team")?.["answered"]).toBe(1);
		const closers = await run("Who closes most, within each team");
		expect(closers.find(({ team }) => team === "no team")).toMatchObject({ place: 1, closed: 1 });
	});
});
