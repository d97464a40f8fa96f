import { suggestName } from "../base/index.ts";
import { checkDescriber } from "./attribute-checks.ts";
import { checkEntity } from "./entity-schema.ts";
import type { Finding } from "./finding.ts";
import type { ServiceDefinition, TableDefinition } from "./profile.ts";

/**
 * Holds the service against itself.
 * @returns Regions and versions that are there twice, an OAuth without authorize addresses, a variable for a credential that nobody asks for, error rows that fit everything.
 */
export function checkService(service: ServiceDefinition): Finding[] {
	const findings: Finding[] = [];
	const known = service.versions?.known ?? [];
	const regionNames = service.regions.map((region) => region.name.toUpperCase());
	regionNames.forEach((name, index) => {
		if (regionNames.indexOf(name) === index) return;
		const problem = `the region ${name} is there twice`;
		findings.push({ path: ["regions", index, "name"], problem, advice: "Rename or remove one of them." });
	});
	known.forEach((version, index) => {
		if (known.indexOf(version) === index) return;
		const problem = `the version ${version} is there twice`;
		findings.push({ path: ["versions", "known", index], problem, advice: "Keep one of them." });
	});
	service.regions.forEach((region, index) => {
		if (service.oauth === undefined || region.authorizationUrl !== undefined) return;
		const problem = `the region ${region.name} has no authorization_url, which oauth needs`;
		findings.push({ path: ["regions", index], problem, advice: "Add authorization_url, or remove oauth." });
	});
	if (service.authentication.kind === "none" && service.credentialEnv !== undefined) {
		const advice = "Remove it, or write authentication: bearer.";
		findings.push({ path: ["credential_env"], problem: "the service asks for no credential", advice });
	}
	service.errors.forEach((row, index) => {
		if (row.status === undefined && row.code === undefined) {
			const problem = "the row fits every error";
			findings.push({ path: ["errors", index], problem, advice: "Add a status, a code, or both." });
		}
		if (row.waitMs !== undefined && row.becomes !== "retry") {
			const advice = "Remove wait_ms, or write becomes: retry.";
			findings.push({ path: ["errors", index, "wait_ms"], problem: `${row.becomes} does not wait`, advice });
		}
	});
	return findings;
}

/**
 * Holds the service's words for statements against the tables.
 * @returns Words that are tables.
 */
export function checkServiceWords(service: ServiceDefinition, tables: readonly TableDefinition[]): Finding[] {
	return (service.knownAs ?? []).flatMap(({ words }, index) =>
		words
			.filter((word) => tables.some(({ name }) => name === word))
			.map((word) => ({
				path: ["known_as", index, "words"],
				problem: `${word} is a table`,
				advice: "Remove the word.",
			})),
	);
}

/**
 * Holds a table against the others: what it refers to, the parents that its rows come from, and the tables that describe its attributes,
 * and its other names.
 * @returns What is not there of it.
 */
export function checkLinks(table: TableDefinition, tables: readonly TableDefinition[]): Finding[] {
	const references = table.columns.flatMap((column, index) => [
		...(column.references === undefined
			? []
			: checkTarget(column.references, tables, ["columns", index, "references"])),
		...(column.mayReference ?? []).flatMap((target, at) =>
			checkTarget(target, tables, ["columns", index, "may_reference", at]),
		),
	]);
	const parents = table.read.flatMap((access, index): Finding[] => {
		if (access.kind !== "child" && access.kind !== "embedded") return [];
		const missing = checkTarget(access.parent, tables, ["read", index, "parent"]);
		if (missing.length > 0) return missing;
		if (access.parent.table === table.name) {
			const problem = "a table cannot be its own parent";
			return [{ path: ["read", index, "parent"], problem, advice: "Name the table whose rows hold these." }];
		}
		if (access.kind !== "child") return [];
		const slots = Object.values(access.slots ?? {}).flatMap((column) =>
			checkTarget({ table: access.parent.table, column }, tables, ["read", index, "path"]),
		);
		if (slots.length > 0 || access.cap === undefined) return slots;
		return checkTotal(access.cap.total, access.parent.table, tables, ["read", index, "cap", "total"]);
	});
	const describers = (table.discovers ?? []).flatMap((discovery, index) => checkDescriber(discovery, index, tables));
	return [...parents, ...references, ...checkLookupNames(table, tables), ...describers, ...checkEntity(table, tables)];
}

function checkLookupNames(table: TableDefinition, tables: readonly TableDefinition[]): Finding[] {
	const meant = new Set(
		tables.flatMap(({ read }) =>
			read.flatMap((access) =>
				"search" in access && access.parent.table === table.name ? Object.values(access.search ?? {}) : [],
			),
		),
	);
	const columns = table.columns.map(({ name }) => name);
	return table.read.flatMap((access, index): Finding[] => {
		if (access.kind !== "lookup" || columns.includes(access.column) || meant.has(access.column)) return [];
		const problem = `${table.name} has no column "${access.column}", and no search: of another table means it`;
		const advice = suggestName(access.column, columns, `Its columns: ${columns.join(", ")}.`);
		return [{ path: ["read", index, "column"], problem, advice }];
	});
}

function checkTarget(
	target: { readonly table: string; readonly column: string },
	tables: readonly TableDefinition[],
	path: Finding["path"],
): Finding[] {
	const names = tables.map((table) => table.name);
	const table = tables.find((candidate) => candidate.name === target.table);
	if (table === undefined) {
		const advice = suggestName(target.table, names, `Tables: ${names.join(", ")}.`);
		return [{ path, problem: `there is no table "${target.table}"`, advice }];
	}
	const columns = table.columns.map((column) => column.name);
	if (columns.includes(target.column)) return [];
	const advice = suggestName(target.column, columns, `Its columns: ${columns.join(", ")}.`);
	return [{ path, problem: `${table.name} has no column "${target.column}"`, advice }];
}

function checkTotal(
	total: string,
	parent: string,
	tables: readonly TableDefinition[],
	path: Finding["path"],
): Finding[] {
	const paths = tables.find((table) => table.name === parent)?.columns.map((column) => column.path) ?? [];
	if (paths.includes(total)) return [];
	const advice = suggestName(total, paths, `Give ${parent} a column with that path.`);
	return [{ path, problem: `no column of ${parent} has the path ${total}`, advice }];
}
