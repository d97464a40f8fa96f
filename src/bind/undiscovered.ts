import { type CatalogTable, findByName, foldUnderscores } from "../catalog/index.ts";
import type { Relation } from "./bound.ts";

/**
 * A statement names, or may name, columns that nobody has asked the service for yet. It is no mistake: whoever catches it asks for them, and
 * binds the statement again.
 */
export class UndiscoveredAttributes extends Error {
	/** The tables whose attributes are to be asked for. */
	readonly tables: readonly string[];
	/** A statement about the catalog names them, which tells what it can. */
	readonly isOfCatalog: boolean;
	/** Only what is kept is wanted, and no request. */
	readonly isKeptOnly: boolean;

	/** Takes the tables that lack columns. */
	constructor(missing: readonly CatalogTable[]) {
		const tables = [...new Set(missing.flatMap(({ undiscovered }) => undiscovered?.tables ?? []))];
		super(`the attributes of ${tables.join(", ")} were not asked for`);
		this.tables = tables;
		this.isOfCatalog = missing.every(({ type }) => type === "system");
		this.isKeptOnly = missing.every(({ undiscovered }) => undiscovered?.isKeptOnly === true);
	}
}

/**
 * Sees to it that all columns of some tables are known, or all that a name could mean.
 * @param name The name of a column; absent: all columns matter.
 * @throws UndiscoveredAttributes
 */
export function needColumns(relations: readonly Pick<Relation, "table" | "columns">[], name?: string): void {
	const missing = relations.flatMap((relation) => (relation.table && mayLack(relation, name) ? [relation.table] : []));
	if (missing.length > 0) throw new UndiscoveredAttributes(missing);
}

/**
 * The same, of a table of the catalog.
 * @throws UndiscoveredAttributes
 */
export function needTableColumns(table: CatalogTable, name?: string): void {
	needColumns([{ table, columns: [] }], name);
}

function mayLack({ table, columns }: Pick<Relation, "table" | "columns">, name: string | undefined): boolean {
	const undiscovered = table?.undiscovered;
	if (!undiscovered) return false;
	if (name === undefined || undiscovered.prefix === undefined) return true;
	// No attribute takes the name of another column.
	const isLike = foldUnderscores(name).startsWith(foldUnderscores(undiscovered.prefix));
	return isLike && findByName(columns, name) === undefined && findByName(table.columns, name) === undefined;
}
