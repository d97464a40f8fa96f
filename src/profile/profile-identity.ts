import type { Profile, ServiceDefinition } from "./profile.ts";
import { listBundledProfiles } from "./profile-folder.ts";
import { isBundledProfile, loadProfile } from "./profile-loader.ts";

/** Who a profile is where credentials are kept: a credential of one is never sent to the hosts of another. */
export interface ProfileIdentity {
	/** Its name, as a bundled profile, or with the hosts that it speaks of: `Shop at shop.example`. */
	readonly name: string;
	/** The environment variable that may be read for it. */
	readonly credentialEnv: string | undefined;
	/** The bundled profile to whose hosts the variable belongs that it names, when it has others: then the variable is not read. */
	readonly envOwner: string | undefined;
}

/**
 * Tells who a profile is. A copy of a bundled one, with more tables or fewer, is still that one as long as all its hosts are;
 * with another host it is a stranger, whatever it calls itself.
 * @example await identifyProfile(profile) // { name: "Intercom", credentialEnv: "INTERCOM_ACCESS_TOKEN", envOwner: undefined }
 */
export async function identifyProfile(profile: Profile): Promise<ProfileIdentity> {
	const { service } = profile;
	const { credentialEnv } = service;
	if (isBundledProfile(profile)) return { name: service.name, credentialEnv, envOwner: undefined };
	const hosts = listHosts(service);
	const others = await Promise.all((await listBundledProfiles()).map((name) => loadProfile(name)));
	const isAtHome = (other: ServiceDefinition): boolean => hosts.every((host) => listHosts(other).includes(host));
	const owner = others.find(({ service: other }) => isSameVariable(other.credentialEnv, credentialEnv))?.service;
	const isBarred = owner !== undefined && !isAtHome(owner);
	const twin = others.find(({ service: other }) => other.name === service.name && isAtHome(other));
	return {
		name: twin ? service.name : `${service.name} at ${hosts.join(", ")}`,
		credentialEnv: isBarred ? undefined : credentialEnv,
		envOwner: isBarred ? owner.name : undefined,
	};
}

// Variables are looked up in small letters too.
function isSameVariable(one: string | undefined, other: string | undefined): boolean {
	return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

// With scheme and port: http on loopback is another place than https elsewhere.
function listHosts({ regions, oauth }: ServiceDefinition): readonly string[] {
	const urls = regions.flatMap(({ baseUrl, authorizationUrl }) => [baseUrl, authorizationUrl]);
	const hosts = [...urls, oauth?.tokenUrl, oauth?.revocationUrl].flatMap((url) =>
		url === undefined ? [] : [new URL(url).origin],
	);
	return [...new Set(hosts.map((origin) => origin.replace(/^https:\/\//, "")))].sort();
}
