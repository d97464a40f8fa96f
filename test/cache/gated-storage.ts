import type { Storage, Tables } from "../../src/storage/index.ts";
import { settle } from "./test-cache.ts";

/** What a call does: the SQL that it runs, or its own name, such as "insertRows scan_1", "commit" or "scrub". */
type Pass = (call: string) => Promise<void> | void;

/** A gate that stands open, until a test shuts it for the calls that it names. */
export class Gate {
	/** All calls that came by. */
	readonly calls: string[] = [];
	#held: { readonly pattern: RegExp; readonly error: Error | undefined } | undefined;
	#arrived: (() => void) | undefined;
	#open: (() => void) | undefined;

	readonly pass: Pass = async (call) => {
		this.calls.push(call);
		const held = this.#held;
		if (held?.pattern.test(call) !== true) return;
		this.#held = undefined;
		if (held.error) throw held.error;
		await new Promise<void>((resolve) => {
			this.#open = resolve;
			this.#arrived?.();
		});
	};

	/** Holds the next call that fits; resolves when it has come. */
	shut(pattern: RegExp): Promise<void> {
		this.#held = { pattern, error: undefined };
		return new Promise((resolve) => {
			this.#arrived = resolve;
		});
	}

	/** Makes the next call that fits fail. */
	fail(pattern: RegExp, error: Error): void {
		this.#held = { pattern, error };
	}

	/** Lets the call that is held go on. */
	open(): void {
		this.#open?.();
	}
}

/** A storage each of whose calls takes a turn of the event loop, as if it were in another thread, and passes a gate before it is done. */
export function gateStorage(storage: Storage, gate: Gate): Storage {
	return {
		...gateTables(storage, gate.pass),
		location: storage.location,
		hasSnapshots: storage.hasSnapshots,
		isLost: false,
		transaction: (work) =>
			storage.transaction(async (tables) => {
				const result = await work(gateTables(tables, gate.pass));
				await gate.pass("commit");
				return result;
			}),
		createIndex: (name, column) => storage.createIndex(name, column),
		gatherStatistics: (name) => storage.gatherStatistics(name),
		countBytes: () => storage.countBytes(),
		reclaimSpace: () => storage.reclaimSpace(),
		async scrub() {
			await gate.pass("scrub");
			return storage.scrub();
		},
		openReader: () => storage.openReader(),
		close: () => storage.close(),
	};
}

function gateTables(tables: Tables, pass: Pass): Tables {
	let last: Promise<unknown> = Promise.resolve();
	// One after the other, in the order in which they are called.
	const call = <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
		const turn = last.then(async () => {
			await settle();
			await pass(name);
			return work();
		});
		last = turn.catch(() => undefined);
		return turn;
	};
	const gated: Tables = {
		run: (query) => call(query.sql, () => tables.run(query)),
		transaction: (work) => work(gated),
		createTable: (name, ...rest) => call(`createTable ${name}`, () => tables.createTable(name, ...rest)),
		insertRows: (name, ...rest) => call(`insertRows ${name}`, () => tables.insertRows(name, ...rest)),
		insertWaiting: (name, ...rest) => call(`insertWaiting ${name}`, () => tables.insertWaiting(name, ...rest)),
		dropTable: (name) => call(`dropTable ${name}`, () => tables.dropTable(name)),
		renameTable: (from, to) => call(`renameTable ${from}`, () => tables.renameTable(from, to)),
	};
	return gated;
}
