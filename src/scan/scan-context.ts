import type { Clock, StoredValue } from "../base/index.ts";
import type { HttpClient, RequestObserver } from "../http/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";

/** Some rows of a table, each with its values in the order of the scan's columns, e.g. `[["63a0", "2023-11-14 22:13:20", 1, null]]`. */
export interface Page {
	readonly rows: readonly (readonly StoredValue[])[];
}

/** What a scan needs besides itself. */
export interface ScanContext {
	readonly http: HttpClient;
	/** The columns of the table that the connection's API version has. */
	readonly columns: readonly ColumnDefinition[];
	/** Rows per request; absent: as many as the service allows. */
	readonly pageSize?: number | undefined;
	/** Requests of one scan in flight, where it makes one per parent row. */
	readonly concurrency: number;
	/** The name of the service in warnings, e.g. "Intercom". */
	readonly service: string;
	readonly signal?: AbortSignal | undefined;
	readonly observer?: RequestObserver | undefined;
	readonly clock: Clock;
	/** Takes what the service cut off, at most one message a scan, e.g. "conversation_parts: 3 conversations have more than the 500 parts that Intercom returns". */
	warn(message: string): void;
}

/** What reading undecoded rows needs: rows of a parent table are read with it too, so it has no columns. */
export type RawContext = Omit<ScanContext, "columns">;
