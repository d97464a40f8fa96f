/** One line of the table that `npm run bench` prints. */
export interface Measurement {
	readonly measured: string;
	/** What stands beside it in the same run. */
	readonly against: string;
	/** As text, with its unit: "1.3 ×", "+ 80 µs". */
	readonly result: string;
	readonly goal: string;
	readonly isMet: boolean;
	/** Absolute figures, which say as much about the machine as about the code. */
	readonly figures: string;
}

/** Times of two ways to do the same, in milliseconds. */
export interface Times {
	readonly ours: number;
	readonly theirs: number;
}

/**
 * Measures two ways in turns, after some rounds to warm up, and gives the median of each.
 * @param counts How many rounds are measured, and how many go before.
 */
export async function takeTurns(
	counts: { readonly rounds: number; readonly warmUp: number },
	ours: () => unknown,
	theirs: () => unknown,
): Promise<Times> {
	const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
	for (let round = -counts.warmUp; round < counts.rounds; round++) {
		const first = await measure(ours);
		const second = await measure(theirs);
		if (round < 0) continue;
		times.ours.push(first);
		times.theirs.push(second);
	}
	return { ours: findMedian(times.ours), theirs: findMedian(times.theirs) };
}

/** The time that some work takes, in milliseconds. */
export async function measure(work: () => unknown): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

/** The one in the middle. */
export function findMedian(values: readonly number[]): number {
	return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** A line that says how many times as long ours takes. */
export function compareTimes(measured: string, against: string, times: Times, goal: number): Measurement {
	const ratio = times.ours / times.theirs;
	return {
		measured,
		against,
		result: `${ratio.toFixed(2)} ×`,
		goal: `≤ ${goal} ×`,
		isMet: ratio <= goal,
		figures: `${formatMs(times.ours)} and ${formatMs(times.theirs)}`,
	};
}

/** @example formatMs(0.0123) // "12 µs" */
export function formatMs(ms: number): string {
	if (ms < 1) return `${Math.round(ms * 1000)} µs`;
	return ms < 100 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}
