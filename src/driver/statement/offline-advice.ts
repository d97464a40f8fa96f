import { copyError, ProviderError, restoreError } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import { type ExecuteContext, gatherFacts } from "../../execute/index.ts";
import type { Facts, Plan } from "../../plan/index.ts";

const unreachable: ReadonlySet<ProviderError["code"]> = new Set([
	"connect_failed",
	"request_timeout",
	"request_failed",
]);

/**
 * The error of a statement, with the advice that Offline=true answers it, where the service cannot be reached and what is kept would do.
 * @param makePlan Plans the statement by what is known of the service's rows.
 */
export async function adviseOffline(
	error: unknown,
	tables: readonly CatalogTable[],
	context: ExecuteContext,
	makePlan: (facts: Facts) => Plan,
): Promise<unknown> {
	if (!(error instanceof ProviderError) || !unreachable.has(error.code) || !error.isTransient) return error;
	try {
		const facts = await gatherFacts({ ...context, isOffline: true }, tables);
		if (!isAnswered(makePlan(facts))) return error;
		const copy = copyError(error);
		const hint =
			`The rows that it reads are kept, though not fresh: Offline=true answers from them. ${error.hint ?? ""}`.trim();
		return restoreError({ ...copy, extras: { ...copy.extras, hint } });
	} catch {
		// What made the statement fail says more.
		return error;
	}
}

// What depends on the rows of another table is known when these are: then the whole table has to be there.
function isAnswered({ scans, facts }: Plan): boolean {
	return scans.every(({ scan, dependency, table }) => {
		if (scan.kind === "empty" || scan.kind === "system") return true;
		return dependency ? facts.isHeld(table.name) : facts.isAnswered(scan);
	});
}
