import { createError } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { normaliseClockField } from "../time/instant.ts";
import { unknownUnit } from "../time/time-part.ts";
import { callNode, nullNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { type Details, scalar } from "./scalar-row.ts";
import {
	clockFields,
	extractSpanField,
	extractSpanPart,
	isWholeSpanField,
	normaliseField,
} from "./time-field-table.ts";

const details: Details = { isStrict: true, takesUnit: true, check: checkClockField };

/**
 * Fields of a time of day without a zone, which is no span of time there: it has no year.
 * Source: https://www.postgresql.org/docs/current/functions-datetime.html#FUNCTIONS-DATETIME-EXTRACT.
 */
export const clockFieldFunctions: readonly FunctionRow[] = [
	scalar(["extract"], ["text", "time_of_day"], "numeric", "One field of a time of day as a decimal.", {
		...details,
		write: (nodes) => extractSpanField(spanOf(nodes)),
		isNative: isWholeSpanField,
	}),
	scalar(["date_part", "datepart"], ["text", "time_of_day"], "double", "One field of a time of day.", {
		...details,
		write: (nodes) => extractSpanPart(spanOf(nodes)),
	}),
];

// A time of day as the span since midnight.
function spanOf([field = nullNode, time = nullNode]: readonly Expression[]): readonly Expression[] {
	return [field, callNode("clock_to_interval", [time])];
}

function checkClockField([field]: readonly Operand[]): void {
	if (field?.node.kind !== "StringLiteral") return;
	const name = normaliseClockField(field.node.value);
	if (clockFields.has(name) || name === "epoch") return;
	const isZone = /^timezone(_hour|_minute)?$/.test(name);
	if (!isZone && normaliseField(name) === undefined) throw unknownUnit(name, field.node, [...clockFields, "epoch"]);
	const slots = { feature: `the ${name} of a time of day`, advice: "Take it of a timestamp." };
	throw createError("not_supported", slots, { position: field.node.at });
}
