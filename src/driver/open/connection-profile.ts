import { type ResolvedOptions, readCredential } from "../../connection-string/index.ts";
import { identifyProfile, loadProfile, type Profile, type ProfileIdentity } from "../../profile/index.ts";

/** A profile, who it is, and the options that hold for it. */
export interface ConnectionProfile {
	readonly profile: Profile;
	readonly identity: ProfileIdentity;
	/** With the access token of the variable that the profile may read. */
	readonly options: ResolvedOptions;
}

/**
 * Loads the profile that the options name, and fills in the credential that belongs to it.
 * @param warn Told what is not as it was asked for.
 * @throws profile_not_found, profile_invalid (08001); bad_property_value (22023)
 */
export async function openProfile(
	options: ResolvedOptions,
	environment: NodeJS.ProcessEnv,
	warn: (message: string) => void,
): Promise<ConnectionProfile> {
	const profile = await loadProfile(options.Profile, warn);
	const identity = await identifyProfile(profile);
	return { profile, identity, options: readCredential(options, identity.credentialEnv, environment) };
}
