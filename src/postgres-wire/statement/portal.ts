import type { SqlValue } from "../../base/index.ts";
import type { CommandTag, Runnable, RunnableRows } from "./runnable.ts";

/** A statement with its values, as far as its rows were taken. */
export interface Portal {
	readonly runnable: Runnable;
	/** Formats of the columns: none means text, one goes for all. */
	readonly formats: readonly number[];
	/**
	 * Takes rows, in parts, until there are so many (0: all).
	 * @returns The tag when the rows ended, undefined when there may be more.
	 */
	take(most: number, onRows: (rows: readonly SqlValue[][]) => Promise<void> | void): Promise<PortalEnd>;
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
export function createPortal(runnable: Runnable, formats: readonly number[], rows: RunnableRows): Portal {
	let left: readonly SqlValue[][] = [];
	let tag: CommandTag | undefined;
	let isRunning = false;
	/** Rows that are made while those before them are sent. */
	let ahead: ReturnType<RunnableRows["next"]> | undefined;
	const next = async (isWhole: boolean) => {
		const current = ahead ?? rows.next();
		ahead = undefined;
		isRunning = true;
		try {
			const result = await current;
			if (!isWhole || result.done) return result;
			ahead = rows.next();
			// It fails when it is waited for.
			ahead.catch(() => undefined);
			return result;
		} finally {
			isRunning = false;
		}
	};
	return {
		runnable,
		formats,
		async take(most, onRows) {
			let count = 0;
			for (;;) {
				if (left.length === 0 && !tag) {
					const result = await next(most === 0);
					if (result.done) tag = result.value;
					else left = result.value;
				}
				const wanted = most > 0 ? most - count : left.length;
				const given = left.length > wanted ? left.slice(0, wanted) : left;
				left = left.slice(given.length);
				count += given.length;
				if (given.length > 0) await onRows(given);
				// As in PostgreSQL, who asked for so many and got them does not hear yet whether there are more.
				if (most > 0 && count === most) return { count, tag: undefined };
				if (left.length === 0 && tag) return { count, tag };
			}
		},
		async close() {
			if (isRunning) return;
			left = [];
			tag ??= () => "";
			await rows.return(tag);
		},
	};
}
