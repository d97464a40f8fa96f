/** One pushed-down table scan → pages of rows from the API. */
export { compileRowCheck } from "./door.ts";
export { loadHtmlReader } from "./html-text.ts";
export { compileValueReader } from "./json-path.ts";
export { compilePageParser } from "./page-parser.ts";
export { readPages } from "./pages.ts";
export { describeLookupPath, describeRequests } from "./request-text.ts";
export { compileRowReader, type NoteMisfit } from "./row-reader.ts";
export type { Page, ReadStart, ScanContext, WaitingPage } from "./scan-context.ts";
export { askSearchTotal } from "./search-total.ts";
