import { createError } from "../../base/index.ts";
import type { ResolvedOptions } from "../../connection-string/index.ts";
import type { ExecuteContext, Execution, KeptSnapshot } from "../../execute/index.ts";
import type { Plan } from "../../plan/index.ts";
import type { Reader } from "../../storage/index.ts";
import type { Prepared } from "./prepared.ts";

/** A query that was planned and begun. */
export interface StartedQuery {
	readonly plan: Plan;
	readonly execution: Execution;
}

/** What a statement sees, where that is not what is there now. */
export interface ReadView {
	start(ways: WaysToStart): Promise<StartedQuery>;
}

/** How a query can be started. */
export interface WaysToStart {
	readonly context: Pick<ExecuteContext, "cache" | "storage">;
	readonly options: ResolvedOptions;
	/** Reads what it needs and begins the reader. */
	readonly first: (reader: Reader) => Promise<StartedQuery>;
	/**
	 * Reads what is kept in the snapshot.
	 * @throws not_in_snapshot (55000)
	 */
	readonly later: (kept: KeptSnapshot) => Promise<StartedQuery>;
	/** Reads what is there now. */
	readonly now: () => Promise<StartedQuery>;
}

/**
 * What several statements see: the first reads what it needs as ever, and what is kept then, of its tables and of all others, is what the
 * others see, whatever is read or written meanwhile.
 */
export class StatementSnapshot implements ReadView {
	readonly #cache: ExecuteContext["cache"];
	readonly #reader: Reader;
	#kept: Promise<KeptSnapshot> | undefined;

	/**
	 * Begins; the rows are those of the first statement's time.
	 * @throws not_supported (0A000) where what is kept has no snapshots
	 */
	constructor({ cache, storage }: Pick<ExecuteContext, "cache" | "storage">, options: ResolvedOptions) {
		const feature = "a transaction over what nobody keeps";
		const refuse = (advice: string) => createError("not_supported", { feature, advice });
		if (!storage.hasSnapshots)
			throw refuse(`${storage.location} shows every change at once; CacheLocation=<file> has snapshots.`);
		if (!options.Offline && (!options.AutoCache || options.CacheTolerance === 0))
			throw refuse(
				"AutoCache=true and a CacheTolerance above 0 keep rows, so that a second statement can see the same.",
			);
		this.#cache = cache;
		this.#reader = storage.openReader();
	}

	/** Starts a query in it. */
	async start({ first, later }: Pick<WaysToStart, "first" | "later">): Promise<StartedQuery> {
		while (this.#kept) {
			// The failure of one statement is none of another's.
			const kept = await this.#kept.catch(() => undefined);
			if (kept) return later(kept);
		}
		const started = first(this.#reader);
		this.#kept = started.then(() => this.#hold());
		this.#kept.catch(() => {
			this.#kept = undefined;
		});
		return started;
	}

	/** Ends it; a second release does nothing. */
	release(): Promise<void> {
		return this.#reader.release();
	}

	async #hold(): Promise<KeptSnapshot> {
		await this.#cache.list();
		return { reader: this.#reader, held: this.#cache.holdSeen() };
	}
}

/**
 * Refuses in a snapshot what does more than read.
 * @throws not_supported (0A000)
 */
export function checkReadOnly({ kind }: Prepared): void {
	if (onlyReads(kind)) return;
	const advice = "Run it before or after: what an API has done cannot be rolled back.";
	throw createError("not_supported", { feature: "a transaction that does more than read", advice });
}

/** Tells whether statements of a kind change nothing, here or there. */
export function onlyReads(kind: Prepared["kind"]): boolean {
	return kind === "select" || kind === "explain" || kind === "setting";
}
