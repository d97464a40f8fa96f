import { throwIfAborted } from "../base/index.ts";
import type { ExchangeLimits, WireOutcome, WireRequest } from "./exchange.ts";

/** The part of `fetch` that is needed to send a message: a program may bring its own, for a network that only it knows. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;

/**
 * Sends one message through a `fetch` and reads the whole answer, or has it taken as it comes. What it opened is its own affair, so that a
 * message whose sending failed counts as sent.
 * @throws The signal's reason, at once when it aborts; what `take` throws.
 */
export async function exchangeByFetch(
	send: SendRequest,
	{ origin, path, method, headers, body }: WireRequest,
	{ timeoutMs, maxBytes, signal, onSent, take }: ExchangeLimits,
): Promise<WireOutcome> {
	throwIfAborted(signal);
	const deadline = openDeadline(timeoutMs);
	let watched: WatchedPieces | undefined;
	try {
		onSent?.();
		const answer = await send(`${origin}${path}`, {
			method,
			headers: { ...headers },
			...(body === undefined ? {} : { body }),
			// A credential goes nowhere but where it was meant to go.
			redirect: "manual",
			signal: AbortSignal.any([signal, deadline.signal]),
		});
		const told = { kind: "answer", status: answer.status, headers: Object.fromEntries(answer.headers) } as const;
		if (take && answer.status === 200) {
			watched = watchPieces(answer, deadline);
			return { ...told, bytes: Buffer.alloc(0), taken: { problem: await take(watched.pieces) } };
		}
		const bytes = await readBytes(answer, maxBytes);
		return bytes ? { ...told, bytes } : { kind: "oversize", maxBytes };
	} catch (error) {
		throwIfAborted(signal);
		if (deadline.signal.aborted) return { kind: "timeout", isSent: true };
		if (watched && watched.findFault() !== error) throw error;
		return { kind: "fault", error: error instanceof Error ? error : new Error(String(error)), isSent: true };
	} finally {
		deadline.stop();
	}
}

interface Deadline {
	readonly signal: AbortSignal;
	start(): void;
	stop(): void;
}

function openDeadline(timeoutMs: number): Deadline {
	const ended = new AbortController();
	const startTimer = () => setTimeout(() => ended.abort(), Math.min(timeoutMs, 0x7fff_ffff));
	let timer = startTimer();
	return {
		signal: ended.signal,
		start() {
			timer = startTimer();
		},
		stop() {
			clearTimeout(timer);
		},
	};
}

interface WatchedPieces {
	readonly pieces: AsyncIterable<Uint8Array>;
	/** What broke while they came. */
	findFault(): unknown;
}

// The service is not to blame for the time in which nobody wants its bytes.
function watchPieces({ body }: Response, deadline: Deadline): WatchedPieces {
	let fault: unknown;
	async function* watch(): AsyncGenerator<Uint8Array, void, undefined> {
		try {
			for await (const piece of body ?? []) {
				deadline.stop();
				yield piece as Uint8Array;
				deadline.start();
			}
		} catch (error) {
			fault = error;
			throw error;
		}
	}
	return { pieces: watch(), findFault: () => fault };
}

// Undefined when there are too many.
async function readBytes(answer: Response, maxBytes: number): Promise<Buffer | undefined> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of answer.body ?? []) {
		const bytes = chunk as Uint8Array;
		size += bytes.length;
		if (size > maxBytes) return undefined;
		chunks.push(bytes);
	}
	return Buffer.concat(chunks, size);
}
