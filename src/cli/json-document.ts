import type { FlagRow } from "./command.ts";
import { escapeSigns } from "./formats/hidden-signs.ts";
import { findProviderError } from "./reported-error.ts";
import type { Surroundings } from "./surroundings.ts";

/** The flag for programs. */
export const jsonFlag: FlagRow = {
	flags: "--json",
	summary: "print one JSON document, with ok and, when it failed, error; for scripts and cron",
};

/** What a command found out, and why it fails all the same. */
export interface JsonOutcome {
	readonly document: object;
	readonly error?: unknown;
}

/**
 * Prints what a command found out as one JSON document; a failure stands in it, too.
 * @throws what made it fail
 */
export async function printOutcome({ output }: Surroundings, find: () => Promise<JsonOutcome>): Promise<void> {
	const { document, error } = await find().catch((thrown: unknown) => ({ document: {}, error: thrown }));
	const failure = error === undefined ? {} : { error: describeForPrograms(error) };
	const text = JSON.stringify({ ok: error === undefined, ...document, ...failure }, null, 2);
	await output.write(`${output.isTerminal ? escapeSigns(text, "json") : text}\n`);
	if (error !== undefined) throw error as Error;
}

/**
 * An error as it stands in a JSON document.
 * @example describeForPrograms(error).sqlState // "42P01"
 */
export function describeForPrograms(
	error: unknown,
): Readonly<Record<"code" | "sqlState" | "message" | "hint", string | null>> {
	const { code, sqlState, message, hint = null } = findProviderError(error);
	return { code, sqlState, message, hint };
}
