import { groupKeys, type LookupScan } from "../catalog/index.ts";
import { type AnswerDoor, compileAnswerDoor } from "./door.ts";
import { mapInOrder } from "./ordered-map.ts";
import { type PageWalk, type RawPage, walkPages } from "./page-walk.ts";
import { createPaging } from "./paging-table.ts";
import type { RawBatch, RawRow } from "./raw-row.ts";
import { buildRowAddress } from "./row-address.ts";
import { compileColumnReader } from "./row-reader.ts";
import type { RawContext } from "./scan-context.ts";
import { createTally } from "./total.ts";

/** Reads the rows in which a column has one of some values, several requests at a time, in the order of the values. */
export async function* readLookupScan(
	scan: LookupScan,
	context: RawContext,
): AsyncGenerator<LookupRows, void, undefined> {
	const groups = groupKeys(scan.path, scan.keys);
	const [only] = groups;
	// What one value brings may be long: it streams.
	if (only !== undefined && groups.length === 1) return yield* requestRows(scan, only, context);
	const request = async (keys: readonly string[]): Promise<readonly LookupRows[]> => {
		const parts: LookupRows[] = [];
		for await (const part of requestRows(scan, keys, { ...context, from: undefined })) parts.push(part);
		return parts;
	};
	for await (const batch of mapInOrder(groups, context.concurrency, request)) yield* batch.flat();
}

type LookupRows = Pick<RawBatch, "rows" | "discrepancy">;

/**
 * The address of a lookup's request, with its parameters, as it is shown: `/visitors?user_id=u1`.
 * @returns undefined where a value cannot stand in a path: it is nobody's.
 */
export function describeLookup({ path, fixed }: LookupScan, keys: readonly string[]): string | undefined {
	const address = buildAddress(path.path, { ...fixed, [path.column]: keys[0] ?? "" });
	if (address === undefined) return undefined;
	const { parameter, method } = path;
	const value = keys.join(",");
	const pairs = Object.entries({
		...path.query,
		...(parameter !== undefined && method === "GET" && { [parameter]: value }),
	});
	const query = pairs.map(([name, text]) => `${name}=${text}`).join("&");
	const body = parameter !== undefined && method === "POST" ? ` {"${parameter}":${JSON.stringify(keys)}}` : "";
	return `${address}${query && `?${query}`}${body}`;
}

async function* requestRows(
	scan: LookupScan,
	keys: readonly string[],
	context: RawContext,
): AsyncGenerator<LookupRows, void, undefined> {
	const walk = planWalk(scan, keys);
	if (walk === undefined) return;
	const given = listGiven(scan, keys);
	const isOwn = compileOwnCheck(scan);
	const tally = createTally();
	let last: RawPage | undefined;
	for await (const page of walkPages(walk, context)) {
		last = page;
		tally.addPage(page.total, page.rows.length);
		const parent: RawRow = { value: page.body };
		const rows = page.rows.map((value): RawRow => ({ value, parent, ...(given && { keys: given }) }));
		yield { rows: rows.filter(isOwn) };
	}
	const discrepancy = last && tally.compare(last.received.rows);
	if (!last || !discrepancy) return;
	context.notes.noteDiscrepancy(scan.table.name, discrepancy, last.received.others);
	yield { rows: [], discrepancy };
}

function planWalk(scan: LookupScan, keys: readonly string[]): PageWalk | undefined {
	const { table, path, fixed } = scan;
	const { method, query, column, parameter, batch, rows, pageSize, absent } = path;
	const [key = ""] = keys;
	const address = key === "" ? undefined : buildAddress(path.path, { ...fixed, [column]: key });
	if (address === undefined) return undefined;
	const isSentInBody = parameter !== undefined && method === "POST";
	const value = batch === undefined ? key : keys;
	return {
		table,
		method,
		path: address,
		query: parameter === undefined || isSentInBody ? query : { ...query, [parameter]: String(value) },
		body: isSentInBody ? { [parameter]: value } : undefined,
		rows,
		door: compileLookupDoor(scan),
		strategy: createPaging(path),
		pageSize,
		absent,
	};
}

// What is documented as a list of the rows that were found comes as the one row, too.
function compileLookupDoor({ table, path }: LookupScan): AnswerDoor {
	const { rows } = path;
	const ofList = compileAnswerDoor(table, rows, !createPaging(path).isEnvelopeNeeded);
	if (rows === ".") return ofList;
	const ofRow = compileAnswerDoor(table, ".", false);
	return (body) => ofList(body) ?? ofRow(body);
}

function buildAddress(template: string, slots: Readonly<Record<string, string>>): string | undefined {
	const used = Object.entries(slots).filter(([name]) => template.includes(`{${name}}`));
	return buildRowAddress(template, Object.fromEntries(used));
}

function compileOwnCheck({ table, path: { only } }: LookupScan): (row: RawRow) => boolean {
	const column = table.columns.find(({ name }) => name === only);
	if (column === undefined) return () => true;
	const read = compileColumnReader(column);
	return (row) => read(row) !== null;
}

// Columns that the rows themselves do not tell have the value that was asked for.
function listGiven(
	{ table, path, fixed }: LookupScan,
	[key = ""]: readonly string[],
): Readonly<Record<string, string>> | undefined {
	const asked = Object.entries({ ...fixed, [path.column]: key });
	const given = asked.filter(([name]) =>
		table.columns.some((column) => column.name === name && column.path.startsWith("^")),
	);
	return given.length === 0 ? undefined : Object.fromEntries(given);
}
