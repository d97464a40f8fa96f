import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { functionNames } from "../../src/functions/index.ts";

const root = new URL("../../", import.meta.url);
const files = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" })
	.filter((file) => file.endsWith(".ts"))
	.map((file) => `src/${file}`);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

// What makes the form that SQLite executes.
const lowering = ["callNode", "castNode", "writeOperation", "registeredFunctions", "registeredAggregates"];
const loweringRooms = /^src\/(functions|execute|driver)\//;

describe("what SQLite executes is known where it is lowered", () => {
	it.each(lowering)("%s stands in functions and execute only", (name) => {
		const users = files.filter((file) => !loweringRooms.test(file) && new RegExp(`\\b${name}\\b`).test(read(file)));
		expect(users).toEqual([]);
	});

	it("and the driver only hands the registered functions on", () => {
		const users = files.filter(
			(file) => file.startsWith("src/driver/") && /\b(callNode|castNode|writeOperation)\b/.test(read(file)),
		);
		expect(users).toEqual([]);
	});
});

// What comes before execution.
const undecided = /^src\/(bind|optimise|plan)\//;

describe("what a function is stands in its row", () => {
	const known = new Set(functionNames);
	const comparison = /\b(?:name|names\[0\])(?:\.toLowerCase\(\))?\)? (?:===|!==) "([a-z_0-9]+)"/g;

	it("so that no name of a function is compared in binding and planning", () => {
		const compared = files
			.filter((file) => undecided.test(file))
			.flatMap((file) => [...read(file).matchAll(comparison)].map(([, name = ""]) => ({ file, name })))
			.filter(({ name }) => known.has(name));
		expect(compared).toEqual([]);
	});

	it("and no list of names stands there", () => {
		const lists = files
			.filter((file) => undecided.test(file))
			.flatMap((file) => [...read(file).matchAll(/new Set\(\[([^\]]*)\]\)/g)].map(([, list = ""]) => ({ file, list })))
			.filter(
				({ list }) => [...list.matchAll(/"([a-z_0-9]+)"/g)].filter(([, name = ""]) => known.has(name)).length > 1,
			);
		expect(lists).toEqual([]);
	});
});
