import type { Finding } from "./finding.ts";
import type { ServiceDefinition, TableDefinition, ViewFile } from "./profile.ts";
import { checkVersions } from "./table-checks.ts";

/**
 * Holds a view against the tables.
 * @returns A name that a table has, a version that the service does not know, a column that is there twice.
 */
export function checkView(view: ViewFile, tables: readonly TableDefinition[], service: ServiceDefinition): Finding[] {
	const findings = checkVersions(view, [], service.versions?.known ?? []);
	if (tables.some(({ name }) => name === view.name))
		findings.push({ path: [], problem: `${view.name} is a table`, advice: "Give the view's file another name." });
	const names = view.columns.map(({ name }) => name);
	names.forEach((name, index) => {
		if (names.indexOf(name) === index) return;
		const problem = `the column ${name} is there twice`;
		findings.push({ path: ["columns", index, "name"], problem, advice: "Rename or remove one of them." });
	});
	return findings;
}
