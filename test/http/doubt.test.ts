import { describe, expect, test } from "vitest";
import type { ErrorRule } from "../../src/http/index.ts";
import { type Answer, createJumpClock, openClient, respond, script, startServer } from "./harness.ts";

const write = { method: "POST", path: "/things", body: { name: "x" }, isAnswered: () => false } as const;
const busy: ErrorRule = { code: "too_many_requests", becomes: "retry", advice: "Wait." };

async function sendTo(answer: Answer, more: { isIdempotent?: boolean; errors?: readonly ErrorRule[] } = {}) {
	const { isIdempotent = false, errors = [] } = more;
	const server = await startServer(answer);
	let doubts = 0;
	const options = { clock: createJumpClock().clock, timeoutMs: 300, errors };
	const sending = openClient(server.url, options).send({ ...write, isIdempotent, onUnsure: () => doubts++ });
	const isDone = await sending.then(
		() => true,
		() => false,
	);
	return { isDone, doubts, requests: server.seen.length };
}

const refusal = (code: string) => ({ type: "error.list", errors: [{ code, message: "No." }] });

describe("nobody can tell whether the service did what a write asks", () => {
	test.each<[string, Answer]>([
		["the server failed", script([500, {}])],
		["the server gave up", script([503, refusal("server_error")])],
		["the connection breaks", (response) => response.destroy()],
		["no answer comes in time", () => undefined],
		["the answer is no JSON", (response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>Hello")],
		["the answer breaks off", (response) => response.writeHead(200, { "content-length": 99 }).write('{"id')],
	])("where %s; it is not repeated", async (_, answer) => {
		expect(await sendTo(answer)).toEqual({ isDone: false, doubts: 1, requests: 1 });
	});

	test("of each attempt that may be repeated", async () => {
		const answer = script([500, {}], [503, {}], [200, { id: "1" }]);
		expect(await sendTo(answer, { isIdempotent: true })).toEqual({ isDone: true, doubts: 2, requests: 3 });
	});
});

describe("there is no doubt", () => {
	test.each<[string, Answer, boolean, number]>([
		["it was done", script([200, { id: "1" }]), true, 1],
		["it was refused", script([422, refusal("parameter_invalid")]), false, 1],
		["it was refused in an answer of success", script([200, refusal("not_found")]), false, 1],
		["it came too often, and then was done", script([429, {}], [200, { id: "1" }]), true, 2],
	])("where %s", async (_, answer, isDone, requests) => {
		expect(await sendTo(answer)).toEqual({ isDone, doubts: 0, requests });
	});

	test("and a write that came too often is repeated, whatever the service calls it", async () => {
		const answer = script([429, refusal("too_many_requests")], [200, { id: "1" }]);
		expect(await sendTo(answer, { errors: [busy] })).toEqual({ isDone: true, doubts: 0, requests: 2 });
	});

	test("where nothing listens", async () => {
		const server = await startServer((response) => respond(response, 200, {}));
		let doubts = 0;
		const client = openClient(server.url.replace(/\d+$/, "1"), { clock: createJumpClock().clock });
		await expect(client.send({ ...write, onUnsure: () => doubts++ })).rejects.toMatchObject({ code: "connect_failed" });
		expect(doubts).toBe(0);
	});
});
