import { createError } from "../../base/index.ts";
import type { Statement } from "../../sql/index.ts";

/**
 * Refuses BEGIN, COMMIT and ROLLBACK.
 * @throws not_supported (0A000)
 */
export function refuseTransaction({ action, at }: Extract<Statement, { kind: "Transaction" }>): never {
	const advice = "What an API has done cannot be rolled back, so each statement stands alone.";
	throw createError("not_supported", { feature: action.toUpperCase(), advice }, { position: at });
}
