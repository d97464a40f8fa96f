import { classOf } from "../../base/index.ts";
import { checkNamedZone, type FunctionRow, type Operand, operate, zoneRows } from "../../functions/index.ts";
import type { AtTimeZone } from "../../sql/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce } from "./coercion.ts";

/**
 * Binds `x AT TIME ZONE zone`: what the clocks of the zone show at an instant, the instant at which they show a time, or a time of day by them.
 * Source: https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-ZONECONVERT.
 * @throws invalid_argument (22023) for a constant that is no zone.
 */
export function bindAtTimeZone(node: AtTimeZone, { binder, ...context }: ExpressionContext): BoundExpression {
	const { nameParameter } = binder;
	const bind = (part: AtTimeZone["zone"]) => binder.bindExpression(part, { binder, ...context });
	const named = bind(node.zone);
	const zone = named.type === "interval" ? named : coerce(named, "text", nameParameter);
	checkNamedZone(zone);
	const bound = bind(node.operand);
	const write = (row: FunctionRow, operand: Operand) => ({ ...operate(row, [operand, zone]), at: node.at });
	const rest = { name: "timezone", isNullable: bound.isNullable };
	if (bound.type === "local_timestamp") return { ...rest, node: write(zoneRows.toInstant, bound), type: "timestamp" };
	if (classOf(bound.type) === "clock") {
		const clock = coerce(bound, "zoned_time_of_day", nameParameter);
		return { ...rest, node: write(zoneRows.toClock, clock), type: "zoned_time_of_day" };
	}
	const instant = coerce(bound, "timestamp", nameParameter);
	return { ...rest, node: write(zoneRows.toLocal, instant), type: "local_timestamp" };
}
