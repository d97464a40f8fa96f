import type { Identifier } from "../ast/index.ts";
import { isReserved } from "../lexer/keyword-table.ts";
import { levels, likeOperatorTable, operatorTable } from "../lexer/operator-table.ts";
import { wordPattern } from "../lexer/patterns.ts";
import { callPrinters } from "./call-printers.ts";
import type { Binding, Dialect, Printers, Strength } from "./dialect.ts";
import { expressionPrinters } from "./expression-printers.ts";
import { queryPrinters } from "./query-printers.ts";
import { statementPrinters } from "./statement-printers.ts";

/** Every kind in PostgreSQL's spelling. */
export const treePrinters: Printers = {
	...expressionPrinters,
	...callPrinters,
	...queryPrinters,
	...statementPrinters,
};

const strengths = new Map<string, Strength>([
	...[...operatorTable, ...likeOperatorTable.map((row) => ({ text: row.text, level: "other" as const }))].map(
		(row) => [row.text, levels[row.level]] as const,
	),
	["and", levels.and],
	["or", levels.or],
	["like", levels.range],
	["ilike", levels.range],
	["not like", levels.range],
	["not ilike", levels.range],
	["prefix not", levels.not],
	["prefix -", levels.sign],
	["prefix +", levels.sign],
	["prefix ~", levels.other],
	["is", levels.is],
	["is distinct", levels.is],
	["range", levels.range],
	["at time zone", levels.at],
	["collate", levels.collate],
] satisfies readonly (readonly [Binding | "~~" | "~~*" | "!~~" | "!~~*" | "!=", Strength])[]);

const wholeWord = new RegExp(`^(?:${wordPattern.source})$`);

/** PostgreSQL's spelling with our extensions: what it writes parses to the same tree, positions aside. */
export const treeDialect: Dialect = {
	name: "tree",
	strengthOf: (binding) => strengths.get(binding),
	printName: printTreeName,
	printers: treePrinters,
};

function printTreeName({ name, isQuoted }: Identifier, isFree: boolean): string {
	const isBare = !isQuoted && wholeWord.test(name) && (isFree || !isReserved(name));
	return isBare ? name : `"${name.replaceAll('"', '""')}"`;
}
