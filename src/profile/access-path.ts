import type { FilterOperator } from "./profile.ts";
import type { OrderStyle, QueryEncoding, SearchForm } from "./request-form.ts";

/** Rows per request. */
export interface PageSize {
	readonly default: number;
	readonly max: number;
}

/** Named strategies of walking through pages. */
export type Paging =
	| "none" // the whole list in one answer
	| "cursor" // ?per_page&starting_after, next in pages.next.starting_after
	| "page" // ?page&per_page until page ≥ pages.total_pages
	| "offset" // ?offset&limit until the offset reaches the total, or no rows come
	| "next_url" // the answer holds the address of the next page
	| "link" // the header Link holds it, as rel="next" (RFC 8288)
	| "scroll"; // ?scroll_param until an empty page; one at a time per workspace

/** What the parts of a service's paging are called, and where its answers tell of them; what is absent has the strategy's own name. */
export interface PageNames {
	/** The parameter with the place of the page: its cursor, its number, or how many rows come before it. */
	readonly parameter?: string | undefined;
	/** The parameter with the rows a page. */
	readonly size?: string | undefined;
	/** The service alone decides how many rows a page has: no parameter says it. */
	readonly isFixed?: boolean | undefined;
	/** Where the body has the next cursor, or the address of the next page. */
	readonly next?: string | undefined;
	/** The header that has the next cursor. */
	readonly nextHeader?: string | undefined;
	/** The field of a page's last row that is the next cursor. */
	readonly nextField?: string | undefined;
	/** Where the body says, with true or false, whether there are more pages. */
	readonly more?: string | undefined;
	/** Where the number of pages stands. */
	readonly pages?: string | undefined;
	readonly pagesHeader?: string | undefined;
	/** Where the number of all rows stands. */
	readonly total?: string | undefined;
	readonly totalHeader?: string | undefined;
	/** The number of the first page. */
	readonly first?: number | undefined;
	/** What the last page is known by where nothing tells: it has fewer rows than were asked for, or none. */
	readonly end?: "short_page" | "empty_page" | undefined;
}

/** One object by its key: `GET /contacts/{id}`. */
export interface GetPath {
	readonly kind: "get";
	readonly path: string;
	/** The column whose value fills the one `{slot}` of the path, which has its name. */
	readonly column: string;
	readonly query?: Readonly<Record<string, string>> | undefined;
	/** Statuses that mean: there is no such row. */
	readonly absent: readonly number[];
	readonly since?: string | undefined;
}

/** The rows in which a column has a value, by a request for each value or for some: `GET /visitors?user_id=…`. */
export interface LookupPath {
	readonly kind: "lookup";
	readonly method: "GET" | "POST";
	/** Each of its slots is filled by the column of the same name. */
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** The column whose values are asked for; where the table has no such column, the name by which `search` of another table means it. */
	readonly column: string;
	/** Where the value stands when it is no slot of the path: a name in the query, or in the body of a POST. */
	readonly parameter?: string | undefined;
	/** Columns of further slots: a statement must give one value for each. */
	readonly fixed: readonly string[];
	/** The most values that one request takes, as a list; absent: one value. */
	readonly batch?: number | undefined;
	/** `.` when the answer is the one row, or the list of the rows. */
	readonly rows: string;
	/** Only rows that have a value there are the table's: `contact_id`, where notes about contacts and companies share their ids. */
	readonly only?: string | undefined;
	readonly paging: Exclude<Paging, "scroll">;
	readonly pages?: PageNames | undefined;
	readonly pageSize?: PageSize | undefined;
	readonly absent: readonly number[];
	readonly since?: string | undefined;
}

/** A search with its conditions in the body: `POST /contacts/search`. */
export interface SearchPath {
	readonly kind: "search";
	readonly path: string;
	readonly rows: string;
	/** Absent: a tree of AND and OR, as Intercom takes it. */
	readonly form?: SearchForm | undefined;
	/** Absent: `cursor`. */
	readonly paging?: Exclude<Paging, "scroll" | "none"> | undefined;
	readonly pages?: PageNames | undefined;
	readonly pageSize: PageSize;
	/** A filter that every row passes, for services that refuse a search without one. */
	readonly everything?:
		| { readonly column: string; readonly operator: FilterOperator; readonly value: number }
		| undefined;
	/** The column that full reads are sorted by; it never changes once a row exists. Absent: they come in the service's own order. */
	readonly stableOrder?: string | undefined;
	/**
	 * The time by which large reads are cut into ranges that are read side by side: a column that every row has and that never changes,
	 * which can be searched from and up to a time, and sorted by. Absent: they are read page after page.
	 */
	readonly partitionBy?: string | undefined;
	/** How finely the service compares timestamps: by the second, or by calendar days of the workspace. */
	readonly timeGranularity: "second" | "day";
	readonly maxDepth: number;
	readonly maxFilters: number;
}

