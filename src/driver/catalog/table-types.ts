import type { ColumnType } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import {
	type ColumnAbility,
	type ColumnDefinition,
	findColumnAbility,
	type InputDefinition,
} from "../../profile/index.ts";
import { describeJson } from "./json-types.ts";

/** How the text of types is written: where what they are made of comes from, and what is in it. */
export interface TypeChoices {
	/** The module of ReadOnly, Open, JsonRecord and the like. */
	readonly columns: string;
	/** The module of JsonValue. */
	readonly json: string;
	/** What the interface of all tables is, in a sentence. */
	readonly summary: string;
	/** Each table's own interface is exported too. */
	readonly isEachExported: boolean;
	/** The workspace's own attributes are among the columns. */
	readonly hasAttributes: boolean;
}

/** For a file of a program that depends on the package. */
export const packageTypes: TypeChoices = {
	columns: "intercom-sql/kysely",
	json: "intercom-sql/kysely",
	summary: "The tables of a workspace, written by `intercom-sql codegen`.",
	isEachExported: true,
	hasAttributes: true,
};

/**
 * Writes TypeScript types of tables for Kysely: what a column gives, and what can be written into it. Views stand there with and without
 * their schema.
 */
export function describeTypes(
	tables: readonly CatalogTable[],
	{ columns, json, summary, isEachExported, hasAttributes }: TypeChoices,
): string {
	const shown = tables
		.filter(({ type }) => type !== "system")
		.map((table) => (hasAttributes ? table : omitAttributes(table)));
	const bodies = shown.map((table) => `${isEachExported ? "export " : ""}${describeTable(table)}`);
	const members = shown.flatMap((table) => {
		const line = (name: string) =>
			`\t/** ${comment(table.definition.summary)} */\n\treadonly ${name}: ${nameType(table)};`;
		const own = line(quoteMember(table.name));
		return table.type === "view" ? [own, line(JSON.stringify(`${table.schema}.${table.name}`))] : [own];
	});
	const database = `/** ${comment(summary)} */\nexport interface IntercomDatabase {\n${members.join("\n")}\n}`;
	const text = [database, ...bodies].join("\n\n");
	const used = columnTypes.filter((name) => new RegExp(`\\b${name}<`).test(text));
	const imports = [`import type { JsonValue } from ${JSON.stringify(json)};`];
	const own = `import type { ${used.join(", ")} } from ${JSON.stringify(columns)};`;
	imports.push(own.length <= 120 ? own : own.replace("{ ", "{\n\t").replaceAll(", ", ",\n\t").replace(" }", ",\n}"));
	return `${(json === columns ? joinImports(used, json) : imports).join("\n")}\n\n${text}\n`;
}

const columnTypes = [
	"Initial",
	"JsonRecord",
	"Later",
	"Mandatory",
	"MandatoryInitial",
	"NotInserted",
	"Open",
	"ReadOnly",
	"Writable",
] as const;

function joinImports(used: readonly string[], module: string): string[] {
	const names = [...used, "JsonValue"].sort();
	return [`import type {\n${names.map((name) => `\t${name},`).join("\n")}\n} from ${JSON.stringify(module)};`];
}

function omitAttributes(table: CatalogTable): CatalogTable {
	return { ...table, columns: table.columns.filter(({ within }) => within === undefined) };
}

function describeTable(table: CatalogTable): string {
	const { definition, columns } = table;
	const accesses = columns.map((column) => {
		const isKey = definition.key.includes(column.name);
		const read = describeValue(column) + (isKey ? "" : " | null");
		return describeAccess(findColumnAbility(column.write, definition.write), read, describeWritten(column));
	});
	const types = definition.write?.insert ? accesses : barInsertion(accesses);
	const lines = columns.map((column, index) => describeMember(column, types[index] ?? ""));
	const inputs = (definition.write?.inputs ?? [])
		.filter(({ name }) => !columns.some((column) => column.name === name))
		.map((input) => {
			const ability = findColumnAbility(input.write, definition.write);
			return describeMember(input, describeAccess(ability, "never", describeWritten(input)));
		});
	return `interface ${nameType(table)} {\n${[...lines, ...inputs].join("\n")}\n}`;
}

// Where no column can be set, a row without any would still be taken.
function barInsertion(accesses: readonly string[]): readonly string[] {
	const first = accesses.findIndex((access) => access.startsWith("ReadOnly<"));
	return accesses.map((access, index) => (index === first ? access.replace("ReadOnly", "NotInserted") : access));
}

function describeMember({ name, summary }: Pick<ColumnDefinition, "name" | "summary">, type: string): string {
	const line = `\treadonly ${quoteMember(name)}: ${type};`;
	return summary === "" ? line : `\t/** ${comment(summary)} */\n${line}`;
}

function describeAccess(
	{ isInsertable, isUpdatable, isRequired }: ColumnAbility,
	read: string,
	written: string,
): string {
	if (!isInsertable && !isUpdatable) return `ReadOnly<${read}>`;
	const given = isRequired ? written : `${written} | null`;
	const types = read === given ? read : `${read}, ${given}`;
	if (!isInsertable) return `Later<${types}>`;
	if (isUpdatable) return isRequired ? `Mandatory<${types}>` : `Writable<${types}>`;
	return isRequired ? `MandatoryInitial<${types}>` : `Initial<${types}>`;
}

const valueTypes: Readonly<Record<ColumnType, string>> = {
	varchar: "string",
	text: "string",
	integer: "number",
	double: "number",
	numeric: "number",
	boolean: "boolean",
	timestamp: "Date",
	date: "string",
	json: "JsonValue",
};

function describeValue({ type, values, summary, name }: ColumnDefinition): string {
	if (type === "json") return describeJson(name, summary);
	if (values.length > 0 && valueTypes[type] === "string") return `Open<${listWords(values)}>`;
	return valueTypes[type];
}

// What the service refuses, the compiler refuses.
function describeWritten(column: Pick<ColumnDefinition, "type" | "values" | "write"> | InputDefinition): string {
	const values = column.write?.values ?? column.values;
	if (values.length > 0 && valueTypes[column.type] === "string") return listWords(values);
	if (column.type === "timestamp") return "Date | string";
	if (column.write?.as === "id_objects") return "string | readonly string[]";
	return valueTypes[column.type];
}

function listWords(values: readonly string[]): string {
	return values.map((value) => JSON.stringify(value)).join(" | ");
}

// contact_tags → ContactTags, or CsatByMonth of a view.
function nameType({ name }: CatalogTable): string {
	const words = name.split(/[^a-zA-Z0-9]+/).filter((word) => word !== "");
	const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
	return `${/^[a-z]/i.test(joined) ? "" : "Table"}${joined}Table`;
}

function quoteMember(name: string): string {
	return /^[a-z_][a-z_0-9]*$/i.test(name) ? name : JSON.stringify(name);
}

function comment(text: string): string {
	return text.replaceAll("*/", "* /").replaceAll(/\s+/g, " ");
}
