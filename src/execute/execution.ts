import { type Clock, type SqlValue, type StoredValue, throwIfAborted } from "../base/index.ts";
import type { Cache, FetchPages, Materialised, PageProgress, ReadMode } from "../cache/index.ts";
import type { CatalogTable, TableScan } from "../catalog/index.ts";
import { addToRequests, createRequestBudget, type HttpClient, type RequestObserver } from "../http/index.ts";
import { type Plan, type PlannedScan, resolveByKeys, resolveInside, type ScanTarget } from "../plan/index.ts";
import { readPages } from "../scan/index.ts";
import { bindName, type Query } from "../sql/index.ts";
import type { Reader, Storage } from "../storage/index.ts";
import { createEnoughCheck } from "./enough-rows.ts";
import type { KnownTotals } from "./known-totals.ts";
import { createLostDigits } from "./lost-digits.ts";
import { createMisfits } from "./misfits.ts";
import { printQuery } from "./printed-query.ts";
import { createProgressReport, measureScan, type Progress } from "./progress.ts";
import { checkBudget } from "./request-budget.ts";
import { createRowReader, type ValueForms } from "./row-values.ts";
import { limitByStartDate } from "./start-date.ts";
import type { Source, Sources } from "./table-source.ts";
import { describeWidth } from "./width-warning.ts";

/** What the connection lends to its statements. */
export interface ExecuteContext {
	readonly cache: Cache;
	readonly storage: Storage;
	readonly http: HttpClient;
	readonly clock: Clock;
	/** The name of the service, for warnings. */
	readonly service: string;
	readonly pageSize?: number | undefined;
	readonly concurrency: number;
	/** The most requests that one statement may make; 0: as many as it takes. */
	readonly maxRequests: number;
	readonly totals: KnownTotals;
	/** No request may be made: whatever the cache has answers. */
	readonly isOffline: boolean;
	/** Rows of full reads that are older are left out, where the table tells; milliseconds since 1970. */
	readonly startDateMs?: number | undefined;
	/** The rows of a system table, with the values of its columns in their order. */
	readonly listSystemRows: (table: string) => readonly (readonly StoredValue[])[];
}

