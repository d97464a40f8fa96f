import type { DataSet } from "../data/data-set.ts";
import type { AppliedTag } from "../data/labels.ts";
import type { WireObject } from "./wire-object.ts";

/** A tag with who put it there, as lists of a contact's, conversation's or ticket's tags show it. */
export function showAppliedTag(dataSet: DataSet, applied: AppliedTag): WireObject {
	const { applied_at, applied_by } = applied;
	return { ...showTag(dataSet, applied), applied_at, applied_by };
}

/** A tag as its own list shows it. */
export function showTag(dataSet: DataSet, tag: { readonly id: string }): WireObject {
	return { type: "tag", id: tag.id, name: dataSet.tags.get(tag.id)?.name ?? "" };
}

/** The tags that still exist: a deleted tag is gone from everything that had it. */
export function liveTags(dataSet: DataSet, tags: readonly AppliedTag[]): readonly AppliedTag[] {
	return tags.every(({ id }) => dataSet.tags.get(id)) ? tags : tags.filter(({ id }) => dataSet.tags.get(id));
}
