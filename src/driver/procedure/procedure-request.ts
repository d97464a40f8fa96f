import { formatTimestamp, type SqlValue, type StoredValue } from "../../base/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import type { ProcedureDefinition } from "../../profile/index.ts";
import {
	buildWriteRequest,
	needsOwner,
	type RowToWrite,
	type WritableTable,
	type WriteRequest,
} from "../../write/index.ts";

/** A call as it would be sent. */
export interface CallRequest extends Pick<WriteRequest, "path" | "query" | "body"> {
	readonly method: ProcedureDefinition["method"];
}

/** Adds what inputs are where nothing is given; times are those of the call. */
export function addDefaults({ defaults, inputs }: ProcedureDefinition, values: CallValues, nowMs: number): CallValues {
	const all = new Map(values);
	for (const [name, value] of Object.entries(defaults)) {
		if (all.has(name)) continue;
		const type = inputs.find((input) => input.name === name)?.type;
		const isNow = type === "timestamp" && value === "now";
		all.set(name, isNow ? formatTimestamp(nowMs) : typeof value === "boolean" ? BigInt(value) : value);
	}
	return all;
}

/**
 * Writes the request of a call, and checks on the way what can be checked without asking the service.
 * @param owner The id of the one whose credential it is; undefined where nobody has asked, which {@link asksForOwner} tells.
 * @throws value_too_long (22001), value_not_allowed (23514), value_not_writable (22P02), missing_value (23502)
 */
export function buildCallRequest(
	definition: ProcedureDefinition,
	values: CallValues,
	owner: string | undefined,
): CallRequest {
	const { method } = definition;
	const { path, query, body } = buildWriteRequest(describeWritable(definition), describeRow(definition, values), owner);
	const isBare = method === "GET" || body === undefined || Object.keys(body).length === 0;
	return {
		method,
		path,
		...(query && { query }),
		...(isBare ? {} : { body: spreadTemplates(definition.body, body) as object }),
	};
}

/** Tells whether the request of a call says whose credential it is. */
export function asksForOwner(definition: ProcedureDefinition, values: CallValues): boolean {
	const isSlot = definition.inputs.some(
		({ name, write }) => write.default === "me" && !values.has(name) && definition.path.includes(`{${name}}`),
	);
	return isSlot || needsOwner(describeWritable(definition), describeRow(definition, values));
}

/**
 * Shows a request in one line, without its body.
 * @example printCall({ method: "POST", path: "/contacts/7/archive" }) // "POST /contacts/7/archive"
 */
export function printCall({ method, path, query }: Pick<CallRequest, "method" | "path" | "query">): string {
	const parameters = query ? `?${new URLSearchParams(query as Record<string, string>).toString()}` : "";
	return `${method} ${path}${parameters}`;
}

// A call is written as a new row of a table that has nothing but inputs.
function describeWritable({ name, method, path, body, inputs }: ProcedureDefinition): WritableTable {
	const insert = {
		method: method === "GET" ? ("POST" as const) : method,
		path,
		body,
		isIdempotent: false,
		alsoSend: [],
		answer: { kind: "none" as const },
		upsertsBy: [],
		oneOf: [],
	};
	return { name, definition: { key: [], write: { insert, unique: [], inputs } }, columns: [] };
}

function describeRow({ inputs }: ProcedureDefinition, values: CallValues): RowToWrite {
	const given = inputs.flatMap(({ name, type }) => {
		const value = values.get(name);
		return value === undefined ? [] : [[name, type === "boolean" ? isTrue(value) : value] as const];
	});
	return { action: "insert", given: Object.fromEntries<SqlValue>(given), present: {} };
}

function isTrue(value: StoredValue): boolean {
	return Number(value) !== 0;
}

// Where the body of a procedure says a list of one object, each object that is written there has its members.
function spreadTemplates(template: unknown, value: unknown): unknown {
	if (Array.isArray(template)) {
		const [member] = template as unknown[];
		if (!isMembers(member) || !Array.isArray(value)) return value;
		return value.map((each: unknown) => (isMembers(each) ? { ...member, ...each } : each));
	}
	if (!isMembers(template) || !isMembers(value)) return value;
	const entries = Object.entries(value).map(([name, inner]) => [name, spreadTemplates(template[name], inner)] as const);
	return Object.fromEntries(entries);
}

function isMembers(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
