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
const patienceMs = 100;

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

	/**
	 * Starts the thread.
	 * @param script Calls `serveStorage`.
	 */
	constructor(script: URL) {
		this.script = script;
		const workerData: WorkerStart = { interrupts: this.#interrupts.buffer };
		this.#worker = new Worker(script, { workerData, execArgv: [] });
		this.#worker.unref();
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
	}

	/** It ended, or was given up. */
	get isBroken(): boolean {
		return this.#end !== undefined;
	}

	/** The way to one of its servers; servers begin when they are first asked. */
	openChannel(server: number): StorageChannel {
		return {
			call: (method, ...values) => this.#call([++this.#lastCall, server, method, values]),
			callSoon: (method, ...values) => this.#callSoon([unheard, server, method, values]),
			compute: (signal, method, ...values) => this.#compute([++this.#lastCall, server, method, values], signal),
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
		if (this.#unsent.push(call) === 1) setImmediate(() => this.#send());
	}

	#send(): void {
		if (this.#unsent.length === 0) return;
		const calls = this.#unsent;
		this.#unsent = [];
		this.#isSending = false;
		this.#worker.postMessage(calls);
	}

	async #compute<Value>(call: WorkerCall, signal: AbortSignal | undefined): Promise<Value> {
		if (!signal) return this.#call(call);
		throwIfAborted(signal);
		return new Promise((resolve, reject) => {
			const stopListening = onAbort(signal, () => {
				reject(createAbortError(signal));
				this.#interrupt(call[0]);
			});
			void this.#call<Value>(call).then(resolve, reject).finally(stopListening);
		});
	}

	#interrupt(call: number): void {
		this.#interrupts.add(call);
		const timer = setTimeout(() => {
			if (this.#pending.has(call)) void this.stop();
		}, patienceMs);
		timer.unref();
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
