/** The bytes of an answer on their way from the socket to who takes them, no more of them than a few pieces at a time. */
export interface AnswerPieces {
	readonly pieces: AsyncIterable<Uint8Array>;
	push(piece: Uint8Array): void;
	/** No more of them come: that was all, or something broke. */
	end(error?: Error): void;
}

/** How the source of the bytes is held back while nobody takes them. */
export interface PieceSource {
	pause(): void;
	resume(): void;
	/** Who took them has left before the end. */
	leave(): void;
}

// As much as one read of a socket gives, a few times.
const mostWaitingBytes = 256 * 1024;

/** Opens a way for bytes; whoever takes them slowly holds the source back. */
export function createAnswerPieces(source: PieceSource): AnswerPieces {
	const waiting: Uint8Array[] = [];
	let size = 0;
	let isPaused = false;
	let end: { readonly error: Error | undefined } | undefined;
	let wake: (() => void) | undefined;
	const tell = (): void => {
		wake?.();
		wake = undefined;
	};
	async function* give(): AsyncGenerator<Uint8Array, void, undefined> {
		try {
			for (;;) {
				const piece = waiting.shift();
				if (piece) {
					size -= piece.length;
					yield piece;
				} else if (end) {
					if (end.error) throw end.error;
					return;
				} else if (isPaused) {
					isPaused = false;
					// It may give more of them before it returns.
					source.resume();
				} else {
					await new Promise<void>((resolve) => {
						wake = resolve;
					});
				}
			}
		} finally {
			if (!end) source.leave();
		}
	}
	return {
		pieces: give(),
		push(piece) {
			waiting.push(piece);
			size += piece.length;
			if (size > mostWaitingBytes && !isPaused) {
				isPaused = true;
				source.pause();
			}
			tell();
		},
		end(error) {
			end ??= { error };
			if (error) waiting.length = 0;
			tell();
		},
	};
}
