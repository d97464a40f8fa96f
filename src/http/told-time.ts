// A number below is a span in seconds (30 years), one below the second an instant in seconds (until the year 5138), one above in milliseconds.
const leastInstantSeconds = 1e9;
const leastInstantMs = 1e11;

/**
 * Reads a time that a header tells: an instant in UNIX seconds or milliseconds, a span in seconds from now, or an HTTP date.
 * Source: RFC 9110, section 10.2.3 (Retry-After); the units of X-RateLimit-Reset differ from service to service.
 * @param nowMs Our clock.
 * @param skewMs By how much the service's clock, by which it tells instants, is ahead of ours.
 * @returns Milliseconds since 1970 by our clock; undefined for what is no time, a negative one too.
 * @example readToldTime("1.5", 1_000_000, 0) // 1001500
 */
export function readToldTime(text: string | undefined, nowMs: number, skewMs: number): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\s*\d+(\.\d*)?\s*$/.test(text)) {
		// Every HTTP date has a name of a month in it; Date.parse takes "-5" for a date too.
		const atMs = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
		return Number.isNaN(atMs) ? undefined : atMs - skewMs;
	}
	const number = Number(text);
	if (number < leastInstantSeconds) return nowMs + number * 1_000;
	return (number < leastInstantMs ? number * 1_000 : number) - skewMs;
}
