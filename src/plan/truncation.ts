import { findInstant, localOf, offsetAt, parseTimestamp, type StoredValue } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import type { Truncation } from "./functions/function-row.ts";
import { operandsOf, rowOf } from "./functions/operation.ts";
import { addToInstant, multiplyUnit, normaliseUnit } from "./interval.ts";

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
	if (node.kind === "Operation") {
		const found = rowOf(node).findTruncation?.(operandsOf(node), node.zone ?? "UTC");
		return found && throughZone(found);
	}
	if (node.kind === "Cast" && node.type.name === "integer") {
		const year = findPrefix(node.operand);
		return year?.unit === "year" ? { ...year, form: "year" } : undefined;
	}
	if (node.kind !== "Binary" || node.operator !== "||") {
		const day = findPrefix(node);
		return day?.unit === "day" ? day : (findZonedCall(node) ?? findLocal(node));
	}
	if (node.right.kind !== "StringLiteral" || !/^[-: 01]*$/.test(node.right.value)) return undefined;
	return findPrefix(node.left) ?? findWeek(node.left);
}

function findPrefix(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "substr") return undefined;
	const [operand, start, length] = node.arguments.map((argument) => argument.value);
	if (start?.kind !== "NumberLiteral" || start.text !== "1" || length?.kind !== "NumberLiteral") return undefined;
	const unit = unitsByLength[length.text];
	return operand && unit !== undefined ? throughZone({ operand, unit, form: "text" }) : undefined;
}

// What the clocks of a zone show, cut by them.
function throughZone(truncation: Truncation): Truncation {
	const local = findLocal(truncation.operand);
	return local ? { ...truncation, operand: local.operand, zone: local.zone } : truncation;
}

// The time on the clocks of a zone, as exact as it is kept.
function findLocal(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "instant_to_local") return undefined;
	const [operand, zone] = node.arguments.map((argument) => argument.value);
	if (!operand || zone?.kind !== "StringLiteral") return undefined;
	return { operand, unit: "millisecond", zone: zone.value, form: "text" };
}

const zonedUnits: ReadonlySet<string> = new Set(["year", "month", "week", "day", "hour", "minute"]);

function findZonedCall(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "truncate_time") return undefined;
	const [unit, operand, zone] = node.arguments.map((argument) => argument.value);
	if (unit?.kind !== "StringLiteral" || !operand || zone?.kind !== "StringLiteral") return undefined;
	const name = normaliseUnit(unit.value) ?? "";
	return zonedUnits.has(name) ? { operand, unit: name, zone: zone.value, form: "instant" } : undefined;
}

function findWeek(node: Expression): Truncation | undefined {
	if (node.kind !== "FunctionCall" || node.path[0]?.name !== "date") return undefined;
	const [operand, ...modifiers] = node.arguments.map((argument) => argument.value);
	const isWeek =
		modifiers.map((modifier) => (modifier.kind === "StringLiteral" ? modifier.value : "")).join() ===
		"weekday 0,-6 days";
	return operand && isWeek ? throughZone({ operand, unit: "week", form: "text" }) : undefined;
}

// The start of the unit that an instant lies in.
function floorInstant(unit: string, epochMs: number): number {
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
		case "millisecond":
			return epochMs;
		default:
			return Math.floor(epochMs / 60_000) * 60_000;
	}
}

// The start of the unit after the one that begins there.
function nextInstant(unit: string, startMs: number): number {
	return addToInstant(startMs, multiplyUnit(unit, 1));
}

/** The unit that a truncated instant is compared with, as instants. */
export interface Edges {
	readonly startMs: number;
	readonly endMs: number;
	/** Whether what is compared is the start itself. */
	readonly isStart: boolean;
	/** False near a change of the clocks, where they do not tell instants apart: the unit lies within what is given. */
	readonly isExact: boolean;
}

const mostShiftMs = 36 * 3_600_000;

/**
 * The unit of time that a value lies in, by the clocks of the truncation's zone.
 * @returns undefined when the value is none that a truncated instant compares with.
 */
export function findEdges({ unit, zone = "UTC", form }: Truncation, value: StoredValue): Edges | undefined {
	const isYear = form === "year";
	const writtenMs = isYear ? findInstant(Math.floor(Number(value)), 0, 1) : parseTimestamp(String(value));
	if (writtenMs === undefined || Number.isNaN(writtenMs)) return undefined;
	const pointMs = form === "instant" ? localOf(writtenMs, zone) : writtenMs;
	const start = floorInstant(unit, pointMs);
	const end = nextInstant(unit, start);
	const [first, last] = [findOffsets(start, zone), findOffsets(end, zone)];
	const isExact = first.least === first.most && last.least === last.most;
	// 2026.5 lies within the year 2026, as its second of July does, and a microsecond within its millisecond.
	const isWhole = isYear ? Number.isInteger(Number(value)) : String(value).length <= "2026-01-31 00:00:00.000".length;
	return { startMs: start - first.most, endMs: end - last.least, isStart: start === pointMs && isWhole, isExact };
}

// All offsets that the clocks have had or will have within a day and a half.
function findOffsets(localMs: number, zone: string): { readonly least: number; readonly most: number } {
	const offsets = [offsetAt(localMs - mostShiftMs, zone), offsetAt(localMs + mostShiftMs, zone)];
	return { least: Math.min(...offsets), most: Math.max(...offsets) };
}
