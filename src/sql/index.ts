/** SQL text ↔ frozen syntax tree. */
export type * from "./ast/index.ts";
export { isReserved, keywords } from "./lexer/keyword-table.ts";
export { cutTypedText, listTextSpans, type TextSpan, type TypedText } from "./lexer/typed-text.ts";
export { parseScript, parseStatement } from "./parser/parse.ts";
export { type ScriptStatement, splitScript } from "./parser/script.ts";
export { querySetting } from "./parser/setting-query.ts";
export type { DialectName } from "./printer/dialect.ts";
export { printExpression, printNode, printStatement } from "./printer/print.ts";
export { bindName } from "./printer/sqlite-dialect.ts";
export { joinChain } from "./tree/chain.ts";
export { createCall, createIdentifier, createNode } from "./tree/create.ts";
export { identifyNode } from "./tree/identity.ts";
export { mapChildren } from "./tree/map.ts";
export { namesColumn, walkNode } from "./tree/walk.ts";
