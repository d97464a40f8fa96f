import { type StoredValue, throwIfAborted } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import { compileAttributeWatch } from "./attribute-watch.ts";
import { findPlaces, openPageIntake, type ParsedRows, tellMisfits } from "./page-intake.ts";
import { readRawPages } from "./raw-pages.ts";
import type { RawRow } from "./raw-row.ts";
import { readAhead } from "./read-ahead.ts";
import { compileRowReader } from "./row-reader.ts";
import type { Page, ScanContext, WaitingPage } from "./scan-context.ts";
import { createScanNotes } from "./scan-notes.ts";
import type { Discrepancy } from "./total.ts";

/**
 * Runs a scan: the rows of a table as the service has them now, in pages of any size.
 * A page is requested when the one before it is taken, so at most one waits; where `isEnough` decides, when it has said no; where the read is lazy, when it is wanted. Of a large
 * result, pages are requested side by side and come in any order; as many wait as may be in flight. A row may come twice when it changes
 * meanwhile; its key tells.
 * Leaving the loop, or aborting the signal, ends what is under way.
 * @throws ProviderError: what requests throw (see the http room), bad_response for pages that make no sense, cancelled.
 * @example for await (const { rows } of readPages(scan, context)) … // rows: [["63a0…", "2023-11-14 22:13:20"]]
 */
export async function* readPages(scan: TableScan, context: ScanContext): AsyncGenerator<Page, void, undefined> {
	const left = new AbortController();
	const signals = context.signal === undefined ? [left.signal] : [left.signal, context.signal];
	const signal = AbortSignal.any(signals);
	const { noteMisfit: note } = context;
	const notes = createScanNotes(context.countGone);
	const misfits = note && { table: scan.table.name, note };
	const readRow = compileRowReader(context.columns, notes, misfits);
	const watchRow = compileAttributeWatch(context.attributes ?? [], misfits);
	const { isEnough, isLazy } = context;
	const intake = isEnough || isLazy ? undefined : openPageIntake(scan, context);
	const raw = readRawPages(scan, { ...context, signal, notes, intake, isSerial: isEnough !== undefined });
	const pages = isEnough || isLazy ? raw : readAhead(raw);
	try {
		for (;;) {
			throwIfAborted(signal);
			const page = await pages.next();
			if (page.done) return;
			const { rows: rawRows, parsed, discrepancy, ...others } = page.value;
			const facts = { ...others, ...(isUnexplained(discrepancy, scan, context) && { discrepancy }) };
			if (parsed) {
				yield { ...facts, rows: [], waiting: describeWaiting(scan, parsed, rawRows, context) };
				continue;
			}
			const rows = rawRows.map((row): readonly StoredValue[] => readRow(row));
			if (watchRow) for (const row of rawRows) watchRow(row);
			yield { ...facts, rows };
			if (isEnough && (await isEnough(rows))) return;
		}
	} finally {
		// First, so that closing need not wait for the request that is under way.
		left.abort();
		await pages.return(undefined);
		intake?.close();
		for (const warning of notes.describe(context.service)) context.warn(warning);
	}
}

// What was deleted a moment ago may still be counted.
function isUnexplained(gap: Discrepancy | undefined, { table }: TableScan, { countGone }: ScanContext): boolean {
	if (gap === undefined) return false;
	return gap.given > gap.told || gap.given + (countGone?.(table.name) ?? 0) < gap.told;
}

function describeWaiting(
	{ table }: TableScan,
	parsed: ParsedRows,
	rows: readonly RawRow[],
	{ columns, attributes = [], noteMisfit }: ScanContext,
): WaitingPage {
	const places = findPlaces(
		parsed,
		rows.map(({ value }) => value),
	);
	if (noteMisfit) tellMisfits(parsed, places, [...columns, ...attributes], table.name, noteMisfit);
	return { rows: parsed.waiting, places, count: rows.length };
}
