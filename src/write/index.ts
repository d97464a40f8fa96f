/** One row → one request that writes it, and what came of it. */
export { compileAnswerReader, type WrittenAnswer } from "./answer-reader.ts";
export { buildWriteRequest, needsOwner, sketchBody, type WriteRequest } from "./row-request.ts";
export type { RowToWrite, WritableTable } from "./row-to-write.ts";
export { type RowFate, sendRow } from "./send-row.ts";
export { spellValue } from "./value-spelling.ts";
