import { existsSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { AccessPath, EmbeddedPath, Profile, TableDefinition } from "../../src/profile/index.ts";
import { ownForms } from "./schema-reason-table.ts";

// Intercom's official descriptions lie beside the repository where checks run; they are not part of it.
const folder = new URL("../../../shared/openapi/", import.meta.url);

/** Whether the descriptions are on this machine. */
export const isDescriptionPresent = existsSync(new URL("intercom-2.16.yaml", folder));

/** A JSON schema, as far as it is looked at. */
export interface Schema {
	readonly $ref?: string;
	readonly type?: string;
	readonly nullable?: boolean;
	readonly enum?: readonly (string | null)[];
	readonly required?: readonly string[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly items?: Schema;
	readonly allOf?: readonly Schema[];
	readonly oneOf?: readonly Schema[];
	readonly anyOf?: readonly Schema[];
	readonly additionalProperties?: unknown;
}

/** One operation: what it is, and what it answers. */
interface Operation {
	readonly description?: string;
	readonly parameters?: readonly { readonly name: string; readonly in: string }[];
	readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
	readonly responses: Readonly<
		Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
	>;
}

/** A whole description. */
export interface Description {
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
	readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** Reads the description of a version. */
export function readOfficialDescription(version: string): Description {
	return parse(readFileSync(new URL(`intercom-${version}.yaml`, folder), "utf8"), { maxAliasCount: -1 });
}

/** Follows references, and puts the forms that a value may have together: it has the fields of all. */
export function resolveSchema(description: Description, schema: Schema): Schema {
	const name = schema.$ref?.split("/").at(-1);
	if (name !== undefined) return resolveSchema(description, description.components.schemas[name] ?? {});
	const forms = [...(schema.allOf ?? []), ...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
	const all: readonly Schema[] = [...forms.map((part) => resolveSchema(description, part)), schema];
	const properties: Record<string, Schema> = {};
	for (const [field, part] of all.flatMap((form) => Object.entries(form.properties ?? {}))) {
		const known = properties[field];
		properties[field] = known === undefined || known === part ? part : { anyOf: [known, part] };
	}
	return Object.assign({}, ...all, Object.keys(properties).length > 0 ? { properties } : {});
}

/**
 * The schema of a table's rows, as the answers of all that it is read by have them.
 * @returns undefined where no answer is described, as in a version that has none of it.
 */
export function findRowSchema(description: Description, table: TableDefinition, profile: Profile): Schema | undefined {
	const form = ownForms[table.name];
	if (form !== undefined) return resolveSchema(description, { $ref: form });
	const schemas = table.read.flatMap((path) => findRows(description, path, profile) ?? []);
	if (schemas.length === 0) return undefined;
	return resolveSchema(description, { anyOf: schemas });
}

/** The schema at a path below another one; lists on the way are looked into. */
export function followPath(description: Description, from: Schema, path: string): Schema | undefined {
	let schema = resolveSchema(description, from);
	if (path === ".") return schema;
	for (const step of path.split(".")) {
		const inner: Schema | undefined = enterList(description, schema).properties?.[step];
		if (inner === undefined) return undefined;
		schema = resolveSchema(description, inner);
	}
	return schema;
}

/** The schema of a list's elements, and of anything else itself. */
export function enterList(description: Description, schema: Schema): Schema {
	const resolved = resolveSchema(description, schema);
	return resolved.type === "array" && resolved.items ? enterList(description, resolved.items) : resolved;
}

/** Names an operation whatever the slots of its path are called: `get /contacts/{}`. */
export function nameOperation(method: string, path: string): string {
	return `${method.toLowerCase()} ${path.replace(/\{\w+\}/g, "{}")}`;
}

/** The operation that a way of reading asks; none where rows lie in others. */
export function listOperations(path: AccessPath): readonly string[] {
	if (path.kind === "embedded") return [];
	const method = path.kind === "search" ? "post" : "method" in path ? path.method : "get";
	return [nameOperation(method, path.path)];
}

function findRows(description: Description, path: AccessPath, profile: Profile): Schema | undefined {
	if (path.kind === "embedded") return findEmbedded(description, path, profile);
	const [name] = listOperations(path);
	const operations = Object.entries(description.paths).flatMap(([address, methods]) =>
		Object.entries(methods).filter(([method]) => nameOperation(method, address) === name),
	);
	const answer = operations[0]?.[1].responses["200"]?.content?.["application/json"]?.schema;
	if (answer === undefined) return undefined;
	const rows =
		followPath(description, answer, path.kind === "get" ? "." : path.rows) ?? findOnlyList(description, answer);
	return rows && enterList(description, rows);
}

// Some lists are described under another name than that under which all examples have them.
function findOnlyList(description: Description, answer: Schema): Schema | undefined {
	const properties = Object.values(resolveSchema(description, answer).properties ?? {});
	return properties.map((part) => resolveSchema(description, part)).find(({ type }) => type === "array");
}

function findEmbedded(description: Description, path: EmbeddedPath, profile: Profile): Schema | undefined {
	const parent = profile.tables.find(({ name }) => name === path.parent.table);
	const row = parent && findRowSchema(description, parent, profile);
	const holder = row && (path.within === undefined ? row : followPath(description, row, path.within));
	const list = holder && followPath(description, holder, path.rows);
	const found = list && enterList(description, list);
	if (path.members === undefined) return found;
	const members = Object.values(found?.properties ?? {}).map((member) => resolveSchema(description, member));
	const objects = members.filter(({ properties }) => properties !== undefined);
	return objects.length === 0 ? undefined : resolveSchema(description, { anyOf: objects.slice(0, 1) });
}
