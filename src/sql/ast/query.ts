import type { Expression } from "./expression.ts";
import type { NodeBase } from "./node-base.ts";
import type { OrderItem } from "./order-item.ts";
import type { QueryBody } from "./query-body.ts";
import type { With } from "./with.ts";

/**
 * A whole query: WITH, a body, and what orders and cuts its rows.
 * @example `SELECT id FROM contacts ORDER BY id LIMIT 5` → { kind: "Query", body: Select, orderBy: [OrderItem], limit: NumberLiteral 5 }
 */
export interface Query extends NodeBase {
	readonly kind: "Query";
	readonly with?: With | undefined;
	readonly body: QueryBody;
	readonly orderBy: readonly OrderItem[];
	/** LIMIT n, FETCH FIRST n, TOP n and LIMIT m, n all arrive here; LIMIT ALL is absent. */
	readonly limit?: Expression | undefined;
	readonly offset?: Expression | undefined;
	/** FETCH FIRST n ROWS WITH TIES, TOP n WITH TIES. */
	readonly hasTies?: boolean | undefined;
	/** SELECT … INTO csv://file: the whole `csv://file`. */
	readonly into?: string | undefined;
}
