import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import {
	createAbortError,
	createError,
	onAbort,
	type ProviderError,
	restoreError,
	throwIfAborted,
} from "../base/index.ts";
import { explainLoadFault } from "./native-module.ts";
import type { StorageChannel } from "./storage-server.ts";
import { Interrupts, unheard, type WorkerAnswer, type WorkerCall, type WorkerStart } from "./worker-protocol.ts";

/**
 * So long a call that was interrupted may take to notice. Every function of ours notices, and whatever loops for long calls one now and then;
 * what SQLite does in between, such as sorting, does not.
 */
export const patienceMs = 100;

/** When it has not noticed after so long, another thread is made ready: to start one takes as long as the rest of the patience. */
const forebodingMs = 25;

/** What nobody waits for goes with the next call, or by itself after so long: each message wakes the thread. */
const soonMs = 5;

/** Threads that were given up and compute on: no process ends by itself before they do. */
let deafThreads = 0;

/** Tells whether threads that were given up compute on. */
export function hasDeafThreads(): boolean {
	return deafThreads > 0;
}

/**
 * Of rows that come and go, a thread would let pile up twice as many before it looks which are still needed: that is no faster, and takes
 * some 40 MB more.
 */
const resourceLimits = { maxYoungGenerationSizeMb: 24 } as const;

interface Pending {
	readonly resolve: (value: never) => void;
	readonly reject: (error: unknown) => void;
}

/** A worker thread that serves storages. It keeps the process from ending only while it is asked something. */
export class StorageWorker {
	readonly script: URL;
	readonly #worker: Worker;
	readonly #interrupts = new Interrupts();
	readonly #pending = new Map<number, Pending>();
	/** Calls of this turn: they go together. */
	#unsent: WorkerCall[] = [];
	#isSending = false;
	#lastCall = 0;
	#end: Error | undefined;

	readonly #onForeboding: () => void;

	/**
	 * Starts the thread.
	 * @param script Calls `serveStorage`.
	 * @param onForeboding Told when it will perhaps be given up soon.
	 */
	constructor(script: URL, onForeboding: () => void) {
		this.script = script;
		this.#onForeboding = onForeboding;
		const workerData: WorkerStart = { interrupts: this.#interrupts.buffer };
		this.#worker = new Worker(script, { workerData, execArgv: [], resourceLimits });
		this.#worker.on("message", (answers: readonly WorkerAnswer[]) => {
			for (const [call, value, error] of answers) {
				const pending = this.#settle(call);
				if (error) pending?.reject(restoreError(error));
				else pending?.resolve(value as never);
			}
		});
		this.#worker.on("error", (error) => this.#break(explainThreadEnd(script, error)));
		this.#worker.on("exit", () => {
			this.#break(createError("connection_closed", {}));
		});
		// After the listeners, for they keep the process from ending, too; one that is made ready may never be asked anything.
		this.#worker.unref();
		// A script that is an ES module holds the process again when it begins.
		this.#worker.on("online", () => {
			if (this.#pending.size === 0) this.#worker.unref();
		});
	}

	/** It ended, or was given up. */
	get isBroken(): boolean {
		return this.#end !== undefined;
	}

	/**
	 * The way to one of its servers; servers begin when they are first asked.
	 * @param patience How long what is interrupted may take to notice, in milliseconds.
	 */
	openChannel(server: number, patience = patienceMs): StorageChannel {
		return {
			call: (method, ...values) => this.#call([++this.#lastCall, server, method, values]),
			callSoon: (method, ...values) => this.#callSoon([unheard, server, method, values]),
			compute: (signal, method, ...values) =>
				this.#compute([++this.#lastCall, server, method, values], patience, signal),
		};
	}

	/** Ends the thread, with what it is computing. */
	async stop(): Promise<void> {
		this.#break(createError("connection_closed", {}));
		await this.#worker.terminate();
	}

	#call<Value>(call: WorkerCall): Promise<Value> {
		if (this.#end) return Promise.reject(this.#end);
		return new Promise((resolve, reject) => {
			this.#pending.set(call[0], { resolve, reject });
			this.#unsent.push(call);
			if (this.#pending.size === 1) this.#worker.ref();
			if (!this.#isSending) {
				this.#isSending = true;
				queueMicrotask(() => this.#send());
			}
		});
	}

	#callSoon(call: WorkerCall): void {
		if (this.#end) return;
		if (this.#unsent.push(call) === 1) setTimeout(() => this.#send(), soonMs).unref();
	}

	#send(): void {
		if (this.#unsent.length === 0) return;
		const calls = this.#unsent;
		this.#unsent = [];
		this.#isSending = false;
		this.#worker.postMessage(calls, listGiven(calls));
	}

	async #compute<Value>(call: WorkerCall, patience: number, signal: AbortSignal | undefined): Promise<Value> {
		if (!signal) return this.#call(call);
		throwIfAborted(signal);
		return new Promise((resolve, reject) => {
			const stopListening = onAbort(signal, () => {
				reject(createAbortError(signal));
				this.#interrupt(call[0], patience);
			});
			void this.#call<Value>(call).then(resolve, reject).finally(stopListening);
		});
	}

	#interrupt(call: number, patience: number): void {
		this.#interrupts.add(call);
		const whenDeaf = (afterMs: number, act: () => void) =>
			setTimeout(() => {
				if (this.#pending.has(call)) act();
			}, afterMs).unref();
		whenDeaf(forebodingMs, this.#onForeboding);
		whenDeaf(patience, () => {
			this.#break(explainLostThread());
			deafThreads++;
			void this.#worker.terminate().finally(() => deafThreads--);
		});
	}

	#settle(call: number): Pending | undefined {
		const pending = this.#pending.get(call);
		this.#pending.delete(call);
		if (this.#pending.size === 0) this.#worker.unref();
		return pending;
	}

	#break(error: Error): void {
		this.#end ??= error;
		for (const call of [...this.#pending.keys()]) this.#settle(call)?.reject(this.#end);
	}
}

// Bytes go over as they are, without a copy.
function listGiven(calls: readonly WorkerCall[]): ArrayBuffer[] {
	return calls.flatMap(([, , method, values]) =>
		method === "parseContent" || method === "continueQuery"
			? values.flatMap((value) => (isWhole(value) ? [value.buffer] : []))
			: [],
	);
}

// A part of a buffer cannot go without the others.
function isWhole(value: unknown): value is Uint8Array<ArrayBuffer> {
	return value instanceof Uint8Array && value.byteLength === value.buffer.byteLength;
}

function explainThreadEnd(script: URL, error: Error): ProviderError {
	if ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
		const slots = { sqlState: "53200", problem: "the memory does not suffice", advice: "Ask for less at once." };
		return createError("execution_failed", slots, { cause: error });
	}
	return (
		explainMissingScript(script, error) ??
		explainLoadFault(error) ??
		createError("internal", { problem: "a storage's thread ended" }, { cause: error })
	);
}

// As in a bundle of somebody's program, which has the code alone.
function explainMissingScript(script: URL, cause: Error): ProviderError | undefined {
	if (existsSync(script)) return undefined;
	const problem = `the script of its threads is not at ${script.pathname}`;
	const advice = "Leave intercom-sql out of the bundle, as an external package, or install it again: npm install";
	return createError("broken_installation", { package: "intercom-sql", problem, advice }, { cause });
}

// To whoever shared the thread; the statement itself has ended with its signal's error.
function explainLostThread(): ProviderError {
	return createError("execution_failed", {
		sqlState: "57014",
		problem: "the statement was ended together with another one that could not be ended otherwise",
		advice: "Run it again.",
	});
}
