import type { Expression } from "./expression.ts";
import type { GroupingSets } from "./grouping-sets.ts";

/** One element of a GROUP BY. */
export type GroupingElement = Expression | GroupingSets;
