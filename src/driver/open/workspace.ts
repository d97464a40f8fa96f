import { createError, ProviderError } from "../../base/index.ts";
import type { HttpClient, HttpResponse } from "../../http/index.ts";
import type { ServiceDefinition } from "../../profile/index.ts";
import { compileValueReader } from "../../scan/index.ts";

/** What the service says of the workspace that the credential opens. */
export interface Workspace {
	/** False when the credential is real but may not read about the workspace itself. */
	readonly isReadable: boolean;
	readonly id: string | null;
	/** `UTC` where it cannot be read; null when the profile does not say where it stands. */
	readonly timeZone: string | null;
	readonly isTimeZoneKnown: boolean;
	/** Where it is hosted, as the profile names its regions. */
	readonly region: string | null;
	/** The id of the one whose credential it is. */
	readonly me: string | null;
}

/**
 * Asks the service who the credential belongs to, in the one request that the profile names for it.
 * A refusal for want of a permission shows that the credential is real.
 * @returns undefined when the profile names none
 * @throws credential_refused, connect_failed and all else that a request throws
 */
export async function readWorkspace(
	{ check, regions }: ServiceDefinition,
	http: HttpClient,
	signal: AbortSignal | undefined,
): Promise<Workspace | undefined> {
	if (!check) return undefined;
	const answer = await http
		.send({
			method: "GET",
			path: check.path,
			acceptStatuses: check.accepted,
			isAnswered: (body) => check.workspaceId !== undefined && isText(compileValueReader(check.workspaceId)(body)),
			signal,
			purpose: "checking the credential",
		})
		.catch(takeRefusal);
	const isReadable = answer !== undefined && answer.status >= 200 && answer.status < 300;
	const body = answer?.body;
	if (isReadable && (typeof body !== "object" || body === null || Array.isArray(body))) {
		throw createError("bad_response", {
			request: `GET ${check.path}`,
			reason: "it tells nothing of the workspace",
			advice: "Check that URL is the address of the service's API.",
		});
	}
	const read = (path: string | undefined): string | null => {
		const value = isReadable && path !== undefined ? compileValueReader(path)(body) : undefined;
		return isText(value) ? String(value) : null;
	};
	const said = read(check.region);
	const region = regions.find(({ name }) => name.toLowerCase() === said?.toLowerCase())?.name ?? null;
	const zone = read(check.timeZone);
	const isTimeZoneKnown = zone !== null && isTimeZone(zone);
	return {
		isReadable,
		id: read(check.workspaceId),
		timeZone: isTimeZoneKnown ? zone : check.timeZone === undefined ? null : "UTC",
		isTimeZoneKnown,
		region,
		me: read(check.me),
	};
}

function takeRefusal(error: unknown): HttpResponse | undefined {
	if (error instanceof ProviderError && error.code === "permission_denied") return undefined;
	throw error;
}

function isTimeZone(name: string): boolean {
	try {
		new Intl.DateTimeFormat("en", { timeZone: name });
		return true;
	} catch {
		return false;
	}
}

/**
 * Says what it means that the time zone of the workspace is not known, where the service compares times by its days.
 * @param tables Those whose searches do.
 * @example describeUnknownZone(undefined, "Intercom", ["contacts"]) // undefined
 */
export function describeUnknownZone(
	workspace: Workspace | undefined,
	service: string,
	tables: readonly string[],
): string | undefined {
	if (workspace?.timeZone !== "UTC" || workspace.isTimeZoneKnown || tables.length === 0) return undefined;
	const why = workspace.isReadable ? "" : " with this credential";
	return `the time zone of the ${service} workspace cannot be read${why}, so UTC is taken for it: ${service} compares dates of ${tables.join(", ")} by whole days of its own zone, so they are asked for two days wider and compared here, to the second and in UTC; days in ${service}'s own reports may begin at another hour`;
}

function isText(value: unknown): value is string | number {
	return typeof value === "string" || typeof value === "number";
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
