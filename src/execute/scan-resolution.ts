import type { StoredValue } from "../base/index.ts";
import { type Plan, type PlannedScan, resolveByKeys, resolveInside, type ScanTarget } from "../plan/index.ts";
import type { Storage } from "../storage/index.ts";
import { queryTables } from "./query-rows.ts";
import type { Sources } from "./table-source.ts";

/**
 * Says what a scan that depends on others asks for, now that those are read.
 * @returns Undefined for a scan that depends on none.
 */
export async function resolveScan(
	planned: PlannedScan,
	plan: Plan,
	storage: Storage,
	sources: Sources,
	signal: AbortSignal | undefined,
): Promise<ScanTarget | undefined> {
	const { dependency } = planned;
	if (!dependency) return undefined;
	if (dependency.kind === "unnest") {
		const parent = sources.get(dependency.after[0]);
		return parent && resolveInside(plan, planned, parent.planned.scan);
	}
	const reader = storage.openReader();
	try {
		const keys = new Set<StoredValue>();
		for await (const rows of await queryTables(dependency.keysFrom, plan, reader, sources, signal)) {
			for (const [key] of rows) if (key !== null && key !== undefined) keys.add(key);
		}
		return resolveByKeys(plan, planned, [...keys]);
	} finally {
		await reader.release();
	}
}
