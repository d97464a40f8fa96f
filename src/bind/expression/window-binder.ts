import { createError, suggestName } from "../../base/index.ts";
import type { Expression, Identifier, NamedWindow, Window } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { comparable } from "./comparable.ts";
import { bindFrame, hasDistance } from "./frame-binder.ts";

/** Binds the window of an OVER clause, or of a WINDOW clause. */
export function bindWindow(written: Window | Identifier, outer: ExpressionContext): Window | Identifier {
	const context: ExpressionContext = { ...outer, around: "window definition" };
	if (written.kind === "Identifier") {
		const { window: named } = findWindow(written, context.windows);
		// Of a frame of months there are several forms, and a name stands for one.
		return named.frame && hasDistance(named.frame) ? bindWindow(named, outer) : written;
	}
	const window = completeWindow(written, context.windows);
	const keys = window.orderBy.map((item) => context.binder.bindExpression(item.expression, context));
	const { frame, measure } = window.frame
		? bindFrame(window.frame, keys, context)
		: { frame: undefined, measure: write };
	return {
		...window,
		partitionBy: window.partitionBy.map((item) => write(context.binder.bindExpression(item, context))),
		orderBy: window.orderBy.map((item, index) => {
			const key = keys[index];
			return key ? { ...item, expression: measure(key) } : item;
		}),
		frame,
	};
}

function write(key: BoundExpression): Expression {
	return comparable(key).node;
}

/** A window with what it takes over of the one it builds on. */
function completeWindow(window: Window, known: readonly NamedWindow[] = []): Window {
	const { base } = window;
	if (!base) return window;
	const found = findWindow(base, known);
	const { partitionBy, orderBy, frame } = completeWindow(found.window, known.slice(0, known.indexOf(found)));
	const hasSecond = window.partitionBy.length > 0 || (window.orderBy.length > 0 && orderBy.length > 0);
	if (frame || hasSecond) {
		const what = frame ? "the window has a frame" : "it has a PARTITION BY or ORDER BY besides";
		const problem = `a window cannot build on "${base.name}": ${what}`;
		const advice = `Name the window alone, OVER ${base.name}, or write all of it in OVER.`;
		throw createError("windowing", { problem, advice }, { position: base.at });
	}
	return { ...window, base: undefined, partitionBy, orderBy: orderBy.length > 0 ? orderBy : window.orderBy };
}

/** The window that the query gives a name. @throws unknown_window (42704). */
export function findWindow(name: Identifier, known: readonly NamedWindow[] = []): NamedWindow {
	const found = known.find((other) => other.name.name.toLowerCase() === name.name.toLowerCase());
	if (found) return found;
	const names = known.map((other) => other.name.name);
	const slots = { window: name.name, advice: suggestName(name.name, names, "Define it: WINDOW name AS (…).") };
	throw createError("unknown_window", slots, { position: name.at });
}
