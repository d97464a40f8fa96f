import type { Distinct } from "./distinct.ts";
import type { Expression } from "./expression.ts";
import type { GroupingElement } from "./grouping-element.ts";
import type { NamedWindow } from "./named-window.ts";
import type { NodeBase } from "./node-base.ts";
import type { SelectItem } from "./select-item.ts";
import type { TableExpression } from "./table-expression.ts";

/**
 * One SELECT block, from its list to its WINDOW clause.
 * @example `SELECT state FROM conversations GROUP BY 1` → { kind: "Select", items: [OutputColumn], from: [TableName], groupBy: [NumberLiteral 1], windows: [] }
 */
export interface Select extends NodeBase {
	readonly kind: "Select";
	readonly distinct?: Distinct | undefined;
	readonly items: readonly SelectItem[];
	/** Several are joined by commas. */
	readonly from: readonly TableExpression[];
	readonly where?: Expression | undefined;
	readonly groupBy: readonly GroupingElement[];
	readonly having?: Expression | undefined;
	readonly windows: readonly NamedWindow[];
}
