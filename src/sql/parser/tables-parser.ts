import type { IToken } from "chevrotain";
import { createError } from "../../base/index.ts";
import type {
	DerivedTable,
	Expression,
	FunctionTable,
	Identifier,
	Join,
	TableAlias,
	TableExpression,
	TableName,
	TypeName,
} from "../ast/index.ts";
import {
	CacheSuffix,
	Comma,
	IdentifierToken,
	K,
	LeftBrace,
	LeftParen,
	QueryParen,
	RightBrace,
	RightParen,
} from "../lexer/tokens.ts";
import { ExpressionsParser } from "./expressions-parser.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import { createQuery, selectAll } from "./query-assembly.ts";
import { checkSample, sampleTable } from "./table-sample.ts";

type OuterType = "inner" | "left" | "right" | "full";

/** A join whose ON or USING is still to come. */
interface PendingJoin {
	readonly type: OuterType;
	readonly token: IToken;
	readonly left: TableExpression;
}

/** Tables in FROM: https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-FROM. */
export abstract class TablesParser extends ExpressionsParser {
	/**
	 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN: `a JOIN b JOIN c ON x ON y` is a JOIN (b JOIN c ON x) ON y,
	 * so joins wait on a stack for their ON. Read flat, so that a long chain needs no deep stack.
	 */
	protected readonly tableExpression = this.RULE("tableExpression", (): TableExpression => {
		const pending: PendingJoin[] = [];
		let current = this.SUBRULE(this.tablePrimary);
		this.MANY({
			// The ON of ON CONFLICT belongs to the INSERT whose rows this query gives.
			GATE: () => !(this.LA(1).tokenType === K.on && this.LA(2).tokenType === K.conflict),
			DEF: () => {
				current = this.OR<TableExpression>([
					{ ALT: () => this.SUBRULE(this.crossJoin, { ARGS: [current] }) },
					{ ALT: () => this.SUBRULE(this.outerApply, { ARGS: [current] }) },
					{ ALT: () => this.SUBRULE(this.naturalJoin, { ARGS: [current] }) },
					{
						ALT: () => {
							const token = this.LA(1);
							const type = this.SUBRULE(this.joinType);
							pending.push({ type, token, left: current });
							return this.SUBRULE2(this.tablePrimary);
						},
					},
					{
						ALT: () => {
							const token = this.CONSUME(K.on);
							const on = this.SUBRULE(this.expression);
							return this.ACTION(() => finishJoin(pending.pop(), token, current, on, []));
						},
					},
					{
						ALT: () => {
							const token = this.CONSUME(K.using);
							const using = this.SUBRULE(this.nameList);
							this.OPTION(() => {
								const { startOffset } = this.CONSUME(K.as);
								this.ACTION(() => refuse("an alias after USING (…)", "Leave it out, or write ON.", startOffset));
							});
							return this.ACTION(() => finishJoin(pending.pop(), token, current, undefined, using));
						},
					},
				]);
			},
		});
		this.ACTION(() => {
			const open = pending.pop();
			if (open !== undefined) throw missingCondition(open.token);
		});
		return current;
	});

