/** Where in the input something stands, as errors tell it. */
export interface Place {
	/** Follows a noun, e.g. ` at character 12`; empty where there is nothing to point at. */
	readonly words: string;
	/** The offset in UTF-16 units, from 0, when the input is one text. */
	readonly position: number | undefined;
}

/** The place of what stands in a plain object under its own name. */
export const nowhere: Place = { words: "", position: undefined };

/** Where a text comes from: gives the place of each of its characters. */
export type Origin = (offset: number) => Place;

/** The origin of the text that the user gave as a whole. */
export const connectionStringOrigin: Origin = (offset) => ({ words: ` at character ${offset}`, position: offset });

/** The origin of a nested list that was given as a property of a plain object. */
export const profileSettingsOrigin: Origin = (offset) => ({
	words: ` at character ${offset} of ProfileSettings`,
	position: undefined,
});
