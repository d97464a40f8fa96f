import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { ExplainOptions } from "../ast/index.ts";

/** What PostgreSQL's EXPLAIN tells besides, and this one does not: it can be asked to leave it out. */
const untold: readonly string[] = ["generic_plan", "buffers", "wal", "timing", "summary", "memory"];

/** What is as it is, whatever is asked for: estimates of requests are always told, and no setting changes a plan. */
const unchanging: readonly string[] = ["costs", "settings"];

/**
 * An option of EXPLAIN (…): ANALYZE, VERBOSE, FORMAT, or COST, which PostgreSQL has not. It is true if its value is not written.
 * https://www.postgresql.org/docs/current/sql-explain.html
 * @throws not_supported (0A000) for any other option.
 */
export function readExplainOption(option: IToken, value: IToken | undefined): Partial<ExplainOptions> {
	const isOn = value === undefined || /^(?:true|on|1)$/i.test(value.image);
	const name = option.image.toLowerCase();
	const written = value?.image.toLowerCase() ?? "";
	switch (name) {
		case "analyze":
		case "analyse":
			return { isAnalyze: isOn };
		case "verbose":
			return { isVerbose: isOn };
		case "cost":
			return { isCost: isOn };
		case "format":
			if (written === "json" || written === "text") return { isJson: written === "json" };
			throw refuse(
				option,
				`FORMAT ${written}`,
				"FORMAT JSON gives a plan as one value, and FORMAT TEXT a row for each step.",
			);
		default:
			if (unchanging.includes(name) || (!isOn && untold.includes(name))) return {};
			throw refuse(
				option,
				name,
				untold.includes(name) ? "Leave it out." : "Write ANALYZE, VERBOSE, COST or FORMAT JSON.",
			);
	}
}

function refuse(option: IToken, written: string, advice: string): Error {
	const feature = `EXPLAIN (${written.trim().toUpperCase()})`;
	return createError("not_supported", { feature, advice }, { position: option.startOffset });
}
