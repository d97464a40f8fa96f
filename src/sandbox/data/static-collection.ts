import type { ApiErrorCode } from "../service/api-error-table.ts";
import type { Collection } from "./collection.ts";
import type { ConversationRecord } from "./conversations.ts";
import type { Identifiers } from "./identifier.ts";
import type { DataSetSettings } from "./settings.ts";

/** An object that is kept as it is shown. */
export interface StaticItem {
	/** As in paths; `fields` may show it as a number. */
	readonly id: string;
	readonly fields: Readonly<Record<string, unknown>>;
}

/** How the list of a kind is given out. */
export interface StaticListing {
	/**
	 * none: whole; numbered: `pages`; bare: page numbers are obeyed but not told; flat: page numbers beside the rows;
	 * cursor: `starting_after`.
	 */
	readonly paging: "none" | "numbered" | "bare" | "flat" | "cursor";
	/** The `type` of the list; null when it has none. */
	readonly type?: string;
	readonly rowsKey?: string;
	readonly normal?: number;
	readonly most?: number;
	/** Newest changes first. */
	readonly isByUpdate?: true;
	/** Fields that only a single object shows. */
	readonly withheld?: readonly string[];
	/** Archived ones are listed only when asked for. */
	readonly hidesArchived?: true;
	/** The page size comes back as it was sent: as text. */
	readonly isPerPageText?: true;
	/** Gives a filter from the query string. */
	readonly filter?: string;
}

/** What a member of a request must be. */
export interface StaticRule {
	readonly field: string;
	/** Whether the value will do; null and what is not sent are not asked. */
	readonly accepts: (value: unknown, collections: CollectionFinder) => boolean;
	readonly code: ApiErrorCode;
	/** What the refusal says; `$` stands for the value. */
	readonly message: string;
	/** When it holds; left out for always. */
	readonly on?: "create" | "update";
}

/** Finds the objects of a plain kind. */
export type CollectionFinder = (name: string) => Collection<StaticItem>;

/** Why an object as it stands may not be changed or deleted. */
export interface StaticObstacle {
	readonly stands: (fields: StaticItem["fields"], body: Readonly<Record<string, unknown>>) => boolean;
	readonly code: ApiErrorCode;
	readonly message?: string;
	readonly on: "update" | "delete";
}

/** What may be written. */
export interface StaticWrites {
	/** Fields that a new object must have, with the refusal when they are missing. */
	readonly required: readonly string[];
	readonly missing: ApiErrorCode;
	/** What the refusal says of a missing field where that is known: "name is required" of others. */
	readonly missingTexts?: Readonly<Record<string, string>>;
	readonly rules?: readonly StaticRule[];
	readonly obstacles?: readonly StaticObstacle[];
	/** Fields in which no two objects may agree, with the refusal. */
	readonly unique?: { readonly fields: readonly string[]; readonly code: ApiErrorCode; readonly message: string };
	/** What members of a request become where they are not kept as they are sent. */
	readonly translate?: (body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;
	/** Fields that are taken over at creation only. */
	readonly fieldsOnce?: readonly string[];
	/** What a new object holds whatever the request says. */
	readonly createdAs?: Readonly<Record<string, unknown>>;
	/** A written object is shown with what lists withhold. */
	readonly answersWhole?: true;
	/** Fields that are taken over; anything else is ignored, as the API does. */
	readonly fields: readonly string[];
	readonly createdStatus: 200 | 201;
	readonly method: "PUT" | "PATCH";
	readonly deletedStatus: 200 | 204;
	/** What a deletion answers, besides the id: a word, or the name of the field that holds it in braces. */
	readonly deleted?: string;
	/** What a new object holds when nobody said otherwise; other fields are empty. */
	readonly defaults?: Readonly<Record<string, unknown>>;
	/** A deletion only archives. */
	readonly archives?: true;
	/** Fields by which a new object replaces an old one. */
	readonly upsertBy?: readonly string[];
	readonly can: readonly ("create" | "update" | "delete")[];
}

/** One kind of object that needs no more than a list, a get and plain writes. */
export interface StaticCollection {
	readonly name: string;
	/** Its list; one object is at `/{id}` below it. */
	readonly path: string;
	readonly since?: number;
	readonly scope: string;
	readonly writeScope?: string;
	readonly count: (settings: DataSetSettings) => number;
	readonly identifiers: Identifiers;
	readonly build: (
		settings: DataSetSettings,
		index: number,
		conversations: Collection<ConversationRecord>,
	) => Readonly<Record<string, unknown>>;
	readonly listing: StaticListing;
	/** The refusal for an unknown id; undefined when single objects cannot be had. */
	readonly notFound?: ApiErrorCode;
	/** The object below which it lies: the name in the path, and the field that holds its id. */
	readonly parent?: {
		readonly param: string;
		readonly field: string;
		/** The kind of the object above. */
		readonly kind?: string;
		/** What may stand in the path when there is no object above. */
		readonly names?: readonly string[];
	};
	readonly writes?: StaticWrites;
}

/** The instant at which the object at an index of a kind was made: spread over the life of the workspace. */
export function spread(settings: DataSetSettings, index: number, count: number): number {
	const age = 1400 * 86_400;
	return settings.now - age + Math.floor((age * 0.97 * (index + 0.5)) / Math.max(1, count));
}
