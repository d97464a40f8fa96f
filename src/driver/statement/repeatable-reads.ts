import { ProviderError } from "../../base/index.ts";
import type { Prepared } from "./prepared.ts";
import type { RowStream } from "./row-stream.ts";
import { onlyReads, type ReadView, type StartedQuery, StatementSnapshot, type WaysToStart } from "./snapshot.ts";

/** So many snapshots are open for one transaction at most: each holds a file open, and keeps the log of its writes growing. */
const mostSnapshots = 8;

/**
 * What the statements of a transaction that may read nothing twice with two answers see. A first snapshot is taken when one of them reads; what
 * was not kept then is read when it is first asked for, in a snapshot of its own. After a statement that writes, the next one that reads takes
 * a new one, so that it sees what was written.
 * @internal
 */
export class RepeatableReads {
	readonly #tell: (notice: string) => void;
	#current: SharedView | undefined;

	/**
	 * Begins without having seen anything.
	 * @param tell Told, before the rows, of what is not as it was when the transaction began to read; of each once.
	 */
	constructor(tell: (notice: string) => void) {
		this.#tell = tell;
	}

	/** Runs a statement of a kind; what it sees is settled now, whenever its rows are asked for. */
	run<Batch>(kind: Prepared["kind"], start: StartRun<Batch>): RowStream<Batch> {
		if (!onlyReads(kind)) return this.#runWrite(start);
		this.#current ??= new SharedView(this.#tell);
		return runSeeing(this.#current, start);
	}

	async *#runWrite<Batch>(start: StartRun<Batch>): RowStream<Batch> {
		try {
			return yield* start();
		} finally {
			this.end();
		}
	}

	/** Ends what is seen now: a later statement sees anew. What still gives rows, as a cursor does, gives those that it began with. */
	end(): void {
		this.#current?.end();
		this.#current = undefined;
	}
}

type StartRun<Batch> = (view?: ReadView) => RowStream<Batch>;

async function* runSeeing<Batch>(view: SharedView, start: StartRun<Batch>): RowStream<Batch> {
	view.enter();
	try {
		return yield* start(view);
	} finally {
		view.leave();
	}
}

/** Snapshots that are let go with the last statement that sees them. */
class SharedView implements ReadView {
	readonly #tell: (notice: string) => void;
	readonly #told = new Set<string>();
	readonly #snapshots: StatementSnapshot[] = [];
	#uses = 0;
	#isOver = false;

	constructor(tell: (notice: string) => void) {
		this.#tell = tell;
	}

	async start(ways: WaysToStart): Promise<StartedQuery> {
		let missed: string | undefined;
		for (const snapshot of this.#snapshots) {
			try {
				return await snapshot.start(ways);
			} catch (error) {
				missed = readMiss(error);
			}
		}
		const snapshot = this.#open(ways);
		if (!snapshot) return ways.now();
		if (missed !== undefined) this.#tellOnce(`${missed}: it is read now`);
		return snapshot.start(ways);
	}

	enter(): void {
		this.#uses++;
	}

	leave(): void {
		this.#uses--;
		this.#letGo();
	}

	end(): void {
		this.#isOver = true;
		this.#letGo();
	}

	/** Opens one more; undefined where there can be none. */
	#open({ context, options }: WaysToStart): StatementSnapshot | undefined {
		if (this.#snapshots.length === mostSnapshots) {
			const limit = `${String(mostSnapshots)} times this transaction read what was not kept`;
			this.#tellOnce(`${limit}; what else is not kept, each statement reads as it is then`);
			return undefined;
		}
		try {
			const snapshot = new StatementSnapshot(context, options);
			this.#snapshots.push(snapshot);
			return snapshot;
		} catch (error) {
			if (!(error instanceof ProviderError) || error.code !== "not_supported") throw error;
			this.#tellOnce(`each statement of this transaction sees what is there then: ${error.hint ?? error.message}`);
			return undefined;
		}
	}

	#tellOnce(notice: string): void {
		if (this.#told.has(notice)) return;
		this.#told.add(notice);
		this.#tell(notice);
	}

	#letGo(): void {
		if (!this.#isOver || this.#uses > 0) return;
		for (const snapshot of this.#snapshots.splice(0)) void snapshot.release();
	}
}

function readMiss(error: unknown): string {
	if (error instanceof ProviderError && error.code === "not_in_snapshot") return error.message;
	throw error;
}
