import { listSessionSettings } from "../../base/index.ts";
import type { CatalogTable } from "../catalog.ts";
import { listBuiltInSpecs, makeListedTable } from "./listed-table.ts";
import { catalogNamespace } from "./postgres-facts.ts";

/**
 * The table pg_settings as one session sees it. Source: https://www.postgresql.org/docs/15/view-pg-settings.html.
 * @param own What the session has set, by names in small letters.
 */
export function makeSettingTable(own: ReadonlyMap<string, string>): CatalogTable {
	return makeListedTable({
		...{ schema: "pg_catalog", name: "pg_settings", summary: "The settings of the session.", undiscovered: undefined },
		isOfSession: true,
		readSpecs: () => listBuiltInSpecs(catalogNamespace, "pg_settings", "pending_restart=f"),
		list: () =>
			listSessionSettings()
				.filter(({ isUnlisted }) => !isUnlisted)
				.map((setting) => ({
					...{ name: setting.name, setting: own.get(setting.name.toLowerCase()) ?? setting.value, unit: setting.unit },
					...{ category: "", short_desc: setting.summary },
					...{ context: setting.context, vartype: setting.kind, min_val: setting.least, max_val: setting.most },
					...(setting.values && { enumvals: setting.values }),
					...{ boot_val: setting.value, reset_val: setting.value },
					source: own.has(setting.name.toLowerCase()) ? "session" : "default",
				})),
	});
}
