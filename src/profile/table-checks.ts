import { checkAccessPath, checkColumnName } from "./access-path-checks.ts";
import { checkDiscovery } from "./attribute-checks.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { Finding } from "./finding.ts";
import type { ColumnDefinition, FilterOperator, ServiceDefinition, TableDefinition } from "./profile.ts";

/**
 * Holds a table against itself and against the service's versions.
 * @returns What does not fit together, in the order of the file.
 */
export function checkTable(table: TableDefinition, service: ServiceDefinition): Finding[] {
	const known = service.versions?.known ?? [];
	return [
		...checkVersions(table, [], known),
		...table.key.flatMap((name, index) => checkColumnName(table, name, ["key", index])),
		...table.read.flatMap((access, index) => checkAccessPath(table, access, index)),
		...(table.personal ?? []).flatMap((name, index) => checkColumnName(table, name, ["personal", index])),
		...checkIncremental(table, known),
		...checkNewerBy(table),
		...checkWords(table),
		...table.columns.flatMap((column, index) => checkColumn(table, column, index, known)),
		...(table.discovers ?? []).flatMap((discovery, index) => [
			...checkVersions(discovery, ["discovers", index], known),
			...checkDiscovery(table, discovery, index),
		]),
	];
}

function checkIncremental(table: TableDefinition, known: readonly string[]): Finding[] {
	const { incremental } = table;
	if (incremental === undefined) return [];
	const path = ["incremental"] as const;
	const findings = checkColumnName(table, incremental.column, [...path, "column"]);
	const column = table.columns.find(({ name }) => name === incremental.column);
	if (column !== undefined && (column.type !== "timestamp" || column.filter.gt === undefined)) {
		findings.push({
			path: [...path, "column"],
			problem: `${column.name} cannot tell what changed since a time`,
			advice: "Name a timestamp whose filter has gt.",
		});
	}
	if (table.key.length !== 1) {
		const advice = "Give the table a key of one column, or remove incremental.";
		findings.push({ path, part: "key", problem: "a deleted row is found by one key", advice });
	}
	if (incremental.deletions === "count") return findings;
	return [...findings, ...checkVersions(incremental.deletions, [...path, "deletions"], known)];
}

function checkWords(table: TableDefinition): Finding[] {
	return (table.knownAs ?? []).flatMap(({ words }, index) =>
		words
			.filter((word) => table.columns.some(({ name }) => name === word))
			.map((word) => ({
				path: ["known_as", index, "words"],
				problem: `${word} is a column`,
				advice: "Remove the word.",
			})),
	);
}

function checkNewerBy(table: TableDefinition): Finding[] {
	const { newerBy } = table;
	if (newerBy === undefined) return [];
	const column = table.columns.find(({ name }) => name === newerBy);
	if (column === undefined) return checkColumnName(table, newerBy, ["newer_by"]);
	if (column.type === "timestamp" && !table.key.includes(newerBy)) return [];
	const advice = "Name a timestamp that is no part of the key.";
	return [{ path: ["newer_by"], problem: `${newerBy} cannot tell which of two copies of a row is newer`, advice }];
}

function checkColumn(
	table: TableDefinition,
	column: ColumnDefinition,
	index: number,
	known: readonly string[],
): Finding[] {
	const path = ["columns", index] as const;
	const findings: Finding[] = [];
	const row = columnTypeTable[column.type];
	const first = table.columns.findIndex((other) => other.name === column.name);
	if (first < index) {
		findings.push({
			path: [...path, "name"],
			problem: `the column "${column.name}" is there twice`,
			advice: "Rename or remove one of them.",
		});
	}
	if (!row.decoders.includes(column.from)) {
		findings.push({
			path: [...path, "from"],
			problem: `${column.from} does not give a ${column.type}`,
			advice: `Use ${row.decoders.join(" or ")}, or another type.`,
		});
	}
	if (!row.encoders.includes(column.send)) {
		findings.push({
			path: [...path, "send"],
			problem: `a ${column.type} cannot be sent as ${column.send}`,
			advice: `Use ${row.encoders.join(" or ")}.`,
		});
	}
	if (column.above !== undefined && (column.type !== "boolean" || Object.keys(column.filter).length > 0)) {
		const advice = "Write type: boolean, and no filter.";
		findings.push({ path: [...path, "above"], problem: "whether a number is above another one is a boolean", advice });
	}
	return [
		...findings,
		...checkFilter(table, column, path),
		...checkSendValues(column, path),
		...checkVersions(column, path, known),
		...checkVersions(column.formerly ?? {}, [...path, "formerly"], known),
	];
}

function checkFilter(table: TableDefinition, column: ColumnDefinition, path: Finding["path"]): Finding[] {
	const allowed: readonly FilterOperator[] = columnTypeTable[column.type].operators;
	const used = Object.keys(column.filter) as FilterOperator[];
	const findings = used
		.filter((operator) => !allowed.includes(operator))
		.map((operator) => ({
			path: [...path, "filter", operator],
			problem: `a ${column.type} has no operator ${operator}`,
			advice: allowed.length > 0 ? `Operators of a ${column.type}: ${allowed.join(", ")}.` : "Remove the filter.",
		}));
	const hasSearch = table.read.some((access) => access.kind === "search");
	const hasList = table.read.some((access) => access.kind === "list");
	const isCarried = hasSearch || (hasList && used.every((operator) => operator === "eq"));
	if (used.length > 0 && !isCarried) {
		findings.push({
			path: [...path, "filter"],
			problem: `${table.name} has no search that could filter by ${column.name}`,
			advice: hasList ? "A list can do eq only; for more add a search under read:." : "Add a search under read:.",
		});
	}
	if (column.isSortable && !hasSearch) {
		findings.push({
			path: [...path, "sort"],
			problem: `${table.name} has no search that could sort by ${column.name}`,
			advice: "Remove sort: true, or add a search under read:.",
		});
	}
	return findings;
}

function checkSendValues({ values, sendValues = {} }: ColumnDefinition, path: Finding["path"]): Finding[] {
	return Object.keys(sendValues)
		.filter((value) => !values.includes(value))
		.map((value) => ({
			path: [...path, "send_values", value],
			problem: `"${value}" is none of its values`,
			advice: values.length > 0 ? `Its values: ${values.join(", ")}.` : "List them under values:.",
		}));
}

/** Checks the first and the last version of a part against those that the service has. */
export function checkVersions(
	part: { readonly since?: string | undefined; readonly until?: string | undefined },
	path: Finding["path"],
	known: readonly string[],
): Finding[] {
	const findings = (["since", "until"] as const).flatMap((bound): Finding[] => {
		const version = part[bound];
		if (version === undefined || known.includes(version)) return [];
		const advice = known.length > 0 ? `Known versions: ${known.join(", ")}.` : "List the versions in profile.yaml.";
		return [{ path: [...path, bound], problem: `${version} is not a version of the service`, advice }];
	});
	if (findings.length > 0 || part.since === undefined || part.until === undefined) return findings;
	if (known.indexOf(part.since) <= known.indexOf(part.until)) return [];
	const problem = `since ${part.since} comes after until ${part.until}`;
	return [{ path: [...path, "since"], problem, advice: "Swap the two." }];
}
