import { createError, createSingleFlights } from "../../base/index.ts";
import type { Workspace } from "./workspace.ts";

/** The time zone of a session, in which its days begin: the one of the connection string until SET TIME ZONE names another. */
export interface SessionZone {
	/** Undefined as long as it is the workspace's and that has not been asked for. */
	current(): string | undefined;
	/** Takes what the service says of the workspace when it is asked for something else. */
	note(workspace: Workspace | undefined): void;
	/**
	 * Asks the service where the zone is the workspace's and not known yet, once for all statements that wait for it.
	 * @throws bad_property_value (22023) where the service does not tell it; what the request throws.
	 */
	settle(signal: AbortSignal): Promise<void>;
	/** Undefined goes back to the zone of the connection string. */
	change(zone: string | undefined): void;
}

/** The value of the property TimeZone that stands for the zone of the workspace. */
const workspaceWord = "workspace";

/**
 * Begins with what the property TimeZone says.
 * @param ask Asks the service for the workspace; it throws where no request may be made.
 */
export function createSessionZone(
	setting: string,
	ask: (signal: AbortSignal) => Promise<Workspace | undefined>,
): SessionZone {
	let first = setting === workspaceWord ? undefined : setting;
	let named: string | undefined;
	const questions = createSingleFlights<void>();
	const note = (workspace: Workspace | undefined): void => {
		if (workspace?.isTimeZoneKnown) first ??= workspace.timeZone ?? undefined;
	};
	return {
		current: () => named ?? first,
		note,
		async settle(signal) {
			if ((named ?? first) !== undefined) return;
			await questions.join("workspace", async (end) => note(await ask(end)), signal);
			if (first === undefined)
				throw refuseWorkspace("the time zone of the workspace cannot be read with this credential");
		},
		change(zone) {
			named = zone;
		},
	};
}

/** The error for a workspace whose zone cannot be found out. */
export function refuseWorkspace(problem: string): Error {
	const expected = "Set TimeZone to the name of the zone, such as America/New_York.";
	return createError("bad_property_value", { name: "TimeZone", place: "", problem, expected });
}
