import type { Profile } from "./profile.ts";
import { findProfilePlace, type ProfilePlace, readBuiltProfile, readProfileFolder } from "./profile-folder.ts";

/**
 * Loads a profile and checks it; a bundled one was checked when the package was built.
 * @param reference A bundled name in any case (`Intercom`), or the path of a folder (anything with a slash or backslash,
 * or that ends in `.apip`), relative to the working directory. Where that is missing and is named as a bundled one, that one is meant.
 * @param warn Told what is not as it was asked for.
 * @returns The profile, frozen to its depths: `{ service: { name: "Intercom", … }, tables: [{ name: "admins", … }, …] }`.
 * @throws `profile_not_found`, which names the bundled ones; `profile_invalid` for a file, and with `file:line:column` of each mistake.
 */
export async function loadProfile(
	reference: string,
	warn: (message: string) => void = () => undefined,
): Promise<Profile> {
	const place = await findProfilePlace(reference, warn);
	const built = await readBuiltProfile(place);
	if (built !== undefined) return keep(place, built, () => JSON.parse(built) as Profile);
	const texts = await readProfileFolder(place);
	// What reads and checks YAML takes a tenth of a second to load, and is seldom needed.
	const { readProfile } = await import("./profile-reader.ts");
	return keep(place, JSON.stringify(texts), () => readProfile(texts));
}

/** The last of each place, and what it was read from: a process that connects often has the same one each time. */
const loaded = new Map<string, { readonly profile: Profile; readonly content: string }>();

const bundledProfiles = new WeakSet<Profile>();

/** Whether the profile came with the package, and was loaded by its name. */
export function isBundledProfile(profile: Profile): boolean {
	return bundledProfiles.has(profile);
}

function keep({ path, bundled }: ProfilePlace, content: string, read: () => Profile): Profile {
	// By its path, the same folder is no bundled one.
	const place = bundled ?? path;
	const known = loaded.get(place);
	if (known?.content === content) return known.profile;
	const profile = freeze(read());
	if (bundled !== undefined) bundledProfiles.add(profile);
	loaded.set(place, { profile, content });
	return profile;
}

function freeze<Value>(value: Value): Value {
	if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const part of Object.values(value)) freeze(part);
	}
	return value;
}
