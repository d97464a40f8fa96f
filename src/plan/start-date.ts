import { formatTimestamp } from "../base/index.ts";
import { findStartColumn } from "../catalog/index.ts";
import { binaryNode, columnNode, textNode } from "../functions/index.ts";
import type { TableDefinition } from "../profile/index.ts";
import type { Expression } from "../sql/index.ts";

/**
 * What the rows of a table must meet under StartDate: what the service is asked for may be wider, by a second or by days.
 * @param startDateMs Milliseconds since 1970; undefined where there is no StartDate.
 * @returns undefined where every row counts.
 * @example printNode(createStartCondition(contacts.definition, 1748736000000, "r1")) // '"r1"."created_at" >= \'2025-06-01 00:00:00\''
 */
export function createStartCondition(
	table: TableDefinition,
	startDateMs: number | undefined,
	relation: string,
): Expression | undefined {
	const column = startDateMs === undefined ? undefined : findStartColumn(table);
	if (startDateMs === undefined || !column) return undefined;
	return binaryNode(">=", columnNode(relation, column.name), textNode(formatTimestamp(startDateMs)));
}
