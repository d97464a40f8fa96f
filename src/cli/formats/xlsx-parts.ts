import { escapeXml } from "./xlsx-cell.ts";

// The parts of a workbook besides its sheets, as ECMA-376 part 1 § 12.3 and § 18 have them.
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Which part of the package is of which type. */
export function contentTypes(sheetCount: number): string {
	const sheets = count(sheetCount, (n) => part(`/xl/worksheets/sheet${n}.xml`, `${types}.worksheet+xml`));
	return (
		`${head}<Types xmlns="${packages}/content-types">` +
		'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
		'<Default Extension="xml" ContentType="application/xml"/>' +
		part("/xl/workbook.xml", `${types}.sheet.main+xml`) +
		part("/xl/styles.xml", `${types}.styles+xml`) +
		`${sheets}</Types>`
	);
}

function part(name: string, type: string): string {
	return `<Override PartName="${name}" ContentType="${type}"/>`;
}

/** Where the workbook is. */
export const packageRelations =
	`${head}<Relationships xmlns="${packages}/relationships">` +
	`<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

/** The workbook: the names of its sheets. */
export function printWorkbook(names: readonly string[]): string {
	const sheets = names.map(
		(name, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
	);
	return `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join("")}</sheets></workbook>`;
}

/** Where the sheets and the styles are. */
export function printWorkbookRelations(sheetCount: number): string {
	const sheets = count(sheetCount, (n) => relation(n, "worksheet", `worksheets/sheet${n}.xml`));
	const end = relation(sheetCount + 1, "styles", "styles.xml");
	return `${head}<Relationships xmlns="${packages}/relationships">${sheets}${end}</Relationships>`;
}

function relation(id: number, type: string, target: string): string {
	return `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;
}

function count(last: number, print: (n: number) => string): string {
	return Array.from({ length: last }, (_, index) => print(index + 1)).join("");
}

/** The looks of cells, in the order of the table of styles. */
export const styles =
	`${head}<styleSheet xmlns="${main}">` +
	'<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>' +
	'<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
	'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
	'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
	'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
	'<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
	'<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
	'<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
	'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>' +
	'<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
	'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
