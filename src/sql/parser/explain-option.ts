import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";

/**
 * Whether EXPLAIN (…) asks for what happened: the value of its option ANALYZE, which is true if it is not written.
 * https://www.postgresql.org/docs/current/sql-explain.html
 * @throws not_supported (0A000) for any other option.
 */
export function readAnalyze(option: IToken, value: IToken | undefined): boolean {
	if (option.image.toLowerCase() === "analyze") return value === undefined || /^(?:true|on|1)$/i.test(value.image);
	throw createError(
		"not_supported",
		{ feature: `EXPLAIN (${option.image.toUpperCase()})`, advice: "Write EXPLAIN or EXPLAIN ANALYZE." },
		{ position: option.startOffset },
	);
}
