import { parseInterval } from "../../functions/index.ts";

/**
 * What to write instead of a text that is a span where a time is wanted; undefined for any other text.
 * @example adviseSpan("7 days ago") // "Write: now() - interval '7 days'"
 */
export function adviseSpan(text: string): string | undefined {
	const span = /^\s*((?:\d+\s*[a-z]+\s*)+?)\s*(ago)?\s*$/i.exec(text)?.[1];
	if (span === undefined || parseInterval(span) === undefined) return undefined;
	return `Write: now() - interval '${span.trim()}'`;
}
