import { UsageError } from "../base/index.ts";
import { findProviderError } from "./reported-error.ts";
import { type InterruptSignal, interruptStatuses } from "./surroundings.ts";

/**
 * The exit status for an error: 2 when the command line or the connection string is wrong, 1 when what they ask for
 * failed, and 128 and the number of the signal when somebody ended it.
 */
export function findExitStatus(error: unknown, interruptedBy: InterruptSignal | undefined): number {
	if (interruptedBy) return interruptStatuses[interruptedBy];
	const { sqlState } = findProviderError(error);
	// SQLSTATE class 58 is trouble of the machine (a port in use, a full disk), however right the command line is.
	return findProviderError(error) instanceof UsageError && !sqlState.startsWith("58") ? 2 : 1;
}
