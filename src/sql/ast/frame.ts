import type { FrameBound } from "./frame-bound.ts";
import type { NodeBase } from "./node-base.ts";

/**
 * The frame of a window.
 * @example `ROWS BETWEEN 1 PRECEDING AND CURRENT ROW` → { kind: "Frame", unit: "rows", start: FrameBound, end: FrameBound }
 */
export interface Frame extends NodeBase {
	readonly kind: "Frame";
	readonly unit: "rows" | "range" | "groups";
	readonly start: FrameBound;
	/** Absent without BETWEEN. */
	readonly end?: FrameBound | undefined;
	readonly exclude?: "current row" | "group" | "ties" | "no others" | undefined;
}