/** A plain list: `GET /tags`. */
export interface ListPath {
	readonly kind: "list";
	readonly method: "GET" | "POST";
	readonly path: string;
	readonly query: Readonly<Record<string, string>>;
	/** How the filters of columns are written; as the type says first, where it is absent. */
	readonly encoding?: QueryEncoding | undefined;
	/** Absent: the rows come in an order of the service's own. */
	readonly order?: OrderStyle | undefined;
	readonly rows: string;
	readonly paging: Paging;
	readonly pages?: PageNames | undefined;
	readonly pageSize?: PageSize | undefined;
	/** The service tells of a stretch of time only: all is read in ranges, the latest first. */
	readonly windows?: TimeWindows | undefined;
	/** The columns that it filters by; absent: all that have a filter. */
	readonly filters?: readonly string[] | undefined;
	/** Where its filters, its order, its ranges of time and its paging stand; absent: in the query. */
	readonly sendIn?: "query" | "body" | undefined;
	/** It gives no more rows than these: it is for LIMIT, and another list for the rest, and for those who may not ask it. */
	readonly mostRows?: number | undefined;
	readonly since?: string | undefined;
}

/** The time by which a list is read in ranges. */
export interface TimeWindows {
	readonly column: string;
	/** The names under which the bounds are sent, in Unix seconds. */
	readonly after: string;
	readonly before: string;
	/** How long a range is; where there is nothing in one, the next one is twice as long. */
	readonly days: number;
	/** The year before which there is nothing. */
	readonly firstYear: number;
}

/** One request per parent row: `GET /conversations/{conversation_id}` for its parts. */
export interface ChildPath {
	readonly kind: "child";
	readonly path: string;
	/** The column of this table that fills the last slot (it has the slot's name) and refers to the parent. */
	readonly column: string;
	readonly parent: { readonly table: string; readonly column: string };
	readonly query?: Readonly<Record<string, string>> | undefined;
	/** What makes the service itself send plain text for every column of `html`; asked for with DisplayAs=plaintext. */
	readonly plainText?: Readonly<Record<string, string>> | undefined;
	/** What fills the slots before the last, by their names: columns of the parent. Columns of this table have the slots' names. */
	readonly slots?: Readonly<Record<string, string>> | undefined;
	readonly rows: string;
	readonly paging: Exclude<Paging, "scroll">;
	readonly pages?: PageNames | undefined;
	readonly pageSize?: PageSize | undefined;
	readonly absent: readonly number[];
	/** The service returns at most so many rows a parent; `total` is where the parent tells how many there are. */
	readonly cap?: { readonly rows: number; readonly total: string } | undefined;
	/** As that of {@link EmbeddedPath}: the parents that have rows with a value. */
	readonly search?: Readonly<Record<string, string>> | undefined;
}

/** Rows that lie inside the parent's rows: `tags.tags` of each conversation. */
export interface EmbeddedPath {
	readonly kind: "embedded";
	readonly column: string;
	readonly parent: { readonly table: string; readonly column: string };
	readonly rows: string;
	/** The list in whose elements the rows lie, where they lie no nearer: `ticket_parts.ticket_parts` for the files of a ticket's parts. */
	readonly within?: string | undefined;
	/** The rows are the members of an object: the field of each in which its name is read, `locale` for `{ en: {…}, fr: {…} }`. */
	readonly members?: string | undefined;
	/** The parent's search fields that find it by the value of a column of this table: `{ contact_id: contact_ids }`. */
	readonly search?: Readonly<Record<string, string>> | undefined;
	/** The parents show these rows only where a search asks for them: by these parameters of its query. */
	readonly ask?: Readonly<Record<string, string>> | undefined;
	/** The columns that the embedded form has; all when absent. */
	readonly columns?: readonly string[] | undefined;
	/** Where the parent says that the list was cut; then the child path of this table is asked. */
	readonly truncated?: string | undefined;
}

/** A way in which the rows of a table can be read. */
export type AccessPath = GetPath | LookupPath | SearchPath | ListPath | ChildPath | EmbeddedPath;

/** A list of rows that the service deleted, the latest first. */
export interface DeletionFeed {
	readonly path: string;
	readonly rows: string;
	readonly paging: Exclude<Paging, "scroll">;
	readonly pages?: PageNames | undefined;
	readonly pageSize?: PageSize | undefined;
	/** Where an entry has the key of the deleted row, and when it was deleted. */
	readonly key: string;
	readonly at: string;
	/** The first API version that has the feed; before it, rows are counted. */
	readonly since?: string | undefined;
}

/** How rows that were read whole are brought up to date by reading only what changed. */
export interface IncrementalRefresh {
	/** The column that the service sets at every change, and can search by. */
	readonly column: string;
	/** How long after a change a search may not know of it yet, in milliseconds. */
	readonly lagMs: number;
	/** How deleted rows are found: in a feed, or by their number, which says only that all must be read again. */
	readonly deletions: DeletionFeed | "count";
}
