import type { FilterOperator } from "./profile.ts";

/** How conditions become parameters of a query. */
export interface QueryEncoding {
	/** How several values of one parameter are written: `a,b`; the parameter again and again; again and again with `[]` behind its name; or, in a body, as a list, which one value is, too. */
	readonly lists: "comma" | "repeated" | "brackets" | "array";
	/** Of `in`, at most so many values go into one request. */
	readonly maxValues: number;
	/** How bounds are written: each in a parameter of its own; `gte:5` in one that all operators share; or `5..9` for both bounds together. */
	readonly ranges: "plain" | "colon" | "interval";
}

/** How a service is told the order of rows. */
export type OrderStyle =
	/** Two parameters: `sort=name`, `direction=desc`. */
	| { readonly kind: "pair"; readonly parameter: string; readonly direction: string; readonly words: OrderWords }
	/** One parameter, a minus for descending: `sort=-name`. */
	| { readonly kind: "signed"; readonly parameter: string }
	/** One parameter: `sort=name:desc`. */
	| { readonly kind: "colon"; readonly parameter: string; readonly words: OrderWords };

/** What a service calls the two directions. */
export interface OrderWords {
	readonly ascending: string;
	readonly descending: string;
}

/** How a body writes one condition. */
export interface WrittenConditions {
	readonly names: { readonly field: string; readonly operator: string; readonly value: string };
	readonly operators: Readonly<Record<FilterOperator, string>>;
}

/** How a search says its conditions in the body of its request. */
export type SearchForm = {
	/** The key of the body that holds the conditions; absent: the body itself. */
	readonly at?: string | undefined;
	/** The key of the body that holds the paging; absent: the body itself. */
	readonly pagingAt?: string | undefined;
	/** Absent: the service is told no order. */
	readonly order?: SearchOrder | undefined;
} /** `[{ field, operator, value }, …]`, all of which hold. */ & (
	| ({ readonly kind: "list" } & WrittenConditions)
	/** `[{ filters: [{ field, operator, value }] }, …]`, of which one holds; `filters` is the key of a group that holds its conditions. */
	| ({ readonly kind: "groups"; readonly filters: string } & WrittenConditions)
	/** `{ state: "open", size: { gte: 5 } }`, all of which hold; a field that equals something has its value alone, unless that operator has a word. */
	| { readonly kind: "map"; readonly operators: Readonly<Partial<Record<FilterOperator, string>>> }
	/** `{ state: "open", updated_after: … }`: a key for each comparison, as the columns' `parameters` name it. */
	| { readonly kind: "flat" }
);

/** How the body of a search says the order. */
export interface SearchOrder {
	/** `object`: `{ field, direction }`; `list`: a list of one of them; `signed`: `"-name"`. */
	readonly kind: "object" | "list" | "signed";
	readonly at: string;
	readonly field: string;
	readonly direction: string;
	readonly words: OrderWords;
}
