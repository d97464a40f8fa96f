import { builtInFunctions } from "./built-in-function-table.ts";
import {
	builtInCasts,
	builtInColumns,
	builtInOperatorClasses,
	builtInOperatorFamilies,
	builtInRelations,
	builtInTypes,
} from "./built-in-table.ts";

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
	readonly isByValue: boolean;
	readonly isPreferred: boolean;
	readonly delimiter: string;
	readonly subscript: number;
	readonly output: number;
	readonly send: number;
	readonly modifierInput: number;
	readonly modifierOutput: number;
	readonly analyze: number;
	readonly alignment: string;
	readonly storage: string;
	readonly otherwise: string | null;
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
	readonly index: BuiltInIndex | undefined;
}

/** What an index is of. */
interface BuiltInIndex {
	/** Numbers of columns of the table, and the class of operators of each. */
	readonly key: readonly number[];
	readonly classes: readonly number[];
	readonly isUnique: boolean;
	readonly isPrimary: boolean;
	/** The object id of the constraint that it is of; 0 for none. */
	readonly constraint: number;
}

/** A function that PostgreSQL has from the start, and that is here too. */
export interface BuiltInFunction {
	readonly oid: number;
	readonly name: string;
	/** f, a or w: of rows, an aggregate, a window function. */
	readonly kind: string;
	readonly isSet: boolean;
	readonly volatility: string;
	readonly isStrict: boolean;
	readonly parallel: string;
	readonly returns: number;
	/** Types of what is given to it. */
	readonly takes: readonly number[];
	/** Mode and type of all, where some of them are given back or there may be any number of the last. */
	readonly all: readonly (readonly [mode: string, type: number])[];
	readonly names: readonly string[];
	readonly defaults: string | null;
	readonly language: number;
	readonly cost: number;
	readonly rows: number;
	readonly variadic: number;
	readonly defaultCount: number;
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
	return builtInTypes
		.trim()
		.split("\n")
		.map((line) => {
			const [head = "", otherwise = ""] = line.split("|");
			const cells = head.split(" ");
			const text = (index: number) => cells[index] ?? "";
			const number = (index: number) => Number(text(index));
			return {
				...{ oid: number(0), name: text(1), namespace: namespaces[text(2)] ?? 11, length: number(3), kind: text(4) },
				...{ category: text(5), element: number(6), array: number(7), base: number(8), input: number(9) },
				...{ receive: number(10), collation: number(11), modifier: number(12), isNotNull: number(13) === 1 },
				...{ isByValue: number(14) === 1, isPreferred: number(15) === 1, delimiter: text(16), subscript: number(17) },
				...{ output: number(18), send: number(19), modifierInput: number(20), modifierOutput: number(21) },
				...{ analyze: number(22), alignment: text(23), storage: text(24) },
				otherwise: otherwise || null,
			};
		});
}

/** Reads the relations. */
export function listBuiltInRelations(): readonly BuiltInRelation[] {
	return split(builtInRelations).map((cells) => {
		const [oid = 0, , , , columnCount = 0, type = 0, arrayType = 0, table = 0] = cells.map(Number);
		const [, name = "", namespace = "", kind = ""] = cells;
		const index = kind === "i" ? readIndex(cells.slice(8)) : undefined;
		return { oid, name, namespace: namespaces[namespace] ?? 11, kind, columnCount, type, arrayType, table, index };
	});
}

function readIndex([key = "", classes = "", constraint = "", oid = "0"]: readonly string[]): BuiltInIndex {
	const list = (text: string) => text.split(",").map(Number);
	const isPrimary = constraint === "p";
	return { key: list(key), classes: list(classes), isUnique: constraint !== "-", isPrimary, constraint: Number(oid) };
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

/** Reads the functions. */
export function listBuiltInFunctions(): readonly BuiltInFunction[] {
	return builtInFunctions.trim().split("\n").map(readFunction);
}

function readFunction(line: string): BuiltInFunction {
	const [oid, name = "", flags = "", returns, takes = "-", all = "-", names = "-", defaults = "-", ...numbers] =
		line.split(" ");
	const [language = 12, cost = 1, rows = 0, variadic = 0, defaultCount = 0] = numbers.map(Number);
	const [kind = "f", set = "-", volatility = "i", strict = "-", parallel = "s"] = flags;
	const list = (text: string) => (text === "-" ? [] : text.split(","));
	return {
		...{ oid: Number(oid), name, kind, isSet: set === "s", volatility, isStrict: strict === "t", parallel },
		...{ returns: Number(returns), takes: list(takes).map(Number), names: list(names) },
		all: list(all).map((word) => [word.slice(0, 1), Number(word.slice(1))] as const),
		defaults: defaults === "-" ? null : defaults.replaceAll(",", ", "),
		...{ language, cost, rows, variadic, defaultCount },
	};
}

/** Reads the families of operators: oid, access method and name. */
export function listOperatorFamilies(): readonly (readonly [number, number, string])[] {
	return split(builtInOperatorFamilies).map(([oid, method, name = ""]) => [Number(oid), Number(method), name]);
}

/** Reads the classes of operators: oid, access method, name, family, type, whether it is the default one, and the type of the key. */
export function listOperatorClasses(): readonly (readonly [number, number, string, number, number, boolean, number])[] {
	return split(builtInOperatorClasses).map(([oid, method, name = "", family, type, isDefault, key]) => [
		...([Number(oid), Number(method), name, Number(family), Number(type)] as const),
		isDefault === "t",
		Number(key),
	]);
}
