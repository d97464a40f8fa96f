import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { ExplainOptions } from "../ast/index.ts";

/**
 * An option of EXPLAIN (…): ANALYZE, VERBOSE, or COST, which PostgreSQL has not. It is true if its value is not written.
 * https://www.postgresql.org/docs/current/sql-explain.html
 * @throws not_supported (0A000) for any other option.
 */
export function readExplainOption(option: IToken, value: IToken | undefined): Partial<ExplainOptions> {
	const isOn = value === undefined || /^(?:true|on|1)$/i.test(value.image);
	switch (option.image.toLowerCase()) {
		case "analyze":
			return { isAnalyze: isOn };
		case "verbose":
			return { isVerbose: isOn };
		case "cost":
			return { isCost: isOn };
		default: {
			const slots = {
				feature: `EXPLAIN (${option.image.toUpperCase()})`,
				advice: "Write EXPLAIN, EXPLAIN ANALYZE, EXPLAIN VERBOSE or EXPLAIN (COST).",
			};
			throw createError("not_supported", slots, { position: option.startOffset });
		}
	}
}
