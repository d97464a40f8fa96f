import type { CompiledQuery } from "kysely";
import { createError, type StoredValue, throwIfAborted } from "../base/index.ts";
import { openChannelIntake } from "./channel-intake.ts";
import type {
	OpenIntake,
	QueryParameters,
	Reader,
	ResultRows,
	RowVersions,
	Storage,
	StoredColumn,
	Tables,
	WaitingRows,
} from "./storage.ts";
import type { RowBatch, StorageChannel } from "./storage-server.ts";
import type { WriteLock } from "./write-lock.ts";

/** A server that a reader uses. */
export interface ReaderPlace {
	readonly channel: StorageChannel;
	/** Its thread was given up, with all that it computed. */
	readonly isBroken: () => boolean;
	/** Tells that the reader is released. */
	readonly letGo: () => void;
}

/** Where a storage's servers are. */
export interface StorageChannels {
	/** The server that has opened the place for writing. */
	readonly writer: StorageChannel;
	/** Readers share the writer's connection, as they must in memory: then they wait for its transactions. */
	readonly isShared: boolean;
	/** What was kept is gone with the writer's server. */
	readonly isLost: () => boolean;
	/** The writer's server has parsers of rows. */
	readonly canParse: boolean;
	/** Finds a server for a reader. */
	takeReader(): ReaderPlace;
	/** Ends the servers. */
	close(): Promise<void>;
}

/**
 * Makes a storage whose connections stand behind channels.
 * @param location What the writer's server has opened.
 * @param lock Held by whoever writes.
 */
export function createStorageClient(location: string, channels: StorageChannels, lock: WriteLock): Storage {
	return new StorageClient(location, channels, lock);
}

class StorageClient implements Storage {
	readonly location: string;
	readonly hasSnapshots: boolean;
	readonly openIntake: OpenIntake | undefined;
	readonly #channels: StorageChannels;
	readonly #lock: WriteLock;
	readonly #readers = new Set<Reader>();
	#isClosed = false;

	constructor(location: string, channels: StorageChannels, lock: WriteLock) {
		this.location = location;
		this.hasSnapshots = !channels.isShared;
		this.openIntake = channels.canParse ? (description) => openChannelIntake(channels.writer, description) : undefined;
		this.#channels = channels;
		this.#lock = lock;
	}

	get isLost(): boolean {
		return this.#channels.isLost();
	}

