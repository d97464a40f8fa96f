import type { AppliedTag } from "../data/labels.ts";
import type { World } from "../data/world.ts";
import type { WireObject } from "./wire-object.ts";

/** A tag with who put it there, as lists of a contact's, conversation's or ticket's tags show it. */
export function showAppliedTag(world: World, applied: AppliedTag): WireObject {
	const { applied_at, applied_by } = applied;
	return { ...showTag(world, applied), applied_at, applied_by };
}

/** A tag as its own list shows it. */
export function showTag(world: World, tag: { readonly id: string }): WireObject {
	return { type: "tag", id: tag.id, name: world.tags.get(tag.id)?.name ?? "" };
}

/** The tags that still exist: a deleted tag is gone from everything that had it. */
export function liveTags(world: World, tags: readonly AppliedTag[]): readonly AppliedTag[] {
	return tags.every(({ id }) => world.tags.get(id)) ? tags : tags.filter(({ id }) => world.tags.get(id));
}
