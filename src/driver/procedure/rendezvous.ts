import { createAbortError, onAbort } from "../../base/index.ts";

/**
 * Turns what gives items one after another into items that are asked for: each waits until it is wanted, and whoever wants no more ends it.
 * @param run Gives items until it is over; its signal aborts with the one given, and when nobody wants more.
 * @throws What `run` throws, and the reason of the signal.
 */
export async function* meet<Item>(
	run: (give: (item: Item) => Promise<void>, signal: AbortSignal) => Promise<unknown>,
	signal: AbortSignal,
): AsyncGenerator<Item, void, undefined> {
	const left = new AbortController();
	const both = AbortSignal.any([signal, left.signal]);
	let offer: { readonly item: Item; readonly accept: () => void } | undefined;
	let end: { readonly error?: unknown } | undefined;
	let wake: (() => void) | undefined;
	const tell = (): void => {
		wake?.();
		wake = undefined;
	};
	const give = (item: Item): Promise<void> =>
		new Promise((resolve, reject) => {
			const stop = onAbort(both, () => reject(createAbortError(both)));
			offer = {
				item,
				accept() {
					stop();
					resolve();
				},
			};
			tell();
		});
	const running = run(give, both).then(
		() => {
			end = {};
			tell();
		},
		(error: unknown) => {
			end = { error };
			tell();
		},
	);
	try {
		for (;;) {
			if (offer) {
				const { item, accept } = offer;
				offer = undefined;
				yield item;
				accept();
			} else if (end) {
				if ("error" in end) throw end.error;
				return;
			} else {
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			}
		}
	} finally {
		left.abort();
		await running;
	}
}
