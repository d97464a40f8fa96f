import { createError } from "../../base/index.ts";
import type { PrintedColumn, PrintedRow } from "./cell-text.ts";
import type { FileSettings, ResultFile } from "./result-page.ts";
import { type CellSettings, cellStyles, escapeXml, longestText, nameColumn, printXlsxCell } from "./xlsx-cell.ts";
import { contentTypes, packageRelations, printWorkbook, printWorkbookRelations, styles } from "./xlsx-parts.ts";
import { openZip, type ZipStream } from "./zip-stream.ts";

/** The most rows and columns of a sheet: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3. */
export const sheetLimits = { rows: 1_048_576, columns: 16_384 } as const;

/**
 * Opens a workbook of spreadsheets. Each result is a sheet, or several where it has more rows than one holds; rows go out as they come.
 * @param limits Of a sheet.
 */
export async function openXlsx(
	settings: FileSettings,
	limits: { readonly rows: number } = sheetLimits,
): Promise<ResultFile> {
	const zip = await openZip(settings.write);
	const names: string[] = [];
	let results = 0;
	let cutTexts = 0;
	const beginSheet = async (name: string, columns: readonly PrintedColumn[]): Promise<void> => {
		names.push(name);
		await zip.begin(`xl/worksheets/sheet${names.length}.xml`);
		await zip.write(sheetStart + printHeader(columns));
	};
	return {
		async add(columns, rows) {
			if (columns.length > sheetLimits.columns) throw refuseColumns(columns.length);
			results++;
			const name = results === 1 ? "Result" : `Result ${results}`;
			await beginSheet(name, columns);
			let part = 1;
			await writeRows(rows, columns, zip, {
				mostRows: limits.rows - 1,
				// The zone may be known with the first row only.
				settings: () => ({ zone: settings.findZone(), isRaw: settings.isRaw, onCut: () => cutTexts++ }),
				async onFull() {
					part++;
					settings.warn(
						`a sheet holds ${limits.rows.toLocaleString("en-US")} rows; the next ones stand in the sheet "${name} (${part})"`,
					);
					await zip.write(sheetEnd);
					await beginSheet(`${name} (${part})`, columns);
				},
			});
			await zip.write(sheetEnd);
		},
		async end() {
			const parts = [
				["xl/styles.xml", styles],
				["xl/workbook.xml", printWorkbook(names)],
				["xl/_rels/workbook.xml.rels", printWorkbookRelations(names.length)],
				["_rels/.rels", packageRelations],
				["[Content_Types].xml", contentTypes(names.length)],
			] as const;
			for (const [path, content] of parts) {
				await zip.begin(path);
				await zip.write(content);
			}
			await zip.end();
			if (cutTexts > 0) settings.warn(describeCut(cutTexts));
		},
	};
}

function refuseColumns(count: number): Error {
	return createError("command_line", {
		problem: `the result has ${count} columns, and a spreadsheet holds ${sheetLimits.columns}`,
		advice: "Select fewer of them, or write --format csv.",
	});
}

function describeCut(count: number): string {
	const texts = count === 1 ? "a text was" : `${count.toLocaleString("en-US")} texts were`;
	return `${texts} cut to the ${longestText.toLocaleString("en-US")} characters that a cell of a spreadsheet holds`;
}

const sheetStart =
	'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
	'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">' +
	'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>';
const sheetEnd = "</sheetData></worksheet>";

function printHeader(columns: readonly PrintedColumn[]): string {
	const cells = columns.map(
		({ name }, index) =>
			`<c r="${nameColumn(index)}1" s="${cellStyles.header}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(name)}</t></is></c>`,
	);
	return `<row r="1">${cells.join("")}</row>`;
}

interface SheetWriting {
	/** Besides the header. */
	readonly mostRows: number;
	readonly settings: () => CellSettings;
	readonly onFull: () => Promise<void>;
}

const chunkLength = 65_536;

async function writeRows(
	rows: AsyncIterable<PrintedRow>,
	columns: readonly PrintedColumn[],
	zip: ZipStream,
	{ mostRows, settings, onFull }: SheetWriting,
): Promise<void> {
	const letters = columns.map((_, index) => nameColumn(index));
	let chunk = "";
	let count = 0;
	for await (const row of rows) {
		if (count === mostRows || chunk.length > chunkLength) {
			await zip.write(chunk);
			chunk = "";
		}
		if (count === mostRows) {
			await onFull();
			count = 0;
		}
		count++;
		const cellSettings = settings();
		const cells = columns.map((column, index) =>
			printXlsxCell(`${letters[index] ?? ""}${count + 1}`, row[index], column, cellSettings),
		);
		chunk += `<row r="${count + 1}">${cells.join("")}</row>`;
	}
	await zip.write(chunk);
}
