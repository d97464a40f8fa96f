import { formatJson } from "../base/index.ts";
import type { ChildScan, EmbeddedScan, GetScan, ListScan, SearchScan, TableScan } from "../catalog/index.ts";
import { buildListQuery } from "./list-query.ts";
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
		case "get":
			return describeGet(scan);
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

function describeSearch(scan: SearchScan): string {
	const { form } = scan.path;
	if (form) return `POST ${scan.path.path} ${formatJson(buildFormMessage(scan, form))}${describeLimit(scan.limit)}`;
	const { query, sort } = buildSearchBody(scan);
	const order = scan.order === undefined ? "" : ` sort ${formatJson(sort)}`;
	return `POST ${scan.path.path} ${formatJson(query)}${order}${describeLimit(scan.limit)}`;
}

function describeList(scan: ListScan): string {
	const { path, limit } = scan;
	const pairs = Object.entries(buildListQuery(scan)).flatMap(([name, value]) =>
		[value].flat().map((one) => `${name}=${String(one)}`),
	);
	return `${path.method} ${path.path}${pairs.length === 0 ? "" : `?${pairs.join("&")}`}${describeLimit(limit)}`;
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
