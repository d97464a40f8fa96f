import { suggestName } from "../base/index.ts";
import { checkColumnName } from "./access-path-checks.ts";
import type { AttributeDiscovery, AttributeType } from "./attribute-discovery.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { Finding } from "./finding.ts";
import type { FilterOperator, TableDefinition } from "./profile.ts";

/**
 * Holds a way of finding attributes against its table: where their values lie, and what may be done with each type.
 * @returns What does not fit together, in the order of the file.
 */
export function checkDiscovery(table: TableDefinition, discovery: AttributeDiscovery, index: number): Finding[] {
	const path = ["discovers", index] as const;
	const findings = checkColumnName(table, discovery.within, [...path, "within"]);
	const within = table.columns.find(({ name }) => name === discovery.within);
	if (within !== undefined && within.type !== "json") {
		const advice = "Name a column of type json.";
		findings.push({ path: [...path, "within"], problem: `${within.name} holds no values by name`, advice });
	}
	return [
		...findings,
		...Object.entries(discovery.types).flatMap(([word, type]) => checkType(type, discovery, [...path, "types", word])),
	];
}

function checkType(type: AttributeType, discovery: AttributeDiscovery, path: Finding["path"]): Finding[] {
	const row = columnTypeTable[type.type];
	const findings: Finding[] = [];
	if (!row.decoders.includes(type.from)) {
		const problem = `${type.from} does not give a ${type.type}`;
		findings.push({ path: [...path, "from"], problem, advice: `Use ${row.decoders.join(" or ")}, or another type.` });
	}
	if (!row.encoders.includes(type.send)) {
		const problem = `a ${type.type} cannot be sent as ${type.send}`;
		findings.push({ path: [...path, "send"], problem, advice: `Use ${row.encoders.join(" or ")}.` });
	}
	const used = Object.keys(type.filter) as FilterOperator[];
	for (const operator of used.filter((each) => !row.operators.includes(each))) {
		const advice = row.operators.length > 0 ? `It has ${row.operators.join(", ")}.` : "Remove the filter.";
		findings.push({ path: [...path, "filter"], problem: `a ${type.type} has no operator ${operator}`, advice });
	}
	if (used.length > 0 && discovery.search === undefined) {
		const advice = "Add search: to say what the search calls them, or remove the filter.";
		findings.push({ path: [...path, "filter"], problem: "nothing tells what the search calls an attribute", advice });
	}
	return findings;
}

/**
 * Holds a way of finding attributes against the table that describes them.
 * @returns A table or columns that are not there.
 */
export function checkDescriber(
	discovery: AttributeDiscovery,
	index: number,
	tables: readonly TableDefinition[],
): Finding[] {
	const path = ["discovers", index] as const;
	const describer = tables.find(({ name }) => name === discovery.from);
	if (describer === undefined) {
		const names = tables.map(({ name }) => name);
		const advice = suggestName(discovery.from, names, `Tables: ${names.join(", ")}.`);
		return [{ path: [...path, "from"], problem: `there is no table "${discovery.from}"`, advice }];
	}
	const parts = ["name", "id", "type", "archived", "summary"] as const;
	const named = parts.flatMap((part) => {
		const column = discovery[part];
		return column === undefined ? [] : checkColumnName(describer, column, [...path, part]);
	});
	const conditions = Object.keys(discovery.where).flatMap((column) =>
		checkColumnName(describer, column, [...path, "where", column]),
	);
	return [...named, ...conditions];
}
