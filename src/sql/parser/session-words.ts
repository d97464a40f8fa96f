import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type { CopyOut, DeclareCursor, LockTable, SessionStatement, Transaction } from "../ast/index.ts";
import { IdentifierToken, NumberToken, StringToken } from "../lexer/tokens.ts";
import { toIdentifier } from "./names-parser.ts";
import { toText } from "./special-forms-parser.ts";

/** The words of a statement behind its first one, in small letters, strings and quoted names aside; and what they say. */
type Words = readonly IToken[];

/**
 * What SET says.
 * Source: https://www.postgresql.org/docs/15/sql-set.html and sql-set-transaction.html.
 * @throws sql_syntax (42601)
 */
export function readSet(tokens: Words, at: number): SessionStatement | Transaction {
	const words = tokens.map(wordOf);
	if (words[0] === "transaction") return { kind: "Transaction", at, action: "set", ...readModes(tokens.slice(1)) };
	if (words.slice(0, 4).join(" ") === "session characteristics as transaction")
		return { kind: "Transaction", at, action: "characteristics", ...readModes(tokens.slice(4)) };
	if (words[0] === "constraints") return readConstraints(tokens.slice(1), at);
	const hasScope = (words[0] === "session" || words[0] === "local") && words[1] !== "=" && words[1] !== "to";
	const isLocal = hasScope && words[0] === "local";
	if (isLocal && words[1] === "transaction") return readSet(tokens.slice(1), at);
	const scoped = hasScope ? tokens.slice(1) : tokens;
	const isAuthorization = hasScope && wordsOf(scoped, 2) === "session authorization";
	const rest = isAuthorization ? scoped.slice(1) : scoped;
	const base = { kind: "SessionStatement", at, action: "set", isLocal } as const;
	if (wordsOf(rest, 2) === "time zone" && rest.length > 2) {
		const value = readValue(rest.slice(2));
		return { ...base, name: "TimeZone", value: value === "local" ? undefined : value };
	}
	const [first, second] = rest.map(wordOf);
	const special = first === "authorization" ? "session_authorization" : spelledSettings.get(first ?? "");
	if (special !== undefined && second !== "=" && second !== "to" && (rest.length > 1 || first === "names"))
		return { ...base, name: special, value: readValue(rest.slice(1)) };
	const sign = rest.findIndex((token) => ["=", "to"].includes(wordOf(token)));
	if (sign < 1 || sign === rest.length - 1)
		throw refuse(rest[Math.max(sign, 0)], at, "SET takes a name, TO, and a value");
	return { ...base, name: spellName(rest.slice(0, sign)), value: readValue(rest.slice(sign + 1)) };
}

// Source: https://www.postgresql.org/docs/15/sql-set-constraints.html.
function readConstraints(tokens: Words, at: number): SessionStatement {
	const value = tokens.map(wordOf).at(-1);
	if (value !== "deferred" && value !== "immediate")
		throw refuse(tokens.at(-1), at, "it ends with DEFERRED or IMMEDIATE");
	if (wordsOf(tokens, 1) === "all" && tokens.length === 2)
		return { kind: "SessionStatement", at, action: "set constraints", value };
	const slots = {
		feature: "SET CONSTRAINTS of some of them",
		advice: "None is deferrable here. Write ALL, or leave it out.",
	};
	throw createError("not_supported", slots, { position: tokens[0]?.startOffset ?? at });
}

function wordsOf(tokens: Words, count: number): string {
	return tokens.slice(0, count).map(wordOf).join(" ");
}

const spelledSettings: ReadonlyMap<string, string> = new Map([
	["names", "client_encoding"],
	["schema", "search_path"],
	["role", "role"],
]);

/**
 * How a transaction is to be.
 * Source: https://www.postgresql.org/docs/15/sql-begin.html.
 * @throws sql_syntax (42601)
 */
export function readModes(tokens: Words): Pick<Transaction, "isolation" | "isReadonly"> {
	const text = tokens.map(wordOf).join(" ").replaceAll(" ,", "");
	if (text.startsWith("prepared ")) {
		const slots = { feature: "a transaction of two phases", advice: "Write COMMIT or ROLLBACK." };
		throw createError("not_supported", slots, { position: tokens[0]?.startOffset });
	}
	const pattern =
		/^(?:(?: |^)(?:isolation level (serializable|repeatable read|read committed|read uncommitted)|(read only|read write)|(?:not )?deferrable))*$/;
	if (!pattern.test(text)) throw refuse(tokens[0], 0, "there is no such mode of a transaction");
	const isolation = [
		...text.matchAll(/isolation level (serializable|repeatable read|read committed|read uncommitted)/g),
	];
	const access = [...text.matchAll(/read (only|write)/g)].at(-1)?.[1];
	return { isolation: isolation.at(-1)?.[1], isReadonly: access === undefined ? undefined : access === "only" };
}