/** How the tables of a statement are read, when not as usual. */
export interface ReadOptions {
	readonly mode?: ReadMode | undefined;
	/** Told how far the tables are: after each page, once a second while none comes, and at the end of each. It does not throw. */
	readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What one table of a statement cost. */
export interface ScanStatistics {
	readonly table: string;
	readonly source: "live" | "cache";
	/** When its rows were read, or began to be. */
	readonly asOf: Date;
	readonly requests: number;
	readonly rows: number;
}

/** What a statement cost. */
export interface Statistics {
	readonly requests: number;
	/** Rows that came from the service for this statement. */
	readonly rowsFetched: number;
	readonly rowsFromCache: number;
	/** Time spent waiting for rate limits and between attempts, summed over its requests. */
	readonly waitMs: number;
	readonly scans: readonly ScanStatistics[];
}

/** A statement whose tables have been read: its rows can be taken once. */
export interface Execution {
	readonly statistics: Statistics;
	/** What is known so far; what is found in the rows comes when they have been taken. */
	readonly warnings: readonly string[];
	/** Rows in the order of the plan's columns. */
	readonly rows: (forms?: ValueForms) => Generator<SqlValue[]>;
	/** Lets the tables go; a second release does nothing. */
	readonly release: () => void;
}

interface ReadTable {
	readonly planned: PlannedScan;
	readonly materialised: Materialised;
	readonly requests: number;
}

/**
 * Reads the tables of a plan, from the cache or the service, and starts its query over them.
 * @throws request_budget (53000) and any ProviderError of the room that failed; nothing stays open then.
 */
export async function executePlan(
	plan: Plan,
	context: ExecuteContext,
	signal?: AbortSignal,
	options: ReadOptions = {},
): Promise<Execution> {
	checkBudget(plan, context.maxRequests);
	const run = createRun(context, signal, options);
	try {
		for (let stage = findReady(plan, run.sources); stage.length > 0; stage = findReady(plan, run.sources)) {
			const settled = await Promise.allSettled(stage.map((planned) => run.read(planned, plan)));
			const failure = settled.find((outcome) => outcome.status === "rejected");
			if (failure) throw failure.reason;
		}
		run.endProgress();
		throwIfAborted(signal);
		const reader = context.storage.openReader();
		run.onRelease(() => {
			reader.release();
		});
		reader.begin();
		const lost = createLostDigits();
		return {
			statistics: run.statistics(),
			get warnings() {
				return [...plan.warnings, ...run.warnings, ...run.misfits.describe(), ...lost.describe()];
			},
			rows: (forms) => queryRows(plan, reader, run.sources, createRowReader(plan.columns, forms, lost.note)),
			release: run.release,
		};
	} catch (error) {
		run.release();
		throw error;
	}
}

// What depends on other scans comes after them.
function findReady({ scans }: Plan, read: Sources): readonly PlannedScan[] {
	return scans.filter(({ scanName, dependency }) => {
		return !read.has(scanName) && (dependency?.after ?? []).every((name) => read.has(name));
	});
}

function createRun(context: ExecuteContext, signal: AbortSignal | undefined, options: ReadOptions) {
	const tables: ReadTable[] = [];
	const sources = new Map<string, Source>();
	const warnings: string[] = [];
	const releases: (() => void)[] = [];
	const shared = new Map<string, Promise<Materialised>>();
	const budget = createRequestBudget(context.maxRequests);
	const report =
		options.onProgress && createProgressReport(options.onProgress, context.clock, () => context.http.limits().waitMs);
	if (report) releases.push(report.end);
	const misfits = createMisfits();
	let waitMs = 0;

	function holdReader(): Reader {
		const reader = context.storage.openReader();
		releases.push(() => {
			reader.release();
		});
		return reader;
	}

	// A table that a statement names twice is read once, even where nothing is kept: both see the same rows.
	async function materialiseOnce(
		scan: TableScan,
		mode: ReadMode | undefined,
		materialise: () => Promise<Materialised>,
	): Promise<Materialised> {
		const identity = `${mode ?? ""} ${identifyScan(scan)}`;
		const reading = shared.get(identity) ?? materialise();
		if (!shared.has(identity)) {
			shared.set(identity, reading);
			const materialised = await reading;
			releases.push(() => {
				materialised.release();
			});
		}
		return reading;
	}

	async function read(wanted: PlannedScan, plan: Plan): Promise<void> {
		const planned = { ...wanted, ...resolveScan(wanted, plan, context, sources) };
		let requests = 0;
		const observer: RequestObserver = {
			onRequest: (info) => {
				requests++;
				waitMs += info.waitMs;
			},
		};
		const scan = limitByStartDate(planned.scan, context.startDateMs);
		const { columns } = planned;
		const place = { table: scan.table.name, number: plan.scans.indexOf(wanted) + 1, count: plan.scans.length };
		let state: Pick<Progress, "rows" | "total" | "share"> = { rows: 0, total: undefined, share: undefined };
		let isDone = false;
		const describe = () => ({ ...place, ...state, requests, isDone });
		const onPage = (page: PageProgress): void => {
			const rows = state.rows + page.rows;
			state = { rows, ...measureScan(scan, page, { rows, requests }, plan.facts) };
			report?.tell(describe);
		};
		report?.follow(describe);
		const isEnough = planned.enough && createEnoughCheck(planned, plan, holdReader(), context.startDateMs);
		const fetchPages: FetchPages = async function* (wanted, wantedSignal, from) {
			const pages = readPages(wanted, {
				http: addToRequests(context.http, { budget: budget.forTable(planned.table.name) }),
				// A refresh asks for other lists too: of what was deleted, and of how many rows there are.
				columns: wanted.table === scan.table ? columns : wanted.table.columns,
				pageSize: context.pageSize,
				concurrency: context.concurrency,
				service: context.service,
				clock: context.clock,
				startDateMs: context.startDateMs,
				from,
				signal: wantedSignal,
				isEnough,
				observer,
				warn: (message) => {
					// A refresh may read the same twice.
					if (!warnings.includes(message)) warnings.push(message);
				},
				noteMisfit: misfits.begin(wanted),
			});
			for await (const page of pages) {
				if (page.total !== undefined) context.totals.note(wanted, page.total);
				else if (wanted.kind === "count") context.totals.doubt(wanted);
				if (page.discrepancy) context.totals.doubt(wanted, page.discrepancy.given);
				yield page;
			}
		};
		const listRows: FetchPages = async function* () {
			yield await Promise.resolve({ rows: context.listSystemRows(scan.table.name) });
		};
		const mode = context.isOffline || planned.isCacheOnly ? "cached" : options.mode;
		const materialised = await materialiseOnce(scan, mode, () =>
			context.cache.materialise(scan, columns, scan.kind === "system" ? listRows : fetchPages, signal, {
				mode,
				onPage,
			}),
		);
		const { rowCount } = materialised;
		state = { rows: rowCount, total: rowCount, share: 1 };
		isDone = true;
		report?.tell(describe);
		const warning =
			materialised.source === "live" ? describeWidth(planned, plan, requests, materialised.rowCount) : undefined;
		if (warning !== undefined) warnings.push(warning);
		const { startDateMs } = context;
		sources.set(planned.scanName, { tableName: materialised.tableName, planned, startDateMs });
		tables.push({ planned, materialised, requests });
	}

	return {
		read,
		sources,
		warnings,
		endProgress: (): void => report?.end(),
		misfits,
		onRelease(release: () => void): void {
			releases.push(release);
		},
		release: (): void => {
			for (const release of releases.splice(0).reverse()) release();
		},
		statistics(): Statistics {
			const scans = tables.map(({ planned, materialised, requests }) =>
				describeScan(planned.table, materialised, requests),
			);
			// A table that was read for two references counts once.
			const distinct = new Map(tables.map(({ materialised }) => [materialised.tableName, materialised]));
			const count = (source: "live" | "cache") =>
				[...distinct.values()]
					.filter((held) => held.source === source)
					.reduce((total, held) => total + held.rowCount, 0);
			const requests = scans.reduce((total, scan) => total + scan.requests, 0);
			return { requests, rowsFetched: count("live"), rowsFromCache: count("cache"), waitMs, scans };
		},
	};
}

function describeScan(table: CatalogTable, materialised: Materialised, requests: number): ScanStatistics {
	const { source, asOf, rowCount } = materialised;
	return { table: table.name, source, asOf: new Date(asOf), requests, rows: rowCount };
}

// Definitions of tables, paths and columns are named, not spelled out.
function identifyScan(scan: TableScan): string {
	return JSON.stringify(scan, (name, value: unknown) => {
		if (name === "table" || name === "column") return (value as { readonly name: string }).name;
		const isPath = typeof value === "object" && value !== null && (name === "path" || name === "completion");
		return isPath ? (value as { readonly path?: string }).path : value;
	});
}

// What is asked, now that the scans are read on which it depends.
function resolveScan(
	planned: PlannedScan,
	plan: Plan,
	context: ExecuteContext,
	sources: Sources,
): ScanTarget | undefined {
	const { dependency } = planned;
	if (!dependency) return undefined;
	if (dependency.kind === "unnest") {
		const parent = sources.get(dependency.after[0]);
		return parent && resolveInside(plan, planned, parent.planned.scan);
	}
	const reader = context.storage.openReader();
	try {
		const keys = new Set<StoredValue>();
		for (const [key] of readQuery(dependency.keysFrom, plan, reader, sources)) {
			if (key !== null && key !== undefined) keys.add(key);
		}
		return resolveByKeys(plan, planned, [...keys]);
	} finally {
		reader.release();
	}
}

function* queryRows(
	plan: Plan,
	reader: Reader,
	sources: Sources,
	readRow: ReturnType<typeof createRowReader>,
): Generator<SqlValue[]> {
	for (const row of readQuery(plan.query, plan, reader, sources)) yield readRow(row);
}

function readQuery(query: Query, plan: Plan, reader: Reader, sources: Sources) {
	const { text, parameters } = printQuery(query, sources);
	const values = parameters.map((name) => [bindName(name), plan.bindings[name] ?? null] as const);
	return reader.query(text, Object.fromEntries<StoredValue>(values));
}
