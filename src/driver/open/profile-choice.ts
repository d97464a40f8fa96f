import { createError, type ProviderError } from "../../base/index.ts";
import { connectionProperties, type ResolvedOptions } from "../../connection-string/index.ts";
import type { Profile } from "../../profile/index.ts";

/** One of the places where a service is. */
export type Region = Profile["service"]["regions"][number];

/**
 * Finds the region that the connection string names; a profile with one region needs no name.
 * @throws bad_property_value (22023)
 */
export function findRegion({ service }: Profile, { Region }: ResolvedOptions): Region {
	const { regions } = service;
	const found = regions.find((region) => region.name.toLowerCase() === Region.toLowerCase());
	if (found) return found;
	const [only, ...others] = regions;
	if (only && others.length === 0 && isUnsaid("Region", Region)) return only;
	throw refuseChoice("Region", "region", service.name, names(regions));
}

/**
 * Finds the API version that the connection string names; without a name it is the newest one.
 * @returns undefined for a service without versions.
 * @throws bad_property_value (22023)
 */
export function findVersion({ service }: Profile, { ApiVersion }: ResolvedOptions): string | undefined {
	const known = service.versions?.known ?? [];
	const found = known.find((version) => version === ApiVersion);
	if (found !== undefined || isUnsaid("ApiVersion", ApiVersion)) return found ?? known.at(-1);
	throw refuseChoice("ApiVersion", "version", service.name, known);
}

// The default is of the bundled profile, and another one need not have it.
function isUnsaid(name: "Region" | "ApiVersion", value: string): boolean {
	return connectionProperties.find((property) => property.name === name)?.default === value;
}

function refuseChoice(
	name: "Region" | "ApiVersion",
	what: string,
	service: string,
	known: readonly string[],
): ProviderError {
	const expected =
		known.length === 0
			? `The profile ${service} has none: leave it out.`
			: `The profile ${service} has ${known.join(", ")}.`;
	return createError("bad_property_value", { name, place: "", problem: `the profile has no such ${what}`, expected });
}

function names(regions: readonly Region[]): readonly string[] {
	return regions.map(({ name }) => name);
}
