import { createSessionError } from "../../postgres-format/index.ts";
import type { CommandTag, Runnable, RunnableRows } from "./runnable.ts";

/** A statement with its values, as far as its rows were taken. */
export interface Portal<Batch> {
	readonly runnable: Runnable;
	/** Formats of the columns: none means text, one goes for all. */
	readonly formats: readonly number[];
	/** How many savepoints there were when it was opened, and less where they are released; -1 where its transaction has ended well. */
	level: number;
	/** All that it gives was taken. */
	readonly isEnded: boolean;
	/**
	 * Takes rows, in parts, until there are so many (0: all).
	 * @returns The tag when the rows ended, undefined when there may be more.
	 * @throws 55000 where it failed before
	 */
	take(most: number, onRows: (rows: Batch) => Promise<void> | void): Promise<PortalEnd>;
	/** One that is being run, as the statement that ends a transaction, ends by itself. */
	close(): Promise<void>;
}

/** How far it came. */
export interface PortalEnd {
	readonly count: number;
	/** Undefined where more rows may come. */
	readonly tag: CommandTag | undefined;
}

/** Opens a portal over rows. */
export function createPortal<Batch extends { readonly length: number; slice(from: number, to?: number): Batch }>(
	runnable: Runnable,
	formats: readonly number[],
	rows: RunnableRows<Batch>,
	level: number,
): Portal<Batch> {
	let left: Batch | undefined;
	let tag: CommandTag | undefined;
	let isRunning = false;
	let hasFailed = false;
	/** Rows that are made while those before them are sent. */
	let ahead: ReturnType<RunnableRows<Batch>["next"]> | undefined;
	const next = async (isWhole: boolean) => {
		// What runs may close it before it waits for anything.
		isRunning = true;
		try {
			const current = ahead ?? rows.next();
			ahead = undefined;
			const result = await current;
			if (!isWhole || result.done) return result;
			ahead = rows.next();
			// It fails when it is waited for.
			ahead.catch(() => undefined);
			return result;
		} catch (error) {
			hasFailed = true;
			throw error;
		} finally {
			isRunning = false;
		}
	};
	const takeLeft = (most: number): Batch | undefined => {
		const all = left;
		left = all && all.length > most ? all.slice(most) : undefined;
		return left ? all?.slice(0, most) : all;
	};
	return {
		runnable,
		formats,
		level,
		get isEnded() {
			return tag !== undefined && !left;
		},
		async take(most, onRows) {
			let count = 0;
			if (hasFailed) throw createSessionError("55000", "portal cannot be run");
			for (;;) {
				if (!left && !tag) {
					const result = await next(most === 0);
					if (result.done) tag = result.value;
					else left = result.value;
				}
				const given = takeLeft(most > 0 ? most - count : Number.POSITIVE_INFINITY);
				count += given?.length ?? 0;
				if (given) await onRows(given);
				// As in PostgreSQL, who asked for so many and got them does not hear yet whether there are more.
				if (most > 0 && count === most) return { count, tag: undefined };
				if (!left && tag) return { count, tag };
			}
		},
		async close() {
			if (isRunning) return;
			left = undefined;
			tag ??= () => "";
			await rows.return(tag);
		},
	};
}
