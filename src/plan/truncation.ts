import { findInstant, localOf, offsetAt, parseTimestamp, type StoredValue } from "../base/index.ts";
import { addToInstant, multiplyUnit, operandsOf, rowOf, type Truncation } from "../functions/index.ts";
import type { Expression } from "../sql/index.ts";

/**
 * Recognises a truncated instant, as `date_trunc('month', created_at)`, `created_at::date` and `extract(year FROM created_at)` are.
 */
export function findTruncation(node: Expression): Truncation | undefined {
	if (node.kind !== "Operation") return undefined;
	const found = rowOf(node).findTruncation?.(operandsOf(node), node.zone ?? "UTC");
	return found && throughZone(found);
}

// What the clocks of a zone show, cut by them.
function throughZone(truncation: Truncation): Truncation {
	const local = findTruncation(truncation.operand);
	const isShown = local?.unit === "millisecond" && truncation.zone === undefined;
	return isShown ? { ...truncation, operand: local.operand, zone: local.zone } : truncation;
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
