import { createError, ProviderError } from "../base/index.ts";
import { FailedStatement } from "./failed-statement.ts";

/** A failure about which the person has been told; the exit status is still to say it. */
export class ReportedFailure extends Error {
	override readonly name = "ReportedFailure";

	/** Keeps what has failed. */
	constructor(cause: unknown) {
		super("it failed, and was reported", { cause });
	}
}

/** The error to report: itself, what made a statement fail, or, for anything unforeseen, an internal error. */
export function findProviderError(error: unknown): ProviderError {
	if (error instanceof ReportedFailure) return findProviderError(error.cause);
	const reason = error instanceof FailedStatement ? error.cause : error;
	if (reason instanceof ProviderError) return reason;
	const missing = findMissingPackage(reason);
	if (missing !== undefined) {
		const slots = { package: missing, problem: "it is not installed", advice: "Install again: npm install" };
		return createError("broken_installation", slots, { cause: reason });
	}
	const problem = reason instanceof Error ? reason.message : String(reason);
	return createError("internal", { problem }, { cause: reason });
}

// https://nodejs.org/api/errors.html#err_module_not_found: "Cannot find package 'yaml' imported from …".
function findMissingPackage(reason: unknown): string | undefined {
	if (!(reason instanceof Error) || !("code" in reason) || reason.code !== "ERR_MODULE_NOT_FOUND") return undefined;
	return /^Cannot find package '([^']+)'/.exec(reason.message)?.[1];
}
