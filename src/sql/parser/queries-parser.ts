import type { IToken } from "chevrotain";
import type { CommonTable, Expression, Query, QueryBody, Select, SetOperation, Values, With } from "../ast/index.ts";
import { Comma, IdentifierToken, K, LeftParen, QueryParen, RightParen } from "../lexer/tokens.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import { createQuery, type QueryOperand, type RowLimit, selectAll, toBody } from "./query-assembly.ts";
import { SelectParser } from "./select-parser.ts";

/** Queries: https://www.postgresql.org/docs/current/queries.html and https://www.postgresql.org/docs/current/sql-select.html. */
export abstract class QueriesParser extends SelectParser {
	/** https://www.postgresql.org/docs/current/sql-select.html: WITH, a body, ORDER BY, and what cuts the rows. */
	protected override readonly query = this.RULE("query", (): Query => {
		const at = this.LA(1).startOffset;
		const withClause = this.OPTION(() => this.SUBRULE(this.with));
		const operand = this.SUBRULE(this.union);
		const orderBy = this.OPTION2(() => this.SUBRULE(this.orderBy)) ?? [];
		const limits: RowLimit[] = [];
		this.MANY(() => {
			limits.push(
				this.OR<RowLimit>([
					{ ALT: () => this.SUBRULE(this.limit) },
					{ ALT: () => this.SUBRULE(this.offset) },
					{ ALT: () => this.SUBRULE(this.fetch) },
				]),
			);
		});
		// What every query is here.
		this.OPTION3({
			GATE: () => this.LA(2).tokenType === K.read,
			DEF: () => {
				this.CONSUME(K.for);
				this.CONSUME(K.read);
				this.CONSUME(K.only);
			},
		});
		return this.ACTION(() => createQuery(at, withClause, operand, orderBy, limits));
	});

	/** https://www.postgresql.org/docs/current/queries-with.html. */
	private readonly with = this.RULE("with", (): With => {
		const at = this.CONSUME(K.with).startOffset;
		const isRecursive = this.OPTION(() => this.CONSUME(K.recursive)) !== undefined;
		const tables: CommonTable[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				tables.push(this.SUBRULE(this.commonTable));
			},
		});
		return { kind: "With", at, isRecursive, tables };
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-WITH. */
	private readonly commonTable = this.RULE("commonTable", (): CommonTable => {
		const name = toIdentifier(this.CONSUME(IdentifierToken));
		const columns = this.OPTION(() => this.SUBRULE(this.nameList)) ?? [];
		let isMaterialized: boolean | undefined;
		this.CONSUME(K.as);
		this.OPTION2(() => {
			isMaterialized = this.OPTION3(() => this.CONSUME(K.not)) === undefined;
			this.CONSUME(K.materialized);
		});
		this.CONSUME(QueryParen);
		const query = this.SUBRULE(this.query);
		this.CONSUME(RightParen);
		return { kind: "CommonTable", at: name.at, name, columns, query, isMaterialized };
	});

	/** https://www.postgresql.org/docs/current/queries-union.html: UNION and EXCEPT from left to right; INTERSECT binds tighter. */
	private readonly union = this.RULE("union", (): QueryOperand => {
		let left = this.SUBRULE(this.intersection);
		this.MANY(() => {
			const operator = this.OR<SetOperation["operator"]>([
				{ ALT: () => inOrder(this.CONSUME(K.union), "union") },
				{ ALT: () => inOrder(this.CONSUME(K.except), "except") },
			]);
			const isAll = this.SUBRULE(this.setQuantifier);
			const right = this.SUBRULE2(this.intersection);
			left = this.ACTION(() => combine(operator, isAll, left, right));
		});
		return left;
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-INTERSECT. */
	private readonly intersection = this.RULE("intersection", (): QueryOperand => {
		let left = this.SUBRULE(this.queryOperand);
		this.MANY(() => {
			this.CONSUME(K.intersect);
			const isAll = this.SUBRULE(this.setQuantifier);
			const right = this.SUBRULE2(this.queryOperand);
			left = this.ACTION(() => combine("intersect", isAll, left, right));
		});
		return left;
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-UNION. */
	private readonly setQuantifier = this.RULE(
		"setQuantifier",
		(): boolean =>
			this.OPTION(() =>
				this.OR([
					{ ALT: () => inOrder(this.CONSUME(K.all), true) },
					{ ALT: () => inOrder(this.CONSUME(K.distinct), false) },
				]),
			) ?? false,
	);

	/** https://www.postgresql.org/docs/current/queries-union.html. */
	private readonly queryOperand = this.RULE(
		"queryOperand",
		(): QueryOperand =>
			this.OR<QueryOperand>({
				ERR_MSG: "SELECT, VALUES or a query in parentheses",
				DEF: [
					{ ALT: () => this.SUBRULE(this.select) },
					{ ALT: () => ({ body: this.SUBRULE(this.values) }) },
					{ ALT: () => ({ body: this.SUBRULE(this.tableCommand) }) },
					{
						ALT: () => {
							this.CONSUME(QueryParen);
							const query = this.SUBRULE(this.query);
							this.CONSUME(RightParen);
							return this.ACTION(() => ({ body: toBody(query) }));
						},
					},
				],
			}),
	);

	/** https://www.postgresql.org/docs/current/queries-values.html. */
	private readonly values = this.RULE("values", (): Values => {
		const at = this.CONSUME(K.values).startOffset;
		const rows: (readonly Expression[])[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				this.CONSUME(LeftParen);
				rows.push(this.SUBRULE(this.valueList));
				this.CONSUME(RightParen);
			},
		});
		return { kind: "Values", at, rows };
	});

	private readonly valueList = this.RULE("valueList", (): readonly Expression[] => {
		const values: Expression[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				values.push(this.SUBRULE(this.valueOrDefault));
			},
		});
		return values;
	});

