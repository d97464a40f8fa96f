import { type Clock, createError } from "../../src/base/index.ts";

/** Where simulated time begins, at the beginning of a window of ten seconds; a little of it has passed. */
export const startMs = 1_700_000_000_000;

/** Time that moves on, to the next sleeper, when nothing else is left to do. */
export function createSimulation() {
	let nowMs = startMs + 3_210;
	const sleepers: { atMs: number; wake: () => void }[] = [];
	const clock: Clock = {
		now: () => nowMs,
		sleep: (ms, signal) =>
			new Promise((resolve, reject) => {
				const sleeper = { atMs: nowMs + ms, wake: resolve };
				sleepers.push(sleeper);
				signal?.addEventListener("abort", () => {
					const index = sleepers.indexOf(sleeper);
					if (index >= 0) sleepers.splice(index, 1);
					reject(createError("cancelled", {}));
				});
			}),
	};
	async function run(work: Promise<unknown>): Promise<void> {
		let isDone = false;
		const finished = work.finally(() => {
			isDone = true;
		});
		while (!isDone) {
			await new Promise((resolve) => setImmediate(resolve));
			sleepers.sort((left, right) => left.atMs - right.atMs);
			const next = sleepers.shift();
			if (!next) continue;
			nowMs = Math.max(nowMs, next.atMs);
			next.wake();
		}
		await finished;
	}
	return { clock, run };
}
