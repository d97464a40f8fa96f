import type { RawPage } from "./page-walk.ts";
import type { Partition } from "./partition.ts";

/** A page that came. */
export interface Arrival {
	readonly partition: Partition;
	readonly page: RawPage;
}

type Pages = AsyncGenerator<RawPage, void, undefined>;

/**
 * The requests for pages of several partitions, one at a time of each: the next page of one is asked for when the last was taken, so that
 * what is lost with a process is a page of each at most.
 */
export class PartitionRequests {
	readonly #open: (partition: Partition, signal: AbortSignal) => Pages;
	readonly #outer: AbortSignal | undefined;
	readonly #walks = new Map<Partition, Pages>();
	readonly #underWay = new Set<Partition>();
	readonly #arrived: Arrival[] = [];
	#end = new AbortController();
	#signal: AbortSignal;
	#failure: { readonly error: unknown } | undefined;
	#wake = (): void => undefined;

	/**
	 * Asks for nothing yet.
	 * @param open Begins the walk through the pages of a partition.
	 */
	constructor(open: (partition: Partition, signal: AbortSignal) => Pages, signal: AbortSignal | undefined) {
		this.#open = open;
		this.#outer = signal;
		this.#signal = this.#join();
	}

	/** Pages that are under way or wait to be taken. */
	get count(): number {
		return this.#underWay.size + this.#arrived.length;
	}

	/** Asks for the next pages of partitions that have none under way, as long as there are slots. */
	start(partitions: Iterable<Partition>, slots: number): void {
		if (this.#failure) return;
		const busy = new Set([...this.#underWay, ...this.#arrived.map(({ partition }) => partition)]);
		for (const partition of partitions) {
			if (this.count >= slots && this.count > 0) return;
			if (!busy.has(partition)) this.#request(partition, this.#end);
		}
	}

	/**
	 * The next page, in the order of arrival.
	 * @returns Undefined when none is under way.
	 * @throws The first error of a request, once the pages that came before it were taken.
	 */
	async next(): Promise<Arrival | undefined> {
		for (;;) {
			const arrival = this.#arrived.shift();
			if (arrival) return arrival;
			if (this.#failure) throw this.#failure.error;
			if (this.#underWay.size === 0) return undefined;
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
			});
		}
	}

	/** Lets go of a partition that is not to be read on; none of its pages is under way. */
	forget(partition: Partition): void {
		this.#walks.delete(partition);
	}

	/** Ends what is under way and forgets what came. */
	abandon(): void {
		this.#end.abort();
		this.#end = new AbortController();
		this.#signal = this.#join();
		this.#walks.clear();
		this.#underWay.clear();
		this.#arrived.length = 0;
	}

	#request(partition: Partition, end: AbortController): void {
		this.#underWay.add(partition);
		const walk = this.#walks.get(partition) ?? this.#open(partition, this.#signal);
		this.#walks.set(partition, walk);
		walk.next().then(
			(result) => {
				if (end.signal.aborted) return;
				this.#underWay.delete(partition);
				if (!result.done) this.#arrived.push({ partition, page: result.value });
				if (result.done || result.value.resume === undefined) this.#walks.delete(partition);
				this.#wake();
			},
			(error: unknown) => {
				if (end.signal.aborted) return;
				this.#failure ??= { error };
				this.#wake();
			},
		);
	}

	#join(): AbortSignal {
		const { signal } = this.#end;
		return this.#outer ? AbortSignal.any([this.#outer, signal]) : signal;
	}
}
