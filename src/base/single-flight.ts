import { throwIfAborted, waitUnlessAborted } from "./abort.ts";

interface Flight<T> {
	readonly promise: Promise<T>;
	readonly end: AbortController;
	waiting: number;
}

/** Work that several callers need at once and that is done once for all of them, as Go's singleflight does. */
export interface SingleFlights<T> {
	/**
	 * Joins the work of that name, or starts it. A caller's signal ends only its own waiting;
	 * the work is aborted when nobody waits for it any more.
	 * @throws the signal's reason or cancelled, and what the work throws, to everybody who waits
	 */
	join(name: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal): Promise<T>;
}

/** Makes them, with none under way. */
export function createSingleFlights<T>(): SingleFlights<T> {
	const flights = new Map<string, Flight<T>>();
	return {
		async join(name, start, signal) {
			throwIfAborted(signal);
			const flight = flights.get(name) ?? launch(flights, name, start);
			flight.waiting++;
			try {
				return await waitUnlessAborted(flight.promise, signal);
			} finally {
				flight.waiting--;
				if (flight.waiting === 0) {
					if (flights.get(name) === flight) flights.delete(name);
					flight.end.abort();
				}
			}
		},
	};
}

function launch<T>(
	flights: Map<string, Flight<T>>,
	name: string,
	start: (signal: AbortSignal) => Promise<T>,
): Flight<T> {
	const end = new AbortController();
	const promise = start(end.signal).finally(() => {
		if (flights.get(name) === flight) flights.delete(name);
	});
	// Everybody may have stopped waiting by the time it fails.
	promise.catch(() => undefined);
	const flight: Flight<T> = { promise, end, waiting: 0 };
	flights.set(name, flight);
	return flight;
}
