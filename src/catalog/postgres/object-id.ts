/** PostgreSQL gives what it has itself the ids before this one. */
const firstOwn = 16_384;
const ofTables = 163_840;
const ofOneTable = 512;

/** The object ids of one table or view and of what belongs to it. */
export interface TableIds {
	readonly relation: number;
	readonly arrayType: number;
	readonly rowType: number;
	/** The table of its long values, and the index of that one. */
	readonly toast: number;
	readonly toastIndex: number;
	readonly keyIndex: number;
	readonly keyConstraint: number;
	/** Of a reference, by its number from 0. */
	readonly reference: (number: number) => number;
}

/**
 * The object ids of a table by its place in the catalog: the same each time, for clients keep them from one session to the next, and rising in
 * the order in which PostgreSQL would give them to tables that are created one after the other, for clients sort by them.
 * @example giveTableIds(0).relation // 163840
 */
export function giveTableIds(place: number): TableIds {
	const relation = ofTables + place * ofOneTable;
	return {
		relation,
		arrayType: relation + 1,
		rowType: relation + 2,
		toast: relation + 3,
		toastIndex: relation + 4,
		keyIndex: relation + 5,
		keyConstraint: relation + 6,
		reference: (number) => relation + 7 + number,
	};
}

/** The object id of a schema that is not PostgreSQL's, by its place. @example giveSchemaId(0) // 16386 */
export function giveSchemaId(place: number): number {
	return firstOwn + 2 + place;
}

/** The role that owns the service's tables. */
export const roleId = firstOwn;
/** The role of who is logged in and does not own them. */
export const loginId = firstOwn - 1;
/** The database of the service. */
export const databaseId = firstOwn + 1;
