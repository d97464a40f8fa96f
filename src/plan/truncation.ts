import { findInstant } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Truncation } from "./functions/function-row.ts";
import { rowOf } from "./functions/operation.ts";
import { addToInstant, multiplyUnit } from "./interval.ts";

// How many characters of YYYY-MM-DD HH:MM:SS each unit keeps.
const unitsByLength: Readonly<Record<string, string>> = {
	"4": "year",
	"7": "month",
	"10": "day",
	"13": "hour",
	"16": "minute",
};

/**
 * Recognises a truncated instant.
 * @example findTruncation(parse("substr(created_at, 1, 7) || '-01 00:00:00'")) // { operand: { kind: "ColumnReference", … }, unit: "month", form: "text" }
 */
export function findTruncation(node: Expression): Truncation | undefined {
	if (node.kind === "Operation") return rowOf(node).findTruncation?.(node.operands);
	if (node.kind === "Cast" && node.type.name === "integer") {
		const year = findPrefix(node.operand);
		return year?.unit === "year" ? { ...year, form: "year" } : undefined;
	}
	if (node.kind !== "Binary" || node.operator !== "||") {
		const day = findPrefix(node);
		return day?.unit === "day" ? day : undefined;
	}
	if (node.right.kind !== "StringLiteral" || !/^[-: 01]*$/.test(node.right.value)) return undefined;
	return findPrefix(node.left) ?? findWeek(node.left);
}

function findPrefix(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "substr") return undefined;
	const [operand, start, length] = node.arguments.map((argument) => argument.value);
	if (start?.kind !== "NumberLiteral" || start.text !== "1" || length?.kind !== "NumberLiteral") return undefined;
	const unit = unitsByLength[length.text];
	return operand && unit !== undefined ? { operand, unit, form: "text" } : undefined;
}

function findWeek(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "date") return undefined;
	const [operand, ...modifiers] = node.arguments.map((argument) => argument.value);
	const isWeek =
		modifiers.map((modifier) => (modifier.kind === "StringLiteral" ? modifier.value : "")).join() ===
		"weekday 0,-6 days";
	return operand && isWeek ? { operand, unit: "week", form: "text" } : undefined;
}

/** The start of the unit that an instant lies in. */
export function floorInstant(unit: string, epochMs: number): number {
	const date = new Date(epochMs);
	const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
	switch (unit) {
		case "year":
			return findInstant(year, 0, 1);
		case "month":
			return findInstant(year, month, 1);
		case "week":
			return findInstant(year, month, day - ((date.getUTCDay() + 6) % 7));
		case "day":
			return findInstant(year, month, day);
		case "hour":
			return Math.floor(epochMs / 3_600_000) * 3_600_000;
		default:
			return Math.floor(epochMs / 60_000) * 60_000;
	}
}

/** The start of the unit after the one that begins there. */
export function nextInstant(unit: string, startMs: number): number {
	return addToInstant(startMs, multiplyUnit(unit, 1));
}
