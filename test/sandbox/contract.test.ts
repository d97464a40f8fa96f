import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { shelfTable } from "../../src/sandbox/data/shelf-table.ts";
import { routeTable } from "../../src/sandbox/routes/route-table.ts";
import { startTest, type TestSandbox } from "./client.ts";
import { absence, type Description, readDescription } from "./openapi.ts";
import { samples as listed, samplesOfShelf } from "./samples.ts";
import { writeSamples } from "./write-samples.ts";

const samples: typeof listed = Object.assign({}, listed, writeSamples, ...shelfTable.map(samplesOfShelf));

if (absence !== undefined) console.warn(`Skipped: ${absence}`);

describe.skipIf(absence !== undefined)("answers against the published description, 2.16", () => {
	let box: TestSandbox;
	let description: Description;
	beforeAll(async () => {
		box = await startTest();
		description = readDescription();
	});
	afterAll(async () => {
		await box.sandbox.close();
	});

	test("every endpoint of the sandbox is one that the description has", () => {
		const unknown = routeTable.filter(({ method, path }) => description.find(method, path) === undefined);
		expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
	});

	test("every endpoint has a sample", () => {
		const missing = routeTable.map(({ method, path }) => `${method} ${path}`).filter((name) => !(name in samples));
		expect(missing).toEqual([]);
	});

	test.each(Object.keys(samples))("%s", async (name) => {
		const [method = "", path = ""] = name.split(" ");
		const requests = (await samples[name]?.(box)) ?? [];
		expect(requests.length).toBeGreaterThan(0);
		for (const request of requests) {
			const answer = await box.ask(method, request.path, request.body);
			expect(answer.status, JSON.stringify(answer.body)).toBe(request.status ?? 200);
			expect(description.check(method, path, answer.status, answer.body), request.path).toEqual([]);
		}
	});

	test("no request makes the sandbox itself fail", () => {
		expect(box.sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
	});
});
