import { describe, expect, test } from "vitest";
import { startProcess } from "./cli-run.ts";

interface Service {
	readonly ask: (
		method: string,
		path: string,
		body?: object,
	) => Promise<{ readonly status: number; readonly headers: Headers; readonly body: unknown }>;
}

// Starts `intercom-sql sandbox` with the flags and asks it, as somebody in another terminal would.
async function withFlags(flags: readonly string[], work: (service: Service) => Promise<void>): Promise<void> {
	const sandbox = startProcess(["sandbox", "--port", "0", "--contacts", "30", "--conversations", "40", ...flags]);
	try {
		const shown = await sandbox.waitForOutput("Try this");
		const [, url = "", token = ""] = /^ {2}URL=(http:\S+?);APIKey=(\S+?);$/m.exec(shown) ?? [];
		await work({
			async ask(method, path, body) {
				const headers = { authorization: `Bearer ${token}`, "intercom-version": "2.16" };
				const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
				const response = await fetch(url + path, init);
				const text = await response.text();
				return { status: response.status, headers: response.headers, body: text === "" ? "" : JSON.parse(text) };
			},
		});
	} finally {
		sandbox.child.kill("SIGTERM");
	}
	expect(await sandbox.end).toMatchObject({ status: 0, messages: "" });
}

const everything = { query: { field: "created_at", operator: ">", value: 0 } };

describe("flags of the sandbox do what they say", () => {
	test("what it holds, and how its service behaves", async () => {
		const data = [
			"--tickets",
			"5",
			"--articles",
			"7",
			"--admins",
			"2",
			"--teams",
			"1",
			"--tags",
			"3",
			"--segments",
			"4",
		];
		const behaviour = ["--index-lag", "3600000", "--rate-limit", "12000", "--timezone", "Asia/Tokyo", "--seed", "x"];
		await withFlags([...data, ...behaviour, "--companies", "9"], async ({ ask }) => {
			const me = await ask("GET", "/me");
			expect(me.body).toMatchObject({ app: { timezone: "Asia/Tokyo" } });
			expect(me.headers.get("x-ratelimit-limit")).toBe("2000");
			expect((await ask("POST", "/tickets/search", everything)).body).toMatchObject({ total_count: 5 });
			expect((await ask("POST", "/conversations/search", everything)).body).toMatchObject({ total_count: 40 });
			expect((await ask("GET", "/contacts")).body).toMatchObject({ total_count: 30 });
			expect((await ask("GET", "/articles")).body).toMatchObject({ total_count: 7 });
			for (const [path, key, count] of [
				["/admins", "admins", 2],
				["/teams", "teams", 1],
				["/tags", "data", 3],
				["/segments", "segments", 4],
			] as const) {
				const rows = (await ask("GET", path)).body as Record<string, unknown[]>;
				expect(rows[key], path).toHaveLength(count);
			}
			expect((await ask("POST", "/contacts", { email: "late@example.com" })).status).toBe(200);
			const query = { field: "email", operator: "=", value: "late@example.com" };
			expect((await ask("POST", "/contacts/search", { query })).body).toMatchObject({ total_count: 0 });
		});
	});

	test("what goes wrong, and what is refused", async () => {
		const faults = ["--fault", "reset,path=/teams", "--fault", "empty_body,path=/segments,times=1"];
		const refusals = ["--deny-scopes", "read_tags, read_events", "--deny-paths", "/news,/tickets"];
		await withFlags([...faults, ...refusals, "--mutations", "60000"], async ({ ask }) => {
			await expect(ask("GET", "/teams")).rejects.toThrow();
			expect(await ask("GET", "/segments")).toMatchObject({ status: 200, body: "" });
			expect(await ask("GET", "/segments")).toMatchObject({ status: 200, body: { type: "segment.list" } });
			expect((await ask("GET", "/tags")).status).toBe(401);
			expect((await ask("GET", "/news/newsfeeds")).status).toBe(403);
			expect((await ask("POST", "/tickets/search", everything)).status).toBe(403);
			expect((await ask("GET", "/contacts")).status).toBe(200);
			const count = async (): Promise<unknown> =>
				((await ask("GET", "/conversations")).body as Record<string, unknown>)["total_count"];
			// New conversations come by themselves.
			await expect.poll(count, { timeout: 30_000 }).toBeGreaterThan(60);
		});
	});

	test("answers look as on record, or as documented", async () => {
		const hasText = async (flags: readonly string[]): Promise<boolean> => {
			const sizes: unknown[] = [];
			await withFlags(flags, async ({ ask }) => {
				for (let size = 1; size <= 20; size++) {
					const { body } = await ask("GET", `/contacts?per_page=${String(size)}`);
					sizes.push((body as { pages: { per_page: unknown } }).pages.per_page);
				}
			});
			return sizes.some((size) => typeof size === "string");
		};
		expect(await hasText([])).toBe(true);
		expect(await hasText(["--shapes", "documented"])).toBe(false);
	});

	test("every third request fails, and the faults can be seen and ended from this machine", async () => {
		await withFlags(["--error-every", "3", "--latency", "1"], async ({ ask }) => {
			const statuses: number[] = [];
			for (let count = 0; count < 6; count++) statuses.push((await ask("GET", "/me")).status);
			expect(statuses).toEqual([200, 200, 500, 200, 200, 500]);
			const faults = [{ kind: "status", every: 3 }];
			expect(await ask("GET", "/_sandbox/faults")).toMatchObject({ status: 200, body: { faults } });
			expect((await ask("PUT", "/_sandbox/faults", [{ kind: "status", every: 0 }])).status).toBe(400);
			expect((await ask("DELETE", "/_sandbox/faults")).status).toBe(200);
			for (let count = 0; count < 3; count++) expect((await ask("GET", "/me")).status).toBe(200);
		});
	});
});
