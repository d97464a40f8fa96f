import { createError, createSingleFlights } from "../../base/index.ts";
import type { ServiceDefinition } from "../../profile/index.ts";
import type { Workspace } from "./workspace.ts";

/** Whose credential it is, asked for once. */
export interface OwnId {
	/** Takes what the service says when it is asked for something else. */
	note(workspace: Workspace | undefined): void;
	/**
	 * The id of the one whose credential it is.
	 * @throws own_id_unknown (42501) where the service does not tell it; what the request throws.
	 */
	ask(signal: AbortSignal): Promise<string>;
}

/**
 * Begins without knowing it.
 * @param ask Asks the service who it is.
 */
export function createOwnId(
	{ check }: ServiceDefinition,
	ask: (signal: AbortSignal) => Promise<Workspace | undefined>,
): OwnId {
	const questions = createSingleFlights<void>();
	let known: string | undefined;
	const note = (workspace: Workspace | undefined): void => {
		known ??= workspace?.me ?? undefined;
	};
	return {
		note,
		async ask(signal) {
			if (known === undefined) await questions.join("me", async (end) => note(await ask(end)), signal);
			if (known !== undefined) return known;
			throw createError("own_id_unknown", { reason: `GET ${check?.path ?? "/"} does not tell it` });
		},
	};
}
