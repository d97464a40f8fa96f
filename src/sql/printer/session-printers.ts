import type { CopyOut, SessionStatement, Transaction } from "../ast/index.ts";
import type { Printers } from "./dialect.ts";

/** Statements that concern the session and its transaction, in PostgreSQL's spelling. */
export const sessionPrinters: Pick<
	Printers,
	"Transaction" | "SessionStatement" | "DeclareCursor" | "PrepareStatement" | "CopyOut" | "LockTable"
> = {
	Transaction: (node) => {
		const head = node.isStart ? "START TRANSACTION" : transactionWords[node.action];
		const modes = node.isChained ? "AND CHAIN" : printModes(node);
		return modes === "" ? head : `${head} ${modes}`;
	},
	SessionStatement: printSession,
	DeclareCursor: (node, p) => {
		const scroll = node.isScroll === undefined ? "" : node.isScroll ? " SCROLL" : " NO SCROLL";
		const hold = node.isHeld ? " WITH HOLD" : "";
		const binary = node.isBinary ? " BINARY" : "";
		return `DECLARE ${p.printName(node.name)}${binary}${scroll} CURSOR${hold} FOR ${p.print(node.query)}`;
	},
	PrepareStatement: (node, p) => {
		const types = node.types.length === 0 ? "" : ` (${p.printList(node.types)})`;
		return `PREPARE ${p.printName(node.name)}${types} AS ${p.print(node.statement)}`;
	},
	CopyOut: (node, p) => {
		const columns = node.columns.length === 0 ? "" : ` ${p.printColumns(node.columns).trim()}`;
		const source = node.query ? `(${p.print(node.query)})` : `${p.printPath(node.path ?? [])}${columns}`;
		return `COPY ${source} TO STDOUT WITH (${printCopyOptions(node)})`;
	},
	LockTable: ({ tables, mode, isNoWait }, p) =>
		`LOCK TABLE ${p.printList(tables)} IN ${mode.toUpperCase()} MODE${isNoWait ? " NOWAIT" : ""}`,
};

const transactionWords: Readonly<Record<Transaction["action"], string>> = {
	begin: "BEGIN",
	commit: "COMMIT",
	rollback: "ROLLBACK",
	set: "SET TRANSACTION",
	characteristics: "SET SESSION CHARACTERISTICS AS TRANSACTION",
};

function printModes({ isolation, isReadonly }: Transaction): string {
	const level = isolation === undefined ? [] : [`ISOLATION LEVEL ${isolation.toUpperCase()}`];
	const access = isReadonly === undefined ? [] : [isReadonly ? "READ ONLY" : "READ WRITE"];
	return [...level, ...access].join(", ");
}

function printSession(node: SessionStatement): string {
	const { action, name, value, isLocal, direction = "forward", count = 1 } = node;
	const word = action.toUpperCase();
	switch (action) {
		case "set": {
			const shown = value === undefined ? "DEFAULT" : quote(value, "'");
			return `SET ${isLocal ? "LOCAL " : ""}${printDotted(name)} TO ${shown}`;
		}
		case "set constraints":
			return `SET CONSTRAINTS ALL ${(value ?? "").toUpperCase()}`;
		case "fetch":
		case "move":
			return `${word} ${direction.toUpperCase()} ${String(count).toUpperCase()} FROM ${quote(name ?? "", '"')}`;
		case "discard":
			return `DISCARD ${(name ?? "all").toUpperCase()}`;
		case "show":
			return `SHOW ${printDotted(name)}`;
		case "reset":
			return `RESET ${name === undefined ? "ALL" : printDotted(name)}`;
		case "notify":
			return `NOTIFY ${quote(name ?? "", '"')}${value === undefined ? "" : `, ${quote(value, "'")}`}`;
		case "unlisten":
			return `UNLISTEN ${name === undefined ? "*" : quote(name, '"')}`;
		default:
			return `${word} ${name === undefined ? "ALL" : quote(name, '"')}`;
	}
}

function printDotted(name = ""): string {
	return name
		.split(".")
		.map((part) => quote(part, '"'))
		.join(".");
}

function printCopyOptions(node: CopyOut): string {
	const options = [
		`FORMAT ${node.format}`,
		...(node.hasHeader ? ["HEADER"] : []),
		...printText("DELIMITER", node.delimiter),
		...printText("NULL", node.nullText),
		...printText("QUOTE", node.quote),
		...printText("ESCAPE", node.escape),
		...(node.isAllQuoted ? ["FORCE_QUOTE *"] : []),
	];
	return options.join(", ");
}

function printText(name: string, value: string | undefined): readonly string[] {
	return value === undefined ? [] : [`${name} ${quote(value, "'")}`];
}

function quote(text: string, sign: string): string {
	return sign + text.replaceAll(sign, sign + sign) + sign;
}
