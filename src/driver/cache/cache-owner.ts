import { createHash } from "node:crypto";
import { createError, type ProviderError } from "../../base/index.ts";

/** What tells one cache from another. */
export interface CacheOwner {
	readonly profile: string;
	readonly baseUrl: string;
	readonly version: string | undefined;
	/** Whose credential it is: the same grant may see what it read before. */
	readonly owner: string | undefined;
	/** The service asks for a credential; without an owner nobody knows whose rows are meant. */
	readonly isOwned: boolean;
}

/**
 * A short name for service, place and owner; owners of the same place begin alike.
 * @example nameOwner(owner) // "1f0c96a2b3d4e5f6-ba7816bf8f01cfea"
 */
export function nameOwner({ profile, baseUrl, owner }: CacheOwner): string {
	return `${hash(profile, baseUrl)}-${hash(owner ?? "")}`;
}

// 64 bits tell owners apart.
function hash(...parts: readonly string[]): string {
	const digest = createHash("sha256");
	for (const part of parts) digest.update(part).update("\0");
	return digest.digest("hex").slice(0, 16);
}

/**
 * Picks what was kept for the place when nobody knows for which owner: it must be the only one.
 * @param names Of files or variants, that begin with an owner's name or with `before` and that.
 * @throws bad_property_value (22023) when there are several
 * @example pickOnly(["1f0c96a2b3d4e5f6-ba7816bf8f01cfea 2.16"], owner) // that one
 */
export function pickOnly(names: readonly string[], owner: CacheOwner, before = ""): string | undefined {
	const place = `${before}${hash(owner.profile, owner.baseUrl)}-`;
	const [only, ...others] = names.filter((name) => name.startsWith(place));
	if (others.length > 0) throw createAmbiguity();
	return only;
}

function createAmbiguity(): ProviderError {
	return createError("bad_property_value", {
		name: "Offline",
		place: "",
		problem: "rows of several credentials are kept, and without one nobody knows which are meant",
		expected: "Give the credential that they were read with.",
	});
}
