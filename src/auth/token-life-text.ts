import { decideStep, type KnownTokens, type TokenDecision } from "./token-decision.ts";
import { type CandidateFacts, type InitiateOAuth, tokenTransitions } from "./token-transition-table.ts";

const settings: readonly InitiateOAuth[] = ["OFF", "REFRESH", "GETANDREFRESH"];

const inTime: CandidateFacts = { isRefused: false, isExpired: false, isNearExpiry: false, hasRefreshToken: false };
const expired: CandidateFacts = { ...inTime, isExpired: true, isNearExpiry: true };
const nothing: KnownTokens = { hasCode: false, mayAuthorize: true };

/** The situations that a connection can be in, by what is known then. */
const situations: Readonly<Record<string, KnownTokens>> = {
	"no token": nothing,
	"a given token": { ...nothing, given: inTime },
	"a stored token": { ...nothing, stored: inTime },
	"an expired token with a refresh token": { ...nothing, stored: { ...expired, hasRefreshToken: true } },
	"an expired token without a refresh token": { ...nothing, stored: expired },
	"a revoked token with a refresh token": { ...nothing, stored: { ...inTime, isRefused: true, hasRefreshToken: true } },
	"a revoked token": { ...nothing, stored: { ...inTime, isRefused: true } },
	"a given verifier": { ...nothing, hasCode: true },
};

const words: Readonly<Record<TokenDecision["step"], string>> = {
	use: "uses it",
	refresh: "refreshes it",
	exchange: "exchanges the code",
	authorize: "opens the browser",
	fail: "fails with 28000",
};

/**
 * Prints what InitiateOAuth does in each situation, and the table of transitions behind it, as Markdown.
 * @example describeTokenLife().startsWith("| there is ") // true
 */
export function describeTokenLife(): string {
	const outcomes = Object.entries(situations).map(([name, known]) => [
		name,
		...settings.map((initiate) => words[decideStep("none", known, initiate).step]),
	]);
	const transitions = tokenTransitions.map(({ from, when, to, step, initiate }) => [
		from,
		when,
		to,
		step ?? "",
		initiate.length === settings.length ? "always" : initiate.join(", "),
	]);
	return [
		printTable(["there is", ...settings], outcomes),
		printTable(["from", "when", "to", "does", "InitiateOAuth"], transitions),
	].join("\n");
}

// Columns are padded, as formatters of Markdown want them.
function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const widths = head.map((_, column) => Math.max(...[head, ...rows].map((cells) => cells[column]?.length ?? 0)));
	const rule = widths.map((width) => "-".repeat(width));
	return [head, rule, ...rows]
		.map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |\n`)
		.join("");
}
