/** How PostgreSQL writes values and rows: its types as text and in binary form, rows as messages, lines of COPY. */
export { decodeText, MessageBody } from "./message/message-body.ts";
export { MessageWriter } from "./message/message-writer.ts";
export { createProtocolError, createSessionError } from "./message/protocol-error.ts";
export { type CopyEnds, createCopyEnds } from "./row/copy-lines.ts";
export { JoinedRowConverter } from "./row/joined-rows.ts";
export { RowBytes } from "./row/row-bytes.ts";
export { type CopyLayout, formatOf, type RowLayout, type ValueLook } from "./row/row-layout.ts";
export { createRowWriter } from "./row/row-writer.ts";
export { findRecordShape } from "./type/record-shape.ts";
export type { RecordShape } from "./type/wire-type.ts";
export { findWireType, textType } from "./type/wire-types.ts";
