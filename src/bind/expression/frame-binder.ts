import { classOf, createError } from "../../base/index.ts";
import {
	castRow,
	decodeInterval,
	fold,
	type Interval,
	internalRows,
	intervalSeconds,
	isNumberInside,
	monthLength,
	numberNode,
	operate,
	showLocal,
} from "../../functions/index.ts";
import { type Expression, type Frame, type FrameBound, walkNode } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, notSupported } from "./coercion.ts";
import { comparable } from "./comparable.ts";
import { placeByMonths } from "./month-frame.ts";

/** A frame whose offsets are numbers, and the form of what orders its rows, between which there are such distances. */
export interface BoundFrame {
	readonly frame: Frame;
	readonly measure: (key: BoundExpression) => Expression;
}

/**
 * Binds the frame of a window. SQLite measures distances between numbers only, so that RANGE of a span of time counts seconds or months.
 * @param keys What the rows are ordered by.
 * @throws windowing (42P20) for a frame that ends before it starts, execution_failed (22013, 22004) for an offset below zero or NULL,
 * not_supported (0A000) for one that is no constant.
 */
export function bindFrame(frame: Frame, keys: readonly BoundExpression[], context: ExpressionContext): BoundFrame {
	checkFrame(frame);
	if (!hasDistance(frame))
		return {
			frame: bindOffsets(frame, (offset) => bindCount(offset, "integer", context)),
			measure: (key) => comparable(key).node,
		};
	const [key] = keys;
	if (!key || keys.length > 1) {
		const problem = "RANGE with an offset needs exactly one expression in ORDER BY";
		throw createError("windowing", { problem, advice: "Order by one, or write ROWS." }, { position: frame.at });
	}
	if (classOf(key.type) === "time" || key.type === "time_of_day") return bindTimeRange(frame, key, context);
	if (classOf(key.type) !== "number" && key.type !== "unknown") {
		const advice = "Order by a number or a time; of a span of time, by extract(epoch FROM …).";
		throw notSupported(`RANGE with an offset over values of type ${key.type}`, advice, frame.start);
	}
	return {
		frame: bindOffsets(frame, (offset) => bindCount(offset, "double", context)),
		measure: (number) =>
			isNumberInside(number) ? comparable(number).node : operate(castRow("double", number.type), [number]),
	};
}

/** Whether the rows of a frame are those not farther away than its offsets: RANGE 5 PRECEDING. */
export function hasDistance({ unit, start, end }: Frame): boolean {
	return unit === "range" && (start.offset ?? end?.offset) !== undefined;
}

// Spans are all of months, or all of days and what is shorter.
function bindTimeRange(frame: Frame, key: BoundExpression, context: ExpressionContext): BoundFrame {
	const spans: Interval[] = [];
	const bound = bindOffsets(frame, (offset) => {
		const span = readSpan(offset, key, context);
		spans.push(span);
		return numberNode(span.months === 0 ? intervalSeconds(span) : span.months * monthLength);
	});
	const isOfMonths = spans.some(({ months }) => months !== 0);
	if (isOfMonths && spans.some(({ days, microseconds }) => days !== 0 || microseconds !== 0))
		throw notSupported(
			"a frame of months together with days or hours",
			"Write all of it in months, or in days.",
			frame.start,
		);
	// Days and months are those of the session's calendar: a day on which the clocks change is as long as the others.
	const isOnCalendar = isOfMonths || spans.some(({ days }) => days !== 0);
	return {
		frame: bound,
		measure: (time) => {
			const isShown = isOnCalendar && time.type === "timestamp";
			const shown = isShown ? { ...time, node: showLocal(time, context.binder.zone) } : time;
			return isOfMonths ? placeByMonths(shown) : operate(internalRows.seconds, [shown]);
		},
	};
}

function bindOffsets(frame: Frame, bind: (offset: Expression) => Expression): Frame {
	const bindBound = (bound: FrameBound): FrameBound =>
		bound.offset ? { ...bound, offset: bind(bound.offset) } : bound;
	return { ...frame, start: bindBound(frame.start), end: frame.end && bindBound(frame.end) };
}

function bindCount(offset: Expression, type: "integer" | "double", context: ExpressionContext): Expression {
	const { binder } = context;
	const { node } = coerce(binder.bindExpression(offset, context), type, binder.nameParameter);
	const value = fold(node, {})?.value;
	if (value === null) throw refuseOffset("22004", "the offset of a frame is NULL", offset);
	if (typeof value === "number" || typeof value === "bigint") return numberNode(String(value));
	checkOffset(node, offset);
	return node;
}

// SQLite takes numbers and parameters there, and nothing that has to be computed.
function checkOffset(bound: Expression, { at }: Expression): void {
	walkNode(bound, ({ kind }) => {
		if (kind === "ColumnReference") {
			const slots = { problem: "the offset of a frame cannot name a column", advice: "Write a number: 2 PRECEDING." };
			throw createError("order_not_in_output", slots, { position: at });
		}
		if (kind === "Query")
			throw notSupported("a subquery as the offset of a frame", "Write a number, or a parameter.", { at });
	});
}

function readSpan(offset: Expression, key: BoundExpression, context: ExpressionContext): Interval {
	const { binder } = context;
	const given = binder.bindExpression(offset, context);
	if (classOf(given.type) === "number")
		throw notSupported("RANGE over times with a number as its offset", "Write a span: interval '7 days'.", offset);
	const span = fold(coerce(given, "interval", binder.nameParameter).node, {});
	if (span?.value === null) throw refuseOffset("22004", "the offset of a frame is NULL", offset);
	if (typeof span?.value !== "string")
		throw notSupported("a frame of a computed span", "Write it as a constant: interval '7 days'.", offset);
	const interval = decodeInterval(span.value);
	if (intervalSeconds(interval) < 0) throw refuseOffset("22013", "the offset of a frame is below zero", offset);
	// A time of day is moved by hours and what is shorter alone.
	return key.type === "time_of_day" ? { ...interval, months: 0, days: 0 } : interval;
}

function refuseOffset(sqlState: string, problem: string, { at }: Expression): Error {
	const advice = "Write a span that is not negative: interval '7 days' PRECEDING, interval '1 day' FOLLOWING.";
	return createError("execution_failed", { sqlState, problem, advice }, { position: at });
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
