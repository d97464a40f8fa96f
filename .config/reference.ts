// What programs see of the package, for who writes them and for who reviews what changes.
import { type ErrorRow, errorTable } from "../src/base/error-table.ts";
import { type Declared, type ExportedName, type PackageDeclarations, packageEntries } from "./declarations.ts";

// The tables are described where their columns come from.
const generated = "src/kysely/intercom-database.ts";

/** The reference of the API in Markdown: each exported name with its docstring and declaration, then the errors. */
export function describeReference(declarations: PackageDeclarations): string {
	const byName = new Map(declarations.declared.map((declared) => [declared.name, declared]));
	const shown = new Set<string>();
	const sections = [...declarations.entries].map(([entry, exported]) => {
		const parts = exported.filter(({ declared }) => !shown.has(declared)).map((name) => describeName(name, byName));
		for (const { declared } of exported) shown.add(declared);
		return `## ${packageEntries.get(entry) ?? entry}\n\n${parts.join("\n\n")}`;
	});
	const errors = describeErrors();
	return `# Reference\n\nWritten by \`npm run docs\` from the declarations. Begin with [the README](../../README.md).\n\n${sections.join("\n\n")}\n\n${errors}`;
}

/** All exported names and signatures, for review; what stands in it is what programs depend on. */
export function describePublicApi({ entries, declared }: PackageDeclarations): string {
	const lists = [...entries].map(([entry, exported]) => {
		const names = exported.map(({ name, isType }) => `${isType ? "type " : ""}${name}`);
		return `## ${packageEntries.get(entry) ?? entry}\n\n${names.join(", ")}`;
	});
	const signatures = declared.filter(isShown).map(({ signature }) => signature);
	const intro =
		"What the package exports. `npm run docs` writes it, and CI fails where it is stale: each change of it is looked at.";
	return `# Public API\n\n${intro}\n\n${lists.join("\n\n")}\n\n## Declarations\n\n\`\`\`ts\n${signatures.join("\n\n")}\n\`\`\``;
}

function describeName({ name, declared }: ExportedName, byName: ReadonlyMap<string, Declared>): string {
	const found = byName.get(declared);
	if (!found) return `### ${name}`;
	const code = isShown(found) ? `\n\n\`\`\`ts\n${found.text.replace(/^\/\*\*[\s\S]*?\*\/\n/, "")}\n\`\`\`` : "";
	return `### ${name}\n\n${found.summary}${code}`;
}

function isShown({ file, name }: Declared): boolean {
	return file !== generated && name !== "errorTable" && name !== "propertyTable";
}

function describeErrors(): string {
	const rows = Object.entries<ErrorRow>(errorTable).map(([code, { family, sqlState, message, hint = "" }]) => {
		return `| \`${code}\` | ${sqlState} | ${family} | ${cell(message)} | ${cell(hint)} |`;
	});
	const intro =
		"Every error is a `ProviderError` of a family: `usage`, `sql`, `auth`, `remote`, `cache`, `cancelled` or `internal`, each a class. `{…}` is filled when it is thrown.";
	return `## Errors\n\n${intro}\n\n| code | SQLSTATE | family | says | advice |\n| --- | --- | --- | --- | --- |\n${rows.join("\n")}`;
}

function cell(text: string): string {
	return text.replaceAll("|", "\\|").replaceAll("{sqlState}", "varies");
}
