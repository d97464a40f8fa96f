/**
 * Starts on the next item while the consumer works on this one; never on more than one.
 * @example for await (const page of readAhead(pages)) await store(page);
 */
export async function* readAhead<Item>(source: AsyncGenerator<Item>): AsyncGenerator<Item, void, undefined> {
	let ahead = source.next();
	try {
		for (;;) {
			const result = await ahead;
			if (result.done) return;
			ahead = source.next();
			// Whoever awaits it later gets the error; until then nobody has missed it.
			ahead.catch(() => undefined);
			yield result.value;
		}
	} finally {
		// What is under way was aborted, or has ended; an error of it is of no use to anybody now.
		await source.return(undefined).catch(() => undefined);
	}
}
