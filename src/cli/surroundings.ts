import type { Readable } from "node:stream";
import type { Clock } from "../base/index.ts";

/** Where text goes: standard output or standard error. */
export interface Output {
	readonly isTerminal: boolean;
	/** Columns of the terminal; undefined in a pipe or a file. */
	readonly width: number | undefined;
	/** The columns of a cell at most, where the width does not say so. */
	readonly cellWidth?: number | undefined;
	/**
	 * Resolves when the text, or the bytes, were taken, so that a slow reader slows the writer down.
	 * @throws OutputClosed when nobody reads any more; output_failed (58030) when it cannot be written.
	 */
	write(text: string | Uint8Array): Promise<void>;
}

/** A terminal with a person at it. */
export interface Terminal {
	readonly input: Readable;
	readonly output: NodeJS.WriteStream;
}

/** Everything around the program that it reads from and writes to. */
export interface Surroundings {
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** The current folder, an absolute path. */
	readonly workingFolder: string;
	/** How the program was called, for lines that people paste, e.g. `npx intercom-sql`. */
	readonly programCall: string;
	/** Opens standard input; not before it is needed, because an open one keeps the process alive. */
	readonly openInput: () => Readable;
	/** Standard input and output, where both are a terminal in which a person can be asked. */
	readonly terminal: Terminal | undefined;
	/** Standard output: rows, and what a command is asked to show. */
	readonly output: Output;
	/** Standard error: everything else. */
	readonly messages: Output;
	readonly clock: Clock;
	/** Aborts when the person or the system wants the program to end. */
	readonly signal: AbortSignal;
	/** The signal that it was, e.g. `SIGINT`; undefined while there was none. */
	readonly interruptedBy: () => InterruptSignal | undefined;
	/** Has somebody else told of Ctrl-C, who goes on after it; undefined ends that. */
	readonly takeInterrupts: (taker: (() => void) | undefined) => void;
	/** Told that a thread computes on which nobody waits for: neither shall the end of the process. */
	readonly noteDeafThread: () => void;
}

/** The signals that end a statement, and the exit status that shells expect after each: 128 and its number. */
export const interruptStatuses = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A signal that ends a statement. */
export type InterruptSignal = keyof typeof interruptStatuses;
