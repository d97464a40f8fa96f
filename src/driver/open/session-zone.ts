import { createError, readTimeZone } from "../../base/index.ts";
import type { Workspace } from "./workspace.ts";

/** The time zone that a connection begins with, and goes back to. */
export interface DefaultZone {
	/** Undefined while the workspace's has not been asked for. */
	known(): string | undefined;
	/** Takes what the service says of the workspace when it is asked for something else. */
	note(workspace: Workspace | undefined): void;
	/**
	 * Asks the service, once, where the zone is the workspace's.
	 * @throws bad_property_value (22023) where the service does not tell it; what the request throws.
	 */
	find(signal: AbortSignal | undefined): Promise<string>;
}

/** The value of the property TimeZone that stands for the zone of the workspace. */
const workspaceWord = "workspace";

/**
 * Settles what the property TimeZone means.
 * @param ask Asks the service for the workspace; it throws where no request may be made.
 */
export function createDefaultZone(
	setting: string,
	ask: (signal: AbortSignal | undefined) => Promise<Workspace | undefined>,
): DefaultZone {
	let zone = setting === workspaceWord ? undefined : setting;
	const note = (workspace: Workspace | undefined): void => {
		if (workspace?.isTimeZoneKnown) zone ??= workspace.timeZone ?? undefined;
	};
	return {
		known: () => zone,
		note,
		async find(signal) {
			if (zone === undefined) note(await ask(signal));
			if (zone === undefined)
				throw refuseWorkspace("the time zone of the workspace cannot be read with this credential");
			return zone;
		},
	};
}

/** The error for a workspace whose zone cannot be found out. */
export function refuseWorkspace(problem: string): Error {
	const expected = "Set TimeZone to the name of the zone, such as America/New_York.";
	return createError("bad_property_value", { name: "TimeZone", place: "", problem, expected });
}

/**
 * Reads the zone of SET TIME ZONE.
 * @throws invalid_argument (22023) for one that there is not.
 * @example readSessionZone("europe/dublin") // "Europe/Dublin"
 */
export function readSessionZone(text: string, position?: number): string {
	const zone = readTimeZone(text);
	if (zone !== undefined) return zone;
	const problem = `invalid value for parameter "TimeZone": "${text}"`;
	const advice = "Write a name such as 'Europe/Dublin', hours ahead of UTC such as 5.5, or DEFAULT.";
	throw createError("invalid_argument", { problem, advice }, { position });
}
