import { builtInCasts, builtInColumns, builtInFunctions, builtInRelations, builtInTypes } from "./built-in-table.ts";

/** A type that PostgreSQL has from the start. */
export interface BuiltInType {
	readonly oid: number;
	readonly name: string;
	readonly namespace: number;
	readonly length: number;
	readonly kind: string;
	readonly category: string;
	readonly element: number;
	readonly array: number;
	readonly base: number;
	readonly input: number;
	readonly receive: number;
	readonly collation: number;
	readonly modifier: number;
	readonly isNotNull: boolean;
}

/** A relation that PostgreSQL has from the start. */
export interface BuiltInRelation {
	readonly oid: number;
	readonly name: string;
	readonly namespace: number;
	readonly kind: string;
	readonly columnCount: number;
	readonly type: number;
	readonly arrayType: number;
	/** Of an index: the table. */
	readonly table: number;
}

/** The object id of information_schema, as initdb gives it. */
export const informationNamespace = 13_207;

const namespaces: Readonly<Record<string, number>> = { c: 11, t: 99, i: informationNamespace };

const split = (text: string): readonly (readonly string[])[] =>
	text
		.trim()
		.split("\n")
		.map((line) => line.split(" "));

/** Reads the types. */
export function listBuiltInTypes(): readonly BuiltInType[] {
	return split(builtInTypes).map((cells) => {
		const numbers = cells.map(Number);
		const [oid = 0, , , length = 0] = numbers;
		const [, name = "", namespace = "", , kind = "", category = ""] = cells;
		const [element = 0, array = 0, base = 0, input = 0, receive = 0, collation = 0, modifier = -1, isNotNull = 0] =
			numbers.slice(6);
		const place = namespaces[namespace] ?? 11;
		return {
			...{ oid, name, namespace: place, length, kind, category, element, array, base, input, receive, collation },
			...{ modifier, isNotNull: isNotNull === 1 },
		};
	});
}

/** Reads the relations. */
export function listBuiltInRelations(): readonly BuiltInRelation[] {
	return split(builtInRelations).map((cells) => {
		const [oid = 0, , , , columnCount = 0, type = 0, arrayType = 0, table = 0] = cells.map(Number);
		const [, name = "", namespace = "", kind = ""] = cells;
		return { oid, name, namespace: namespaces[namespace] ?? 11, kind, columnCount, type, arrayType, table };
	});
}

/** Reads the columns of relations: by the object id of the relation name, type and whether it is never NULL. */
export function listBuiltInColumns(): ReadonlyMap<number, readonly (readonly [string, number, boolean])[]> {
	return new Map(
		split(builtInColumns).map(([relation, ...columns]) => [
			Number(relation),
			columns.map((column) => {
				const [name = "", type = ""] = column.split(":");
				return [name, Number.parseInt(type, 10), type.endsWith("!")] as const;
			}),
		]),
	);
}

/** Reads the casts: oid, source, target, function, context, method. */
export function listBuiltInCasts(): readonly (readonly [number, number, number, number, string, string])[] {
	return split(builtInCasts).map(([oid, source, target, callee, context = "", method = ""]) => [
		...([Number(oid), Number(source), Number(target), Number(callee)] as const),
		context,
		method,
	]);
}

/** Reads the functions: oid and name. */
export function listBuiltInFunctions(): readonly (readonly [number, string])[] {
	return split(builtInFunctions).map(([oid, name = ""]) => [Number(oid), name]);
}
