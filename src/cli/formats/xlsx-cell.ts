import { formatJson, localOf, type SqlValue } from "../../base/index.ts";
import type { PrintedColumn } from "./cell-text.ts";

/** The styles of cells, in their order in the part styles.xml. */
export const cellStyles = { plain: 0, time: 1, date: 2, quoted: 3, header: 4 } as const;

/** What the cells of a sheet are written with. */
export interface CellSettings {
	readonly zone: string;
	/** Texts that look like formulas become formulas when somebody edits them. */
	readonly isRaw: boolean;
	/** Told of a text that was cut. */
	readonly onCut: () => void;
}

/** The longest text of a cell, in UTF-16 units: https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3. */
export const longestText = 32_767;

/**
 * One cell as SpreadsheetML (ECMA-376 part 1, § 18.3.1.4), nothing for NULL. Numbers, booleans and times keep their type; what a spreadsheet
 * would not hold exactly (whole numbers beyond 2^53, decimals of more than 15 digits, times before 1900-03-01) is text.
 * @param place Such as `B7`.
 */
export function printXlsxCell(
	place: string,
	value: SqlValue | undefined,
	column: PrintedColumn,
	settings: CellSettings,
): string {
	if (value === null || value === undefined) return "";
	return `<c r="${place}"${printContent(value, column, settings)}</c>`;
}

function printContent(value: SqlValue, column: PrintedColumn, settings: CellSettings): string {
	if (typeof value === "boolean") return ` t="b"><v>${value ? 1 : 0}</v>`;
	if (typeof value === "number")
		return Number.isFinite(value) ? printNumber(String(value)) : printText(value, settings);
	if (value instanceof Date) return printTime(value, column, settings);
	if (typeof value === "string" && column.type === "numeric" && isExactDouble(value)) return printNumber(value);
	if (typeof value === "string" && column.type === "date") return printDate(value, settings);
	return printText(value, settings);
}

/**
 * The letters of a column.
 * @example nameColumn(27) // "AB"
 */
export function nameColumn(index: number): string {
	const letter = String.fromCharCode(65 + (index % 26));
	return index < 26 ? letter : nameColumn(Math.floor(index / 26) - 1) + letter;
}

function printNumber(text: string): string {
	return `><v>${text}</v>`;
}

// Spreadsheets keep 15 digits: https://learn.microsoft.com/office/troubleshoot/excel/last-digits-changed-to-zeros.
function isExactDouble(text: string): boolean {
	const digits = /^-?0*(\d*)(?:\.(\d*?)0*)?$/.exec(text);
	return digits !== null && ((digits[1] ?? "") + (digits[2] ?? "")).length <= 15;
}

const dayMs = 86_400_000;
// Day 0 of serial numbers; day 60 is a 29th of February 1900 that never was, so those before it mean other days to other programs.
const epoch = Date.UTC(1899, 11, 30);
const firstDay = 61;

function printTime(value: Date, { isLocal = false }: PrintedColumn, settings: CellSettings): string {
	const wallMs = isLocal ? value.getTime() : localOf(value.getTime(), settings.zone);
	const serial = (wallMs - epoch) / dayMs;
	if (!(serial >= firstDay)) return printText(new Date(wallMs).toISOString().replace("T", " ").slice(0, -1), settings);
	return ` s="${cellStyles.time}"><v>${serial}</v>`;
}

function printDate(text: string, settings: CellSettings): string {
	const serial = /^\d{4}-\d\d-\d\d$/.test(text) ? (Date.parse(`${text}T00:00:00Z`) - epoch) / dayMs : Number.NaN;
	return serial >= firstDay ? ` s="${cellStyles.date}"><v>${serial}</v>` : printText(text, settings);
}

const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

function printText(value: SqlValue, settings: CellSettings): string {
	let text = typeof value === "object" && !(value instanceof Date) ? formatJson(value) : String(value);
	if (text.length > longestText) {
		// Never between the halves of a sign.
		text = text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, "");
		settings.onCut();
	}
	// A cell of text is computed by no program; with this mark it stays text when somebody edits it, too.
	const style = !settings.isRaw && formula.test(text) ? ` s="${cellStyles.quoted}"` : "";
	return `${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is>`;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Writes out what XML does not hold: markup, and by ECMA-376 part 1 § 22.9.2.19 the signs that it has no way to write. */
export function escapeXml(text: string): string {
	return text
		.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
		.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
		.replace(/[^\t\n\u0020-\uFFFD]/g, (sign) =>
			sign >= "\uD800" && sign <= "\uDFFF"
				? sign
				: `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
		);
}
