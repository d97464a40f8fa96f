interface Slot<Output> {
	readonly result: Promise<Output>;
	/** Resolves when the result is there, or failed. */
	readonly settled: Promise<void>;
	isSettled: boolean;
}

// How far the quick ones may run ahead of a slow one.
const waitingPerWorker = 2;

/**
 * Maps items concurrently and gives the results in the order of the items, those that are ready together in one batch.
 * @param concurrency Calls of `map` under way at a time.
 * @example for await (const batch of mapInOrder(keys, 20, fetchOne)) … // [one, two], [three]
 */
export async function* mapInOrder<Input, Output>(
	source: AsyncIterable<Input> | Iterable<Input>,
	concurrency: number,
	map: (item: Awaited<Input>) => Promise<Output>,
): AsyncGenerator<Output[], void, undefined> {
	const items = iterate(source);
	const slots: Slot<Output>[] = [];
	const intake: { pull?: Promise<void> | undefined; isExhausted: boolean } = { isExhausted: false };

	const pullOne = async () => {
		const item = await items.next();
		if (item.done) intake.isExhausted = true;
		else slots.push(createSlot(map(item.value)));
		intake.pull = undefined;
	};
	try {
		for (;;) {
			if (!intake.isExhausted && intake.pull === undefined && hasRoom(slots, concurrency)) {
				intake.pull = pullOne();
				// It is awaited in the race below; until then its failure is not unhandled.
				intake.pull.catch(() => undefined);
			}
			const batch = takeSettled(slots);
			if (batch.length > 0) yield await Promise.all(batch);
			else if (intake.isExhausted && slots.length === 0) return;
			else await Promise.race([...(intake.pull ? [intake.pull] : []), ...listPending(slots)]);
		}
	} finally {
		await items.return(undefined).catch(() => undefined);
	}
}

async function* iterate<Item>(
	source: AsyncIterable<Item> | Iterable<Item>,
): AsyncGenerator<Awaited<Item>, void, undefined> {
	for await (const item of source) yield item;
}

function hasRoom(slots: readonly Slot<unknown>[], concurrency: number): boolean {
	if (slots.length >= concurrency * waitingPerWorker) return false;
	return slots.filter((slot) => !slot.isSettled).length < concurrency;
}

// Without those that only wait for their turn: they would win every race at once, and nothing else would ever run.
function listPending(slots: readonly Slot<unknown>[]): Promise<void>[] {
	return slots.filter((slot) => !slot.isSettled).map((slot) => slot.settled);
}

function createSlot<Output>(result: Promise<Output>): Slot<Output> {
	const slot = {
		result,
		isSettled: false,
		settled: result.then(
			() => {
				slot.isSettled = true;
			},
			() => {
				slot.isSettled = true;
			},
		),
	};
	return slot;
}

function takeSettled<Output>(slots: Slot<Output>[]): Promise<Output>[] {
	const end = slots.findIndex((slot) => !slot.isSettled);
	return slots.splice(0, end === -1 ? slots.length : end).map((slot) => slot.result);
}
