import type { DerivedTable } from "./derived-table.ts";
import type { FunctionTable } from "./function-table.ts";
import type { Join } from "./join.ts";
import type { TableName } from "./table-name.ts";

/** What can stand in FROM. */
export type TableExpression = TableName | DerivedTable | FunctionTable | Join;
