import type { ErrorCopy } from "../base/index.ts";
import type { StorageServer } from "./storage-server.ts";

/** What a worker is asked: the number of the call, which of its servers is meant, and what that shall do. */
export type WorkerCall = readonly [
	call: number,
	server: number,
	method: keyof StorageServer,
	values: Parameters<StorageServer[keyof StorageServer]>,
];

/** The number of calls that nobody waits for: they are not answered. */
export const unheard = 0;

/** What it answers to one call: a value, or an error. Calls and answers go in lists, for each message takes its time. */
export type WorkerAnswer = readonly [call: number, value: unknown, error?: ErrorCopy];

/** What a worker begins with. */
export interface WorkerStart {
	readonly interrupts: SharedArrayBuffer;
}

// More calls than that are never interrupted at once.
const places = 64;

/** Calls that are to end: seen by the worker in the middle of a call, when it gets no messages. */
export class Interrupts {
	readonly buffer: SharedArrayBuffer;
	readonly #places: Int32Array;

	/** Looks at what another thread made, or begins with none. */
	constructor(buffer = new SharedArrayBuffer(places * Int32Array.BYTES_PER_ELEMENT)) {
		this.buffer = buffer;
		this.#places = new Int32Array(buffer);
	}

	/** Asks a call to end. */
	add(call: number): void {
		Atomics.store(this.#places, call % places, call);
	}

	/** Tells whether a call shall end. */
	has(call: number): boolean {
		return call !== unheard && Atomics.load(this.#places, call % places) === call;
	}
}
