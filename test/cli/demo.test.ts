import { expect, test } from "vitest";
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
