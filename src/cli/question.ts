import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { createError } from "../base/index.ts";
import type { Surroundings } from "./surroundings.ts";

/** Asks a person, on a terminal; elsewhere the answers are the lines of standard input. */
export interface Questioner {
	/**
	 * Asks once.
	 * @param hint What an empty answer means.
	 * @throws command_line (22023) when there are no more answers; cancelled.
	 */
	ask(question: string, hint?: string): Promise<string>;
	/** Asks for what is not to be seen. */
	askSecret(question: string): Promise<string>;
	close(): void;
}

const adviceAtEnd = "Run it on a terminal, or give a line for each question on standard input.";

/** Begins to ask. */
export function openQuestioner({ openInput, terminal, messages, signal }: Surroundings): Questioner {
	const screen = createScreen(terminal?.output);
	const lines = createInterface({
		input: terminal?.input ?? openInput(),
		...(terminal ? { output: screen.stream, terminal: true, historySize: 0 } : {}),
	});
	const waiting: string[] = [];
	let isClosed = false;
	let wake = (): void => undefined;
	let isCancelled = false;
	lines.on("line", (line) => {
		waiting.push(line);
		wake();
	});
	lines.on("close", () => {
		isClosed = true;
		wake();
	});
	const cancel = (): void => {
		isCancelled = true;
		wake();
	};
	lines.on("SIGINT", cancel);
	signal.addEventListener("abort", cancel, { once: true });
	const endLine = async (): Promise<void> => {
		if (!terminal) await messages.write("\n");
		else terminal.output.write("\n");
	};
	const take = async (): Promise<string> => {
		for (;;) {
			if (isCancelled) throw createError("cancelled", {});
			const line = waiting.shift();
			if (line !== undefined) return line.trim();
			if (isClosed) {
				// The question still stands on its line; after a secret one the line is ended anyway.
				if (!screen.isMuted) await endLine();
				throw createError("command_line", { problem: "the answers ended", advice: adviceAtEnd });
			}
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	};
	const show = async (text: string): Promise<void> => {
		if (!terminal) await messages.write(text);
		else {
			lines.setPrompt(text);
			lines.prompt();
		}
	};
	return {
		async ask(question, hint) {
			await show(`${question}${hint === undefined ? "" : ` [${hint}]`}: `);
			const answer = await take();
			return answer === "" ? (hint ?? "") : answer;
		},
		async askSecret(question) {
			await show(`${question}: `);
			screen.isMuted = terminal !== undefined;
			try {
				return await take();
			} finally {
				screen.isMuted = false;
				if (terminal) terminal.output.write("\n");
			}
		},
		close() {
			signal.removeEventListener("abort", cancel);
			lines.close();
		},
	};
}

// What is typed is shown by the reader of lines; a secret is not.
function createScreen(output: NodeJS.WriteStream | undefined): { readonly stream: Writable; isMuted: boolean } {
	const screen = {
		isMuted: false,
		stream: new Writable({
			write(chunk: Buffer, _, done) {
				if (!screen.isMuted) output?.write(chunk);
				done();
			},
		}),
	};
	Object.defineProperty(screen.stream, "columns", { get: () => output?.columns });
	return screen;
}
