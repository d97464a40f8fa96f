import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { staticCollectionTable } from "../../src/sandbox/data/static-collection-table.ts";
import { routeTable } from "../../src/sandbox/routes/route-table.ts";
import { agentSamples } from "./agent-samples.ts";
import { startTest, type TestSandbox } from "./client.ts";
import { contentSamples } from "./content-samples.ts";
import { absence, type Description, describedVersions, readDescription } from "./openapi.ts";
import { recordedShapes } from "./recorded-shape-table.ts";
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

if (absence !== undefined) console.warn(`Skipped: ${absence}`);

test("every endpoint has a sample", () => {
	const missing = routeTable.map(({ method, path }) => `${method} ${path}`).filter((name) => !(name in samples));
	expect(missing).toEqual([]);
});

const cases = describedVersions.flatMap((version) =>
	(["documented", "recorded"] as const).map((shapes) => ({ version, shapes })),
);

const seen = new Set<(typeof recordedShapes)[number]>();

// What is on record is expected, and anything else is not.
function withoutRecorded(faults: readonly string[]): string[] {
	return faults.filter((fault) => {
		const row = recordedShapes.find((shape) => shape.fault.test(fault));
		if (row !== undefined) seen.add(row);
		return row === undefined;
	});
}

describe.skipIf(absence !== undefined).each(cases)(
	"answers against the published description, $version, $shapes",
	({ version, shapes }) => {
		const minor = Number(version.slice(2));
		const served = routeTable.filter(({ since = 0, until = minor }) => since <= minor && minor <= until);
		let box: TestSandbox;
		let description: Description;
		beforeAll(async () => {
			// Requests of the samples name no version of their own, so the app's choice holds.
			box = await startTest({ apiVersion: version, shapes }, "");
			description = readDescription(version);
		});
		afterAll(async () => {
			await box.sandbox.close();
		});

		test("every endpoint of the sandbox is one that the description has", () => {
			const unknown = served.filter(({ method, path }) => description.find(method, path) === undefined);
			expect(unknown.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
		});

		test.each(served.map(({ method, path }) => `${method} ${path}`))("%s", async (name) => {
			const [method = "", path = ""] = name.split(" ");
			const requests = (await samples[name]?.(box)) ?? [];
			expect(requests.length).toBeGreaterThan(0);
			for (const request of requests) {
				if ((request.since ?? 0) > minor) continue;
				const answer = await box.ask(method, request.path, request.body);
				expect(answer.status, JSON.stringify(answer.body)).toBe(request.status ?? 200);
				if (answer.status < 400) expect(description.checkRequest(method, path, request.body)).toEqual([]);
				const faults = description.check(method, path, answer.status, answer.body);
				expect(shapes === "documented" ? faults : withoutRecorded(faults), request.path).toEqual([]);
			}
		});

		test("no request makes the sandbox itself fail", () => {
			expect(box.sandbox.requests.filter(({ mistake }) => mistake !== undefined)).toEqual([]);
		});
	},
);

test.skipIf(absence !== undefined)("every deviation that is on record was met", () => {
	expect(recordedShapes.filter((row) => !seen.has(row)).map(({ what }) => what)).toEqual([]);
});
