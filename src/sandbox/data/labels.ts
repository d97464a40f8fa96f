import { Collection } from "./collection.ts";
import { tagNames } from "./company-table.ts";
import { serialIdentifiers } from "./identifier.ts";
import type { Random } from "./random.ts";
import type { DataSetSettings } from "./settings.ts";
import { adminNumber } from "./teammates.ts";

/** A tag of the workspace. */
export interface Tag {
	readonly type: "tag";
	readonly id: string;
	readonly name: string;
}

/** That a tag was put on something, when and by whom. */
export interface AppliedTag {
	readonly id: string;
	readonly applied_at: number;
	readonly applied_by: { readonly type: "admin" | "contact"; readonly id: string };
}

const tagIds = serialIdentifiers(7_522_900, 13);

/** Makes the tags. */
export function makeTags(settings: DataSetSettings): Collection<Tag> {
	return new Collection({
		count: settings.counts.tags,
		identifiers: tagIds,
		build: (index): Tag => ({ type: "tag", id: tagIds.idOf(index), name: tagName(index) }),
	});
}

/** The id of the tag at an index. */
export function tagId(index: number): string {
	return tagIds.idOf(index);
}

/**
 * Draws tags for an object: the first of the list are the most usual.
 * @param after Unix seconds of the object's creation; the tags came between then and `before`.
 */
export function drawTags(
	settings: DataSetSettings,
	random: Random,
	count: number,
	after: number,
	before: number,
): AppliedTag[] {
	const applied = new Map<string, AppliedTag>();
	const { tags, admins } = settings.counts;
	for (let tries = 0; applied.size < Math.min(count, tags) && tries < count * 20; tries++) {
		const id = tagId(Math.floor(tags * random.unit() ** 1.6));
		const applied_at = after + random.below(Math.max(1, before - after));
		const applied_by = { type: "admin", id: String(adminNumber(random.below(admins))) } as const;
		if (!applied.has(id)) applied.set(id, { id, applied_at, applied_by });
	}
	return [...applied.values()];
}

/**
 * The tags of what is kept as it is shown.
 * @param time Unix seconds of when the last was applied.
 */
export function listShownTags(settings: DataSetSettings, index: number, time: number): Record<string, unknown>[] {
	const random = settings.random("shown tags")(index);
	const applied = random.chance(0.4) ? drawTags(settings, random, 1 + random.below(2), time - 86_400, time) : [];
	return applied.map(({ id, ...how }) => ({ type: "tag", id, name: tagName(tagIds.indexOf(id) ?? 0), ...how }));
}

/** Puts one tag on an object at a given time. */
export function applyTag(index: number, applied_at: number, adminIndex: number): AppliedTag {
	return { id: tagId(index), applied_at, applied_by: { type: "admin", id: String(adminNumber(adminIndex)) } };
}

function tagName(index: number): string {
	const name = tagNames[index % tagNames.length] ?? tagNames[0];
	const round = Math.floor(index / tagNames.length);
	return round === 0 ? name : `${name} ${round + 1}`;
}
