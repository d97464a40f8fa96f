import process from "node:process";
import type { WASI } from "node:wasi";

/**
 * Ends the process at once, without waiting for its threads. `process.exit` and `process.reallyExit` wait for each thread until what it runs
 * comes back to JavaScript, and SQLite may sort for minutes before that. What WASI programs end the process with is the C library's
 * `exit`, which waits for nobody (https://github.com/nodejs/uvwasi/blob/main/src/uvwasi.c, uvwasi_proc_exit).
 * Returns only where the system cannot do that.
 */
export function endAtOnce(status: number): void {
	try {
		// Loading it announces a warning, in a turn of the event loop that never comes.
		const { WASI: Wasi } = process.getBuiltinModule("node:wasi") as { readonly WASI: typeof WASI };
		const wasi = new Wasi({ version: "preview1", returnOnExit: false });
		wasi.start(new wasm.Instance(new wasm.Module(emptyProgram)));
		(wasi.wasiImport as { readonly proc_exit: (status: number) => void }).proc_exit(status);
	} catch {
		// The caller has another way.
	}
}

// The types of Node leave it to those of browsers.
const { WebAssembly: wasm } = globalThis as unknown as {
	readonly WebAssembly: {
		readonly Module: new (bytes: Uint8Array) => object;
		readonly Instance: new (module: object) => object;
	};
};

/** `(module (memory (export "memory") 0) (func (export "_start")))`: without a program, there is nothing to end. */
const emptyProgram = Uint8Array.of(
	...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
	...[0x01, 0x04, 0x01, 0x60, 0x00, 0x00, 0x03, 0x02, 0x01, 0x00, 0x05, 0x03, 0x01, 0x00, 0x00],
	...[0x07, 0x13, 0x02, 0x06, ...Buffer.from("memory"), 0x02, 0x00, 0x06, ...Buffer.from("_start"), 0x00, 0x00],
	...[0x0a, 0x04, 0x01, 0x02, 0x00, 0x0b],
);
