import type {
	Argument,
	Assignment,
	CacheTable,
	Call,
	Conflict,
	Delete,
	Explain,
	Explainable,
	ExplainOptions,
	Expression,
	Identifier,
	Insert,
	PrepareStatement,
	RefreshTable,
	SelectItem,
	Statement,
	TableName,
	TimeZoneSetting,
	Update,
} from "../ast/index.ts";
import { isReserved } from "../lexer/keyword-table.ts";
import {
	Comma,
	findOperatorToken,
	IdentifierToken,
	K,
	LeftBrace,
	LeftParen,
	NumberToken,
	ParameterToken,
	RightBrace,
	RightParen,
	StringToken,
} from "../lexer/tokens.ts";
import { readExplainOption } from "./explain-option.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import { SessionParser } from "./session-parser.ts";
import { toText } from "./special-forms-parser.ts";
import { readZoneInterval } from "./zone-interval.ts";

/** Statements: https://www.postgresql.org/docs/current/sql-commands.html, and those of drivers: UPSERT, EXEC, CACHE, REFRESH. */
export class StatementsParser extends SessionParser {
	/** One statement without its semicolon. https://www.postgresql.org/docs/current/sql-commands.html. */
	readonly statement = this.RULE(
		"statement",
		(): Statement =>
			this.OR<Statement>({
				ERR_MSG: "a statement",
				DEF: [
					{ ALT: () => this.SUBRULE(this.plainStatement) },
					{ ALT: () => this.SUBRULE(this.explain) },
					{ ALT: () => this.SUBRULE(this.transaction) },
					{ ALT: () => this.SUBRULE(this.timeZoneSetting) },
					{ ALT: () => this.SUBRULE(this.set) },
					{ ALT: () => this.SUBRULE(this.sessionCommand) },
					{ ALT: () => this.SUBRULE(this.fetchCursor) },
					{ ALT: () => this.SUBRULE(this.declareCursor) },
					{ ALT: () => this.SUBRULE(this.copy) },
					{ ALT: () => this.SUBRULE(this.lockTable) },
					{ ALT: () => this.SUBRULE(this.prepareStatement) },
					{ ALT: () => this.SUBRULE(this.settingQuery) },
				],
			}),
	);

	/** https://www.postgresql.org/docs/15/sql-prepare.html. */
	private readonly prepareStatement = this.RULE("prepareStatement", (): PrepareStatement => {
		const at = this.CONSUME(K.prepare).startOffset;
		const name = toIdentifier(this.CONSUME(IdentifierToken));
		const types = this.OPTION(() => this.SUBRULE(this.parameterTypes)) ?? [];
		this.CONSUME(K.as);
		const statement = this.SUBRULE(this.plainStatement);
		return { kind: "PrepareStatement", at, name, types, statement };
	});

	/** https://www.postgresql.org/docs/current/sql-explain.html. */
	private readonly explain = this.RULE("explain", (): Explain => {
		const at = this.CONSUME(K.explain).startOffset;
		const options = this.OR<Partial<ExplainOptions>>([
			{ ALT: () => this.SUBRULE(this.explainOptions) },
			{
				ALT: () => ({
					isAnalyze: this.OPTION(() => this.CONSUME(K.analyze)) !== undefined,
					isVerbose: this.OPTION2(() => this.CONSUME(K.verbose)) !== undefined,
				}),
			},
		]);
		const statement = this.SUBRULE(this.plainStatement);
		const plain = { isAnalyze: false, isVerbose: false, isCost: false, isJson: false };
		return { kind: "Explain", at, ...plain, ...options, statement };
	});

