import type { CompiledQuery } from "kysely";
import { createError, type StoredValue } from "../base/index.ts";
import { openChannelIntake } from "./channel-intake.ts";
import { openChannelReader, type ReaderPlace } from "./channel-reader.ts";
import type { OpenIntake, Reader, RowVersions, Storage, StoredColumn, Tables, WaitingRows } from "./storage.ts";
import type { StorageChannel } from "./storage-server.ts";
import type { WriteLock } from "./write-lock.ts";

/** Where a storage's servers are. */
export interface StorageChannels {
	/** The server that has opened the place for writing. */
	readonly writer: StorageChannel;
	/** Readers share the writer's connection, as they must in memory: then they wait for its transactions. */
	readonly isShared: boolean;
	/** What was kept is gone with the writer's server. */
	readonly isLost: () => boolean;
	/** The servers have what parses and packs rows. */
	readonly canCompile: boolean;
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
		this.openIntake = channels.canCompile
			? (description) => openChannelIntake(channels.writer, description)
			: undefined;
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
		const { canCompile } = this.#channels;
		const reader = openChannelReader(this.location, takePlace, canCompile, () => this.#readers.delete(reader));
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
