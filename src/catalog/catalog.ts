import { type RowType, type StoredValue, suggestName, type ValueType } from "../base/index.ts";
import type {
	AccessPath,
	AttributeDiscovery,
	ColumnDefinition,
	Profile,
	TableDefinition,
	TableWrite,
} from "../profile/index.ts";
import type { TableAttributes } from "./attribute-columns.ts";
import type { CallValues, CatalogProcedure } from "./catalog-procedure.ts";
import { foldUnderscores } from "./fold-underscores.ts";
import { explainMissingAttribute } from "./missing-attribute.ts";
import { systemTables } from "./system-table.ts";
import { isInVersion, type VersionBounds } from "./version-bounds.ts";

/** A table as SQL sees it. */
export interface CatalogTable {
	readonly schema: string;
	readonly name: string;
	/** `procedure`: its rows are those that a call gives. */
	readonly type: "table" | "view" | "system" | "procedure";
	readonly definition: TableDefinition;
	readonly columns: readonly ColumnDefinition[];
	/**
	 * The columns that its rows are kept with: its own without attributes, and those that hold the rows of tables inside it, by
	 * {@link insideColumn}.
	 */
	readonly keptColumns: readonly ColumnDefinition[];
	/** The rows of a table that tells of the catalog, in the order of its columns; they need no request. */
	readonly listRows?: (() => readonly (readonly (StoredValue | boolean)[])[]) | undefined;
	/** Its rows are others for each session, as its settings are. */
	readonly isOfSession?: true | undefined;
	/** The types of the values of such a table where they are finer than those of columns, in the order of the columns. */
	readonly valueTypes?: readonly ListedType[] | undefined;
	/**
	 * Of a procedure: checks what a call is given, and says which request it makes.
	 * @param nowMs The statement's clock, in milliseconds since 1970.
	 */
	readonly printCall?: ((values: CallValues, nowMs: number) => string) | undefined;
	/** The query of a view. */
	readonly viewSql?: string | undefined;
	/** How its attributes are found, in the API version, and what is known of them. */
	readonly discovery?: AttributeDiscovery | undefined;
	readonly attributes?: TableAttributes | undefined;
	/** What has to be asked for before all of its columns are known; absent: they are. */
	readonly undiscovered?: Undiscovered | undefined;
}

/** The type of a value in a table that tells of the catalog; of arrays that of their elements. */
export type ListedType = Pick<ValueType, "type" | "element">;

/** Tables whose attributes nobody has asked for yet. */
export interface Undiscovered {
	readonly tables: readonly string[];
	/** The names of the columns that are missing begin so; absent: they may be any. */
	readonly prefix?: string | undefined;
	/** Only what is kept is wanted, and no request. */
	readonly isKeptOnly?: boolean | undefined;
}

/** What a name leads to: the table, or the reason why there is none, as a hint. */
export type Lookup<Found> =
	| { readonly found: Found }
	/** `isReason`: the suggestion says why it is not there; otherwise it says what else may have been meant. */
	| { readonly found: undefined; readonly suggestion: string; readonly isReason?: boolean };

/** Every table that a connection has. */
export interface Catalog {
	/** The name of the catalog and of its main schema. */
	readonly name: string;
	/** What clients hear of the main schema, where it is another name. */
	readonly schemaName?: string | undefined;
	/** Those of the service; system tables are found by name only. */
	readonly tables: readonly CatalogTable[];
	/** Finds a table by `table`, `schema.table` or `catalog.schema.table`; case does not matter, and underscores only if nothing fits exactly. */
	findTable(path: readonly string[]): Lookup<CatalogTable>;
	/** What can be called; a catalog of tables alone has none. */
	readonly procedures?: readonly CatalogProcedure[] | undefined;
	/** What PostgreSQL's clients know a table by, as the origin of a column names it; absent where the catalog is not theirs. */
	findObject?(table: string): CatalogObject | undefined;
	/** Says which API versions have a procedure that this one lacks; undefined for every other name. */
	readonly explainProcedure?: ((name: string) => string | undefined) | undefined;
	/** The same for clients that hear another name of the main schema, and may have settings of their own. */
	showAs?(schemaName: string, settings?: ReadonlyMap<string, string>): Catalog;
	/** What a client has set for its session, by names in small letters. */
	readonly settings?: ReadonlyMap<string, string> | undefined;
	/** The same object in catalogs that differ in settings alone. */
	readonly kin?: object | undefined;
}

