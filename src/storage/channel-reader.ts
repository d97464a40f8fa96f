import { createError, throwIfAborted } from "../base/index.ts";
import { PackedRows } from "./packed-rows.ts";
import type { QueryParameters, Reader, ResultRows } from "./storage.ts";
import type { RowBatch, StorageChannel } from "./storage-server.ts";

/** A server that a reader uses. */
export interface ReaderPlace {
	readonly channel: StorageChannel;
	/** Its thread was given up, with all that it computed. */
	readonly isBroken: () => boolean;
	/** Tells that the reader is released. */
	readonly letGo: () => void;
}

/** So long batches may follow each other, for Node takes messages as long as there are any: then timers and sockets have their turn. */
const turnMs = 10;

/** So many batches of packed rows are asked for ahead: who only sends them on has nothing to do meanwhile, and the thread does not wait. */
const packedAhead = 2;

/** The numbers of readers and queries: none comes twice, whichever server they are sent to. */
let lastNumber = 0;

/**
 * Opens a reader at the other end of a channel.
 * @param takePlace Finds a server, again where that of before is lost.
 * @param canPack The servers have what packs rows.
 */
export function openChannelReader(
	location: string,
	takePlace: () => ReaderPlace,
	canPack: boolean,
	onRelease: () => void,
): Reader {
	return new ChannelReader(location, takePlace, canPack, onRelease);
}

class ChannelReader implements Reader {
	readonly queryPacked: Reader["queryPacked"];
	readonly #location: string;
	readonly #takePlace: () => ReaderPlace;
	readonly #onRelease: () => void;
	readonly #number = ++lastNumber;
	#place: ReaderPlace;
	#opened: Promise<void>;
	/** The snapshot, where one was asked for. */
	#begun: Promise<unknown> | undefined;
	#isReleased = false;

	constructor(location: string, takePlace: () => ReaderPlace, canPack: boolean, onRelease: () => void) {
		this.#location = location;
		this.queryPacked = canPack
			? (sql, parameters, packing, signal) => this.#start([sql, parameters, packing], signal, readPacked, packedAhead)
			: undefined;
		this.#takePlace = takePlace;
		this.#onRelease = onRelease;
		this.#place = takePlace();
		this.#opened = this.#open();
	}

	async begin(): Promise<void> {
		this.#takeSnapshot();
		await this.#moving(undefined, async () => this.#begun);
	}

	query(sql: string, parameters: QueryParameters, signal?: AbortSignal): Promise<ResultRows> {
		return this.#start([sql, parameters], signal, ({ rows }) => rows, 1);
	}

	async #start<Rows extends { readonly length: number }>(
		question: readonly [sql: string, parameters: QueryParameters, packing?: unknown],
		signal: AbortSignal | undefined,
		read: ReadBatch<Rows>,
		ahead: number,
	): Promise<AsyncIterable<Rows>> {
		throwIfAborted(signal);
		const query = ++lastNumber;
		const start = () => {
			// An end here would pass for the end of the rows.
			if (this.#isReleased) throw createError("connection_closed", {});
			const { channel } = this.#place;
			return Promise.all([this.#opened, channel.compute(signal, "startQuery", this.#number, query, ...question)]);
		};
		const [, first] = await this.#moving(signal, start);
		return { [Symbol.asyncIterator]: () => this.#iterate(query, first, signal, read, ahead) };
	}

	// The next rows are computed while the caller looks at those before.
	async *#iterate<Rows extends { readonly length: number }>(
		query: number,
		first: RowBatch,
		signal: AbortSignal | undefined,
		read: ReadBatch<Rows>,
		ahead: number,
	): AsyncGenerator<Rows> {
		const { channel } = this.#place;
		const asked: Promise<RowBatch>[] = [];
		const spares: Uint8Array[] = [];
		const keepSpare = (memory: Uint8Array) => void spares.push(memory);
		let batch = first;
		let isOpen = !first.isLast;
		let turnAt = performance.now();
		try {
			for (;;) {
				if (this.#isReleased) throw createError("connection_closed", {});
				while (!batch.isLast && asked.length < ahead) {
					const next = channel.compute(signal, "continueQuery", query, spares.pop());
					// What is asked for after the last rows, or after what fails, nobody hears.
					next.catch(() => undefined);
					asked.push(next);
				}
				const rows = read(batch, keepSpare);
				if (rows.length > 0) yield rows;
				const next = asked.shift();
				if (batch.isLast || !next) return;
				batch = await next;
				isOpen = !batch.isLast;
				if (performance.now() - turnAt < turnMs) continue;
				await new Promise((resolve) => setImmediate(resolve));
				turnAt = performance.now();
			}
		} finally {
			if (isOpen && !this.#isReleased) void channel.call("endQuery", query).catch(() => undefined);
		}
	}

	async release(): Promise<void> {
		if (this.#isReleased) return;
		this.#isReleased = true;
		try {
			await Promise.all([this.#opened, this.#place.channel.call("releaseReader", this.#number)]);
		} catch {
			// What could not be opened, and what went with its thread, need not be closed.
		} finally {
			this.#place.letGo();
			this.#onRelease();
		}
	}

	letGo(): void {
		if (this.#isReleased) return;
		this.#isReleased = true;
		this.#place.channel.callSoon("releaseReader", this.#number);
		this.#place.letGo();
		this.#onRelease();
	}

	/** Tries again elsewhere where another reader's statement, which could not be ended otherwise, took the thread with it. */
	async #moving<Result>(signal: AbortSignal | undefined, attempt: () => Promise<Result>): Promise<Result> {
		const place = this.#place;
		try {
			return await attempt();
		} catch (error) {
			if (!place.isBroken() || signal?.aborted || this.#isReleased) throw error;
			// What was asked in the same turn has moved it perhaps.
			if (this.#place === place) this.#move();
			return attempt();
		}
	}

	#move(): void {
		this.#place.letGo();
		this.#place = this.#takePlace();
		this.#opened = this.#open();
		if (this.#begun) this.#takeSnapshot();
	}

	#takeSnapshot(): void {
		const snapshot = this.#place.channel.call("takeSnapshot", this.#number);
		this.#begun = Promise.all([this.#opened, snapshot]);
		// Who uses it is told.
		this.#begun.catch(() => undefined);
	}

	#open(): Promise<void> {
		const opened = this.#place.channel.call("openReader", this.#number, this.#location);
		// Who uses it is told.
		opened.catch(() => undefined);
		return opened;
	}
}

type ReadBatch<Rows> = (batch: RowBatch, onRelease: (memory: Uint8Array) => void) => Rows;

const readPacked: ReadBatch<PackedRows> = ({ packed }, onRelease) =>
	packed ? new PackedRows(packed, onRelease) : new PackedRows({ bytes: new Uint8Array(), ends: new Uint32Array() });
