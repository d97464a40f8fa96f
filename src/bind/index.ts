/** Syntax tree, catalog and functions → bound statement: names and types are settled; no engine's words. */
export type { BoundParameter, BoundQuery, BoundTable, ColumnOrigin, QueryColumn } from "./bound.ts";
export { bindStatement } from "./statement-binder.ts";
export { UndiscoveredAttributes } from "./undiscovered.ts";
export type { BoundConflict } from "./write/conflict-binder.ts";
export { type BoundWrite, bindWrite } from "./write/write-binder.ts";
