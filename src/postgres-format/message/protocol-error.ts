import { createError, type ProviderError } from "../../base/index.ts";

/**
 * The error for what a client does against the protocol; protocol_violation (08P01) unless said otherwise.
 * @example throw createProtocolError("the message has no end")
 */
export function createProtocolError(problem: string, sqlState = "08P01", cause?: unknown): ProviderError {
	return createError("wire", { sqlState, problem, advice: "" }, { cause });
}

/**
 * The error for what a session cannot do, with PostgreSQL's own words and SQLSTATE.
 * @example throw createSessionError("34000", 'cursor "c" does not exist')
 */
export function createSessionError(sqlState: string, problem: string, advice = "", position?: number): ProviderError {
	return createError("wire", { sqlState, problem, advice }, { position });
}
