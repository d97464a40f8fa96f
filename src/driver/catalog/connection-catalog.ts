import { readFile } from "node:fs/promises";
import { createError, ProviderError } from "../../base/index.ts";
import { bindStatement, UndiscoveredAttributes } from "../../bind/index.ts";
import {
	type Catalog,
	createCatalog,
	describeCatalog,
	isInVersion,
	type PropertySetting,
	type TableAttributes,
	type ViewDefinition,
	viewSchema,
} from "../../catalog/index.ts";
import { connectionProperties, type ResolvedOptions } from "../../connection-string/index.ts";
import { functionKinds } from "../../functions/index.ts";
import type { Profile } from "../../profile/index.ts";
import { parseStatement, type Query } from "../../sql/index.ts";
import { refuseInnerInto } from "../export/csv-target.ts";
import { packageVersion } from "../package-version.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { AccessRecord } from "./access-record.ts";

/** Makes the catalog of a connection from what is known of attributes. */
export type MakeCatalog = (attributes: ReadonlyMap<string, TableAttributes>) => Catalog;

/**
 * Reads what the catalog of a connection is made of: the service's tables, the user's views, and the tables that tell of them.
 * @throws bad_property_value (22023) when the views cannot be read; SqlError when one of them is wrong, as far as that is known without attributes.
 */
export async function createConnectionCatalog(
	profile: Profile,
	version: string | undefined,
	options: ResolvedOptions,
	procedures: readonly Procedure[],
	access: AccessRecord,
): Promise<MakeCatalog> {
	const extras = {
		findAccess: (table: string) => access.find(table),
		settings: connectionProperties.map((property) => readSetting(property, options)),
		functions: functionKinds,
		procedures,
		information: [
			["ProductName", "intercom-sql"],
			["ProductVersion", packageVersion()],
			["Profile", profile.service.name],
			["ServiceDocumentation", profile.service.docsUrl],
			["ApiVersion", version ?? ""],
			["SqlDialect", "PostgreSQL"],
		] as const,
	};
	const views = options.UserDefinedViews ? await readViews(options.UserDefinedViews) : [];
	const make = (attributes: ReadonlyMap<string, TableAttributes>, isLenient: boolean): Catalog => {
		const base = createCatalog(profile, version, attributes);
		const ofProfile = listProfileViews(profile, version, () => catalog);
		// Where both have a name, it means the user's.
		const describe = (known: readonly ViewDefinition[]) =>
			describeCatalog(base, { ...extras, views: [...known, ...ofProfile] });
		let catalog = describe([]);
		catalog = addViews(views, catalog, describe, isLenient);
		return catalog;
	};
	// A view may be wrong only with what the service answers: that concerns those who read it.
	make(new Map(), false);
	return (attributes) => make(attributes, true);
}

// A view may use others, whatever their order in the file is.
function addViews(
	views: readonly WrittenView[],
	start: Catalog,
	describe: (known: readonly ViewDefinition[]) => Catalog,
	isLenient: boolean,
): Catalog {
	let known: readonly ViewDefinition[] = [];
	let catalog = start;
	for (let rest = [...views]; rest.length > 0; ) {
		const current = catalog;
		const bound = rest.map((view) => bindView(view, current));
		const added = bound.filter((result) => "listColumns" in result);
		const [failure] = bound.filter((result) => "failure" in result);
		if (added.length === 0 && failure) {
			if (!isLenient) throw failure.failure;
			return describe([...known, ...rest.map((view) => defineView(view, []))]);
		}
		known = [...known, ...added];
		rest = rest.filter((view) => !added.some((done) => done.name === view.name));
		catalog = describe(known);
	}
	return catalog;
}

// They were tried when the package was made: their columns are found when somebody asks for them.
function listProfileViews(
	{ views }: Profile,
	version: string | undefined,
	findCatalog: () => Catalog,
): readonly ViewDefinition[] {
	return views
		.filter((view) => isInVersion(view, version))
		.map(({ query, columns, ...view }) => ({
			...view,
			sql: query,
			listColumns: () => {
				const { columns: bound } = bindStatement(parseView({ name: view.name, sql: query }), findCatalog());
				return bound.map(({ name, type }) => ({
					name,
					type,
					summary: columns.find((column) => column.name === name)?.summary,
				}));
			},
		}));
}

function readSetting(property: PropertySetting["property"], options: ResolvedOptions): PropertySetting {
	const value = (options as unknown as Readonly<Record<string, unknown>>)[property.name];
	if (value === undefined || value === null) return { property, value: null };
	// A secret prints itself masked; what is text is masked here.
	return {
		property,
		value: property.secret ? "****" : printSetting(value).replace(/\/\/[^/@]*@/, "//****@"),
	};
}

// An address may carry a password.
function printSetting(value: unknown): string {
	const text = typeof value === "string" ? value : JSON.stringify(value);
	return text.replace(/\/\/[^/@]*@/, "//****@");
}

interface WrittenView {
	readonly name: string;
	readonly sql: string;
}

async function readViews(path: string): Promise<readonly WrittenView[]> {
	const refuse = (problem: string, cause?: unknown) =>
		createError(
			"bad_property_value",
			{
				name: "UserDefinedViews",
				place: "",
				problem,
				expected: 'Write { "name": { "query": "SELECT …" } } into the file.',
			},
			{ cause },
		);
	let parsed: unknown;
	try {
		parsed = JSON.parse(await readFile(path, "utf8"));
	} catch (cause) {
		throw refuse(`${path} cannot be read as JSON`, cause);
	}
	if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) throw refuse(`${path} holds no object`);
	return Object.entries(parsed).map(([name, view]: [string, unknown]) => {
		const sql = typeof view === "object" && view !== null && "query" in view ? view.query : undefined;
		if (typeof sql !== "string") throw refuse(`the view ${name} has no query`);
		return { name, sql };
	});
}

function bindView(
	view: WrittenView,
	catalog: Catalog,
): ViewDefinition | { readonly name: string; readonly failure: Error } {
	try {
		return defineView(view, bindStatement(parseView(view), catalog).columns);
	} catch (error) {
		// Its columns are known when those of its tables are.
		if (error instanceof UndiscoveredAttributes)
			return { ...defineView(view, []), undiscovered: { tables: error.tables } };
		if (error instanceof ProviderError) return { name: view.name, failure: error };
		throw error;
	}
}

function defineView(view: WrittenView, columns: ReturnType<ViewDefinition["listColumns"]>): ViewDefinition {
	const summary = "A view that the user defined.";
	return { ...view, schema: viewSchema, summary, notes: [], listColumns: () => columns };
}

function parseView({ name, sql }: WrittenView): Query {
	const tree = parseStatement(sql);
	if (tree.kind !== "Query")
		throw createError("not_supported", {
			feature: `the view ${name}, which is no query,`,
			advice: "Write a SELECT.",
		});
	if (tree.into !== undefined)
		throw createError("not_supported", {
			feature: `INTO inside of the view ${name}`,
			advice: "Leave it out, and write SELECT * INTO [csv://file] FROM the view.",
		});
	refuseInnerInto(tree);
	return tree;
}