	/**
	 * [INNER | LEFT | RIGHT | FULL [OUTER]] JOIN.
	 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN.
	 */
	private readonly joinType = this.RULE("joinType", (): OuterType => {
		let type: OuterType = "inner";
		this.OPTION(() => {
			type = this.OR<OuterType>([
				{ ALT: () => inOrder(this.CONSUME(K.inner), "inner") },
				{ ALT: () => this.SUBRULE(this.outerType) },
			]);
		});
		this.CONSUME(K.join);
		return type;
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN. */
	private readonly outerType = this.RULE("outerType", (): OuterType => {
		const type = this.OR<OuterType>([
			{ ALT: () => inOrder(this.CONSUME(K.left), "left") },
			{ ALT: () => inOrder(this.CONSUME(K.right), "right") },
			{ ALT: () => inOrder(this.CONSUME(K.full), "full") },
		]);
		this.OPTION(() => this.CONSUME(K.outer));
		return type;
	});

	/**
	 * CROSS JOIN, and T-SQL's CROSS APPLY, which is a cross join with a lateral table.
	 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN.
	 */
	private readonly crossJoin = this.RULE("crossJoin", (left: TableExpression): Join => {
		this.CONSUME(K.cross);
		const isApply = this.OR([
			{ ALT: () => inOrder(this.CONSUME(K.join), false) },
			{ ALT: () => inOrder(this.CONSUME(K.apply), true) },
		]);
		const right = this.SUBRULE(this.tablePrimary);
		return this.ACTION(() => createJoin("cross", left, isApply ? makeLateral(right) : right, {}));
	});

	/**
	 * T-SQL's OUTER APPLY is a left join with a lateral table ON TRUE.
	 * https://learn.microsoft.com/en-us/sql/t-sql/queries/from-transact-sql.
	 */
	private readonly outerApply = this.RULE("outerApply", (left: TableExpression): Join => {
		this.CONSUME(K.outer);
		this.CONSUME(K.apply);
		const right = this.SUBRULE(this.tablePrimary);
		return this.ACTION(() =>
			createJoin("left", left, makeLateral(right), { on: { kind: "BooleanLiteral", at: right.at, value: true } }),
		);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-JOIN. */
	private readonly naturalJoin = this.RULE("naturalJoin", (left: TableExpression): Join => {
		this.CONSUME(K.natural);
		const type = this.SUBRULE(this.joinType);
		const right = this.SUBRULE(this.tablePrimary);
		return this.ACTION(() => createJoin(type, left, right, { isNatural: true }));
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-SUBQUERIES, #QUERIES-TABLEFUNCTIONS, #QUERIES-LATERAL. */
	private readonly tablePrimary = this.RULE(
		"tablePrimary",
		(): TableExpression =>
			this.OR<TableExpression>({
				ERR_MSG: "a table",
				DEF: [
					{ ALT: () => this.SUBRULE(this.namedTable) },
					// Tables have no descendants, so that ONLY changes nothing: https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM
					{ ALT: () => inOrder(this.CONSUME(K.only), this.SUBRULE3(this.namedTable)) },
					{ ALT: () => this.SUBRULE(this.derivedTable) },
					{ ALT: () => this.SUBRULE(this.outerJoinEscape) },
					{
						ALT: () => {
							const at = this.CONSUME(LeftParen).startOffset;
							const table = this.SUBRULE(this.tableExpression);
							this.CONSUME(RightParen);
							const alias = this.OPTION(() => this.SUBRULE(this.tableAlias));
							return alias === undefined ? table : this.ACTION(() => nameJoin(table, alias, at));
						},
					},
					{
						ALT: () => {
							const { startOffset } = this.CONSUME(K.lateral);
							const table = this.OR2<TableExpression>([
								{ ALT: () => this.SUBRULE2(this.namedTable) },
								{ ALT: () => this.SUBRULE2(this.derivedTable) },
							]);
							return this.ACTION(() => ({ ...makeLateral(table), at: startOffset }));
						},
					},
				],
			}),
	);

	/** {oj a LEFT OUTER JOIN b ON …}. https://learn.microsoft.com/en-us/sql/odbc/reference/appendixes/outer-join-escape-sequence. */
	private readonly outerJoinEscape = this.RULE("outerJoinEscape", (): TableExpression => {
		this.CONSUME(LeftBrace);
		this.CONSUME(K.oj);
		const table = this.SUBRULE(this.tableExpression);
		this.CONSUME(RightBrace);
		return table;
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-SUBQUERIES. */
	private readonly derivedTable = this.RULE("derivedTable", (): TableExpression => {
		const at = this.CONSUME(QueryParen).startOffset;
		const query = this.SUBRULE(this.query);
		this.CONSUME(RightParen);
		const alias = this.OPTION(() => this.SUBRULE(this.tableAlias));
		return { kind: "DerivedTable", at, isLateral: false, query, alias };
	});

	/**
	 * A table, or a function call with what can follow it.
	 * https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM.
	 */
	private readonly namedTable = this.RULE(
		"namedTable",
		(): TableExpression =>
			this.OR<TableExpression>([
				{ ALT: () => this.SUBRULE(this.tableOrCall) },
				// SELECT * FROM current_schema(): https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM.
				{
					ALT: () => {
						const call = this.SUBRULE(this.currentValue);
						const alias = this.OPTION(() => this.SUBRULE(this.functionAlias));
						return { kind: "FunctionTable", at: call.at, isLateral: false, call, hasOrdinality: false, alias };
					},
				},
			]),
	);

	private readonly tableOrCall = this.RULE("tableOrCall", (): TableExpression => {
		const path = this.SUBRULE(this.path);
		return this.OR<TableExpression>([
			{ ALT: () => this.SUBRULE(this.functionTail, { ARGS: [path] }) },
			{ ALT: () => this.SUBRULE(this.tableTail, { ARGS: [path] }) },
		]);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLEFUNCTIONS. */
	private readonly functionTail = this.RULE("functionTail", (path: readonly Identifier[]): FunctionTable => {
		const call = this.SUBRULE(this.callArguments);
		const hasOrdinality = this.OPTION(() => inOrder(this.CONSUME(K.with), this.CONSUME(K.ordinality))) !== undefined;
		const alias = this.OPTION2(() => this.SUBRULE(this.functionAlias));
		return this.ACTION(() => {
			const at = path[0]?.at;
			return {
				kind: "FunctionTable",
				at,
				isLateral: false,
				call: { kind: "FunctionCall", at, path, ...call, withinGroup: [], filter: undefined, over: undefined },
				hasOrdinality,
				alias,
			};
		});
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM. */
	private readonly tableTail = this.RULE("tableTail", (path: readonly Identifier[]): TableExpression => {
		const isCacheOnly = this.OPTION(() => this.CONSUME(CacheSuffix)) === undefined ? undefined : true;
		const alias = this.OPTION2(() => this.SUBRULE(this.tableAlias));
		const share = this.OPTION3(() => this.SUBRULE(this.sample));
		return this.ACTION(() => {
			const table: TableName = { kind: "TableName", at: path[0]?.at, path, alias, isCacheOnly };
			return share === undefined ? table : sampleTable(table, share);
		});
	});

	/**
	 * Rows here lie in no blocks, so that SYSTEM takes them one by one, as BERNOULLI does.
	 * https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM: TABLESAMPLE method (percentage).
	 */
	private readonly sample = this.RULE("sample", (): Expression => {
		this.CONSUME(K.tablesample);
		const method = this.CONSUME(IdentifierToken);
		this.CONSUME(LeftParen);
		const share = this.SUBRULE(this.expression);
		this.CONSUME(RightParen);
		return this.ACTION(() => checkSample(toIdentifier(method), share));
	});

	/**
	 * The alias of a function, which in PostgreSQL can define columns: AS t (a int), AS (a int).
	 * https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLEFUNCTIONS.
	 */
	private readonly functionAlias = this.RULE("functionAlias", (): TableAlias => {
		const token = this.OPTION(() => this.CONSUME(K.as));
		return this.OR<TableAlias>([
			{
				ALT: () => {
					const name = toIdentifier(this.CONSUME(IdentifierToken));
					const defined = this.OPTION2(() => this.SUBRULE(this.functionColumns));
					return { kind: "TableAlias", at: name.at, name, columns: [], ...defined };
				},
			},
			{
				ALT: () => {
					this.SUBRULE2(this.functionColumns);
					return this.ACTION(() =>
						refuse("a column list without a table alias", "Write AS t (a, b).", token?.startOffset),
					);
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLEFUNCTIONS. */
	private readonly functionColumns = this.RULE("functionColumns", (): Pick<TableAlias, "columns" | "types"> => {
		const columns: Identifier[] = [];
		const types: TypeName[] = [];
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				columns.push(toIdentifier(this.CONSUME(IdentifierToken)));
				this.OPTION(() => {
					types.push(this.SUBRULE(this.typeName));
					this.OPTION2(() => {
						const { startOffset } = this.CONSUME(K.collate);
						this.SUBRULE(this.path);
						this.ACTION(() =>
							refuse("COLLATE in a column definition", "Write it where the column is used.", startOffset),
						);
					});
				});
			},
		});
		const { startOffset } = this.CONSUME(RightParen);
		if (types.length === 0) return { columns };
		if (types.length === columns.length) return { columns, types };
		return refuse("a column list with some types", "Give each column a type, or none.", startOffset);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-TABLE-ALIASES. */
	private readonly tableAlias = this.RULE("tableAlias", (): TableAlias => {
		this.OPTION(() => this.CONSUME(K.as));
		const name = toIdentifier(this.CONSUME(IdentifierToken));
		const columns = this.OPTION2(() => this.SUBRULE(this.nameList)) ?? [];
		return { kind: "TableAlias", at: name.at, name, columns };
	});
}

function createJoin(
	type: Join["type"],
	left: TableExpression,
	right: TableExpression,
	more: Partial<Pick<Join, "isNatural" | "on" | "using">>,
): Join {
	return { kind: "Join", at: left.at, type, isNatural: false, left, right, on: undefined, using: [], ...more };
}

function finishJoin(
	pending: PendingJoin | undefined,
	token: IToken,
	right: TableExpression,
	on: Expression | undefined,
	using: readonly Identifier[],
): Join {
	if (pending === undefined) {
		throw createError(
			"sql_syntax",
			{
				found: `"${token.image}"`,
				problem: "there is no JOIN that it could belong to",
				advice: "Write a JOIN b ON …, or use WHERE.",
			},
			{ position: token.startOffset },
		);
	}
	return createJoin(pending.type, pending.left, right, { on, using });
}

/** An alias hides the names of the tables in a join, just as a query around it does; see "Alias" in PostgreSQL's page on FROM. */
function nameJoin(table: TableExpression, alias: TableAlias, at: number): DerivedTable {
	if (table.kind !== "Join")
		refuse("an alias after the parentheses of one table", "Write it inside of them.", alias.at);
	const query = createQuery(at, undefined, { body: selectAll(table, at) }, [], []);
	return { kind: "DerivedTable", at, isLateral: false, query, alias };
}

function refuse(feature: string, advice: string, position: number | undefined): never {
	throw createError("not_supported", { feature, advice }, { position });
}

function makeLateral(table: TableExpression): TableExpression {
	return "isLateral" in table ? { ...table, isLateral: true } : table;
}

function missingCondition(token: IToken): Error {
	return createError(
		"sql_syntax",
		{
			found: `"${token.image}"`,
			problem: "this JOIN has no ON and no USING",
			advice: "Write JOIN b ON a.id = b.a_id, JOIN b USING (id), or CROSS JOIN b.",
		},
		{ position: token.startOffset },
	);
}
