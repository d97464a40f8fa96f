// What numeric costs: aggregates over a million decimals beside the same over doubles, ratios of medians of rounds that take turns.
// The processor's time is counted, not the clock's: what else the machine does is no part of it.

import { bindStatement } from "../../src/bind/index.ts";
import { assumeDiscovered, createCatalog } from "../../src/catalog/index.ts";
import { sqlFunctions } from "../../src/driver/cache/sql-functions.ts";
import { lowerQuery } from "../../src/execute/lowering.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { parseStatement, printStatement } from "../../src/sql/index.ts";
import { openConnection } from "../../src/storage/sqlite-connection.ts";

const rowCount = 1_000_000;
const rounds = 7;

// Columns of Intercom's: n is a whole number, p a decimal, d a double.
const columns = { n: "user_count", p: "monthly_spend", d: "happy_reaction_percentage" } as const;

interface Pair {
	readonly numeric: string;
	readonly double: string;
}

const known: readonly Pair[] = [
	{ numeric: "sum(n)", double: "sum(d)" },
	{ numeric: "avg(n)", double: "avg(d)" },
	{ numeric: "sum(n * 1.5)", double: "sum(d * 1.5)" },
	{ numeric: "max(n * 1.5)", double: "max(d * 1.5)" },
	{ numeric: "sum(round(n / 60.0, 1))", double: "sum(d / 60)" },
	{ numeric: "sum(n::numeric(12,2))", double: "sum(d)" },
	{ numeric: "sum(p::numeric(12,2))", double: "sum(d)" },
	{ numeric: "avg(p::numeric(12,2))", double: "avg(d)" },
	{ numeric: "max(p::numeric(12,2))", double: "max(d)" },
	{ numeric: "sum(round(p, 2))", double: "sum(d)" },
	{ numeric: "sum(p::numeric(12,2) * 1.25)", double: "sum(d * 1.25)" },
];

const unknown: readonly Pair[] = [
	{ numeric: "sum(p)", double: "sum(d)" },
	{ numeric: "avg(p)", double: "avg(d)" },
	{ numeric: "min(p)", double: "min(d)" },
	{ numeric: "sum(p * 1.1)", double: "sum(d * 1.1)" },
	{ numeric: "sum(p / 3.0)", double: "sum(d / 3)" },
	{ numeric: "max(p * 1.1)", double: "max(d * 1.1)" },
	{ numeric: "min(p / 3.0)", double: "min(d / 3)" },
	{ numeric: "max(p * n)", double: "max(d * d)" },
	{ numeric: "sum(p * n)", double: "sum(d * d)" },
	{ numeric: "stddev(p)", double: "stddev(d)" },
];

const catalog = assumeDiscovered(createCatalog(await loadProfile("Intercom"), "2.16"));
const connection = openConnection(":memory:", { functions: sqlFunctions, isInterrupted: () => false }, false);
fill("companies", `CREATE TABLE companies (user_count INTEGER, monthly_spend NUMERIC)`);
fill("article_statistics", `CREATE TABLE article_statistics (views INTEGER, happy_reaction_percentage REAL)`);
const chosen = process.argv.slice(2);
compare("the scale is known", 3, known);
compare("the scale is not known", 8, unknown);
connection.close();

function fill(table: string, definition: string): void {
	connection.exec(definition);
	const insert = connection.prepare(`INSERT INTO ${table} VALUES (?, ?)`);
	connection.transaction(() => {
		for (let row = 0; row < rowCount; row++) insert.run(BigInt(row % 9973), ((row * 7919) % 1_000_003) / 100);
	})();
}

function compare(title: string, goal: number, pairs: readonly Pair[]): void {
	const wanted = pairs.filter(({ numeric }) => chosen.length === 0 || chosen.includes(numeric));
	const rows = wanted.map(({ numeric, double }) => {
		const [decimals, doubles] = [prepare(numeric, "companies"), prepare(double, "article_statistics")];
		const times = Array.from({ length: rounds }, () => [measure(decimals), measure(doubles)] as const);
		const [first, second] = [median(times.map(([time]) => time)), median(times.map(([, time]) => time))];
		const ratio = Math.round((first / second) * 10) / 10;
		return { numeric, "ms a million": Math.round(first), double, ratio, goal, met: ratio <= goal };
	});
	console.log(title);
	console.table(rows);
}

function prepare(expression: string, table: string): () => unknown {
	const named = expression.replaceAll(/\b[npd]\b/g, (name) => columns[name as keyof typeof columns]);
	const tree = parseStatement(`SELECT ${named} FROM ${table}`);
	if (tree.kind !== "Query") throw new Error(`${expression} is no query`);
	const written = printStatement(lowerQuery(bindStatement(tree, catalog).query), "sqlite");
	const statement = connection.prepare(written.replaceAll(/"scan_\d+"/g, table)).raw();
	return () => statement.get();
}

function measure(run: () => unknown): number {
	const start = process.cpuUsage();
	run();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

function median(values: readonly number[]): number {
	return [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}
