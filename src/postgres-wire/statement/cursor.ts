import type { SqlValue } from "../../base/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import type { SessionStatement } from "../../sql/index.ts";
import type { Portal } from "./portal.ts";

/** A cursor that was declared. */
export interface OpenCursor {
	readonly portal: Portal<SqlValue[][]>;
	readonly isHeld: boolean;
	/**
	 * Goes on or back.
	 * @returns The rows on the way; how many there were is what MOVE tells.
	 * @throws 55000 for a cursor that only goes forward
	 */
	move(step: Pick<SessionStatement, "direction" | "count">): Promise<readonly SqlValue[][]>;
}

/**
 * Makes a cursor of a portal. One that may go back keeps its rows.
 * Source: https://www.postgresql.org/docs/15/sql-fetch.html.
 */
export function createCursor(portal: Portal<SqlValue[][]>, isScroll: boolean, isHeld: boolean): OpenCursor {
	/** Rows that were taken: all of them, or with a cursor that only goes forward the current one. */
	const kept: SqlValue[][] = [];
	/** How many were taken and are not kept. */
	let dropped = 0;
	let isEnded = false;
	/** The number of the current row, from 1; 0 before the first. */
	let position = 0;

	const takeUpTo = async (last: number): Promise<void> => {
		while (!isEnded && dropped + kept.length < last) {
			const most = Number.isFinite(last) ? last - dropped - kept.length : 0;
			const { tag } = await portal.take(most, (rows) => {
				kept.push(...rows);
			});
			if (tag) isEnded = true;
			else if (!Number.isFinite(last)) break;
		}
	};
	const rowAt = (number: number) => kept[number - 1 - dropped];
	const refuseBack = () =>
		createSessionError(
			"55000",
			"cursor can only scan forward",
			"Declare it with SCROLL option to enable backward scan.",
		);

	const goTo = async (target: number): Promise<readonly SqlValue[][]> => {
		if (target < position && !isScroll && target !== position) throw refuseBack();
		await takeUpTo(target);
		const end = dropped + kept.length;
		position = Math.min(Math.max(target, 0), end + 1);
		const row = position > 0 ? rowAt(position) : undefined;
		return row ? [row] : [];
	};
	const goForward = async (count: number): Promise<readonly SqlValue[][]> => {
		if (count === 0) return goTo(position);
		const first = position + 1;
		await takeUpTo(position + count);
		const rows = kept.slice(first - 1 - dropped, first - 1 - dropped + count);
		position += rows.length < count ? rows.length + 1 : count;
		if (!isScroll) {
			const spent = Math.max(kept.length - 1, 0);
			kept.splice(0, spent);
			dropped += spent;
		}
		return rows;
	};
	const goBack = async (count: number): Promise<readonly SqlValue[][]> => {
		if (count === 0) return goTo(position);
		if (!isScroll) throw refuseBack();
		const last = Math.min(position, kept.length + 1) - 1;
		const first = Math.max(last - count + 1, 1);
		const rows = kept.slice(first - 1, Math.max(last, 0)).reverse();
		position = Math.max(last - count + 1, 0);
		if (rows.length < count) position = 0;
		return Promise.resolve(rows);
	};
	return {
		portal,
		isHeld,
		async move({ direction = "forward", count = 1 }) {
			const steps = count === "all" ? Number.POSITIVE_INFINITY : count;
			if (direction === "relative") return goTo(position + steps);
			if (direction === "absolute") {
				if (steps >= 0) return goTo(steps);
				await takeUpTo(Number.POSITIVE_INFINITY);
				return goTo(dropped + kept.length + 1 + steps);
			}
			const isForward = (direction === "forward") === steps >= 0;
			return isForward ? goForward(Math.abs(steps)) : goBack(Math.abs(steps));
		},
	};
}
