import { createError, ProviderError } from "./provider-error.ts";

/** What Node.js throws when a text, a list or the stack would become larger than it can hold. */
const limitTable: readonly { readonly pattern: RegExp; readonly sqlState: string; readonly problem: string }[] = [
	{ pattern: /call stack/i, sqlState: "54001", problem: "the statement, or a value of it, is nested too deep" },
	{ pattern: /string length|count value/i, sqlState: "54000", problem: "a text would be too long" },
	{ pattern: /array length|spread/i, sqlState: "54000", problem: "a list would be too long" },
	{ pattern: /allocation|memory|too many elements/i, sqlState: "53200", problem: "the memory does not suffice" },
	{ pattern: /bigint/i, sqlState: "22003", problem: "a number would have too many digits" },
];

/**
 * Makes a ProviderError of whatever was thrown: itself, a limit of Node.js (54001, 54000, 53200, 22003), or else a mistake of ours (XX000).
 * @example explainStrayError(new RangeError("Invalid string length")).sqlState // "54000"
 */
export function explainStrayError(error: unknown): ProviderError {
	if (error instanceof ProviderError) return error;
	const message = error instanceof Error ? error.message : "something was thrown that is no error";
	const limit = error instanceof RangeError ? limitTable.find(({ pattern }) => pattern.test(message)) : undefined;
	if (limit === undefined) return createError("internal", { problem: message }, { cause: error });
	const { sqlState, problem } = limit;
	return createError("execution_failed", { sqlState, problem, advice: "Ask for less in one value." }, { cause: error });
}

// Half of what V8 can hold in one string; PostgreSQL's limit is a gigabyte.
const longestText = 100_000_000;

/**
 * Passes the length of a text that a function is about to make.
 * @throws execution_failed (54000) beyond a hundred million characters, as PostgreSQL refuses what is beyond its limit.
 */
export function checkTextLength(length: number): void {
	if (length <= longestText) return;
	throw createError("execution_failed", {
		sqlState: "54000",
		problem: "requested length too large",
		advice: "A text has at most 100,000,000 characters here.",
	});
}