type ChannelAction = "listen" | "unlisten" | "notify";

/** Whether a statement is of a channel. */
export function isOfChannel(action: SessionStatement["action"]): action is ChannelAction {
	return action === "listen" || action === "unlisten" || action === "notify";
}

/**
 * What LISTEN, UNLISTEN or NOTIFY says: a name, or * for all; and what is told.
 * Source: https://www.postgresql.org/docs/15/sql-notify.html.
 * @throws sql_syntax (42601)
 */
export function readChannel(tokens: Words, action: ChannelAction, at: number): SessionStatement {
	const base = { kind: "SessionStatement", at, action } as const;
	const [name, comma, payload, ...more] = tokens;
	if (action === "unlisten" && name?.image === "*" && !comma) return { ...base, name: undefined };
	const isTold = action === "notify" && comma?.image === "," && payload?.tokenType === StringToken;
	if (name?.tokenType !== IdentifierToken)
		throw refuse(name, at, `${action.toUpperCase()} takes the name of a channel`);
	if (comma && !isTold) throw refuse(comma, at, `${action.toUpperCase()} takes no more than that`);
	if (more.length > 0) throw refuse(more[0], at, "NOTIFY takes one text");
	return { ...base, name: spellName([name]), ...(isTold && { value: toText(payload) }) };
}

/**
 * What FETCH or MOVE says: a direction, FROM or IN, and the name of a cursor.
 * Source: https://www.postgresql.org/docs/15/sql-fetch.html.
 * @throws sql_syntax (42601)
 */
export function readFetch(tokens: Words, at: number): Pick<SessionStatement, "name" | "direction" | "count"> {
	const last = tokens.at(-1);
	if (last?.tokenType !== IdentifierToken) throw refuse(last, at, "the name of a cursor is missing");
	const words = tokens.slice(0, -1).map(wordOf);
	if (["from", "in"].includes(words.at(-1) ?? "")) words.pop();
	const text = words.join(" ").replace("- ", "-");
	const [, word = "", number] = /^([a-z]*) ?(-?\d+|all)?$/.exec(text) ?? [];
	const direction = directions.get(word);
	const isKnown =
		direction !== undefined && (number === undefined ? direction.alone !== undefined : direction.isCounted);
	if (!isKnown || (word === "all" && number !== undefined)) throw refuse(tokens[0], at, "there is no such direction");
	const count = number === undefined ? direction.alone : number === "all" ? "all" : Number(number);
	return { name: spellName([last]), direction: direction.direction, count };
}

interface Direction {
	readonly direction: NonNullable<SessionStatement["direction"]>;
	/** How far it goes without a number; undefined where there has to be one. */
	readonly alone?: number | "all";
	/** A number may follow. */
	readonly isCounted: boolean;
}

const directions: ReadonlyMap<string, Direction> = new Map<string, Direction>([
	["", { direction: "forward", alone: 1, isCounted: true }],
	["all", { direction: "forward", alone: "all", isCounted: false }],
	["next", { direction: "forward", alone: 1, isCounted: false }],
	["prior", { direction: "backward", alone: 1, isCounted: false }],
	["first", { direction: "absolute", alone: 1, isCounted: false }],
	["last", { direction: "absolute", alone: -1, isCounted: false }],
	["absolute", { direction: "absolute", isCounted: true }],
	["relative", { direction: "relative", isCounted: true }],
	["forward", { direction: "forward", alone: 1, isCounted: true }],
	["backward", { direction: "backward", alone: 1, isCounted: true }],
]);

/**
 * What stands between the name of a cursor and its query.
 * Source: https://www.postgresql.org/docs/15/sql-declare.html.
 * @throws sql_syntax (42601)
 */
export function readCursorWords(tokens: Words): Pick<DeclareCursor, "isScroll" | "isHeld" | "isBinary"> {
	const words = tokens.map(wordOf);
	const unknown = tokens[words.findIndex((word) => !cursorWords.has(word))];
	if (unknown || !words.includes("cursor"))
		throw refuse(unknown, tokens[0]?.startOffset ?? 0, "DECLARE takes a name, CURSOR, FOR, and a query");
	const scroll = words.indexOf("scroll");
	return {
		isScroll: scroll < 0 ? undefined : words[scroll - 1] !== "no",
		isHeld: words.includes("hold") && words.includes("with"),
		isBinary: words.includes("binary"),
	};
}

const cursorWords: ReadonlySet<string> = new Set([
	"binary",
	"asensitive",
	"insensitive",
	"no",
	"scroll",
	"cursor",
	"with",
	"without",
	"hold",
]);

/**
 * How COPY writes: (FORMAT csv, HEADER) or, as before, CSV HEADER.
 * Source: https://www.postgresql.org/docs/15/sql-copy.html.
 * @throws sql_syntax (42601); not_supported (0A000) for options that concern reading
 */
