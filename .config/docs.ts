// Rewrites what is generated from tables of rows: marked regions of the documentation, the data model's page, Kysely's types.
// With --check it changes nothing and fails when something is stale.
import { readFileSync, writeFileSync } from "node:fs";
import { describeTokenLife } from "../src/auth/index.ts";
import { describeProperties } from "../src/connection-string/index.ts";
import { connect } from "../src/driver/index.ts";
import { describeFunctions } from "../src/functions/index.ts";
// Not through its door, which must not load what reads YAML.
import { describeFormat } from "../src/profile/format-page.ts";
import { describeProfile, loadProfile } from "../src/profile/index.ts";
import type { Measurement } from "../test/bench/measurement.ts";
import { collectOwn } from "./declarations.ts";
import { listInstalled } from "./licences.ts";
import { describePublicApi, describeReference } from "./reference.ts";

const root = new URL("..", import.meta.url);
const isCheck = process.argv.includes("--check");
const intercom = await loadProfile("Intercom");
const declarations = collectOwn(root.pathname);

const stale = [
	writeRegion("README.md", "properties", describeProperties()),
	writeRegion("README.md", "speed", describeSpeed()),
	writeWhole("profiles/Intercom.apip/README.md", describeProfile(intercom)),
	...Object.entries(describeFormat()).map(([name, text]) => writeRegion("profiles/README.md", name, text)),
	writeRegion("src/auth/README.md", "life", describeTokenLife()),
	writeRegion("README.md", "installed", describeInstalled()),
	writeWhole("src/driver/README.md", describeReference(declarations)),
	writeWhole("test/house/public-api.md", describePublicApi(declarations)),
	writeWhole("src/functions/README.md", describeFunctions()),
	writeWhole("src/kysely/intercom-database.ts", await describeTables()),
].filter((path) => path !== undefined);

if (isCheck && stale.length > 0) {
	console.error(`Stale: ${stale.join(", ")}. Run: npm run docs`);
	process.exit(1);
}

// What `npm run bench -- --keep` measured last.
function describeSpeed(): string {
	const results = JSON.parse(read("test/bench/results.json")) as readonly Measurement[];
	const lines = results.map(
		({ measured, against, result, goal }) => `| ${measured} | ${against} | ${result} | ${goal} |`,
	);
	return ["| measured | against | result | goal |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

function writeRegion(path: string, name: string, content: string): string | undefined {
	const text = read(path);
	const [start, end] = [`<!-- ${name}: generated -->`, `<!-- /${name} -->`];
	const [before, rest] = split(text, start, path);
	const [, after] = split(rest, end, path);
	return write(path, text, `${before}${start}\n\n${content.trim()}\n\n${end}${after}`);
}

function split(text: string, mark: string, path: string): [string, string] {
	const index = text.indexOf(mark);
	if (index < 0) throw new Error(`${path} has no mark ${mark}`);
	return [text.slice(0, index), text.slice(index + mark.length)];
}

function writeWhole(path: string, content: string): string | undefined {
	return write(path, read(path), `${content.trim()}\n`);
}

function read(path: string): string {
	try {
		return readFileSync(new URL(path, root), "utf8");
	} catch {
		return "";
	}
}

function write(path: string, before: string, after: string): string | undefined {
	if (before === after) return undefined;
	if (!isCheck) writeFileSync(new URL(path, root), after);
	return path;
}

function describeInstalled(): string {
	const installed = listInstalled(root.pathname);
	const licences = [...new Set(installed.map(({ licence }) => licence))].sort().join(", ");
	const { dependencies } = JSON.parse(read("package.json")) as { readonly dependencies: object };
	const count = Object.keys(dependencies).length;
	return `The package is 2 MB (10 MB unpacked). With its ${count} dependencies and theirs come ${installed.length} packages, under ${licences}; what its own code holds of others is named in \`LICENSES.txt\` beside it.`;
}

// Of the newest version of the API: the compiler refuses what a statement is refused.
async function describeTables(): Promise<string> {
	const options = { APIKey: "none", Offline: true, CacheLocation: ":memory:" };
	await using connection = await connect(options);
	return await connection.describeTypes({
		columns: "./column-types.ts",
		json: "../base/index.ts",
		summary: `The tables of the bundled profile ${intercom.service.name}, generated from it by \`npm run docs\`.`,
		isEachExported: false,
		hasAttributes: false,
	});
}
