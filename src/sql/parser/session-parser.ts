import type { IToken } from "chevrotain";
import type {
	CopyOut,
	DeclareCursor,
	Identifier,
	LockTable,
	Query,
	SessionStatement,
	TableName,
	Transaction,
	TypeName,
} from "../ast/index.ts";
import {
	Comma,
	Dot,
	findOperatorToken,
	IdentifierToken,
	K,
	LeftParen,
	NumberToken,
	QueryParen,
	RightParen,
	StringToken,
} from "../lexer/tokens.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import { QueriesParser } from "./queries-parser.ts";
import {
	isOfChannel,
	readChannel,
	readCopyOptions,
	readCursorWords,
	readFetch,
	readLock,
	readModes,
	readSet,
	spellName,
} from "./session-words.ts";
import { readShow } from "./setting-query.ts";
import { toText } from "./special-forms-parser.ts";

/** Statements that concern the session and its transaction: https://www.postgresql.org/docs/15/sql-commands.html. */
export abstract class SessionParser extends QueriesParser {
	/** https://www.postgresql.org/docs/15/sql-begin.html, sql-commit.html, sql-rollback.html and sql-rollback-to.html. */
	protected readonly transaction = this.RULE("transaction", (): Transaction | SessionStatement => {
		const first = this.LA(1);
		const at = first.startOffset;
		const action = this.OR<"begin" | "commit" | "rollback">([
			{ ALT: () => inOrder(this.CONSUME(K.begin), "begin") },
			{ ALT: () => inOrder(this.CONSUME(K.start), "begin") },
			{ ALT: () => inOrder(this.CONSUME(K.commit), "commit") },
			{ ALT: () => inOrder(this.CONSUME(K.end), "commit") },
			{ ALT: () => inOrder(this.CONSUME(K.rollback), "rollback") },
			{ ALT: () => inOrder(this.CONSUME(K.abort), "rollback") },
		]);
		this.OPTION(() => this.OR2([{ ALT: () => this.CONSUME(K.transaction) }, { ALT: () => this.CONSUME(K.work) }]));
		const savepoint = this.OPTION2(() => {
			this.CONSUME(K.to);
			return this.SUBRULE(this.words);
		});
		const modes = this.OPTION3(() => this.SUBRULE2(this.words)) ?? [];
		return this.ACTION(() => {
			if (savepoint)
				return { kind: "SessionStatement", at, action: "rollback to", name: spellName(savepoint.slice(-1)) };
			const chain = /^and (no )?chain$/i.exec(modes.map(({ image }) => image).join(" "));
			const isStart = first.tokenType === K.start;
			return {
				kind: "Transaction",
				at,
				action,
				...(isStart && { isStart }),
				...(action === "begin" || !chain ? readModes(modes) : chain[1] === undefined && { isChained: true }),
			};
		});
	});

	/** https://www.postgresql.org/docs/15/sql-set.html. */
	protected readonly set = this.RULE("set", (): SessionStatement | Transaction => {
		const at = this.CONSUME(K.set).startOffset;
		const words = this.SUBRULE(this.words);
		return this.ACTION(() => readSet(words, at));
	});

	/** Statements of a word and a name: RESET, SAVEPOINT, RELEASE, CLOSE, DEALLOCATE, LISTEN. https://www.postgresql.org/docs/15/sql-commands.html. */
	protected readonly sessionCommand = this.RULE("sessionCommand", (): SessionStatement => {
		const at = this.LA(1).startOffset;
		const action = this.OR<SessionStatement["action"]>([
			{ ALT: () => inOrder(this.CONSUME(K.reset), "reset") },
			{ ALT: () => inOrder(this.CONSUME(K.savepoint), "savepoint") },
			{ ALT: () => inOrder(this.CONSUME(K.release), "release") },
			{ ALT: () => inOrder(this.CONSUME(K.close), "close") },
			{ ALT: () => inOrder(this.CONSUME(K.deallocate), "deallocate") },
			{ ALT: () => inOrder(this.CONSUME(K.discard), "discard") },
			{ ALT: () => inOrder(this.CONSUME(K.listen), "listen") },
			{ ALT: () => inOrder(this.CONSUME(K.unlisten), "unlisten") },
			{ ALT: () => inOrder(this.CONSUME(K.notify), "notify") },
		]);
		const words = this.SUBRULE(this.words);
		return this.ACTION(() => {
			if (isOfChannel(action)) return readChannel(words, action, at);
			const isAll = words.some(({ tokenType, image }) => tokenType === K.all || image === "*");
			const value = words.find(({ tokenType }) => tokenType === StringToken);
			const names = words.filter(({ tokenType }) => tokenType === IdentifierToken);
			const name = spellName(action === "reset" ? names : names.slice(-1));
			const shown = action === "discard" && isAll ? "all" : name;
			return {
				kind: "SessionStatement",
				at,
				action,
				name: isAll && action !== "discard" ? undefined : shown,
				...(value && { value: toText(value) }),
			};
		});
	});

