import { createAbortError, onAbort } from "../../base/index.ts";

/** How long a row under way may still be answered when its statement was ended. */
const farewellMs = 2000;

/** Follows a signal a moment behind: to know what became of something that was sent is worth it. */
export function followWithFarewell(signal: AbortSignal): { readonly signal: AbortSignal; end(): void } {
	const controller = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const stop = onAbort(signal, () => {
		timer = setTimeout(() => controller.abort(createAbortError(signal)), farewellMs);
	});
	return {
		signal: controller.signal,
		end() {
			clearTimeout(timer);
			stop();
		},
	};
}
