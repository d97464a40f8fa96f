import { createError, formatJson, type SqlValue } from "../base/index.ts";
import { buildPath, type HttpRequest, type RequestQuery } from "../http/index.ts";
import type { DeleteOperation, InsertOperation, UpdateOperation } from "../profile/index.ts";
import { listWritables, nameRow, type RowToWrite, type WritableColumn, type WritableTable } from "./row-to-write.ts";
import { spellValue } from "./value-spelling.ts";
import { encodeWritten, placeValue } from "./written-value.ts";

/** A request that writes one row, as it would be sent. */
export interface WriteRequest {
	readonly method: HttpRequest["method"];
	readonly path: string;
	readonly query?: RequestQuery | undefined;
	readonly body?: object | undefined;
	/** To repeat it changes nothing further. */
	readonly isIdempotent: boolean;
	/** Statuses that say that the row is not there any more. */
	readonly gone: readonly number[];
	/** What fills the path, by column: the answer may not tell it again. */
	readonly slots: Readonly<Record<string, string>>;
}

type Operation = InsertOperation | UpdateOperation | DeleteOperation;

/**
 * Writes the request for one row, and checks on the way all that can be checked without asking the service.
 * @param owner The id of the one whose credential it is; undefined where nobody has asked, which {@link needsOwner} tells.
 * @throws missing_value (23502), value_too_long (22001), value_not_allowed (23514), value_not_writable (22P02), invalid_argument (22023)
 * @example buildWriteRequest(tagsTable, { action: "insert", given: { name: "VIP" }, present: {} }).body // { name: "VIP" }
 */
export function buildWriteRequest(table: WritableTable, row: RowToWrite, owner?: string): WriteRequest {
	const operation = findOperation(table, row);
	if (row.action === "insert") checkNew(table, row, owner);
	else if (row.action === "update") checkChange(table, row);
	const slots = fillSlots(table, operation, row, owner);
	const body = structuredClone(operation.body) as object;
	const query: Record<string, string> = {};
	const values = listValues(table, operation, row, owner)
		.filter(({ target }) => !Object.hasOwn(slots, target.name))
		// What is written as a whole comes before what is written inside it.
		.sort((left, right) => left.target.write.at.length - right.target.write.at.length);
	for (const { target, value } of values) {
		const encoded = encodeWritten(value, target, nameRow(row));
		if (target.write.in === "body") placeValue(body, target.write.at, encoded);
		else if (encoded !== null)
			query[target.write.at.join(".")] = typeof encoded === "string" ? encoded : formatJson(encoded);
	}
	for (const [name, at] of Object.entries("keyAt" in operation ? operation.keyAt : {})) {
		const value = row.present[name] ?? null;
		if (value === null) throw refuseMissing(table, name, row, "Its request names the row by it.");
		placeValue(body, at, value);
	}
	const hasBody = operation.method !== "DELETE" || Object.keys(body).length > 0;
	return {
		method: operation.method,
		path: buildPath(operation.path, slots),
		...(Object.keys(query).length > 0 && { query }),
		...(hasBody && { body }),
		isIdempotent: operation.isIdempotent || isFound(operation, row),
		gone: "gone" in operation ? operation.gone : [],
		slots,
	};
}

// The service finds the row by what is given, and makes no second one.
function isFound(operation: Operation, { given }: RowToWrite): boolean {
	const { upsertsBy } = "upsertsBy" in operation ? operation : { upsertsBy: [] };
	return upsertsBy.length > 0 && upsertsBy.every((name) => (given[name] ?? null) !== null);
}

function findOperation({ name, definition }: WritableTable, { action }: RowToWrite): Operation {
	const operation = definition.write?.[action];
	if (operation) return operation;
	throw createError("not_supported", { feature: `${action} of the table ${name}`, advice: "It can only be read." });
}

function checkNew(table: WritableTable, row: RowToWrite, owner: string | undefined): void {
	const has = (name: string) => (row.given[name] ?? null) !== null;
	const { oneOf = [] } = table.definition.write?.insert ?? {};
	for (const { name, write, ...column } of listWritables(table)) {
		if (!write?.isRequired || has(name) || (write.default === "me" && owner !== undefined)) continue;
		throw refuseMissing(table, name, row, `Give it one: ${column.summary}`);
	}
	if (oneOf.length === 0 || oneOf.some(has)) return;
	throw refuseMissing(table, oneOf.join(", ").replace(/, ([^,]*)$/, " or $1"), row, "Give it one of them.");
}

