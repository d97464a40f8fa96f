// The benchmarks as node runs them, in dist/bench: what is measured is what is published, not what tsx makes of it.
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const root = new URL("..", import.meta.url).pathname;
const sources = readdirSync(`${root}test/bench`).filter((name) => name.endsWith(".ts"));

await build({
	entryPoints: sources.map((name) => `${root}test/bench/${name}`),
	outdir: `${root}dist/bench`,
	bundle: true,
	packages: "external",
	platform: "node",
	format: "esm",
	target: "node20",
	logLevel: "error",
});
