import { createError, ProviderError } from "../base/index.ts";
import type { FetchPages, Materialised, PageProgress, ReadMode } from "../cache/index.ts";
import type { TableScan } from "../catalog/index.ts";
import { addToRequests, createRequestBudget, type RequestObserver } from "../http/index.ts";
import type { Plan, PlannedScan } from "../plan/index.ts";
import { type Page, readPages } from "../scan/index.ts";
import { listUsedAttributes } from "./attribute-expressions.ts";
import { createEnoughCheck } from "./enough-rows.ts";
import type { ExecuteContext, ReadOptions, Statistics } from "./execution.ts";
import type { LiveRead } from "./live-execution.ts";
import { createMisfits } from "./misfits.ts";
import { createProgressReport, measureScan, type Progress } from "./progress.ts";
import { resolveScan } from "./scan-resolution.ts";
import { limitByStartDate } from "./start-date.ts";
import { type ReadTable, sumStatistics } from "./statistics.ts";
import type { Source, Sources } from "./table-source.ts";
import { describeWidth } from "./width-warning.ts";

/** The tables of one statement, as they are read. */
export interface TableRun {
	/** Reads one of the plan's tables; those on which it depends come before. */
	readonly read: (wanted: PlannedScan, plan: Plan) => Promise<void>;
	/** Begins to read the one table of a plan; undefined when all its rows are there. */
	readonly begin: (wanted: PlannedScan, plan: Plan) => Promise<LiveRead | undefined>;
	/** What is read. */
	readonly sources: Sources;
	/** What a person should know of that. */
	readonly listWarnings: () => readonly string[];
	/** Nothing is told of how far it is any more. */
	readonly endProgress: () => void;
	/** Has something let go with the tables, before them. */
	readonly onRelease: (release: () => Promise<void>) => void;
	/** Lets the tables go; a second release does nothing. */
	readonly release: () => Promise<void>;
	/** What it cost so far. */
	readonly statistics: () => Statistics;
}

