// Statements a second of our parser and binder beside two parsers of the same job, medians of rounds that take turns, in one run.
// The processor's time is counted, not the clock's: what else the machine does is no part of it.
import { readFileSync } from "node:fs";
import nodeSqlParser from "node-sql-parser";
import { parse as parsePgsqlAst } from "pgsql-ast-parser";
import { bindStatement } from "../../src/bind/index.ts";
import { assumeDiscovered, createCatalog } from "../../src/catalog/index.ts";
import { optimise } from "../../src/optimise/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { parseStatement } from "../../src/sql/index.ts";

const catalog = assumeDiscovered(createCatalog(await loadProfile("Intercom"), "2.16"));
const other = new nodeSqlParser.Parser();

const parseOnly = (text: string): unknown => parseStatement(text);
const parseAndBind = (text: string): unknown => {
	const tree = parseStatement(text);
	return tree.kind === "Query" ? optimise(bindStatement(tree, catalog)) : tree;
};
const pgsqlAst = (text: string): unknown => parsePgsqlAst(text);
const nodeSql = (text: string): unknown => other.astify(text, { database: "postgresql" });

const grammar = readFileSync("test/sql/postgres-corpus.sql", "utf8")
	.split("\n")
	.filter((line) => line.trim() !== "" && !line.startsWith("-- "));
const reports = readFileSync("test/bench/parse-reports.sql", "utf8")
	.split("\n")
	.filter((line) => line !== "");

const known = grammar.filter((text) => [parseOnly, pgsqlAst, nodeSql].every((read) => isRead(read, text)));
compare(`${known.length} statements of the grammar corpus that all three read`, known, {
	"intercom-sql, parsed": parseOnly,
	"pgsql-ast-parser, parsed": pgsqlAst,
	"node-sql-parser, parsed": nodeSql,
});
// Each round is long enough for what the compiler does meanwhile to be a small part of it.
const repeated = Array.from({ length: 20 }, () => reports).flat();
compare(`${reports.length} reports over Intercom's tables`, repeated, {
	"intercom-sql, parsed": parseOnly,
	"intercom-sql, parsed and bound": parseAndBind,
	"pgsql-ast-parser, parsed": pgsqlAst,
	"node-sql-parser, parsed": nodeSql,
});

function isRead(read: (text: string) => unknown, text: string): boolean {
	try {
		read(text);
		return true;
	} catch {
		return false;
	}
}

function compare(
	title: string,
	texts: readonly string[],
	candidates: Readonly<Record<string, (text: string) => unknown>>,
): void {
	const rounds = new Map<string, number[]>(Object.keys(candidates).map((name) => [name, []]));
	for (let round = 0; round < 15; round++) {
		for (const [name, read] of Object.entries(candidates)) {
			const start = process.cpuUsage();
			for (const text of texts) read(text);
			// The first rounds warm the compiler up.
			if (round >= 4) rounds.get(name)?.push((texts.length * 1000) / cpuMs(start));
		}
	}
	console.log(title);
	console.table([...rounds].map(([name, found]) => ({ name, "statements a second": Math.round(median(found)) })));
}

function cpuMs(start: NodeJS.CpuUsage): number {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function median(values: readonly number[]): number {
	return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
