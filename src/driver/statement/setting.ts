import { createError, readTimeZone } from "../../base/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import { bindParameters } from "../../plan/index.ts";
import type { TimeZoneSetting } from "../../sql/index.ts";
import type { BindContext, PreparedAs, StatementRows, StatementRun } from "./statement.ts";

/** SET TIME ZONE, RESET TimeZone or SHOW TimeZone. */
export type PreparedSetting = PreparedAs<"setting">;

const shownColumns: readonly QueryColumn[] = [{ name: "TimeZone", type: "text", isNullable: false }];

/**
 * Settles which zone a setting names.
 * @throws invalid_argument (22023) for one that there is not
 */
export function bindSettingStatement(tree: TimeZoneSetting, { text }: BindContext): PreparedSetting {
	const named = tree.zone === undefined ? undefined : readZone(tree.zone, tree.at);
	return {
		kind: "setting",
		text,
		columns: tree.action === "show" ? shownColumns : [],
		tables: [],
		run: (run) => runSetting(tree, named, run),
		explain: () => refuseExplain(text),
	};
}

// "europe/dublin" → "Europe/Dublin"
function readZone(text: string, position: number | undefined): string {
	const zone = readTimeZone(text);
	if (zone !== undefined) return zone;
	const problem = `invalid value for parameter "TimeZone": "${text}"`;
	const advice = "Write a name such as 'Europe/Dublin', hours ahead of UTC such as 5.5, or DEFAULT.";
	throw createError("invalid_argument", { problem, advice }, { position });
}

async function* runSetting({ action }: TimeZoneSetting, named: string | undefined, run: StatementRun): StatementRows {
	const { zone } = run.session;
	// It takes none, and says so.
	bindParameters([], run.parameters, 0);
	if (action === "set") zone.change(named);
	const rows = action === "show" ? [[zone.current() ?? null]] : [];
	if (rows.length > 0) yield await Promise.resolve(rows);
	return { rowCount: rows.length, isTruncated: false };
}

function refuseExplain(text: string): never {
	throw createError("not_supported", { feature: `EXPLAIN of ${text}`, advice: "Run it." });
}
