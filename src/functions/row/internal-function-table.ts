import { fieldsNode, jsonNode } from "../text/json-node.ts";
import { zonedCall } from "../time/session-time.ts";
import { binaryNode, callNode, caseNode, castNode, nullNode, numberNode, textNode } from "../tree.ts";
import { showElements } from "./array-function-table.ts";
import type { FunctionRow } from "./function-row.ts";
import { internal } from "./operator-row.ts";

const callRow = (name: string, summary: string): FunctionRow =>
	internal(name, summary, { isStrict: true, write: (nodes) => callNode(name, nodes) });

/** Whether a record has a value in any field, or in none: `r IS NOT NULL` and `r IS NULL`, which are never NULL themselves. */
const recordTest = (name: string, ofNull: 0 | 1, summary: string): FunctionRow =>
	internal(name, summary, {
		isNullable: false,
		write: (nodes) => binaryNode("=", callNode("coalesce", [callNode(name, nodes), numberNode(ofNull)]), numberNode(1)),
	});

// No offset leads from a time of the calendar to infinity, nor back.
const farAway = 1e15;

/** What statements need without naming it. */
export const internalRows = {
	record: internal("row", "A record of values: ROW(1, 'a').", {
		isNullable: false,
		write: (_, operands) => callNode("json_array", operands.map(jsonNode)),
	}),
	field: internal("field", "A field of a record, by its number from 0.", {
		isStrict: true,
		// A decimal keeps its scale.
		write: ([record = nullNode, index = nullNode], [operand]) =>
			index.kind === "NumberLiteral" && operand?.fields?.[Number(index.text)]?.type === "numeric"
				? callNode("array_element", [record, numberNode(Number(index.text) + 1), textNode("numeric")])
				: binaryNode("->>", record, index),
	}),
	recordText: internal("record_text", "A record as its type prints it: (1,a).", {
		isStrict: true,
		write: (_, [record], zone) =>
			record ? zonedCall("record_text", [record.node, fieldsNode(record)], zone) : nullNode,
	}),
	clockText: internal("timetz_text", "A time of day with a zone as its text.", {
		notation: "unseen",
		isStrict: true,
		write: (nodes) => callNode("zoned_clock_text", nodes),
	}),
	realNumber: internal("real_shown", "A real as the number of the fewest digits.", {
		notation: "unseen",
		isStrict: true,
		write: (nodes) => callNode("real_shown", nodes),
	}),
	arrayElements: internal("array_shown", "An array with its records, times and spans as their texts.", {
		notation: "unseen",
		isStrict: true,
		write: ([array = nullNode], [operand], zone) => (operand ? showElements(operand, zone) : array),
	}),
	isFullRecord: recordTest("record_is_full", 0, "Whether all fields of a record have a value."),
	isEmptyRecord: recordTest("record_is_empty", 1, "Whether no field of a record has a value."),
	letterOfName: internal("name_letter", "A letter of a name, which count from 0.", {
		isStrict: true,
		write: ([name = nullNode, index = nullNode]) =>
			callNode("nullif", [
				callNode("substr", [name, binaryNode("+", index, numberNode(1)), numberNode(1)]),
				textNode(""),
			]),
	}),
	seconds: internal("seconds", "An instant in seconds, between which there are distances.", {
		isStrict: true,
		write: ([time = nullNode], [operand]) => {
			const seconds = callNode("unixepoch", [time, textNode("subsec")]);
			const isAt = (text: string) => binaryNode("=", time, textNode(text));
			if (operand?.isFiniteTime !== false) return seconds;
			return caseNode(
				[
					[isAt("infinity"), numberNode(farAway)],
					[isAt("-infinity"), numberNode(-farAway)],
				],
				seconds,
			);
		},
	}),
	monthPlace: callRow(
		"month_place",
		"Where a time lies among months that are all equally long, counted from a day of each.",
	),
	monthDay: internal("month_day", "The day of the month.", {
		isStrict: true,
		write: ([time = nullNode]) => castNode(callNode("substr", [time, numberNode(9), numberNode(2)]), "integer"),
	}),
	rowPlace: internal("row_place", "The place of a row, by its table and key.", {
		isNullable: false,
		write: (nodes) => callNode("row_place", nodes),
	}),
	// Whoever keeps a copy of a row asks whether it is the same one still. A row of which no time of a change is known is as from the start.
	rowVersion: internal("row_version", "The number that stands for the last change of a row.", {
		isNullable: false,
		write: ([time]) => {
			const frozen = numberNode(2);
			return time ? callNode("coalesce", [callNode("unixepoch", [time]), frozen]) : frozen;
		},
	}),
	rowCount: callRow("row_count", "A number of rows for LIMIT or OFFSET, which must not be negative."),
} as const satisfies Readonly<Record<string, FunctionRow>>;