function checkChange(table: WritableTable, row: RowToWrite): void {
	for (const { name, write } of listWritables(table)) {
		if (!write?.isRequired || !Object.hasOwn(row.given, name) || row.given[name] !== null) continue;
		throw refuseMissing(table, name, row, "It cannot be NULL.");
	}
}

function refuseMissing({ name }: WritableTable, column: string, row: RowToWrite, advice: string): Error {
	return createError("missing_value", { table: name, column, row: nameRow(row), advice });
}

function fillSlots(
	table: WritableTable,
	{ path }: Operation,
	row: RowToWrite,
	owner: string | undefined,
): Readonly<Record<string, string>> {
	const names = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
	const slots = names.map((name) => {
		const target = listWritables(table).find((each) => each.name === name);
		const usual = target?.write?.default === "me" ? owner : undefined;
		const value = row.present[name] ?? row.given[name] ?? usual ?? null;
		if (value === null || value === "") throw refuseMissing(table, name, row, "Its request names the row by it.");
		return [name, spellValue(value)] as const;
	});
	return Object.fromEntries(slots);
}

interface WrittenValue {
	readonly target: WritableColumn & { readonly write: NonNullable<WritableColumn["write"]> };
	readonly value: SqlValue;
}

function listValues(
	table: WritableTable,
	operation: Operation,
	row: RowToWrite,
	owner: string | undefined,
): readonly WrittenValue[] {
	const { action, given, present, mayExist = false } = row;
	return listWritables(table).flatMap((target): readonly WrittenValue[] => {
		const { name, write } = target;
		if (write === undefined) return [];
		const written = { ...target, write: action === "insert" ? write : { ...write, ...write.later } };
		const isGiven = action !== "delete" && Object.hasOwn(given, name) && write.when !== other[action];
		// A new row has nothing that NULL could take the place of.
		const isSent = isGiven && (action === "update" || mayExist || given[name] !== null);
		if (isSent && given[name] !== null) return [{ target: written, value: given[name] ?? null }];
		if (isUsual(target, operation, row)) return owner === undefined ? [] : [{ target: written, value: owner }];
		if (isSent) return [{ target: written, value: null }];
		const isAlong = operation.alsoSend.includes(name) && Object.hasOwn(present, name);
		return isAlong ? [{ target: written, value: present[name] ?? null }] : [];
	});
}

const other = { insert: "change", update: "create" } as const;

// Every new row has the one who makes it; a change has where its request says so.
function isUsual({ name, write }: WritableColumn, { alsoSend }: Operation, { action, given }: RowToWrite): boolean {
	if (write?.default !== "me" || (given[name] ?? null) !== null) return false;
	return alsoSend.includes(name) || (action === "insert" && write.when !== "change");
}

/**
 * Tells whether the request for a row says whose credential it is.
 * @example needsOwner(tagsTable, { action: "insert", given: { name: "VIP" }, present: {} }) // false
 */
export function needsOwner(table: WritableTable, row: RowToWrite): boolean {
	const operation = findOperation(table, row);
	return listWritables(table).some((target) => isUsual(target, operation, row));
}

/**
 * The body of a request whose values are not known yet, with the columns' names in their places.
 * @example sketchBody(contacts, "update", ["name"]) // { name: "<name>" }
 */
export function sketchBody(
	table: WritableTable,
	action: RowToWrite["action"],
	columns: readonly string[],
): object | undefined {
	const operation = findOperation(table, { action, given: {}, present: {} });
	const body = structuredClone(operation.body) as object;
	const slots: readonly string[] = operation.path.match(/\w+(?=\})/g) ?? [];
	const names = [...columns, ...operation.alsoSend].filter((name) => !slots.includes(name));
	for (const { name, write } of listWritables(table)) {
		const { at } = (action === "insert" ? undefined : write?.later) ?? write ?? {};
		if (at && write?.in === "body" && names.includes(name)) placeValue(body, at, `<${name}>`);
	}
	for (const [name, at] of Object.entries("keyAt" in operation ? operation.keyAt : {})) {
		placeValue(body, at, `<${name}>`);
	}
	return Object.keys(body).length === 0 && operation.method === "DELETE" ? undefined : body;
}