/** A table as PostgreSQL's catalogs have it: its object id, the type of its rows, and the numbers of its columns. */
export interface CatalogObject {
	readonly oid: number;
	readonly rowType: RowType;
	readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Builds the catalog of a profile for one API version.
 * @param attributes What is known of attributes, by the table that has them.
 * @example createCatalog(profile, "2.16").findTable(["Contacts"]).found?.name // "contacts"
 */
export function createCatalog(
	profile: Profile,
	version: string | undefined,
	attributes: ReadonlyMap<string, TableAttributes> = nothingKnown,
): Catalog {
	if (attributes.size > 0) return buildCatalog(profile, version, attributes);
	const known = withoutAttributes.get(profile) ?? new Map<string | undefined, Catalog>();
	const catalog = known.get(version) ?? buildCatalog(profile, version, attributes);
	withoutAttributes.set(profile, known.set(version, catalog));
	return catalog;
}

/** By the version: each connection has such a one before it has asked for attributes. */
const withoutAttributes = new WeakMap<Profile, Map<string | undefined, Catalog>>();

function buildCatalog(
	profile: Profile,
	version: string | undefined,
	attributes: ReadonlyMap<string, TableAttributes>,
): Catalog {
	const { schema } = profile.service;
	const tables = profile.tables
		.filter((definition) => isInVersion(definition, version))
		.map((definition): CatalogTable => {
			const columns = columnsOf(definition, version);
			const inside = profile.tables
				.filter((other) => isInVersion(other, version))
				.flatMap((other) => keepInside(definition, other, version));
			return Object.freeze({
				schema,
				name: definition.name,
				type: "table",
				definition: settleWrites(settleReads(settleDeletions(definition, version), version), version),
				columns: addAttributes(columns, attributes.get(definition.name)),
				keptColumns: Object.freeze([...columns, ...inside]),
				...describeAttributes(definition, profile, version, attributes.get(definition.name)),
			});
		});
	const system = systemTables.map((definition): CatalogTable => {
		const { name, columns } = definition;
		return Object.freeze({ schema, name, type: "system", definition, columns, keptColumns: columns });
	});
	const findable = [...tables, ...system];
	// Clients that speak PostgreSQL qualify with "public"; it means the main schema.
	const qualifiers = new Set([foldUnderscores(schema), foldUnderscores(profile.service.name), "public"]);
	return Object.freeze({
		name: schema,
		tables: Object.freeze(tables),
		explainProcedure: (name: string) => explainAbsence("procedure", profile.procedures, name, version),
		findTable: (path: readonly string[]) => findTable({ tables: findable, qualifiers, profile, version }, path),
	});
}

const nothingKnown: ReadonlyMap<string, TableAttributes> = new Map();

function addAttributes(
	columns: readonly ColumnDefinition[],
	attributes: TableAttributes | undefined,
): readonly ColumnDefinition[] {
	return attributes ? Object.freeze([...columns, ...attributes.columns]) : columns;
}

function describeAttributes(
	{ name, discovers = [] }: TableDefinition,
	profile: Profile,
	version: string | undefined,
	attributes: TableAttributes | undefined,
): Pick<CatalogTable, "discovery" | "attributes" | "undiscovered"> {
	const discovery = discovers.find((way) => {
		const describer = profile.tables.find((table) => table.name === way.from);
		return isInVersion(way, version) && describer !== undefined && isInVersion(describer, version);
	});
	if (!discovery) return {};
	return attributes
		? { discovery, attributes }
		: { discovery, undiscovered: { tables: [name], prefix: discovery.prefix } };
}

function columnsOf(definition: TableDefinition, version: string | undefined): readonly ColumnDefinition[] {
	const { read } = settleReads(definition, version);
	return Object.freeze(
		definition.columns
			.filter((column) => isInVersion(column, version))
			.map((column) => settleFilter(settleFormer(column, version), read)),
	);
}

// A version may lack the one list that filters by a column.
function settleFilter(column: ColumnDefinition, read: readonly AccessPath[]): ColumnDefinition {
	const isCarried = read.some(
		(path) => path.kind === "search" || (path.kind === "list" && (path.filters?.includes(column.name) ?? true)),
	);
	return isCarried || Object.keys(column.filter).length === 0
		? column
		: Object.freeze({ ...column, filter: Object.freeze({}) });
}

function settleFormer(column: ColumnDefinition, version: string | undefined): ColumnDefinition {
	const { formerly } = column;
	if (version === undefined || formerly === undefined || !isInVersion(formerly, version)) return column;
	const filter = formerly.isSearchable ? column.filter : Object.freeze({});
	return Object.freeze({ ...column, path: formerly.path ?? column.path, filter });
}

/**
 * The name of the column in which a table keeps the rows of another one that lie inside its own.
 * @example insideColumn("conversation_tags") // "#conversation_tags"
 */
export function insideColumn(table: string): string {
	return `#${table}`;
}

/**
 * The name of the table whose rows a column of {@link insideColumn} holds.
 * @example tableInside("#conversation_tags") // "conversation_tags"
 */
export function tableInside(column: string): string {
	return column.slice(insideColumn("").length);
}

// Lists that the service may cut short are no part of it: they are completed by requests of their own.
function keepInside(
	parent: TableDefinition,
	other: TableDefinition,
	version: string | undefined,
): readonly ColumnDefinition[] {
	const path = other.read.find((candidate) => candidate.kind === "embedded");
	if (path?.kind !== "embedded" || path.parent.table !== parent.name) return [];
	if (path.truncated !== undefined || path.ask !== undefined) return [];
	return [
		Object.freeze<ColumnDefinition>({
			name: insideColumn(other.name),
			type: "json",
			path: path.rows,
			from: "json",
			filter: {},
			field: path.rows,
			send: "text",
			isSortable: false,
			values: [],
			summary: other.summary,
			rows: {
				table: other.name,
				columns: columnsOf(other, version),
				key: other.key,
				newerBy: other.newerBy,
				within: path.within,
				members: path.members,
			},
		}),
	];
}

// A version without the feed of deleted rows can still count those that are left.
function settleDeletions(definition: TableDefinition, version: string | undefined): TableDefinition {
	const { incremental } = definition;
	if (!incremental || incremental.deletions === "count" || isInVersion(incremental.deletions, version))
		return definition;
	return Object.freeze({ ...definition, incremental: Object.freeze({ ...incremental, deletions: "count" }) });
}

/**
 * Finds a column of a table by name, as {@link Catalog.findTable} finds tables.
 * @example findByName([{ name: "created_at" }], "CreatedAt")?.name // "created_at"
 */
export function findByName<Named extends { readonly name: string }>(
	rows: readonly Named[],
	name: string,
): Named | undefined {
	const lowered = name.toLowerCase();
	// Nearly all names are of another length, which is known without making small letters of them.
	const exact = rows.find(
		(row) => row.name === lowered || (row.name.length === lowered.length && row.name.toLowerCase() === lowered),
	);
	if (exact) return exact;
	const folded = foldUnderscores(name);
	return rows.find((row) => foldUnderscores(row.name) === folded);
}

/**
 * Says why a column is missing: a newer API version has it, the profile knows what the word means, or another name was meant.
 * @example explainMissingColumn(contacts, "emial") // 'Did you mean "email"?'
 */
export function explainMissingColumn(table: CatalogTable, name: string): string {
	const other = findByName(table.definition.columns, name);
	if (other) return explainVersion(`The column ${table.name}.${other.name}`, other);
	const statement = findStatement(table.definition.knownAs, name);
	if (statement !== undefined) return statement;
	const input = findByName(table.definition.write?.inputs ?? [], name);
	if (input) return `${input.name} can be written, in INSERT and UPDATE, and not be read.`;
	const attribute = explainMissingAttribute(table, name);
	if (attribute !== undefined) return attribute;
	const names = table.columns.map((column) => column.name);
	return suggestName(name, names, `See the columns with: intercom-sql describe ${table.name}.`);
}

/** Where a table is looked for. */
interface Searched {
	readonly tables: readonly CatalogTable[];
	/** What a table's name may be qualified with. */
	readonly qualifiers: ReadonlySet<string>;
	readonly profile: Profile;
	readonly version: string | undefined;
}

function findTable({ tables, qualifiers, profile, version }: Searched, path: readonly string[]): Lookup<CatalogTable> {
	const name = path.at(-1) ?? "";
	const hasKnownSchema =
		path.length <= 3 && path.every((part, index) => index === path.length - 1 || qualifiers.has(foldUnderscores(part)));
	const found = hasKnownSchema ? findByName(tables, name) : undefined;
	if (found) return { found };
	const newer = findByName(profile.tables, name);
	if (newer && hasKnownSchema && !isInVersion(newer, version)) {
		return { found: undefined, suggestion: explainVersion(`The table ${newer.name}`, newer), isReason: true };
	}
	const view = findByName(profile.views, name);
	if (view && !isInVersion(view, version)) {
		const suggestion = explainVersion(`The view ${view.schema}.${view.name}`, view);
		return { found: undefined, suggestion, isReason: true };
	}
	const statement = hasKnownSchema ? findStatement(profile.service.knownAs, name) : undefined;
	if (statement !== undefined) return { found: undefined, suggestion: statement, isReason: true };
	const names = tables.map((table) => table.name);
	// The names of views are looked for at each start, and nobody hears of what they resemble.
	return {
		found: undefined,
		get suggestion() {
			return suggestName(name, names, "See the tables with: intercom-sql tables.");
		},
	};
}

// A word that the profile knows leads on to a statement that runs.
function findStatement(rows: TableDefinition["knownAs"], name: string): string | undefined {
	const folded = foldUnderscores(name);
	const row = rows?.find(({ words }) => words.some((word) => foldUnderscores(word) === folded));
	return row && `Write: ${row.statement}`;
}

/**
 * Says which API versions have what another one lacks.
 * @returns Undefined where none has it, or this one does.
 * @example explainAbsence("input", [{ name: "reason_id", since: "2.14" }], "ReasonId", "2.13")?.slice(0, 60) // "The input reason_id exists only in API versions from 2.14 on"
 */
export function explainAbsence(
	kind: "procedure" | "input",
	rows: readonly (VersionBounds & { readonly name: string })[],
	name: string,
	version: string | undefined,
): string | undefined {
	const found = findByName(rows, name);
	return found && !isInVersion(found, version) ? explainVersion(`The ${kind} ${found.name}`, found) : undefined;
}

function explainVersion(what: string, bounds: VersionBounds): string {
	const range = bounds.since === undefined ? `up to ${bounds.until ?? ""}` : `from ${bounds.since} on`;
	return `${what} exists only in API versions ${range}. Set ApiVersion accordingly.`;
}

// A way of reading that the version does not have yet is none.
function settleReads(definition: TableDefinition, version: string | undefined): TableDefinition {
	const read = definition.read.filter((path) => !("since" in path) || isInVersion(path, version));
	return read.length === definition.read.length ? definition : Object.freeze({ ...definition, read });
}

// The same of a request that writes, and of what can be given with it.
function settleWrites(definition: TableDefinition, version: string | undefined): TableDefinition {
	const { write } = definition;
	if (write === undefined) return definition;
	const settle = <Operation extends VersionBounds>(operation: Operation | undefined): Operation | undefined =>
		operation && isInVersion(operation, version) ? operation : undefined;
	const settled: TableWrite = {
		...write,
		insert: settle(write.insert),
		update: settle(write.update),
		delete: settle(write.delete),
		inputs: write.inputs.filter((input) => isInVersion(input, version)),
	};
	return Object.freeze({ ...definition, write: Object.freeze(settled) });
}

/**
 * The same catalog for whoever needs no attributes that nobody has asked for yet.
 * @example assumeDiscovered(catalog).findTable(["contacts"]).found?.undiscovered // undefined
 */
export function assumeDiscovered(catalog: Catalog): Catalog {
	return {
		...catalog,
		findTable(path) {
			const lookup = catalog.findTable(path);
			return lookup.found?.undiscovered ? { found: { ...lookup.found, undiscovered: undefined } } : lookup;
		},
	};
}
