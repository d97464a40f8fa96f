import { createError, throwIfAborted } from "../base/index.ts";
import type { GetScan } from "../catalog/index.ts";
import { type AnswerDoor, compileAnswerDoor } from "./door.ts";
import { mapInOrder } from "./ordered-map.ts";
import type { RawRow } from "./raw-row.ts";
import { describeReading } from "./reading-purpose.ts";
import { buildRowAddress } from "./row-address.ts";
import { compileColumnReader } from "./row-reader.ts";
import type { RawContext } from "./scan-context.ts";

/** Reads rows by their keys, several at a time, in the order of the keys; a key that leads nowhere gives no row. */
export async function* readGetScan(
	scan: GetScan,
	context: RawContext,
): AsyncGenerator<readonly RawRow[], void, undefined> {
	const { table, path } = scan;
	const column = table.columns.find(({ name }) => name === path.column);
	if (column === undefined) throw createError("internal", { problem: `${table.name} has no column "${path.column}"` });
	const readKey = compileColumnReader(column);
	const door = compileAnswerDoor(table, ".", false);
	const request = async (key: string): Promise<RawRow | undefined> => {
		const row = await requestRow(scan, key, door, context);
		// "GET /companies/list" answers too, but not with the company whose id is "list"; nor is another spelling of an id equal in SQL.
		return row !== undefined && String(readKey(row)) === key ? row : undefined;
	};
	for await (const batch of mapInOrder(new Set(scan.keys), context.concurrency, request)) {
		const rows = batch.filter((row) => row !== undefined);
		if (rows.length > 0) yield rows;
	}
}

async function requestRow(
	{ table, path }: GetScan,
	key: string,
	door: AnswerDoor,
	context: RawContext,
): Promise<RawRow | undefined> {
	throwIfAborted(context.signal);
	const address = buildRowAddress(path.path, { [path.column]: key });
	if (address === undefined) return undefined;
	const { status, body } = await context.http.send({
		method: "GET",
		path: address,
		...(path.query && { query: path.query }),
		purpose: describeReading(table),
		acceptStatuses: path.absent,
		isAnswered: (body) => door(body) !== undefined,
		signal: context.signal,
		observer: context.observer,
	});
	if (path.absent.includes(status)) return undefined;
	const [value] = door(body)?.rows ?? [];
	if (value !== undefined) return { value };
	context.notes.noteOthers(table.name, [body]);
	return undefined;
}
