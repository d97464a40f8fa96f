import { createInterface, type Interface } from "node:readline";
import type { Terminal } from "../surroundings.ts";

/** Finds what can stand in place of the word before the cursor. */
export type Completer = (line: string) => Promise<readonly [candidates: readonly string[], word: string]>;

/** What a reader of lines on a terminal is made with. */
export interface ReaderSettings {
	readonly complete: Completer;
	/** The newest first; the reader goes through it with the arrow keys. */
	readonly history: readonly string[];
	/** Gives a line its colours. */
	readonly colour: ((line: string) => string) | undefined;
	/** Ctrl-C, while no line is wanted or while one is edited. */
	readonly onInterrupt: () => void;
}

/** Reads lines that a person edits. */
export interface LineReader {
	/** The next line; null where it was dropped, undefined at the end of input. */
	read(prompt: string): Promise<string | null | undefined>;
	/** Takes away what is typed and what waits. */
	drop(): void;
	/** Lets somebody else read the terminal, such as a pager. */
	lend<Result>(use: () => Promise<Result>): Promise<Result>;
	remember(entry: string): void;
	close(): void;
}

// What node:readline calls on itself, and lets others replace: lib/internal/readline/interface.js names these for that.
interface Internals {
	line: string;
	cursor: number;
	history: string[];
	_writeToOutput: (text: string) => void;
	_refreshLine: () => void;
	isCompletionEnabled: boolean;
	_insertString: (text: string) => void;
	_addHistory: () => string;
	_ttyWrite: (sign: string | undefined, key: unknown) => void;
}

interface ReaderState {
	/** A line is wanted, and what is typed is shown. */
	isWanted: boolean;
	isClosed: boolean;
	isDropped: boolean;
	wake: () => void;
}

/** Opens a reader; nothing is shown before a line is wanted. */
export function openLineReader(terminal: Terminal, settings: ReaderSettings): LineReader {
	const lines = createInterface({
		input: terminal.input,
		output: terminal.output,
		terminal: true,
		historySize: 1000,
		completer: (line: string, done: (error: null, found: [string[], string]) => void) => {
			settings.complete(line).then(
				([candidates, word]) => done(null, [[...candidates], word]),
				() => done(null, [[], line]),
			);
		},
	});
	const internals = lines as unknown as Internals;
	const waiting: string[] = [];
	const state: ReaderState = { isWanted: false, isClosed: false, isDropped: false, wake: () => undefined };
	internals.history.push(...settings.history);
	// Statements are remembered, which may be several lines.
	internals._addHistory = () => internals.line;
	insertWhereItIs(internals);
	muteUnlessWanted(internals, state);
	if (settings.colour) colourLine(lines, internals, settings.colour);
	lines.on("line", (line) => {
		waiting.push(line);
		state.wake();
	});
	lines.on("close", () => {
		state.isClosed = true;
		state.wake();
	});
	lines.on("SIGINT", settings.onInterrupt);
	return {
		async read(prompt) {
			lines.setPrompt(prompt);
			state.isWanted = true;
			state.isDropped = false;
			try {
				// What was pasted is shown as it is taken.
				if (waiting.length > 0) terminal.output.write(`${prompt}${waiting[0] ?? ""}\n`);
				else if (!state.isClosed) lines.prompt(true);
				while (waiting.length === 0 && !hasEnded(state)) {
					await new Promise<void>((resolve) => {
						state.wake = resolve;
					});
				}
				return wasDropped(state) ? null : waiting.shift();
			} finally {
				state.isWanted = false;
			}
		},
		drop() {
			waiting.length = 0;
			if (state.isWanted) terminal.output.write("^C\n");
			internals.line = "";
			internals.cursor = 0;
			state.isDropped = true;
			state.isWanted = false;
			state.wake();
		},
		async lend(use) {
			lines.pause();
			setRawMode(terminal, false);
			try {
				return await use();
			} finally {
				setRawMode(terminal, true);
				lines.resume();
			}
		},
		remember(entry) {
			if (internals.history[0] !== entry) internals.history.unshift(entry);
		},
		close: () => lines.close(),
	};
}

// Both change while somebody waits.
function hasEnded({ isClosed, isDropped }: ReaderState): boolean {
	return isClosed || isDropped;
}

function wasDropped({ isDropped }: ReaderState): boolean {
	return isDropped;
}

// While text is pasted, completion is off, and Node.js 20 puts what is inserted then behind the line, wherever the cursor is.
function insertWhereItIs(internals: Internals): void {
	const { _insertString: insert } = internals;
	internals._insertString = (text) => {
		const { isCompletionEnabled: isEnabled } = internals;
		internals.isCompletionEnabled = true;
		insert.call(internals, text);
		internals.isCompletionEnabled = isEnabled;
	};
}

function setRawMode({ input }: Terminal, isRaw: boolean): void {
	const { setRawMode: set } = input as { readonly setRawMode?: (isRaw: boolean) => void };
	set?.call(input, isRaw);
}

// What is typed while a statement runs is kept, and shown when it is wanted.
function muteUnlessWanted(internals: Internals, state: Readonly<ReaderState>): void {
	const { _writeToOutput: write, _refreshLine: refresh } = internals;
	internals._writeToOutput = (text) => {
		if (state.isWanted) write.call(internals, text);
	};
	internals._refreshLine = () => {
		if (state.isWanted) refresh.call(internals);
	};
}

function colourLine(lines: Interface, internals: Internals, colour: (line: string) => string): void {
	const { _writeToOutput: write, _ttyWrite: take } = internals;
	internals._writeToOutput = (text) => {
		const prompt = lines.getPrompt();
		const isLine = text === prompt + internals.line && internals.line !== "";
		write.call(internals, isLine ? prompt + colour(internals.line) : text);
	};
	let isPlanned = false;
	internals._ttyWrite = (sign, key) => {
		const before = internals.line;
		take.call(internals, sign, key);
		if (internals.line === before || internals.line === "" || isPlanned) return;
		isPlanned = true;
		// All of what was pasted comes in one turn.
		setImmediate(() => {
			isPlanned = false;
			if (internals.line !== "") internals._refreshLine();
		});
	};
}