export function readCopyOptions(
	tokens: Words,
	at: number,
): Omit<CopyOut, "kind" | "at" | "query" | "path" | "columns"> {
	let options: Omit<CopyOut, "kind" | "at" | "query" | "path" | "columns"> = { format: "text", hasHeader: false };
	const rest = tokens.filter((token) => !["(", ")", ",", "with", "as"].includes(signOf(token)));
	for (let index = 0; index < rest.length; index++) {
		const word = wordOf(rest[index] as IToken);
		const next = rest[index + 1];
		const value = next && (next.tokenType === StringToken || next.tokenType === NumberToken) ? toText(next) : undefined;
		const setting = copyOptions.get(word);
		if (!setting) throw refuse(rest[index], at, `COPY has no option ${word}`);
		const written = value ?? (next && setting.takesWord?.includes(wordOf(next)) ? wordOf(next) : undefined);
		options = { ...options, ...setting.read(written) };
		if (written !== undefined) index++;
	}
	return options;
}

interface CopyOption {
	readonly takesWord?: readonly string[];
	readonly read: (value: string | undefined) => Partial<CopyOut>;
}

const formats = ["text", "csv", "binary"] as const;
const truths = ["true", "false", "on", "off", "match"];

const copyOptions: ReadonlyMap<string, CopyOption> = new Map<string, CopyOption>([
	[
		"format",
		{ takesWord: formats, read: (value) => ({ format: formats.find((format) => format === value) ?? "text" }) },
	],
	["csv", { read: () => ({ format: "csv" }) }],
	["binary", { read: () => ({ format: "binary" }) }],
	["header", { takesWord: truths, read: (value) => ({ hasHeader: value !== "false" && value !== "off" }) }],
	["delimiter", { read: (value) => ({ delimiter: value }) }],
	["delimiters", { read: (value) => ({ delimiter: value }) }],
	["null", { read: (value) => ({ nullText: value }) }],
	["quote", { read: (value) => ({ quote: value }) }],
	["escape", { read: (value) => ({ escape: value }) }],
	["encoding", { read: () => ({}) }],
	["force_quote", { takesWord: ["*"], read: () => ({ isAllQuoted: true }) }],
	["force", { takesWord: ["quote"], read: () => ({}) }],
	["*", { read: () => ({ isAllQuoted: true }) }],
]);

/**
 * The mode of a lock, and whether to wait for it.
 * Source: https://www.postgresql.org/docs/15/explicit-locking.html#LOCKING-TABLES.
 * @throws sql_syntax (42601)
 */
export function readLock(tokens: Words, at: number): Pick<LockTable, "mode" | "isNoWait"> {
	if (tokens.length === 0) return { mode: "access exclusive", isNoWait: false };
	const [, mode = "", wait] = /^(.+) mode( nowait)?$/.exec(tokens.map(wordOf).join(" ")) ?? [];
	if (!lockModes.has(mode)) throw refuse(tokens[0], at, "there is no such mode of a lock");
	return { mode, isNoWait: wait !== undefined };
}

const lockModes: ReadonlySet<string> = new Set([
	...["access share", "row share", "row exclusive", "share update exclusive"],
	...["share", "share row exclusive", "exclusive", "access exclusive"],
]);

/** The name that tokens spell, small unless quoted: `myapp . user` is "myapp.user". */
export function spellName(tokens: Words): string {
	return tokens
		.filter((token) => token.image !== ".")
		.map((token) => {
			const { name, isQuoted } = toIdentifier(token);
			return isQuoted ? name : name.toLowerCase();
		})
		.join(".");
}

// DEFAULT has no value; several values are a list.
function readValue(tokens: Words): string | undefined {
	if (tokens.length === 0 || (tokens.length === 1 && wordOf(tokens[0] as IToken) === "default")) return undefined;
	let text = "";
	for (const token of tokens) {
		if (token.image === ",") text += ", ";
		else if (token.tokenType === StringToken) text += toText(token);
		else if (token.tokenType === IdentifierToken)
			text += (text === "" || /[, ]$/.test(text) ? "" : " ") + spellName([token]);
		else text += token.image;
	}
	return text;
}

function wordOf(token: IToken): string {
	if (token.tokenType === StringToken) return "<string>";
	return token.tokenType === IdentifierToken && toIdentifier(token).isQuoted ? "<name>" : token.image.toLowerCase();
}

function signOf(token: IToken): string {
	return token.tokenType === StringToken ? "<string>" : token.image.toLowerCase();
}

function refuse(token: IToken | undefined, at: number, problem: string): Error {
	const found = token ? `"${token.image}"` : "the end of the statement";
	return createError("sql_syntax", { found, problem, advice: "" }, { position: token?.startOffset ?? at });
}
