import { classOf, createError, suggestName } from "../../base/index.ts";
import {
	castRow,
	decodeInterval,
	fold,
	internalRows,
	intervalSeconds,
	isNumberInside,
	numberNode,
	operate,
	showLocal,
} from "../../functions/index.ts";
import type { Expression, Frame, Identifier, Window } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, notSupported } from "./coercion.ts";
import { comparable } from "./comparable.ts";

/** Binds the window of an OVER clause, or of a WINDOW clause. */
export function bindWindow(window: Window | Identifier, outer: ExpressionContext): Window | Identifier {
	const context: ExpressionContext = { ...outer, around: "window definition" };
	if (window.kind === "Identifier") {
		checkWindowName(window, context);
		return window;
	}
	if (window.base) checkWindowName(window.base, context);
	if (window.frame) checkFrame(window.frame);
	const bindAll = (nodes: readonly Expression[]) =>
		nodes.map((item) => comparable(context.binder.bindExpression(item, context)).node);
	const order = window.orderBy.map((item) => context.binder.bindExpression(item.expression, context));
	// RANGE of a span of time: SQLite measures distances between numbers only, so instants become seconds.
	const isTimeRange =
		window.frame?.unit === "range" && order.length === 1 && order[0] !== undefined && classOf(order[0].type) === "time";
	const isRange = window.frame?.unit === "range";
	// Days are counted on the calendar of the session: those on which the clocks change are as long as the others.
	let hasDays = false;
	const offsetType = isTimeRange ? "interval" : window.frame?.unit === "range" ? "double" : "integer";
	const bindBound = <Bound extends { readonly offset?: Expression | undefined }>(bound: Bound): Bound => {
		if (!bound.offset) return bound;
		const offset = coerce(
			context.binder.bindExpression(bound.offset, context),
			offsetType,
			context.binder.nameParameter,
		);
		if (!isTimeRange) return { ...bound, offset: offset.node };
		// SQLite takes no function there, so that the seconds have to be known.
		const span = fold(offset.node, {})?.value;
		if (typeof span !== "string")
			throw notSupported("a frame of a computed span", "Write it as a constant: interval '7 days'.", bound.offset);
		const interval = decodeInterval(span);
		if (interval.months !== 0) throw notSupported("a frame of months", "Write the span in days.", bound.offset);
		hasDays ||= interval.days !== 0;
		return { ...bound, offset: numberNode(intervalSeconds(interval)) };
	};
	const frame = window.frame && {
		...window.frame,
		start: bindBound(window.frame.start),
		end: window.frame.end && bindBound(window.frame.end),
	};
	return {
		...window,
		partitionBy: bindAll(window.partitionBy),
		orderBy: window.orderBy.map((item, index) => {
			const bound = order[index];
			const hasOffset = window.frame?.start.offset !== undefined || window.frame?.end?.offset !== undefined;
			const isShown = hasDays && bound?.type === "timestamp";
			const measured = bound && isShown ? { ...bound, node: showLocal(bound, context.binder.zone) } : bound;
			const expression = measured ? writeOrder(measured, isRange && hasOffset) : item.expression;
			return { ...item, expression };
		}),
		frame,
	};
}

// Distances are measured between numbers only.
function writeOrder(bound: BoundExpression, isMeasured: boolean): Expression {
	if (isMeasured && classOf(bound.type) === "time") return operate(internalRows.seconds, [bound]);
	return isMeasured && !isNumberInside(bound)
		? operate(castRow("double", bound.type), [bound])
		: comparable(bound).node;
}

/** Checks that the query has a window of that name. @throws unknown_window (42704). */
export function checkWindowName(name: Identifier, context: ExpressionContext): void {
	const known = context.windowNames ?? [];
	if (known.some((other) => other.toLowerCase() === name.name.toLowerCase())) return;
	const slots = {
		window: name.name,
		advice: suggestName(name.name, known, "Define it: WINDOW name AS (…)."),
	};
	throw createError("unknown_window", slots, { position: name.at });
}

// In this order from the first row to the last; a frame cannot end before it starts.
const boundOrder = ["unbounded preceding", "preceding", "current row", "following", "unbounded following"] as const;

function checkFrame({ start, end }: Frame): void {
	const [first, last] = [start.type, end?.type ?? "current row"];
	const isBackwards = boundOrder.indexOf(first) > boundOrder.indexOf(last);
	if (!isBackwards && first !== "unbounded following" && last !== "unbounded preceding") return;
	const problem = `a frame cannot reach from ${first.toUpperCase()} to ${last.toUpperCase()}`;
	const advice = "Write BETWEEN, with the end that comes first in the window before the other.";
	throw createError("windowing", { problem, advice }, { position: start.at });
}
