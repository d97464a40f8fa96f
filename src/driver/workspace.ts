import type { HttpClient } from "../http/index.ts";
import type { ServiceDefinition } from "../profile/index.ts";
import { compileValueReader } from "../scan/index.ts";

/** What the service says of the workspace that the credential opens. */
export interface Workspace {
	/** False when the credential is real but may not read about the workspace itself. */
	readonly isReadable: boolean;
	readonly id: string | null;
	readonly timeZone: string | null;
	/** Where it is hosted, as the profile names its regions. */
	readonly region: string | null;
}

/**
 * Asks the service who the credential belongs to, in the one request that the profile names for it.
 * @returns undefined when the profile names none
 * @throws credential_refused, connect_failed and all else that a request throws
 */
export async function readWorkspace(
	{ check, regions }: ServiceDefinition,
	http: HttpClient,
	signal: AbortSignal | undefined,
): Promise<Workspace | undefined> {
	if (!check) return undefined;
	const { status, body } = await http.send({
		method: "GET",
		path: check.path,
		acceptStatuses: check.accepted,
		signal,
		purpose: "checking the credential",
	});
	const isReadable = status >= 200 && status < 300;
	const read = (path: string | undefined): string | null => {
		const value = isReadable && path !== undefined ? compileValueReader(path)(body) : undefined;
		return typeof value === "string" || typeof value === "number" ? String(value) : null;
	};
	const said = read(check.region);
	const region = regions.find(({ name }) => name.toLowerCase() === said?.toLowerCase())?.name ?? null;
	return { isReadable, id: read(check.workspaceId), timeZone: read(check.timeZone), region };
}

/**
 * Says which Region is right, when another is set. A warning and no error: a wrong host may pass requests on.
 * @example describeRegionMismatch("US", { region: "EU", … }) // "the workspace is in the region EU, and Region is US: set Region=EU"
 */
export function describeRegionMismatch(region: string, workspace: Workspace | undefined): string | undefined {
	const actual = workspace?.region ?? region;
	return actual === region
		? undefined
		: `the workspace is in the region ${actual}, and Region is ${region}: set Region=${actual}`;
}
