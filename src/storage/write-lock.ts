/** Lets one after the other write, in the order in which they came. */
export class WriteLock {
	#last: Promise<unknown> = Promise.resolve();

	/** Runs the work when everybody before is done. */
	hold<Result>(work: () => Promise<Result>): Promise<Result> {
		const turn = this.#last.then(work);
		this.#last = turn.catch(() => undefined);
		return turn;
	}
}

/**
 * The lock of a file, one for all connections of this process: SQLite lets them try again and again instead, in no order.
 * @param location Its absolute path.
 */
export function findWriteLock(location: string): WriteLock {
	const known = locks.get(location)?.deref();
	if (known) return known;
	const lock = new WriteLock();
	locks.set(location, new WeakRef(lock));
	return lock;
}

const locks = new Map<string, WeakRef<WriteLock>>();