/** Begins to read tables for one statement: those that it names, one after the other or at once, each once. */
export function createTableRun(
	context: ExecuteContext,
	signal: AbortSignal | undefined,
	options: ReadOptions,
): TableRun {
	const tables: ReadTable[] = [];
	const sources = new Map<string, Source>();
	const warnings: string[] = [];
	const releases: (() => void | Promise<void>)[] = [];
	const shared = new Map<string, Promise<Materialised>>();
	const budget = createRequestBudget(context.maxRequests);
	const report =
		options.onProgress && createProgressReport(options.onProgress, context.clock, () => context.http.limits().waitMs);
	if (report) releases.push(report.end);
	const misfits = createMisfits();
	let waitMs = 0;

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
			releases.push(() => materialised.release());
		}
		return reading;
	}

	async function read(wanted: PlannedScan, plan: Plan): Promise<void> {
		const { scan, columns, fetchPages, options: asked, end } = await describeRead(wanted, plan);
		const materialised = await materialiseOnce(scan, asked.mode, () =>
			context.cache.materialise(scan, columns, fetchPages, signal, asked),
		);
		end(materialised);
	}

	async function begin(wanted: PlannedScan, plan: Plan): Promise<LiveRead | undefined> {
		const { scan, columns, fetchPages, options: asked, end } = await describeRead(wanted, plan);
		const rows = await context.cache.stream(scan, columns, fetchPages, signal, asked);
		releases.push(() => rows.release());
		if (!("take" in rows)) {
			end(rows);
			return undefined;
		}
		return {
			take: () => rows.take(),
			async end(isWhole) {
				const { asOf, rowCount } = rows;
				end(isWhole ? await rows.finish() : { tableName: "", source: "live", asOf, rowCount });
				report?.end();
			},
		};
	}

	async function describeRead(wanted: PlannedScan, plan: Plan) {
		const planned = { ...wanted, ...(await resolveScan(wanted, plan, context.storage, sources, signal)) };
		let requests = 0;
		const observer: RequestObserver = {
			onRequest: (info) => {
				requests++;
				waitMs += info.waitMs;
			},
		};
		const scan = limitByStartDate(planned.scan, context.startDateMs);
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
		const end = ({ tableName, source, asOf, rowCount }: Omit<Materialised, "release">): void => {
			state = { rows: rowCount, total: rowCount, share: 1 };
			isDone = true;
			report?.tell(describe);
			const warning = source === "live" ? describeWidth(planned, plan, requests, rowCount) : undefined;
			if (warning !== undefined) warnings.push(warning);
			sources.set(planned.scanName, { tableName, planned, rowCount, startDateMs: context.startDateMs });
			tables.push({ tableName, table: planned.table.name, source, asOf, requests, rows: rowCount });
		};
		const mode = context.isOffline || planned.isCacheOnly ? "cached" : options.mode;
		const fetchPages = createFetch(planned, plan, observer);
		return { scan, columns: planned.columns, fetchPages, options: { mode, onPage }, end };
	}

	function createFetch(planned: PlannedScan, plan: Plan, observer: RequestObserver): FetchPages {
		const { scan } = planned;
		const { table } = scan;
		if (scan.kind === "call") {
			if (context.isOffline) throw createError("write_offline", { statement: `the call of ${table.name}` });
			return async function* (_wanted, signal) {
				const http = addToRequests(context.http, { budget: budget.forTable(table.name) });
				for await (const rows of context.callProcedure(scan, { http, observer, signal })) yield { rows };
			};
		}
		if (scan.kind === "system") {
			return async function* () {
				yield { rows: await context.listSystemRows(table.name) };
			};
		}
		return async function* (wanted, wantedSignal, from, isLazy, openIntake) {
			const { enough, columns } = planned;
			const check = enough && createEnoughCheck(planned, enough, plan, context, wantedSignal);
			const countGone = await findGone(table.name, plan);
			const pages = readPages(wanted, {
				http: addToRequests(context.http, { budget: budget.forTable(planned.table.name) }),
				// A refresh asks for other lists too: of what was deleted, and of how many rows there are.
				columns: wanted.table === table ? columns : wanted.table.columns,
				pageSize: context.pageSize,
				concurrency: context.concurrency,
				service: context.service,
				clock: context.clock,
				startDateMs: context.startDateMs,
				from,
				signal: wantedSignal,
				isEnough: check?.isEnough,
				isLazy,
				openIntake,
				observer,
				warn: (message) => {
					// A refresh may read the same twice.
					if (!warnings.includes(message)) warnings.push(message);
				},
				attributes: wanted.table === table ? listUsedAttributes(planned, plan) : [],
				noteMisfit: misfits.begin(wanted),
				countGone,
			});
			try {
				for await (const page of watchAccess(pages, table.name)) {
					if (page.total !== undefined) context.totals.note(wanted, page.total);
					else if (wanted.kind === "count") context.totals.doubt(wanted);
					if (page.discrepancy) context.totals.doubt(wanted, page.discrepancy.given);
					yield page;
				}
			} finally {
				await check?.release();
			}
		};
	}

	// Only of what was just written.
	async function findGone(table: string, { facts }: Plan): Promise<((name: string) => number) | undefined> {
		if (!facts.isUnsettled?.(table)) return undefined;
		const gone = await context.cache.countGone();
		return (name) => gone.get(name) ?? 0;
	}

	async function* watchAccess(pages: AsyncIterable<Page>, table: string): AsyncGenerator<Page, void, undefined> {
		let isPermitted = false;
		try {
			for await (const page of pages) {
				if (!isPermitted) context.noteAccess(table);
				isPermitted = true;
				yield page;
			}
		} catch (error) {
			if (error instanceof ProviderError && error.code === "permission_denied") context.noteAccess(table, error);
			throw error;
		}
	}

	// Who comes second waits for the first, who may have been told to by a signal: only then is everything let go.
	let released: Promise<void> = Promise.resolve();
	const release = (): Promise<void> => {
		released = released.catch(() => undefined).then(releaseLast);
		return released;
	};

	// The last first, and each of them whatever becomes of the others.
	async function releaseLast(): Promise<void> {
		const letGo = releases.pop();
		if (!letGo) return;
		try {
			await letGo();
		} finally {
			await releaseLast();
		}
	}

	return {
		read,
		begin,
		sources,
		listWarnings: () => [...warnings, ...misfits.describe()],
		endProgress: () => report?.end(),
		onRelease: (release): void => {
			releases.push(release);
		},
		release,
		statistics: () => sumStatistics(tables, waitMs),
	};
}

// Definitions of tables, paths and columns are named, not spelled out.
function identifyScan(scan: TableScan): string {
	return JSON.stringify(scan, (name, value: unknown) => {
		if (name === "table" || name === "column") return (value as { readonly name: string }).name;
		if (typeof value === "bigint") return String(value);
		const isPath = typeof value === "object" && value !== null && (name === "path" || name === "completion");
		return isPath ? (value as { readonly path?: string }).path : value;
	});
}
