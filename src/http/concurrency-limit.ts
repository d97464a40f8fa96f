/** How one request on the wire ended. */
export interface RequestEnding {
	/** Requests of one kind take about as long as one another, e.g. "POST /contacts/search". */
	readonly kind: string;
	readonly durationMs: number;
	/** The service, or something before it, has too much to do. */
	readonly isOverloaded: boolean;
	/** Requests that were under way when it ended, this one included. */
	readonly inFlight: number;
	/** How many requests a millisecond the rate limit allows; undefined where none is known. */
	readonly perMs: number | undefined;
	readonly nowMs: number;
}

const firstSize = 4;
// Each time that the service is overloaded takes a part, and all that were under way then count as one.
const remainingShare = 0.7;
// By Little's law, rate times duration are under way; half as many more catch up after a pause.
const headroom = 1.5;
const spareRequests = 2;
// Answers that take so much longer than the quickest ones show that requests wait for one another.
const slowdown = 2;
const slowdownMs = 50;
// The quickest answer counts for so many that follow, so that a service that has become slower is not measured by its past.
const answersRemembered = 200;

interface Durations {
	/** Moving average. */
	typicalMs: number;
	leastMs: number;
	/** The least of the answers before those of `leastMs`. */
	earlierMs: number;
	count: number;
}

/**
 * How many requests are worth having under way: few at first, one more for each answer while that helps, fewer when the service is
 * overloaded, after which each round adds one (additive increase, multiplicative decrease, as in RFC 5681).
 * More do not help when the rate limit is reached, or when answers become slower.
 */
export class ConcurrencyLimit {
	readonly #most: number;
	readonly #durations = new Map<string, Durations>();
	#size: number;
	/** Above it growth is slow. */
	#threshold = Number.POSITIVE_INFINITY;
	#loweredAtMs = Number.NEGATIVE_INFINITY;
	/** The most that were under way in this round and at the end of the last one. */
	#peak = 0;
	#endedInRound = 0;

	/** Never exceeds `most`. */
	constructor(most: number) {
		this.#most = most;
		this.#size = Math.min(firstSize, most);
	}

	/** So many requests may be under way; at least 1. */
	get size(): number {
		return Math.floor(this.#size);
	}

	/** Takes in how a request ended. */
	learn(ending: RequestEnding): void {
		const durations = this.#measure(ending);
		this.#countRound(ending.inFlight);
		if (ending.isOverloaded) {
			if (ending.nowMs - this.#loweredAtMs < durations.typicalMs) return;
			this.#loweredAtMs = ending.nowMs;
			this.#size = Math.max(1, this.#size * remainingShare);
			this.#threshold = this.#size;
			return;
		}
		// Those who use the limit may come back for more only after several answers, as they arrive together (RFC 7661).
		const isQuick = this.#size < this.#threshold;
		const isUsed = this.size < this.#peak * (isQuick ? 2 : 1) + (isQuick ? 0 : 1);
		if (!isUsed || !isMoreOfUse(this.#size, durations, ending.perMs)) return;
		this.#size = Math.min(this.#most, this.#size + (isQuick ? 1 : 1 / this.#size));
	}

	#countRound(inFlight: number): void {
		this.#peak = Math.max(this.#peak, inFlight);
		if (++this.#endedInRound < this.#size) return;
		this.#endedInRound = 0;
		this.#peak = inFlight;
	}

	#measure({ kind, durationMs, isOverloaded }: RequestEnding): Durations {
		const known = this.#durations.get(kind);
		const durations = known ?? { typicalMs: durationMs, leastMs: durationMs, earlierMs: durationMs, count: 0 };
		if (!known) this.#durations.set(kind, durations);
		// A refusal is quick, and a timeout no answer.
		if (isOverloaded) return durations;
		durations.typicalMs += (durationMs - durations.typicalMs) / 8;
		durations.leastMs = Math.min(durations.leastMs, durationMs);
		durations.count++;
		if (durations.count % answersRemembered === 0) {
			durations.earlierMs = durations.leastMs;
			durations.leastMs = durationMs;
		}
		return durations;
	}
}

function isMoreOfUse(size: number, { typicalMs, leastMs, earlierMs }: Durations, perMs: number | undefined): boolean {
	if (typicalMs > Math.min(leastMs, earlierMs) * slowdown + slowdownMs) return false;
	return perMs === undefined || size < perMs * typicalMs * headroom + spareRequests;
}
