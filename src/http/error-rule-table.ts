import type { ErrorRule } from "./http-contract.ts";

/** What a status means when no row of the caller says otherwise; the last row matches everything. Status codes: RFC 9110, section 15; 429: RFC 6585. */
export const defaultErrorRules: readonly ErrorRule[] = [
	{
		status: "3xx",
		becomes: "request_failed",
		advice: "Redirects are not followed, so that the credential goes nowhere else. Set URL to the final address.",
	},
	{
		status: 401,
		becomes: "credential_refused",
		advice: "Check that the credential is complete, was not revoked, and belongs to this address.",
	},
	{ status: 402, becomes: "permission_denied", advice: "The plan of the account does not include this." },
	{
		status: 403,
		becomes: "permission_denied",
		advice: "Give the credential this permission, or check that the plan of the account includes it.",
	},
	{
		status: 404,
		becomes: "request_failed",
		advice: "There is nothing at this address: it was deleted, never existed, or belongs to another account.",
	},
	{ status: 408, becomes: "retry", advice: "Narrow the statement, or try again later." },
	{ status: 409, becomes: "request_failed", advice: "It conflicts with what the service holds now; read it again." },
	{ status: 429, becomes: "rate_limited", advice: "Try again later, or raise MaxRateLimitDelay." },
	{ status: "5xx", becomes: "retry", advice: "The service seems to be in trouble. Try again later." },
	{ becomes: "request_failed", advice: "Change the request as the reason says." },
];

/**
 * Finds the first row that matches an answer; there always is one. An error that came with a status of success is known by its code alone.
 * @param rules The caller's rows, which go before the room's own.
 * @example findErrorRule([], 403, undefined).becomes // "permission_denied"
 */
export function findErrorRule(rules: readonly ErrorRule[], status: number, code: string | undefined): ErrorRule {
	const isSuccess = status < 300;
	const found = [...rules, ...defaultErrorRules].find((rule) => {
		if (isSuccess && rule.code !== undefined) return rule.code === code;
		return matchesStatus(rule.status, status) && (rule.code === undefined || rule.code === code);
	});
	return found ?? { becomes: "request_failed", advice: "" };
}

function matchesStatus(wanted: ErrorRule["status"], status: number): boolean {
	if (wanted === undefined) return true;
	return typeof wanted === "number" ? wanted === status : wanted === `${Math.floor(status / 100)}xx`;
}
