/** One pushed-down table scan → pages of rows from the API. */
export { loadHtmlReader } from "./html-text.ts";
export { compileValueReader } from "./json-path.ts";
export { readPages } from "./pages.ts";
export { describeLookupPath, describeRequests } from "./request-text.ts";
export type { NoteMisfit } from "./row-reader.ts";
export type { Page, ReadStart, ScanContext } from "./scan-context.ts";
