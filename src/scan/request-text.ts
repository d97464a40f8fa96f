import { formatJson } from "../base/index.ts";
import {
	type ChildScan,
	type EmbeddedScan,
	type GetScan,
	groupKeys,
	type ListScan,
	type LookupScan,
	type SearchScan,
	type TableScan,
} from "../catalog/index.ts";
import type { LookupPath } from "../profile/index.ts";
import { buildListMessage } from "./list-query.ts";
import { describeLookup } from "./lookup-scan.ts";
import { buildRowAddress } from "./row-address.ts";
import { buildSearchBody } from "./search-body.ts";
import { buildFormMessage } from "./search-form-table.ts";

/**
 * Says in one line which requests a scan makes, for EXPLAIN.
 * @example describeRequests(scan) // 'POST /conversations/search {"field":"created_at","operator":">","value":1700000000}'
 * @example describeRequests(scanOfParts) // 'GET /conversations/{conversation_id} for each of conversations from POST /conversations/search {…}'
 */
export function describeRequests(scan: TableScan): string {
	switch (scan.kind) {
		case "empty":
		case "system":
			return "no request";
		case "call":
			return scan.request;
		case "get":
			return describeGet(scan);
		case "lookup":
			return describeLookups(scan);
		case "search":
			return describeSearch(scan);
		case "list":
			return describeList(scan);
		case "count":
			return `${describeSearch(scan.of)} for total_count`;
		case "batch":
			return scan.scans.map(describeRequests).join("; ");
		case "first":
			return `${describeRequests(scan.of)}, page by page until ${scan.enough}`;
		case "child":
			return describeChild(scan);
		case "embedded":
			return describeEmbedded(scan);
	}
}

function describeGet({ path, keys }: GetScan): string {
	return describeEach(path.path, keys, "keys", (key) => ({ [path.column]: key }));
}

function describeLookups(scan: LookupScan): string {
	const { path, keys } = scan;
	const groups = groupKeys(path, keys);
	const [only] = groups;
	if (only === undefined || groups.length > 1)
		return `${path.method} ${describeLookupPath(path)} for each of ${keys.length} values`;
	const address = describeLookup(scan, only);
	return address === undefined ? "no request" : `${path.method} ${address}`;
}

/** Writes the address of a lookup with the names of what stands in it: `/visitors?user_id={user_id}`. */
export function describeLookupPath({ path, query, parameter, column, method }: LookupPath): string {
	const own = parameter !== undefined && method === "GET" ? { [parameter]: `{${column}}` } : {};
	const pairs = Object.entries({ ...query, ...own }).map(([name, value]) => `${name}=${value}`);
	const body = parameter !== undefined && method === "POST" ? ` {"${parameter}":[…]}` : "";
	return `${path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}${body}`;
}

function describeSearch(scan: SearchScan): string {
	const { form } = scan.path;
	if (form) return `POST ${scan.path.path} ${formatJson(buildFormMessage(scan, form))}${describeLimit(scan.limit)}`;
	const { query, sort } = buildSearchBody(scan);
	const order = scan.order === undefined ? "" : ` sort ${formatJson(sort)}`;
	const asked = Object.entries(scan.query ?? {}).map(([name, value]) => `${name}=${value}`);
	return `POST ${scan.path.path}${asked.length === 0 ? "" : `?${asked.join("&")}`} ${formatJson(query)}${order}${describeLimit(scan.limit)}`;
}

function describeList(scan: ListScan): string {
	const { path, limit, range } = scan;
	const { windows } = path;
	const { query, body = {} } = buildListMessage(scan);
	const bounds = windows && {
		[windows.after]: range?.fromMs === undefined ? "…" : String(Math.floor(range.fromMs / 1000) - 1),
		[windows.before]: range?.toMs === undefined ? "…" : String(Math.ceil(range.toMs / 1000) + 1),
	};
	const inQuery = Object.entries({ ...path.query, ...bounds, ...query }).flatMap(([name, value]) =>
		[value].flat().map((one) => `${name}=${String(one)}`),
	);
	const pairs = [...inQuery, ...Object.entries(body).map(([name, value]) => `${name}=${[value].flat().join(",")}`)];
	const ranges = windows ? `, ${windows.days} days at a time` : "";
	return `${path.method} ${path.path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}${ranges}${describeLimit(limit)}`;
}

function describeLimit(limit: number | undefined): string {
	return limit === undefined ? "" : ` limit ${limit}`;
}

function describeChild({ path, parents }: ChildScan): string {
	if ("keys" in parents) {
		const fill = (key: string) => ({ ...parents.slots, [path.column]: key });
		return describeEach(path.path, parents.keys, path.parent.table, fill);
	}
	return `GET ${path.path} for each of ${path.parent.table} from ${describeRequests(parents.scan)}`;
}

function describeEmbedded({ parent, path, completion }: EmbeddedScan): string {
	const text = describeRequests(parent);
	if (completion === undefined || path.truncated === undefined) return text;
	return `${text}, and GET ${completion.path} where ${path.truncated}`;
}

function describeEach(
	template: string,
	keys: readonly string[],
	what: string,
	fill: (key: string) => Readonly<Record<string, string>>,
): string {
	if (keys.length > 1) return `GET ${template} for each of ${keys.length} ${what}`;
	const address = keys[0] === undefined ? undefined : buildRowAddress(template, fill(keys[0]));
	return address === undefined ? "no request" : `GET ${address}`;
}
