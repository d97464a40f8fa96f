import { callNode, caseNode } from "../functions/index.ts";
import { type FunctionCall, mapChildren, type NamedWindow, type Node } from "../sql/index.ts";
import { frameCheck } from "../storage/index.ts";

/**
 * Lets window functions be interrupted whose frame leaves rows out: SQLite goes through all the other rows of the frame for each row then
 * (windowFullScan of https://sqlite.org/src/file/src/window.c). Functions with the same window are computed together, so that one of ours
 * beside another one is called for each step of it.
 * @param windows The windows that may be named.
 * @example min(n) OVER (… EXCLUDE TIES) // CASE WHEN keep_framing() OVER (… EXCLUDE TIES) THEN min(n) OVER (… EXCLUDE TIES) END
 */
export function interruptLongFrames<Parent extends Node>(parent: Parent, windows: readonly NamedWindow[]): Parent {
	return mapChildren(parent, (child) => {
		// What is inside of another query has windows of its own.
		if (child.kind === "Query") return child;
		const below = interruptLongFrames(child, windows);
		if (below.kind !== "FunctionCall" || !leavesRowsOut(below, windows)) return below;
		const { over, filter } = below;
		return caseNode([[callNode(frameCheck, [], { over, filter }), below]]);
	});
}

function leavesRowsOut({ over }: FunctionCall, windows: readonly NamedWindow[]): boolean {
	if (!over) return false;
	const window = over.kind === "Window" ? over : windows.find(({ name }) => name.name === over.name)?.window;
	const exclude = window?.frame?.exclude;
	return exclude !== undefined && exclude !== "no others";
}
