import { copyError, createError, ProviderError, restoreError } from "../base/index.ts";
import type { HttpClient, HttpRequest, HttpResponse } from "../http/index.ts";
import type { WriteRequest } from "./row-request.ts";
import type { RowToWrite, WritableTable } from "./row-to-write.ts";
import { spellValue } from "./value-spelling.ts";

/** What became of a row: the service answered; it was gone; it was surely not written; or nobody knows. */
export type RowFate =
	| { readonly kind: "answered"; readonly response: HttpResponse }
	| { readonly kind: "gone" }
	| { readonly kind: "failed" | "unknown"; readonly error: ProviderError };

/**
 * Sends the request for one row, as often as it can be sent without harm.
 * @returns What became of it; it does not throw for what the service or the network does.
 */
export async function sendRow(
	table: WritableTable,
	row: RowToWrite,
	request: WriteRequest,
	http: HttpClient,
	options: Pick<HttpRequest, "signal" | "observer" | "purpose">,
): Promise<RowFate> {
	const { method, path, query, body, isIdempotent, gone } = request;
	const doubt = { isUnsure: false };
	try {
		const response = await http.send({
			...options,
			isWriting: true,
			method,
			path,
			query,
			body,
			isIdempotent,
			acceptStatuses: gone,
			// Whatever stands beside an error, the error is what came of it.
			isAnswered: () => false,
			onUnsure: () => {
				doubt.isUnsure = true;
			},
		});
		// An attempt whose answer was lost may have been what deleted it.
		if (gone.includes(response.status) && !doubt.isUnsure) return { kind: "gone" };
		return { kind: "answered", response };
	} catch (error) {
		if (!(error instanceof ProviderError)) throw error;
		if (!doubt.isUnsure) return { kind: "failed", error: adviseWriter(error, table) };
		return { kind: "unknown", error: describeUnknown(table, row, error) };
	}
}

// The request is right, and the values are not: beside what is known of the refusal, it helps to know what columns take.
function adviseWriter(error: ProviderError, { name }: WritableTable): ProviderError {
	if (error.code !== "request_failed" || (error.status !== 400 && error.status !== 422)) return error;
	const copy = copyError(error);
	const own = error.hint ?? "The service did not accept the values.";
	const hint = `${own} intercom-sql describe ${name} tells what each column takes.`;
	return restoreError({ ...copy, extras: { ...copy.extras, hint } });
}

/**
 * The error of a row of which nobody knows whether it was written.
 * @param cause Why.
 */
export function describeUnknown(table: WritableTable, row: RowToWrite, cause: ProviderError): ProviderError {
	const number = row.number === undefined ? "the row" : `row ${String(row.number)}`;
	const slots = { what: `${number} of ${table.name}`, reason: cause.message, search: writeSearch(table, row) };
	const { status, remoteCode, requestId } = cause;
	return createError("write_unknown", slots, { cause, status, remoteCode, requestId });
}

// A row that is there is looked for by its key, a new one by what would be its own.
function writeSearch({ name, definition, columns }: WritableTable, { given, present }: RowToWrite): string {
	const { key, write } = definition;
	const isKnown = key.every((column) => (present[column] ?? given[column] ?? null) !== null);
	const own = columns.filter((column) => {
		const value = given[column.name];
		return column.write !== undefined && typeof value === "string" && value.length <= longestShown;
	});
	const unique = own.filter((column) => write?.unique.includes(column.name));
	const told = unique.length > 0 ? unique : own.slice(0, 2);
	const names = isKnown ? key : told.map((column) => column.name);
	const conditions = names.map((column) => {
		const value = `'${spellValue(present[column] ?? given[column] ?? null).replaceAll("'", "''")}'`;
		const { isCaseless } = columns.find((each) => each.name === column)?.write ?? {};
		return isCaseless ? `lower(${column}) = lower(${value})` : `${column} = ${value}`;
	});
	const where = conditions.length === 0 ? "" : ` WHERE ${conditions.join(" AND ")}`;
	return `SELECT * FROM ${name}${where}`;
}

const longestShown = 80;