	/**
	 * The options in parentheses, of which ANALYZE, VERBOSE, COST and FORMAT are known.
	 * https://www.postgresql.org/docs/current/sql-explain.html.
	 */
	private readonly explainOptions = this.RULE("explainOptions", (): Partial<ExplainOptions> => {
		let options: Partial<ExplainOptions> = {};
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const option = this.CONSUME(IdentifierToken);
				const value = this.OPTION(() =>
					this.OR([
						{ ALT: () => this.CONSUME2(IdentifierToken) },
						{ ALT: () => this.CONSUME(NumberToken) },
						{ ALT: () => this.CONSUME(K.true) },
						{ ALT: () => this.CONSUME(K.false) },
						{ ALT: () => this.CONSUME(K.on) },
					]),
				);
				this.ACTION(() => {
					options = { ...options, ...readExplainOption(option, value) };
				});
			},
		});
		this.CONSUME(RightParen);
		return options;
	});

	/** https://www.postgresql.org/docs/current/sql-commands.html. */
	private readonly plainStatement = this.RULE(
		"plainStatement",
		(): Explainable =>
			this.OR<Explainable>({
				ERR_MSG: "a statement",
				DEF: [
					{ ALT: () => this.SUBRULE(this.query) },
					{ ALT: () => this.SUBRULE(this.insert) },
					{ ALT: () => this.SUBRULE(this.update) },
					{ ALT: () => this.SUBRULE(this.delete) },
					{ ALT: () => this.SUBRULE(this.call) },
					{ ALT: () => this.SUBRULE(this.callEscape) },
					{ ALT: () => this.SUBRULE(this.execute) },
					{ ALT: () => this.SUBRULE(this.cache) },
					{ ALT: () => this.SUBRULE(this.refresh) },
				],
			}),
	);

	/** https://www.postgresql.org/docs/current/sql-insert.html; UPSERT INTO as drivers have it. */
	private readonly insert = this.RULE("insert", (): Insert => {
		const at = this.LA(1).startOffset;
		const isUpsert = this.OR([
			{ ALT: () => inOrder(this.CONSUME(K.insert), false) },
			{ ALT: () => inOrder(this.CONSUME(K.upsert), true) },
		]);
		this.CONSUME(K.into);
		const table = this.SUBRULE(this.target);
		const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
		const source = this.SUBRULE(this.query);
		const conflict = this.OPTION2(() => this.SUBRULE(this.conflict));
		const returning = this.OPTION3(() => this.SUBRULE(this.returning)) ?? [];
		return { kind: "Insert", at, table, columns, source, isUpsert, conflict, returning };
	});

	/** The table that a statement writes. https://www.postgresql.org/docs/current/sql-insert.html. */
	private readonly target = this.RULE("target", (): TableName => {
		const path = this.SUBRULE(this.path);
		let alias: Identifier | undefined;
		this.OPTION(() => {
			this.OPTION2(() => this.CONSUME(K.as));
			alias = toIdentifier(this.CONSUME(IdentifierToken));
		});
		return this.ACTION(() => ({
			kind: "TableName",
			at: path[0]?.at,
			path,
			alias: alias && { kind: "TableAlias", at: alias.at, name: alias, columns: [] },
			isCacheOnly: undefined,
		}));
	});

	/** https://www.postgresql.org/docs/current/sql-insert.html#SQL-ON-CONFLICT. */
	private readonly conflict = this.RULE("conflict", (): Conflict => {
		const at = this.CONSUME(K.on).startOffset;
		this.CONSUME(K.conflict);
		const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
		this.CONSUME(K.do);
		let assignments: readonly Assignment[] = [];
		let where: Expression | undefined;
		const action = this.OR<Conflict["action"]>([
			{ ALT: () => inOrder(this.CONSUME(K.nothing), "nothing") },
			{
				ALT: () => {
					this.CONSUME(K.update);
					assignments = this.SUBRULE(this.assignments);
					where = this.OPTION2(() => this.SUBRULE(this.where));
					return "update";
				},
			},
		]);
		return { kind: "Conflict", at, columns, action, assignments, where };
	});

	/** https://www.postgresql.org/docs/current/dml-returning.html. */
	private readonly returning = this.RULE("returning", (): readonly SelectItem[] => {
		const items: SelectItem[] = [];
		this.CONSUME(K.returning);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(this.SUBRULE(this.selectItem));
			},
		});
		return items;
	});

	/** https://www.postgresql.org/docs/current/sql-update.html. */
	private readonly update = this.RULE("update", (): Update => {
		const at = this.CONSUME(K.update).startOffset;
		const table = this.SUBRULE(this.target);
		const assignments = this.SUBRULE(this.assignments);
		const where = this.OPTION(() => this.SUBRULE(this.where));
		const returning = this.OPTION2(() => this.SUBRULE(this.returning)) ?? [];
		return { kind: "Update", at, table, assignments, where, returning };
	});

	/** https://www.postgresql.org/docs/current/sql-update.html. */
	private readonly assignments = this.RULE("assignments", (): readonly Assignment[] => {
		const assignments: Assignment[] = [];
		this.CONSUME(K.set);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const column = toIdentifier(this.CONSUME(IdentifierToken));
				this.CONSUME(findOperatorToken("="));
				const value = this.SUBRULE(this.valueOrDefault);
				assignments.push({ kind: "Assignment", at: column.at, column, value });
			},
		});
		return assignments;
	});

	/** https://www.postgresql.org/docs/current/sql-delete.html. */
	private readonly delete = this.RULE("delete", (): Delete => {
		const at = this.CONSUME(K.delete).startOffset;
		this.CONSUME(K.from);
		const table = this.SUBRULE(this.target);
		const where = this.OPTION(() => this.SUBRULE(this.where));
		const returning = this.OPTION2(() => this.SUBRULE(this.returning)) ?? [];
		return { kind: "Delete", at, table, where, returning };
	});

	/** https://www.postgresql.org/docs/current/sql-call.html. */
	private readonly call = this.RULE("call", (): Call => {
		const at = this.CONSUME(K.call).startOffset;
		const path = this.SUBRULE(this.path);
		const { arguments: values } = this.SUBRULE(this.callArguments);
		return { kind: "Call", at, path, arguments: values };
	});

	/** {call name(…)}, {call name}. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/procedure-call-escape-sequence. */
	private readonly callEscape = this.RULE("callEscape", (): Call => {
		this.CONSUME(LeftBrace);
		const at = this.CONSUME(K.call).startOffset;
		const path = this.SUBRULE(this.path);
		const call = this.OPTION(() => this.SUBRULE(this.callArguments));
		this.CONSUME(RightBrace);
		return { kind: "Call", at, path, arguments: call?.arguments ?? [] };
	});

	/**
	 * EXEC name @a = 'x', b = 1, 'by position', as T-SQL and drivers have it.
	 * https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql.
	 */
	private readonly execute = this.RULE("execute", (): Call => {
		const at = this.LA(1).startOffset;
		this.OR([{ ALT: () => this.CONSUME(K.exec) }, { ALT: () => this.CONSUME(K.execute) }]);
		const path = this.SUBRULE(this.path);
		const values: Argument[] = [];
		this.MANY_SEP({
			SEP: Comma,
			DEF: () => {
				values.push(this.SUBRULE(this.executeArgument));
			},
		});
		return { kind: "Call", at, path, arguments: values };
	});

	/** https://learn.microsoft.com/en-us/sql/t-sql/language-elements/execute-transact-sql. */
	private readonly executeArgument = this.RULE("executeArgument", (): Argument => {
		const at = this.LA(1).startOffset;
		let name: Identifier | undefined;
		this.OPTION(() => {
			name = this.OR<Identifier>([
				{ ALT: () => toIdentifier(this.CONSUME(IdentifierToken)) },
				{
					ALT: () => {
						const parameter = toText(this.CONSUME(ParameterToken));
						return { kind: "Identifier", at, name: parameter, isQuoted: isReserved(parameter) };
					},
				},
			]);
			this.CONSUME(findOperatorToken("="));
		});
		const value = this.SUBRULE(this.expression);
		return { kind: "Argument", at, name, value };
	});

	/** CACHE [[WITH] TRUNCATE | DROP EXISTING | SCHEMA ONLY] query. */
	private readonly cache = this.RULE("cache", (): CacheTable => {
		const at = this.CONSUME(K.cache).startOffset;
		const mode = this.OPTION(() => this.SUBRULE(this.cacheMode));
		const query = this.SUBRULE(this.query);
		return { kind: "CacheTable", at, mode, query };
	});

	private readonly cacheMode = this.RULE("cacheMode", (): CacheTable["mode"] => {
		this.OPTION(() => this.CONSUME(K.with));
		return this.OR<CacheTable["mode"]>([
			{ ALT: () => inOrder(this.CONSUME(K.truncate), "truncate") },
			{ ALT: () => inOrder(this.CONSUME(K.drop), this.CONSUME(K.existing), "drop existing") },
			{ ALT: () => inOrder(this.CONSUME(K.schema), this.CONSUME(K.only), "schema only") },
		]);
	});

	/** REFRESH table [FULL]. */
	private readonly refresh = this.RULE("refresh", (): RefreshTable => {
		const at = this.CONSUME(K.refresh).startOffset;
		const path = this.SUBRULE(this.path);
		const isFull = this.OPTION(() => this.CONSUME(K.full)) !== undefined;
		return this.ACTION(() => ({
			kind: "RefreshTable",
			at,
			isFull,
			table: { kind: "TableName", at: path[0]?.at, path, alias: undefined, isCacheOnly: undefined },
		}));
	});

	/** https://www.postgresql.org/docs/current/sql-set.html, sql-show.html and sql-reset.html. */
	private readonly timeZoneSetting = this.RULE("timeZoneSetting", (): TimeZoneSetting => {
		const at = this.LA(1).startOffset;
		return this.OR<TimeZoneSetting>([
			{
				ALT: () => {
					this.CONSUME(K.show);
					this.SUBRULE(this.timeZoneName);
					return { kind: "TimeZoneSetting", at, action: "show", zone: undefined };
				},
			},
			{
				ALT: () => {
					this.CONSUME(K.reset);
					this.SUBRULE2(this.timeZoneName);
					return { kind: "TimeZoneSetting", at, action: "set", zone: undefined };
				},
			},
			{
				ALT: () => {
					this.CONSUME(K.set);
					this.OPTION(() => this.CONSUME(K.session));
					this.SUBRULE3(this.timeZoneName);
					this.OPTION2(() =>
						this.OR2([{ ALT: () => this.CONSUME(K.to) }, { ALT: () => this.CONSUME(findOperatorToken("=")) }]),
					);
					const zone = this.SUBRULE(this.timeZoneValue);
					return { kind: "TimeZoneSetting", at, action: "set", zone };
				},
			},
		]);
	});

	private readonly timeZoneValue = this.RULE("timeZoneValue", (): string | undefined =>
		this.OR<string | undefined>([
			{ ALT: () => toText(this.CONSUME(StringToken)) },
			{ ALT: () => this.CONSUME(NumberToken).image },
			{ ALT: () => `-${inOrder(this.CONSUME(findOperatorToken("-")), this.CONSUME2(NumberToken)).image}` },
			{ ALT: () => inOrder(this.CONSUME(K.default), undefined) },
			{
				ALT: () => {
					const { name, isQuoted } = toIdentifier(this.CONSUME(IdentifierToken));
					return !isQuoted && name.toLowerCase() === "local" ? undefined : name;
				},
			},
			{
				ALT: () => {
					const at = this.CONSUME(K.interval).startOffset;
					const text = toText(this.CONSUME2(StringToken));
					const fields = this.OPTION(() => this.SUBRULE(this.intervalFields));
					return this.ACTION(() => readZoneInterval(text, fields, at));
				},
			},
		]),
	);

	/** Builds the tables behind the rules; call it once. */
	prepare(): this {
		this.performSelfAnalysis();
		return this;
	}
}
