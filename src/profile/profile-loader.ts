import type { Profile } from "./profile.ts";
import { readBuiltProfile, readProfileFolder } from "./profile-folder.ts";

/**
 * Loads a profile and checks it; a bundled one was checked when the package was built.
 * @param reference A bundled name in any case (`Intercom`), or the path of a folder (anything with a slash or backslash,
 * or that ends in `.apip`), relative to the working directory.
 * @returns The profile, frozen to its depths: `{ service: { name: "Intercom", … }, tables: [{ name: "admins", … }, …] }`.
 * @throws `profile_not_found`, which names the bundled ones; `profile_invalid` with `file:line:column` of each mistake.
 */
export async function loadProfile(reference: string): Promise<Profile> {
	const built = await readBuiltProfile(reference);
	if (built !== undefined) return freeze(JSON.parse(built) as Profile);
	const texts = await readProfileFolder(reference);
	// What reads and checks YAML takes a tenth of a second to load, and is seldom needed.
	const { readProfile } = await import("./profile-reader.ts");
	return freeze(readProfile(texts));
}

function freeze<Value>(value: Value): Value {
	if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		for (const part of Object.values(value)) freeze(part);
	}
	return value;
}
