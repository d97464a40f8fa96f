import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { ExplainOptions } from "../ast/index.ts";

/** What PostgreSQL's EXPLAIN tells besides, and this one does not: it can be asked to leave it out. */
const untold: readonly string[] = [
	"costs",
	"settings",
	"generic_plan",
	"buffers",
	"wal",
	"timing",
	"summary",
	"memory",
];

/**
 * An option of EXPLAIN (…): ANALYZE, VERBOSE, or COST, which PostgreSQL has not. It is true if its value is not written. FORMAT TEXT is what it is.
 * https://www.postgresql.org/docs/current/sql-explain.html
 * @throws not_supported (0A000) for any other option.
 */
export function readExplainOption(option: IToken, value: IToken | undefined): Partial<ExplainOptions> {
	const isOn = value === undefined || /^(?:true|on|1)$/i.test(value.image);
	const name = option.image.toLowerCase();
	switch (name) {
		case "analyze":
			return { isAnalyze: isOn };
		case "verbose":
			return { isVerbose: isOn };
		case "cost":
			return { isCost: isOn };
		default: {
			const written = value?.image ?? "";
			if (name === "format" ? /^text$/i.test(written) : !isOn && untold.includes(name)) return {};
			const slots = {
				feature: `EXPLAIN (${`${option.image} ${name === "format" ? written : ""}`.trim().toUpperCase()})`,
				advice: `Write EXPLAIN, EXPLAIN ANALYZE, EXPLAIN VERBOSE or EXPLAIN (COST).${name === "format" ? " It gives a row for each step, which clients show as a table." : ""}`,
			};
			throw createError("not_supported", slots, { position: option.startOffset });
		}
	}
}