	/** https://www.postgresql.org/docs/current/sql-insert.html: DEFAULT in the place of a value. */
	protected readonly valueOrDefault = this.RULE("valueOrDefault", (): Expression => {
		return this.OR<Expression>([
			{ ALT: () => ({ kind: "NullLiteral", at: this.CONSUME(K.default).startOffset, isDefault: true }) },
			{ ALT: () => this.SUBRULE(this.expression) },
		]);
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-TABLE: TABLE t is SELECT * FROM t. */
	private readonly tableCommand = this.RULE("tableCommand", (): Select => {
		const at = this.CONSUME(K.table).startOffset;
		const path = this.SUBRULE(this.path);
		return this.ACTION(() => selectAll({ kind: "TableName", at: path[0]?.at, path, alias: undefined }, at));
	});

	/** https://www.postgresql.org/docs/current/queries-limit.html; LIMIT offset, count as SQLite and MySQL have it. */
	private readonly limit = this.RULE("limit", (): RowLimit => {
		const token = this.CONSUME(K.limit);
		return this.OR<RowLimit>([
			{ ALT: () => inOrder(this.CONSUME(K.all), { token }) },
			{
				ALT: () => {
					const first = this.SUBRULE(this.expression);
					const second = this.OPTION(() => inOrder(this.CONSUME(Comma), this.SUBRULE2(this.expression)));
					return second === undefined ? { token, limit: first } : { token, limit: second, offset: first };
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-LIMIT. */
	private readonly offset = this.RULE("offset", (): RowLimit => {
		const token = this.CONSUME(K.offset);
		const offset = this.SUBRULE(this.expression);
		this.OPTION(() => this.SUBRULE(this.rowWord));
		return { token, offset };
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-LIMIT: FETCH {FIRST | NEXT} [n] {ROW | ROWS} {ONLY | WITH TIES}. */
	private readonly fetch = this.RULE("fetch", (): RowLimit => {
		const token = this.CONSUME(K.fetch);
		this.OR([{ ALT: () => this.CONSUME(K.first) }, { ALT: () => this.CONSUME(K.next) }]);
		const at = this.LA(1).startOffset;
		const limit: Expression = this.OPTION(() => this.SUBRULE(this.rowCount)) ?? {
			kind: "NumberLiteral",
			at,
			text: "1",
		};
		this.SUBRULE(this.rowWord);
		const hasTies = this.OR2<true | undefined>([
			{
				ALT: () => {
					this.CONSUME(K.only);
					return undefined;
				},
			},
			{ ALT: () => inOrder(this.CONSUME(K.with), this.CONSUME(K.ties), true) },
		]);
		return { token, limit, hasTies };
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-LIMIT. */
	private readonly rowWord = this.RULE(
		"rowWord",
		(): IToken => this.OR([{ ALT: () => this.CONSUME(K.row) }, { ALT: () => this.CONSUME(K.rows) }]),
	);
}

function combine(
	operator: SetOperation["operator"],
	isAll: boolean,
	left: QueryOperand,
	right: QueryOperand,
): QueryOperand {
	const [leftBody, rightBody]: QueryBody[] = [toOperandBody({ ...left, into: undefined }), toOperandBody(right)];
	if (leftBody === undefined || rightBody === undefined) return left;
	return {
		body: { kind: "SetOperation", at: leftBody.at, operator, isAll, left: leftBody, right: rightBody },
		into: left.into,
	};
}

function toOperandBody(operand: QueryOperand): QueryBody {
	return toBody(createQuery(operand.body.at, undefined, operand, [], []));
}
