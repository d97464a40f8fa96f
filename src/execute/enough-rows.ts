import { formatJson, type StoredValue } from "../base/index.ts";
import type { Plan, PlannedScan } from "../plan/index.ts";
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
import type { Reader } from "../storage/index.ts";
import { lowerQuery } from "./lowering.ts";
import { pageTable } from "./table-source.ts";

const pageParameter = "page_rows";

/**
 * Makes the function that is told of each page and says when there are enough rows: SQLite itself says which of a page's rows meet the
 * conditions, so that it means the same here as in the statement. A row that comes twice counts once.
 * @returns undefined for a scan of which all rows are wanted.
 */
export function createEnoughCheck(
	planned: PlannedScan,
	plan: Plan,
	reader: Reader,
	startDateMs: number | undefined,
): ((rows: readonly (readonly StoredValue[])[]) => boolean) | undefined {
	const { enough } = planned;
	if (!enough) return undefined;
	const query = lowerQuery(selectKeys(planned, enough.relation, enough.conditions, startDateMs));
	const sql = printStatement(query, "sqlite");
	const parameters: Record<string, StoredValue> = {};
	walkNode(query, (node) => {
		if (node.kind === "Parameter") parameters[bindName(node.name)] = plan.bindings[node.name] ?? null;
	});
	const found = new Set<string>();
	return (rows) => {
		const page = { ...parameters, [bindName(pageParameter)]: formatJson(rows) };
		for (const key of reader.query(sql, page)) found.add(key.map(String).join("\0"));
		return found.size >= enough.count;
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
	const [first, ...rest] = conditions;
	const where = first && joinChain("and", [first, ...rest]);
	const from = [pageTable(planned, pageParameter, relation, startDateMs)];
	const body = createNode("Select", { items, from, where, groupBy: [], windows: [] });
	return createNode("Query", { body, orderBy: [] });
}
