import type { Expression, Node, Statement } from "../ast/index.ts";
import type { Dialect, DialectName } from "./dialect.ts";
import { Printer } from "./printer.ts";
import { sqliteDialect } from "./sqlite-dialect.ts";
import { treeDialect } from "./tree-dialect.ts";

const dialects: Readonly<Record<DialectName, Dialect>> = { tree: treeDialect, sqlite: sqliteDialect };

/**
 * The text of a statement. What the dialect `tree` writes parses to the same tree again; `sqlite` is for trees that were rewritten for SQLite.
 * @example printStatement(parseStatement("select 1 + 2*3 x")) // "SELECT 1 + 2 * 3 AS x"
 * @throws internal if the dialect has no form for a node.
 */
export function printStatement(statement: Statement, dialect: DialectName = "tree"): string {
	return printNode(statement, dialect);
}

/**
 * The text of an expression.
 * @example printExpression(parse("state = 1"), "sqlite") // '"state" = 1'
 * @throws internal if the dialect has no form for a node.
 */
export function printExpression(expression: Expression, dialect: DialectName = "tree"): string {
	return printNode(expression, dialect);
}

/** The text of any node: a table of FROM, an item of ORDER BY. */
export function printNode(node: Node, dialect: DialectName = "tree"): string {
	return new Printer(dialects[dialect]).print(node);
}
