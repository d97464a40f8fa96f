import { createError } from "../base/index.ts";
import type { Output } from "./surroundings.ts";

/** Nobody reads any more, as after `| head`: a reason to stop, and no failure. */
export class OutputClosed extends Error {
	override readonly name = "OutputClosed";
}

/** What a stream of Node tells about where it leads. */
type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

// Terminals that do not say their width, or say 0, are as wide as the first ones were.
const standardWidth = 80;

/** Makes an output of standard output or standard error. */
export function createOutput(stream: Stream): Output {
	const isTerminal = stream.isTTY === true;
	// Each write reports its own failure; without a listener the same failure would end the process.
	stream.on("error", () => undefined);
	return {
		isTerminal,
		get width() {
			return isTerminal ? stream.columns || standardWidth : undefined;
		},
		write: (text) =>
			new Promise((resolve, reject) => {
				stream.write(text, (error) => {
					if (error) reject(explainFailure(error));
					else resolve();
				});
			}),
	};
}

function explainFailure(error: NodeJS.ErrnoException): Error {
	if (error.code === "EPIPE" || error.code === "ERR_STREAM_DESTROYED") return new OutputClosed();
	return createError("output_failed", { reason: error.message }, { cause: error });
}

const chunkLength = 65_536;

/**
 * Writes pieces of text in large chunks, and takes the next piece only when there is room.
 * @throws What {@link Output.write} throws; the signal's reason.
 */
export async function writePieces(pieces: AsyncIterable<string>, output: Output, signal: AbortSignal): Promise<void> {
	let chunk = "";
	for await (const piece of pieces) {
		chunk += piece;
		if (chunk.length < chunkLength) continue;
		await output.write(chunk);
		chunk = "";
		// Writing to a pipe blocks and never waits, so a Ctrl-C would not be heard without a turn of the event loop.
		await new Promise((resolve) => setImmediate(resolve));
		signal.throwIfAborted();
	}
	if (chunk !== "") await output.write(chunk);
}
