import { columnTypeOf, findType, type SqlType, type StoredValue } from "../../base/index.ts";
import type { CatalogTable, ListedType, Undiscovered } from "../catalog.ts";
import { makeColumn } from "../catalog-description.ts";
import {
	type BuiltInRelation,
	type BuiltInType,
	listBuiltInColumns,
	listBuiltInRelations,
	listBuiltInTypes,
} from "./built-in-rows.ts";

/** A row of one of PostgreSQL's catalogs: what differs from the defaults of its columns. */
export type PostgresRow = Readonly<Record<string, StoredValue | boolean | readonly StoredValue[]>>;

/** A column, with the value that it has where a row tells none. */
export interface ColumnSpec extends ListedType {
	readonly name: string;
	readonly otherwise: StoredValue;
}

/** What a table of a catalog is made of. */
export interface ListedTableParts {
	readonly schema: "pg_catalog" | "information_schema";
	readonly name: string;
	readonly summary: string;
	readonly undiscovered: Undiscovered | undefined;
	readonly isOfSession?: true;
	readonly readSpecs: () => readonly ColumnSpec[];
	readonly list: () => readonly PostgresRow[];
}

/** Makes a table whose rows are listed. Most of them are never asked for, so that its columns are read when it is. */
export function makeListedTable({
	schema,
	name,
	summary,
	undiscovered,
	isOfSession,
	readSpecs,
	list,
}: ListedTableParts): CatalogTable {
	let known: { readonly specs: readonly ColumnSpec[]; readonly columns: CatalogTable["columns"] } | undefined;
	let kept: ReturnType<NonNullable<CatalogTable["listRows"]>> | undefined;
	const read = () => {
		if (known) return known;
		const specs = readSpecs();
		const columns = specs.map((spec) => makeColumn([spec.name, spec.element ? "json" : columnTypeOf(spec.type)]));
		known = { specs, columns: Object.freeze(columns) };
		return known;
	};
	const makeRows = () => {
		const { specs } = read();
		return list().map((row) =>
			specs.map(({ name: column, otherwise }) => {
				const value = row[column];
				return value === undefined ? otherwise : isList(value) ? JSON.stringify(value) : value;
			}),
		);
	};
	return Object.freeze({
		schema,
		name,
		type: "system",
		isOfSession,
		definition: Object.freeze({
			...{ name, summary, key: [], read: [], notes: [] },
			get columns() {
				return read().columns;
			},
		}),
		get columns() {
			return read().columns;
		},
		get keptColumns() {
			return read().columns;
		},
		get valueTypes() {
			return read().specs;
		},
		// What they follow from stays as long as the catalog, unless they are a session's.
		listRows: () => {
			if (isOfSession) return makeRows();
			kept ??= makeRows();
			return kept;
		},
		undiscovered,
	});
}

function isList(value: PostgresRow[string]): value is readonly StoredValue[] {
	return Array.isArray(value);
}

const ownTypes: Readonly<Record<string, ListedType>> = {
	char: { type: "letter" },
	int2vector: { type: "json", element: "vector_int2" },
	oidvector: { type: "json", element: "vector_oid" },
	pg_node_tree: { type: "node_tree" },
	anyarray: { type: "json", element: "text" },
};

/**
 * Reads the column of a word.
 * @example readSpec("name:text") // { name: "name", type: "text", otherwise: null }
 */
export function readSpec(word: string): ColumnSpec {
	const [name = "", type = ""] = word.split(":");
	return { name, ...findListed(type), otherwise: null };
}

/**
 * The columns of a relation as PostgreSQL itself describes them.
 * @param defaults Words `name=value`; the others are NULL where a row tells nothing of them.
 */
export function listBuiltInSpecs(namespace: number, name: string, defaults = ""): readonly ColumnSpec[] {
	const { types, columns, relations } = readBuiltIn();
	const relation = relations.find((each) => each.namespace === namespace && each.name === name);
	const values = new Map(defaults.split(" ").map((word) => [word.split("=")[0], word.split("=")[1]]));
	const findByOid = (oid: number): ListedType => {
		const type = types.find((each) => each.oid === oid);
		if (type) return type.base === 0 ? findListed(type.name) : findByOid(type.base);
		const element = types.find((each) => each.array === oid);
		return arrayOf(element ? findListed(element.name) : { type: "text" });
	};
	return (columns.get(relation?.oid ?? 0) ?? []).map(([column, oid]) => ({
		...{ name: column, otherwise: readDefault(values.get(column)) },
		...findByOid(oid),
	}));
}

/** The tables and views that PostgreSQL has from the start. */
export function listBuiltInNames(): readonly Pick<BuiltInRelation, "namespace" | "name">[] {
	return readBuiltIn().relations.filter(({ kind }) => kind === "r" || kind === "v");
}

let builtIn:
	| {
			readonly relations: readonly BuiltInRelation[];
			readonly columns: ReturnType<typeof listBuiltInColumns>;
			readonly types: readonly BuiltInType[];
	  }
	| undefined;

function readBuiltIn(): NonNullable<typeof builtIn> {
	builtIn ??= { relations: listBuiltInRelations(), columns: listBuiltInColumns(), types: listBuiltInTypes() };
	return builtIn;
}

function findListed(name: string): ListedType {
	return ownTypes[name] ?? { type: findType(name) ?? ("text" satisfies SqlType) };
}

function arrayOf({ type }: ListedType): ListedType {
	return { type: "json", element: type };
}

function readDefault(text: string | undefined): StoredValue {
	if (text === undefined) return null;
	if (text === "f" || text === "t") return text === "t" ? 1 : 0;
	return /^-?\d+$/.test(text) ? Number(text) : text.replaceAll("''", "");
}
