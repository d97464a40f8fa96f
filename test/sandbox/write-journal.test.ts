import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staticCollectionTable } from "../../src/sandbox/data/static-collection-table.ts";
import { routeTable } from "../../src/sandbox/routes/route-table.ts";
import { agentSamples } from "./agent-samples.ts";
import { startTest, type TestSandbox, testNow } from "./client.ts";
import { contentSamples } from "./content-samples.ts";
import { samples as listed, samplesOfStaticCollection } from "./samples.ts";
import { writeSamples } from "./write-samples.ts";

const samples: typeof listed = Object.assign(
	{},
	listed,
	writeSamples,
	contentSamples,
	agentSamples,
	...staticCollectionTable.map(samplesOfStaticCollection),
);

// They ask with a body what others ask with a query string.
const reading = new Set([
	"POST /admins/activity_logs/search",
	"POST /calls/search",
	"POST /companies/list",
	"POST /contacts/search",
	"POST /conversations/search",
	"POST /tickets/search",
]);

const operations = routeTable
	.filter(({ method, since = 0, until = 16 }) => method !== "GET" && since <= 16 && until >= 16)
	.map(({ method, path }) => `${method} ${path}`);

describe("the journal of what took effect", () => {
	let box: TestSandbox;
	beforeAll(async () => {
		box = await startTest();
	});
	afterAll(async () => {
		await box.sandbox.close();
	});

	test.each(operations)("%s", async (operation) => {
		const [method = "", path = ""] = operation.split(" ");
		let taken = 0;
		for (const sample of (await samples[operation]?.(box)) ?? []) {
			const before = box.sandbox.writes.length;
			const answer = await box.ask(method, sample.path, sample.body);
			const added = box.sandbox.writes.slice(before);
			if (answer.status >= 300 || reading.has(operation)) expect(added).toEqual([]);
			// What is done already changes nothing when it is asked for again.
			if (added.length === 0) continue;
			taken++;
			expect(added).toEqual([
				{
					request: box.sandbox.requests.at(-1)?.number,
					operation: `${method} ${path}`,
					path: sample.path.split("?")[0],
					body: sample.body,
					at: expect.any(Number),
					changes: expect.any(Array),
					faults: [],
				},
			]);
			expect(added[0]?.changes.length).toBeGreaterThan(0);
		}
		expect(taken > 0).toBe(!reading.has(operation));
	});
});

describe("what is written down", () => {
	test("an object is made, changed and taken away, with its kind and id", async () => {
		await using box = await startTest();
		const { id } = (await box.post("/contacts", { role: "lead" })).body;
		await box.ask("PUT", `/contacts/${id}`, { name: "Nova" });
		await box.ask("DELETE", `/contacts/${id}`);
		await box.ask("DELETE", `/contacts/${id}`);
		expect(box.sandbox.writes.map(({ operation, changes }) => [operation, changes])).toEqual([
			["POST /contacts", [{ deed: "created", kind: "contacts", id }]],
			["PUT /contacts/{id}", [{ deed: "changed", kind: "contacts", id }]],
			["DELETE /contacts/{id}", [{ deed: "removed", kind: "contacts", id }]],
		]);
		expect(box.sandbox.writes[0]).toMatchObject({ request: 1, body: { role: "lead" }, at: testNow / 1000 });
	});

	test("a request that touches more than one object tells all of them", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		const company = (await box.post("/companies", { company_id: "k-1" })).body;
		await box.post(`/contacts/${id}/companies`, { id: company.id });
		await box.ask("DELETE", `/companies/${company.id}`);
		expect(box.sandbox.writes.at(-1)?.changes).toEqual([
			{ deed: "changed", kind: "contacts", id },
			{ deed: "removed", kind: "companies", id: company.id },
		]);
	});

	test("an event that is known already changes nothing", async () => {
		await using box = await startTest();
		const { id } = (await box.post("/contacts", { role: "lead" })).body;
		const event = { event_name: "ordered", created_at: testNow / 1000 - 60, id };
		await box.post("/events", event);
		await box.post("/events", event);
		expect(box.sandbox.writes.filter(({ operation }) => operation === "POST /events")).toHaveLength(1);
	});

	test("messages that begin no conversation are told apart", async () => {
		await using box = await startTest();
		const [{ id }] = (await box.get("/contacts?per_page=1")).body.data;
		const message = {
			message_type: "inapp",
			body: "Hi",
			from: { type: "admin", id: "991267459" },
			to: { type: "user", id },
		};
		const first = (await box.post("/messages", message)).body;
		const second = (await box.post("/messages", message)).body;
		expect(first.id).not.toBe(second.id);
		expect(box.sandbox.writes.map(({ changes }) => changes)).toEqual(
			[first, second].map((sent) => [{ deed: "created", kind: "messages", id: sent.id }]),
		);
	});

	test("what happens by itself has no request", async () => {
		await using box = await startTest();
		box.sandbox.mutate(1);
		expect(box.sandbox.writes).toMatchObject([{ request: undefined, operation: "" }]);
	});
});

describe("an answer that is lost", () => {
	const lead = { role: "lead" };

	test.each(["reset", "status_after", "truncate", "empty_body", "content_type"] as const)(
		"%s: the request took effect, and the journal knows why nobody heard of it",
		async (kind) => {
			await using box = await startTest({ faults: [{ kind, method: "POST" }] });
			const before = box.sandbox.truth.contacts().length;
			const answer = await box.post("/contacts", lead).catch(() => undefined);
			expect(typeof answer?.body?.id).toBe("undefined");
			expect(box.sandbox.truth.contacts()).toHaveLength(before + 1);
			expect(box.sandbox.writes).toMatchObject([{ operation: "POST /contacts", faults: [kind] }]);
		},
	);

	test.each(["reset_before", "status", "error_envelope"] as const)(
		"%s looks the same, and nothing took effect",
		async (kind) => {
			await using box = await startTest({ faults: [{ kind, method: "POST" }] });
			const before = box.sandbox.truth.contacts().length;
			const answer = await box.post("/contacts", lead).catch(() => undefined);
			expect(typeof answer?.body?.id).toBe("undefined");
			expect(box.sandbox.truth.contacts()).toHaveLength(before);
			expect(box.sandbox.writes).toEqual([]);
		},
	);

	test("an error after the effect has the status that was asked for", async () => {
		await using box = await startTest({ faults: [{ kind: "status_after", status: 504, method: "POST" }] });
		const answer = await box.post("/contacts", lead);
		expect([answer.status, answer.headers.get("content-type")]).toEqual([504, "text/html"]);
		expect(box.sandbox.writes).toHaveLength(1);
	});

	test("silence ends with a broken connection, and a sandbox that closes ends it at once", async () => {
		await using box = await startTest({ faults: [{ kind: "silence", ms: 30, method: "POST", times: 1 }] });
		await expect(box.post("/contacts", lead)).rejects.toThrow();
		expect(box.sandbox.writes).toMatchObject([{ faults: ["silence"] }]);
		box.sandbox.setFaults([{ kind: "silence" }]);
		const waiting = box.get("/me");
		const ended = expect(waiting).rejects.toThrow();
		while (box.sandbox.requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
		await box.sandbox.close();
		await ended;
	});
});
