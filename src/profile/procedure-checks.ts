import { suggestName } from "../base/index.ts";
import type { Finding } from "./finding.ts";
import type { ProcedureDefinition } from "./procedure.ts";
import type { ServiceDefinition, TableDefinition } from "./profile.ts";
import { checkVersions } from "./table-checks.ts";
import { checkValueWrite, listSlots } from "./write-checks.ts";

/**
 * Holds a procedure against itself, the service and the tables.
 * @returns Slots, defaults and keys that no input has, names that are there twice, tables and columns that are not there.
 */
export function checkProcedure(
	procedure: ProcedureDefinition,
	tables: readonly TableDefinition[],
	service: ServiceDefinition,
): Finding[] {
	const known = service.versions?.known ?? [];
	const { inputs, columns, wait, file } = procedure;
	const inputNames = inputs.map(({ name }) => name);
	const names = [...inputNames, ...columns.map(({ name }) => name)];
	return [
		...checkVersions(procedure, [], known),
		...listSlots(procedure.path).flatMap((name) => expectName(name, inputNames, ["request"], "input")),
		...Object.keys(procedure.defaults).flatMap((name) => expectName(name, inputNames, ["defaults", name], "input")),
		...procedure.oneOf.flatMap((group, index) =>
			group.flatMap((name, place) => expectName(name, inputNames, ["one_of", index, place], "input")),
		),
		...checkUnique(inputNames, "inputs"),
		...checkUnique(
			columns.map(({ name }) => name),
			"columns",
		),
		...inputs.flatMap((input, index) => [
			...checkVersions(input, ["inputs", index], known),
			...checkValueWrite(input, input.write, ["inputs", index, "write"], service),
		]),
		...(wait
			? checkWait(
					wait,
					names,
					// The outputs are those of the file, and the answer to this request is another.
					file ? [wait.column] : columns.map(({ name }) => name),
				)
			: []),
		...(file?.member === undefined ? [] : expectName(file.member, inputNames, ["file", "member"], "input")),
		...procedure.touches.flatMap((touch, index) => checkTouch(touch, ["touches", index], tables, names)),
		...checkReading(procedure),
	];
}

function expectName(name: string, names: readonly string[], path: Finding["path"], what: string): Finding[] {
	if (names.includes(name)) return [];
	const advice = suggestName(
		name,
		names,
		names.length === 0 ? `Add an ${what} of this name.` : `There are ${names.join(", ")}.`,
	);
	return [{ path, problem: `there is no ${what} "${name}"`, advice }];
}

function checkUnique(names: readonly string[], part: "inputs" | "columns"): Finding[] {
	return names.flatMap((name, index): Finding[] => {
		if (names.indexOf(name) === index) return [];
		const problem = `${name} is there twice`;
		return [{ path: [part, index, "name"], problem, advice: "Rename or remove one of them." }];
	});
}

function checkWait(
	{ path, column, ends, fails, empty }: NonNullable<ProcedureDefinition["wait"]>,
	names: readonly string[],
	outputs: readonly string[],
): Finding[] {
	return [
		...listSlots(path).flatMap((name) => expectName(name, names, ["wait", "request"], "input or output")),
		...expectName(column, outputs, ["wait", "until", "column"], "output"),
		...fails.flatMap((value, index) => expectName(value, ends, ["wait", "fails", index], "value of until")),
		...empty.flatMap((value, index) => expectName(value, ends, ["wait", "empty", index], "value of until")),
		...(names.includes("wait")
			? [{ path: ["wait"], problem: "an input or output is called wait", advice: "Rename it." }]
			: []),
	];
}

function checkTouch(
	{ table: name, key }: ProcedureDefinition["touches"][number],
	path: Finding["path"],
	tables: readonly TableDefinition[],
	names: readonly string[],
): Finding[] {
	const table = tables.find((candidate) => candidate.name === name);
	const tableNames = tables.map((candidate) => candidate.name);
	if (!table) return expectName(name, tableNames, [...path, "table"], "table");
	const columns = table.columns.map((column) => column.name);
	return Object.entries(key).flatMap(([column, value]) => [
		...expectName(column, columns, [...path, "key", column], `column of ${name}`),
		...expectName(value, names, [...path, "key", column], "input or output"),
	]);
}

function checkReading({ isReading, touches, method, file }: ProcedureDefinition): Finding[] {
	if (file && !(isReading && method === "GET"))
		return [
			{ path: ["file"], problem: "a file is read with GET", advice: "Write GET under request:, and reads: true." },
		];
	if (isReading && touches.length > 0)
		return [{ path: ["touches"], problem: "what only reads touches nothing", advice: "Remove touches, or reads." }];
	if (isReading && method !== "GET" && method !== "POST")
		return [{ path: ["request"], problem: `${method} does not only read`, advice: "Remove reads: true." }];
	return [];
}
