import { listSessionSettings } from "../../base/index.ts";
import type { CatalogTable } from "../catalog.ts";
import { makeListedTable, readSpec } from "./listed-table.ts";

const columns = `name:text setting:text unit:text category:text short_desc:text extra_desc:text context:text vartype:text source:text
	min_val:text max_val:text enumvals:text[] boot_val:text reset_val:text sourcefile:text sourceline:int4 pending_restart:bool=f`;

/**
 * The table pg_settings as one session sees it. Source: https://www.postgresql.org/docs/15/view-pg-settings.html.
 * @param own What the session has set, by names in small letters.
 */
export function makeSettingTable(own: ReadonlyMap<string, string>): CatalogTable {
	return makeListedTable({
		...{ schema: "pg_catalog", name: "pg_settings", summary: "The settings of the session.", undiscovered: undefined },
		readSpecs: () => columns.trim().split(/\s+/).map(readSpec),
		list: () =>
			listSessionSettings()
				.filter(({ isUnlisted }) => !isUnlisted)
				.map((setting) => ({
					...{ name: setting.name, setting: own.get(setting.name.toLowerCase()) ?? setting.value, unit: setting.unit },
					...{ category: setting.category, short_desc: setting.summary, extra_desc: setting.detail },
					...{ context: setting.context, vartype: setting.kind, min_val: setting.least, max_val: setting.most },
					...(setting.values && { enumvals: setting.values }),
					...{ boot_val: setting.value, reset_val: setting.value },
					source: own.has(setting.name.toLowerCase()) ? "session" : "default",
				})),
	});
}