	run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
		return this.#alone((tables) => tables.run(query));
	}

	transaction<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
		return this.#hold(async () => {
			const { writer } = this.#channels;
			// What the work calls goes with it, and is refused where it fails.
			const begun = writer.call("begin");
			begun.catch(() => undefined);
			const tables = new WritableTables(writer);
			try {
				const result = await work(tables);
				tables.end();
				await Promise.all([begun, writer.call("commit")]);
				return result;
			} catch (error) {
				tables.end();
				// The error of the work is the one to report.
				await writer.call("rollback").catch(() => undefined);
				throw error;
			}
		});
	}

	createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): Promise<void> {
		return this.#alone((tables) => tables.createTable(name, columns, key));
	}

	insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions?: RowVersions,
	): Promise<number> {
		return this.#alone((tables) => tables.insertRows(name, columnCount, rows, versions));
	}

	insertWaiting(
		name: string,
		columnCount: number,
		rows: WaitingRows,
		places?: readonly number[],
		versions?: RowVersions,
	): Promise<number> {
		return this.#alone((tables) => tables.insertWaiting(name, columnCount, rows, places, versions));
	}

	dropTable(name: string): Promise<void> {
		return this.#alone((tables) => tables.dropTable(name));
	}

	renameTable(from: string, to: string): Promise<void> {
		return this.#alone((tables) => tables.renameTable(from, to));
	}

	createIndex(name: string, column: string): Promise<void> {
		return this.#hold(() => this.#channels.writer.call("createIndex", name, column));
	}

	gatherStatistics(name: string): Promise<void> {
		return this.#hold(() => this.#channels.writer.call("gatherStatistics", name));
	}

	countBytes(): Promise<number> {
		return this.#hold(() => this.#channels.writer.call("countBytes"));
	}

	reclaimSpace(): Promise<void> {
		return this.#hold(() => this.#channels.writer.call("reclaimSpace"));
	}

	scrub(): Promise<boolean> {
		return this.#hold(() => this.#channels.writer.call("scrub"));
	}

	openReader(): Reader {
		if (this.#isClosed) throw createError("connection_closed", {});
		const takePlace = (): ReaderPlace => {
			const place = this.#channels.takeReader();
			return this.#channels.isShared ? { ...place, channel: createTurns(place.channel, this.#lock) } : place;
		};
		const reader = new ChannelReader(this.location, takePlace, () => this.#readers.delete(reader));
		this.#readers.add(reader);
		return reader;
	}

	async close(): Promise<void> {
		if (this.#isClosed) return;
		this.#isClosed = true;
		await Promise.all([...this.#readers].map((reader) => reader.release()));
		await this.#lock.hold(() => this.#channels.close());
	}

	#alone<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
		return this.#hold(() => work(new WritableTables(this.#channels.writer)));
	}

	#hold<Result>(work: () => Promise<Result>): Promise<Result> {
		return this.#lock.hold(() => {
			if (this.#isClosed) throw createError("connection_closed", {});
			return work();
		});
	}
}

// Whoever shares the writer's connection would see what a transaction has not kept yet.
function createTurns(channel: StorageChannel, lock: WriteLock): StorageChannel {
	return {
		call: (method, ...values) => lock.hold(() => channel.call(method, ...values)),
		callSoon: (method, ...values) => void lock.hold(() => channel.call(method, ...values)).catch(() => undefined),
		compute: (signal, method, ...values) => lock.hold(() => channel.compute(signal, method, ...values)),
	};
}

/** The writer's tables, for as long as somebody holds the lock. */
class WritableTables implements Tables {
	readonly #writer: StorageChannel;
	#isEnded = false;

	constructor(writer: StorageChannel) {
		this.#writer = writer;
	}

	async run<Row>(query: CompiledQuery<Row>): Promise<readonly Row[]> {
		const rows = await this.#use().call("run", query.sql, query.parameters as readonly StoredValue[]);
		return rows as readonly Row[];
	}

	transaction<Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> {
		return work(this);
	}

	async createTable(name: string, columns: readonly StoredColumn[], key: readonly string[]): Promise<void> {
		return this.#use().call("createTable", name, columns, key);
	}

	async insertRows(
		name: string,
		columnCount: number,
		rows: readonly (readonly StoredValue[])[],
		versions?: RowVersions,
	): Promise<number> {
		return this.#use().call("insertRows", name, columnCount, rows, versions);
	}

	async insertWaiting(
		name: string,
		columnCount: number,
		{ batch }: WaitingRows,
		places?: readonly number[],
		versions?: RowVersions,
	): Promise<number> {
		return this.#use().call("insertWaiting", name, columnCount, batch, places, versions);
	}

	async dropTable(name: string): Promise<void> {
		return this.#use().call("dropTable", name);
	}

	async renameTable(from: string, to: string): Promise<void> {
		return this.#use().call("renameTable", from, to);
	}

	/** Whatever the work left running writes nothing any more. */
	end(): void {
		this.#isEnded = true;
	}

	#use(): StorageChannel {
		if (this.#isEnded) throw createError("internal", { problem: "a transaction was used after its end" });
		return this.#writer;
	}
}

/** So long batches may follow each other, for Node takes messages as long as there are any: then timers and sockets have their turn. */
const turnMs = 10;

/** The numbers of readers and queries: none comes twice, whichever server they are sent to. */
let lastNumber = 0;

/** A reader at the other end of a channel. */
class ChannelReader implements Reader {
	readonly #location: string;
	readonly #takePlace: () => ReaderPlace;
	readonly #onRelease: () => void;
	readonly #number = ++lastNumber;
	#place: ReaderPlace;
	#opened: Promise<void>;
	#hasSnapshot = false;
	#isReleased = false;

	constructor(location: string, takePlace: () => ReaderPlace, onRelease: () => void) {
		this.#location = location;
		this.#takePlace = takePlace;
		this.#onRelease = onRelease;
		this.#place = takePlace();
		this.#opened = this.#open();
	}

	async begin(): Promise<void> {
		this.#hasSnapshot = true;
		const snapshot = this.#place.channel.call("takeSnapshot", this.#number);
		await Promise.all([this.#opened, snapshot]);
	}

	async query(sql: string, parameters: QueryParameters, signal?: AbortSignal): Promise<ResultRows> {
		throwIfAborted(signal);
		const query = ++lastNumber;
		const start = () => {
			// An end here would pass for the end of the rows.
			if (this.#isReleased) throw createError("connection_closed", {});
			const { channel } = this.#place;
			return Promise.all([this.#opened, channel.compute(signal, "startQuery", this.#number, query, sql, parameters)]);
		};
		const [, first] = await start().catch((error: unknown) => {
			// Another reader's statement, which could not be ended otherwise, took the thread with it.
			if (!this.#place.isBroken() || signal?.aborted || this.#isReleased) throw error;
			this.#move();
			return start();
		});
		return { [Symbol.asyncIterator]: () => this.#iterate(query, first, signal) };
	}

	// The next rows are computed while the caller looks at those before.
	async *#iterate(query: number, first: RowBatch, signal: AbortSignal | undefined): AsyncGenerator<RowBatch["rows"]> {
		const { channel } = this.#place;
		let batch = first;
		let isOpen = !first.isLast;
		let turnAt = performance.now();
		try {
			for (;;) {
				if (this.#isReleased) throw createError("connection_closed", {});
				const next = batch.isLast ? undefined : channel.compute(signal, "continueQuery", query);
				next?.catch(() => undefined);
				if (batch.rows.length > 0) yield batch.rows;
				if (!next) return;
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

	#move(): void {
		this.#place.letGo();
		this.#place = this.#takePlace();
		this.#opened = this.#open();
		if (this.#hasSnapshot) this.begin().catch(() => undefined);
	}

	#open(): Promise<void> {
		const opened = this.#place.channel.call("openReader", this.#number, this.#location);
		// Who uses it is told.
		opened.catch(() => undefined);
		return opened;
	}
}
