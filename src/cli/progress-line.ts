import type { Progress } from "../driver/index.ts";
import { countOf } from "./count-text.ts";

/** The time that the reading took so far, and what of the table was there at its beginning. */
export interface ProgressPace {
	readonly elapsedMs: number;
	/** The share at the first page, and how long ago that was. */
	readonly firstShare: number | undefined;
	readonly sinceFirstMs: number;
}

/**
 * Prints progress as one line that fits into a terminal; what says least is left out first.
 * @param width Columns.
 * @example printProgress(progress, pace, 120) // "tags  [#####---------------]   25%  1,000 of 4,000 rows  500 rows/s  7 requests  0:06 left  (2 of 13)"
 */
export function printProgress(progress: Progress, pace: ProgressPace, width: number): string {
	const { table, number, count, rows, total, share, requests, waitMs } = progress;
	const parts: readonly Part[] = [
		{ text: table, rank: 0 },
		{ text: share === undefined ? "" : printBar(share), rank: 3 },
		{ text: share === undefined ? "" : `${String(Math.floor(share * 100)).padStart(3)}%`, rank: 1 },
		{ text: total === undefined ? countOf(rows, "row") : `${printNumber(rows)} of ${countOf(total, "row")}`, rank: 2 },
		{ text: printRate(rows, pace.elapsedMs), rank: 5 },
		{ text: countOf(requests, "request"), rank: 6 },
		{ text: printTimeLeft(share, pace), rank: 4 },
		{ text: waitMs < 1000 ? "" : `waits ${printDuration(waitMs)} for the rate limit`, rank: 2 },
		{ text: count > 1 ? `(${number} of ${count})` : "", rank: 7 },
	];
	for (let rank = 7; rank > 0; rank--) {
		const line = joinParts(parts.filter((part) => part.rank <= rank));
		if (line.length <= width) return line;
	}
	return table.slice(0, width);
}

interface Part {
	readonly text: string;
	/** The higher, the sooner it is left out. */
	readonly rank: number;
}

function joinParts(parts: readonly Part[]): string {
	return parts
		.map(({ text }) => text)
		.filter((text) => text !== "")
		.join("  ");
}

const barLength = 20;

function printBar(share: number): string {
	const filled = Math.floor(share * barLength);
	return `[${"#".repeat(filled)}${"-".repeat(barLength - filled)}]`;
}

function printNumber(value: number): string {
	return value.toLocaleString("en-US");
}

function printRate(rows: number, elapsedMs: number): string {
	return rows === 0 || elapsedMs < 1 ? "" : `${printNumber(Math.round((rows * 1000) / elapsedMs))} rows/s`;
}

function printTimeLeft(share: number | undefined, { firstShare, sinceFirstMs }: ProgressPace): string {
	if (share === undefined || firstShare === undefined || share <= firstShare || sinceFirstMs <= 0) return "";
	return `${printDuration(((1 - share) * sinceFirstMs) / (share - firstShare))} left`;
}

/**
 * A stretch of time for people.
 * @example printDuration(3_723_000) // "1:02:03"
 */
export function printDuration(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
	const pad = (value: number) => String(value).padStart(2, "0");
	const short = `${hours > 0 ? pad(minutes) : minutes}:${pad(seconds % 60)}`;
	return hours > 0 ? `${hours}:${short}` : short;
}
