import type { ListPath } from "./access-path.ts";
import { checkAccessPath, checkColumnName } from "./access-path-checks.ts";
import { checkDiscovery } from "./attribute-checks.ts";
import { columnTypeTable } from "./column-type-table.ts";
import type { Finding } from "./finding.ts";
import type { ColumnDefinition, FilterOperator, ServiceDefinition, TableDefinition } from "./profile.ts";
import { checkTableWrite } from "./write-checks.ts";

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
		...checkCredentialParameter(table, service),
		...checkTableWrite(table, service),
		...operations.flatMap((name) => checkVersions(table.write?.[name] ?? {}, ["write", name], known)),
		...(table.write?.inputs ?? []).flatMap((input, index) => checkVersions(input, ["write", "inputs", index], known)),
		...table.columns.flatMap((column, index) => checkColumn(table, column, index, known)),
		...(table.discovers ?? []).flatMap((discovery, index) => [
			...checkVersions(discovery, ["discovers", index], known),
			...checkDiscovery(table, discovery, index),
		]),
	];
}

const operations = ["insert", "update", "delete"] as const;

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

// The credential would take the place of what is asked for.
function checkCredentialParameter(table: TableDefinition, { authentication }: ServiceDefinition): Finding[] {
	if (authentication.kind !== "query") return [];
	const { parameter } = authentication;
	const problem = `the parameter ${parameter} carries the key of the service`;
	const advice = "Name another parameter, or say under authentication: how the key really travels.";
	return table.read.flatMap((access, index): Finding[] => {
		const pages = "pages" in access ? access.pages : undefined;
		const isPaging = pages?.parameter === parameter || pages?.size === parameter;
		const places: readonly (readonly [key: string, isTaken: boolean])[] = [
			["query", "query" in access && Object.hasOwn(access.query ?? {}, parameter)],
			["plain_text", access.kind === "child" && Object.hasOwn(access.plainText ?? {}, parameter)],
			["ask", access.kind === "embedded" && Object.hasOwn(access.ask ?? {}, parameter)],
			["parameter", access.kind === "lookup" && access.parameter === parameter && access.method === "GET"],
			["windows", access.kind === "list" && isWindowParameter(access, parameter)],
			["paging", isPaging],
		];
		const [key] = places.find(([, isTaken]) => isTaken) ?? [];
		return key === undefined ? [] : [{ path: ["read", index, key], part: "key", problem, advice }];
	});
}

function isWindowParameter({ windows, sendIn }: ListPath, parameter: string): boolean {
	return sendIn !== "body" && (windows?.after === parameter || windows?.before === parameter);
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
	const findings: Finding[] = used
		.filter((operator) => !allowed.includes(operator))
		.map((operator) => ({
			path: [...path, "filter", operator],
			problem: `a ${column.type} has no operator ${operator}`,
			advice: allowed.length > 0 ? `Operators of a ${column.type}: ${allowed.join(", ")}.` : "Remove the filter.",
		}));
	const search = table.read.find((access) => access.kind === "search");
	const lists = table.read.filter(
		(access): access is ListPath => access.kind === "list" && (access.filters?.includes(column.name) ?? true),
	);
	if (used.length > 0 && !search && lists.length === 0) {
		findings.push({
			path: [...path, "filter"],
			problem: `${table.name} has no search that could filter by ${column.name}`,
			advice: "Add a search or a list under read:.",
		});
	}
	if (!search) {
		const wrong = lists.map((list) => checkListFilter(list, column, path)).find((found) => found.length > 0);
		findings.push(...(wrong ?? []));
	}
	const isSorted = table.read.some((access) => access.kind === "list" && access.order !== undefined);
	if (column.isSortable && !search && !isSorted) {
		findings.push({
			path: [...path, "sort"],
			problem: `${table.name} has no search that could sort by ${column.name}`,
			advice: "Remove sort: true, or add a search under read:, or the order: of the list.",
		});
	}
	return [...findings, ...checkParameters(column, path)];
}

// The name of a parameter alone tells nobody how it compares, except that it equals.
function checkListFilter({ encoding }: ListPath, column: ColumnDefinition, path: Finding["path"]): Finding[] {
	const { ranges = "plain" } = encoding ?? {};
	const used = Object.keys(column.filter) as FilterOperator[];
	if (ranges === "interval") {
		const strict = used.filter((operator) => operator === "gt" || operator === "lt");
		return strict.map((operator) => ({
			path: [...path, "filter", operator],
			problem: `an interval has no operator ${operator}`,
			advice: "Use ge and le, whose bounds an interval includes.",
		}));
	}
	if (ranges === "colon") return [];
	const nameless = used.filter(
		(operator) => operator !== "eq" && operator !== "in" && column.parameters?.[operator] === undefined,
	);
	return nameless.map((operator) => ({
		path: [...path, "filter", operator],
		problem: `nothing says which parameter of the list means ${operator} of ${column.name}`,
		advice: `Add parameters: { ${operator}: … } to the column, with the name of the service's parameter.`,
	}));
}

function checkParameters({ parameters = {}, filter, name }: ColumnDefinition, path: Finding["path"]): Finding[] {
	return Object.keys(parameters)
		.filter((operator) => filter[operator as FilterOperator] === undefined)
		.map((operator) => ({
			path: [...path, "parameters", operator],
			part: "key",
			problem: `${name} cannot be filtered with ${operator}, so its parameter is never sent`,
			advice: `Add ${operator} to the filter of ${name}, as exact or inexact, or remove the parameter.`,
		}));
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