	/** https://www.postgresql.org/docs/current/sql-show.html. */
	protected readonly settingQuery = this.RULE("settingQuery", (): SessionStatement => {
		const at = this.CONSUME(K.show).startOffset;
		const words: IToken[] = [];
		this.OR([
			{ ALT: () => words.push(this.CONSUME(K.all)) },
			{
				ALT: () =>
					this.AT_LEAST_ONE(() => {
						words.push(this.CONSUME(IdentifierToken));
						// A program's own setting has a dot in its name.
						this.OPTION(() => words.push(this.CONSUME(Dot), this.CONSUME2(IdentifierToken)));
					}),
			},
		]);
		return this.ACTION(() => readShow(words, at));
	});

	/** https://www.postgresql.org/docs/15/sql-fetch.html and sql-move.html. */
	protected readonly fetchCursor = this.RULE("fetchCursor", (): SessionStatement => {
		const at = this.LA(1).startOffset;
		const action = this.OR<"fetch" | "move">([
			{ ALT: () => inOrder(this.CONSUME(K.fetch), "fetch") },
			{ ALT: () => inOrder(this.CONSUME(K.move), "move") },
		]);
		const words = this.SUBRULE(this.words);
		return this.ACTION(() => ({ kind: "SessionStatement", at, action, ...readFetch(words, at) }));
	});

	/** https://www.postgresql.org/docs/15/sql-declare.html. */
	protected readonly declareCursor = this.RULE("declareCursor", (): DeclareCursor => {
		const at = this.CONSUME(K.declare).startOffset;
		const name = toIdentifier(this.CONSUME(IdentifierToken));
		const tokens: IToken[] = [];
		this.AT_LEAST_ONE(() => {
			tokens.push(this.OR([{ ALT: () => this.CONSUME2(IdentifierToken) }, { ALT: () => this.CONSUME(K.with) }]));
		});
		this.CONSUME(K.for);
		const query = this.SUBRULE(this.query);
		return this.ACTION(() => ({ kind: "DeclareCursor", at, name, ...readCursorWords(tokens), query }));
	});

	/** https://www.postgresql.org/docs/15/sql-copy.html. */
	protected readonly copy = this.RULE("copy", (): CopyOut => {
		const at = this.CONSUME(K.copy).startOffset;
		let query: Query | undefined;
		let path: readonly Identifier[] | undefined;
		let columns: readonly Identifier[] = [];
		this.OR([
			{
				ALT: () => {
					this.CONSUME(QueryParen);
					query = this.SUBRULE(this.query);
					this.CONSUME(RightParen);
				},
			},
			{
				ALT: () => {
					path = this.SUBRULE(this.path);
					columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
				},
			},
		]);
		this.CONSUME(K.to);
		// STDOUT
		this.CONSUME(IdentifierToken);
		const words = this.OPTION2(() => this.SUBRULE(this.words)) ?? [];
		return this.ACTION(() => ({ kind: "CopyOut", at, query, path, columns, ...readCopyOptions(words, at) }));
	});

	/** https://www.postgresql.org/docs/15/sql-lock.html. */
	protected readonly lockTable = this.RULE("lockTable", (): LockTable => {
		const at = this.CONSUME(K.lock).startOffset;
		this.OPTION(() => this.CONSUME(K.table));
		const tables: TableName[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const path = this.SUBRULE(this.path);
				tables.push({ kind: "TableName", path, at: path[0]?.at });
			},
		});
		const words: IToken[] = [];
		this.OPTION2(() => {
			this.CONSUME(K.in);
			this.AT_LEAST_ONE(() => words.push(this.CONSUME(IdentifierToken)));
		});
		return this.ACTION(() => ({ kind: "LockTable", at, tables, ...readLock(words, at) }));
	});

	/** https://www.postgresql.org/docs/current/sql-set.html: TIME ZONE or TimeZone. */
	protected readonly timeZoneName = this.RULE("timeZoneName", (): void => {
		this.OR([
			{ ALT: () => this.CONSUME(K.timezone) },
			{ ALT: () => inOrder(this.CONSUME(K.time), this.CONSUME(K.zone)) },
		]);
	});

	/** The types of parameters. https://www.postgresql.org/docs/15/sql-prepare.html. */
	protected readonly parameterTypes = this.RULE("parameterTypes", (): readonly TypeName[] => {
		const types: TypeName[] = [];
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				types.push(this.SUBRULE(this.typeName));
			},
		});
		this.CONSUME(RightParen);
		return types;
	});

	/** What follows the first word, whose order the statement itself tells. https://www.postgresql.org/docs/15/sql-commands.html. */
	protected readonly words = this.RULE("words", (): readonly IToken[] => {
		const words: IToken[] = [];
		this.AT_LEAST_ONE(() => {
			words.push(this.OR([...wordTokens.map((token, index) => ({ ALT: () => this.consume(index, token) }))]));
		});
		return words;
	});
}

const wordTokens = [
	...[IdentifierToken, StringToken, NumberToken, Comma, Dot, LeftParen, RightParen],
	...[findOperatorToken("="), findOperatorToken("-"), findOperatorToken("*")],
	...[K.all, K.as, K.and, K.default, K.false, K.first, K.from, K.in, K.next, K.not, K.null, K.on, K.only],
	...[K.to, K.transaction, K.true, K.user, K.with, K.zone],
];
