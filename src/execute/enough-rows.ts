import { formatJson, type StoredValue } from "../base/index.ts";
import type { Enough, Plan, PlannedScan } from "../plan/index.ts";
import {
	bindName,
	createIdentifier,
	createNode,
	type Expression,
	joinChain,
	printStatement,
	type Query,
	walkNode,
} from "../sql/index.ts";
import type { Reader, Storage } from "../storage/index.ts";
import { computeAttributesOf } from "./attribute-expressions.ts";
import { lowerQuery } from "./lowering.ts";
import { pageTable } from "./table-source.ts";

const pageParameter = "page_rows";

/** Says of one read when there are enough rows. */
export interface EnoughCheck {
	/** Told of each page, in their order. */
	readonly isEnough: (rows: readonly (readonly StoredValue[])[]) => Promise<boolean>;
	/** Lets go what it holds, at the end of the read. */
	readonly release: () => Promise<void>;
}

/** What the check needs of the connection. */
interface CheckContext {
	readonly storage: Storage;
	readonly startDateMs?: number | undefined;
}

/**
 * Makes the check of one read: SQLite itself says which of a page's rows meet the conditions, so that it means the same here as in the
 * statement. A row that comes twice counts once.
 * @param signal Of the read, which may serve other statements than the one that began it, and outlive that.
 */
export function createEnoughCheck(
	planned: PlannedScan,
	{ conditions, count, relation }: Enough,
	{ bindings }: Plan,
	{ storage, startDateMs }: CheckContext,
	signal: AbortSignal,
): EnoughCheck {
	const query = lowerQuery(selectKeys(planned, relation, conditions, startDateMs));
	const sql = printStatement(query, "sqlite");
	const parameters: Record<string, StoredValue> = {};
	walkNode(query, (node) => {
		if (node.kind === "Parameter") parameters[bindName(node.name)] = bindings[node.name] ?? null;
	});
	const found = new Set<string>();
	let reader: Reader | undefined;
	return {
		async isEnough(rows) {
			reader ??= storage.openReader();
			const page = { ...parameters, [bindName(pageParameter)]: formatJson(rows) };
			for await (const keys of await reader.query(sql, page, signal)) {
				for (const key of keys) found.add(key.map(String).join("\0"));
			}
			return found.size >= count;
		},
		release: async () => reader?.release(),
	};
}

function selectKeys(
	planned: PlannedScan,
	relation: string,
	conditions: readonly Expression[],
	startDateMs: number | undefined,
): Query {
	const items = planned.table.definition.key.map((name) =>
		createNode("OutputColumn", {
			expression: createNode("ColumnReference", { path: [createIdentifier(relation), createIdentifier(name)] }),
		}),
	);
	const [first, ...rest] = conditions.map((each) => computeAttributesOf(each, relation, planned.table));
	const where = first && joinChain("and", [first, ...rest]);
	const from = [pageTable(planned, pageParameter, relation, startDateMs)];
	const body = createNode("Select", { items, from, where, groupBy: [], windows: [] });
	return createNode("Query", { body, orderBy: [] });
}
