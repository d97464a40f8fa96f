// What is worth what: ratios of medians, measured side by side in one run. Absolute times say more about the machine than about the code.
// With --keep the results are written down, and `npm run docs` puts them into the README. With names, only those are measured.
import { writeFileSync } from "node:fs";
import { measureCached } from "./cached.ts";
import { findSource } from "./child-process.ts";
import { measureIngest } from "./ingest.ts";
import { measureLive } from "./live.ts";
import type { Measurement } from "./measurement.ts";
import { measureStart } from "./start.ts";

const parts: Readonly<Record<string, () => Promise<readonly Measurement[]>>> = {
	live: measureLive,
	ingest: measureIngest,
	cached: measureCached,
	start: measureStart,
};

const flags = process.argv.slice(2);
const chosen = flags.filter((flag) => Object.hasOwn(parts, flag));
const results: Measurement[] = [];
for (const [name, measurePart] of Object.entries(parts)) {
	if (chosen.length > 0 && !chosen.includes(name)) continue;
	results.push(...(await measurePart()));
	console.error(`${name} is measured`);
}
console.table(
	results.map(({ measured, result, goal, isMet, figures }) => ({ measured, result, goal, met: isMet, figures })),
);
if (flags.includes("--keep")) {
	writeFileSync(findSource("results.json"), `${JSON.stringify(results, undefined, 2)}\n`);
}
