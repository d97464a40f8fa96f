import type { Clock, StoredValue } from "../base/index.ts";
import type { HttpClient, RequestObserver } from "../http/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { OpenIntake, RowIntake, WaitingRows } from "../storage/index.ts";
import type { NoteMisfit } from "./row-reader.ts";
import type { ScanNotes } from "./scan-notes.ts";
import type { Discrepancy } from "./total.ts";

/** Some rows of a table, each with its values in the order of the scan's columns, e.g. `[["63a0", "2023-11-14 22:13:20", 1, null]]`. */
export interface Page {
	readonly rows: readonly (readonly StoredValue[])[];
	/** Instead of `rows`: those that were parsed where they are kept. */
	readonly waiting?: WaitingPage | undefined;
	/** Where reading can begin when these rows and those before them are there already; absent where it cannot. */
	readonly resume?: string | undefined;
	/** For rows that belong to others: the keys of those whose rows are complete with this page, also of those without any. */
	readonly parents?: readonly string[] | undefined;
	/**
	 * For rows that belong to others: the keys of those whose first rows are on this page. A parent that comes twice, because
	 * it changed while pages were read, brings all its rows again: those of its earlier coming are to be dropped first.
	 */
	readonly begun?: readonly string[] | undefined;
	/** How many rows the service says it has for the whole scan. */
	readonly total?: number | undefined;
	/**
	 * With the last page, where the service gave another number of rows than it told, beyond what changes meanwhile explain: of the scan, or
	 * of rows that its own belong to. Fewer rows mean that some are missing.
	 */
	readonly discrepancy?: Discrepancy | undefined;
	/** For rows that belong to others: how many of those the service says there are. */
	readonly parentTotal?: number | undefined;
	/** The latest change of a row, or of what it belongs to, in milliseconds since 1970; for tables with an incremental refresh. */
	readonly latest?: number | undefined;
}

/** The rows of a page that wait to be inserted. */
export interface WaitingPage {
	readonly rows: WaitingRows;
	/** Those that belong to the scan and did not come before, by their numbers from 0; absent: all. */
	readonly places?: readonly number[] | undefined;
	/** How many these are. */
	readonly count: number;
}

/** Where a scan goes on that was interrupted. */
export interface ReadStart {
	/** The `resume` of the last page that was kept. */
	readonly position: string;
	/** How many rows came before it; absent where only some of them are the scan's own. */
	readonly rowCount?: number | undefined;
	/** Tells which parents need not be asked about again. */
	readonly isParentDone: (key: string) => boolean;
}

/** What a scan needs besides itself. */
export interface ScanContext {
	readonly http: HttpClient;
	/** The columns of the table that the connection's API version has. */
	readonly columns: readonly ColumnDefinition[];
	/** Rows per request; absent: as many as the service allows. */
	readonly pageSize?: number | undefined;
	/** Requests of one scan in flight at most; how many are worth it, the client tells. */
	readonly concurrency: number;
	/** The name of the service in warnings, e.g. "Intercom". */
	readonly service: string;
	/** Absent: from the beginning. */
	readonly from?: ReadStart | undefined;
	/** Told of each page's rows; when it says true, the scan ends with that page. */
	readonly isEnough?: ((rows: Page["rows"]) => Promise<boolean>) | undefined;
	/** The first rows may be all that are wanted: nothing is asked for before the second page is. */
	readonly isLazy?: boolean | undefined;
	/** What belongs to parents that were made before it, in milliseconds since 1970, is left out. */
	readonly startDateMs?: number | undefined;
	readonly signal?: AbortSignal | undefined;
	readonly observer?: RequestObserver | undefined;
	readonly clock: Clock;
	/** How many rows of a table an index may still count and not give, as they were deleted a moment ago; absent: none. */
	readonly countGone?: ((table: string) => number) | undefined;
	/** Takes what the service cut off, and what came in the place of rows, at most one message of a kind and table, e.g. "conversation_parts: 3 conversations have more than the 500 parts that Intercom returns". */
	warn(message: string): void;
	/** Attributes whose values are looked at, too; they are no values of a row. */
	readonly attributes?: readonly ColumnDefinition[] | undefined;
	/** Told of each value that did not fit its column and was read as NULL; nothing is known of what is legitimately absent. */
	readonly noteMisfit?: NoteMisfit | undefined;
	/** Parses pages where their rows are kept, so that they come as {@link WaitingPage}, unless they are needed here; absent: they are. */
	readonly openIntake?: OpenIntake | undefined;
}

/** What reading undecoded rows needs: rows of a parent table are read with it too, so it has no columns. */
export interface RawContext extends Omit<ScanContext, "columns" | "openIntake"> {
	readonly notes: ScanNotes;
	/** The rows are to come in the order of the service, and no more of them than are taken. */
	readonly isSerial?: boolean | undefined;
	/** Where the pages of the scan are parsed; absent: here. */
	readonly intake?: RowIntake | undefined;
}
