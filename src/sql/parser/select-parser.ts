import type { IToken, TokenType } from "chevrotain";
import { createError } from "../../base/index.ts";
import type {
	Distinct,
	Expression,
	GroupingElement,
	GroupingSets,
	Identifier,
	NamedWindow,
	Select,
	SelectItem,
	TableExpression,
} from "../ast/index.ts";
import { decodeName } from "../lexer/literal.ts";
import {
	Comma,
	Dot,
	FileToken,
	findOperatorToken,
	IdentifierToken,
	K,
	LeftParen,
	NumberToken,
	ParameterToken,
	QueryParen,
	RightParen,
	StringToken,
} from "../lexer/tokens.ts";
import { inOrder, toIdentifier } from "./names-parser.ts";
import type { QueryOperand, RowLimit } from "./query-assembly.ts";
import { toText } from "./special-forms-parser.ts";
import { TablesParser } from "./tables-parser.ts";

/** One SELECT block: https://www.postgresql.org/docs/current/sql-select.html. */
export abstract class SelectParser extends TablesParser {
	/** https://www.postgresql.org/docs/current/sql-select.html, with T-SQL's TOP and the INTO of drivers. */
	protected readonly select = this.RULE("select", (): QueryOperand => {
		const at = this.CONSUME(K.select).startOffset;
		const distinct = this.OPTION(() => this.SUBRULE(this.selectQuantifier));
		const top = this.OPTION2(() => this.SUBRULE(this.top));
		const items = this.isListLeftOut() ? [createNothing(at)] : this.SUBRULE(this.selectList);
		const into = this.OPTION3(() => this.SUBRULE(this.into));
		const from = this.OPTION4(() => this.SUBRULE(this.from)) ?? [];
		const where = this.OPTION5(() => this.SUBRULE(this.where));
		const groupBy = this.OPTION6(() => this.SUBRULE(this.groupBy)) ?? [];
		const having = this.OPTION7(() => this.SUBRULE(this.having));
		const windows = this.OPTION8(() => this.SUBRULE(this.windowClause)) ?? [];
		const body: Select = {
			kind: "Select",
			at,
			distinct: distinct === "all" ? undefined : distinct,
			items,
			from,
			where,
			groupBy,
			having,
			windows,
		};
		return { body, top, into };
	});

	/** https://www.postgresql.org/docs/current/queries-select-lists.html. */
	private readonly selectList = this.RULE("selectList", (): readonly SelectItem[] => {
		const items: SelectItem[] = [];
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				items.push(this.SUBRULE(this.selectItem));
			},
		});
		return items;
	});

	// EXISTS (SELECT FROM t …) asks for rows and no columns.
	private isListLeftOut(): boolean {
		const isFound = (place: number, type: TokenType) => this.LA(place).tokenType === type;
		return isFound(1, K.from) && isFound(0, K.select) && isFound(-1, QueryParen) && isFound(-2, K.exists);
	}

	/** https://www.postgresql.org/docs/current/queries-select-lists.html#QUERIES-DISTINCT. */
	private readonly selectQuantifier = this.RULE("selectQuantifier", (): Distinct | "all" =>
		this.OR<Distinct | "all">([
			{ ALT: () => inOrder(this.CONSUME(K.all), "all") },
			{
				ALT: () => {
					const at = this.CONSUME(K.distinct).startOffset;
					let on: readonly Expression[] = [];
					this.OPTION(() => {
						this.CONSUME(K.on);
						this.CONSUME(LeftParen);
						on = this.SUBRULE(this.expressionList);
						this.CONSUME(RightParen);
					});
					return { kind: "Distinct", at, on };
				},
			},
		]),
	);

	/**
	 * TOP n, TOP (n), TOP n WITH TIES, as T-SQL has it.
	 * https://learn.microsoft.com/en-us/sql/t-sql/queries/top-transact-sql.
	 */
	private readonly top = this.RULE("top", (): RowLimit => {
		const token = this.CONSUME(K.top);
		const limit = this.SUBRULE(this.rowCount);
		const hasTies =
			this.OPTION(() => inOrder(this.CONSUME(K.with), this.CONSUME(K.ties))) === undefined ? undefined : true;
		return { token, limit, hasTies };
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-LIMIT. */
	protected readonly rowCount = this.RULE("rowCount", (): Expression => {
		const at = this.LA(1).startOffset;
		return this.OR<Expression>([
			{ ALT: () => ({ kind: "NumberLiteral", at, text: this.CONSUME(NumberToken).image }) },
			{ ALT: () => ({ kind: "Parameter", at, name: toText(this.CONSUME(ParameterToken)) }) },
			{
				ALT: () => {
					this.CONSUME(LeftParen);
					const count = this.SUBRULE(this.expression);
					this.CONSUME(RightParen);
					return count;
				},
			},
		]);
	});

	/** https://www.postgresql.org/docs/current/queries-select-lists.html. */
	protected readonly selectItem = this.RULE("selectItem", (): SelectItem => {
		const at = this.LA(1).startOffset;
		return this.OR<SelectItem>({
			ERR_MSG: "a column or an expression",
			DEF: [
				{ ALT: () => inOrder(this.CONSUME(findOperatorToken("*")), { kind: "Star", at, qualifier: [] }) },
				{ ALT: () => ({ kind: "Star", at, qualifier: this.SUBRULE(this.starQualifier) }) },
				{
					ALT: () => {
						const expression = this.SUBRULE(this.expression);
						return this.OR2<SelectItem>([
							{
								ALT: () => {
									this.CONSUME(Dot);
									this.CONSUME2(findOperatorToken("*"));
									return { kind: "RecordStar", at, record: expression };
								},
							},
							{
								ALT: () => {
									const alias = this.OPTION(() => this.SUBRULE(this.label));
									return { kind: "OutputColumn", at, expression, alias };
								},
							},
						]);
					},
				},
			],
		});
	});

	/** https://www.postgresql.org/docs/current/queries-select-lists.html#QUERIES-COLUMN-LABELS; a string after AS as SQLite has it. */
	private readonly label = this.RULE(
		"label",
		(): Identifier =>
			this.OR<Identifier>([
				{
					ALT: () => {
						this.CONSUME(K.as);
						return this.OR2<Identifier>([
							{ ALT: () => toIdentifier(this.CONSUME(IdentifierToken)) },
							{
								ALT: () => {
									const token = this.CONSUME(StringToken);
									return { kind: "Identifier", at: token.startOffset, name: toText(token), isQuoted: true };
								},
							},
						]);
					},
				},
				{ ALT: () => toIdentifier(this.CONSUME2(IdentifierToken)) },
			]),
	);

	/** INTO csv://file, bare or in any quotes. */
	private readonly into = this.RULE("into", (): string => {
		this.CONSUME(K.into);
		const token = this.OR({
			ERR_MSG: "csv://file",
			DEF: [
				{ ALT: () => this.CONSUME(FileToken) },
				{ ALT: () => this.CONSUME(StringToken) },
				{ ALT: () => this.CONSUME(IdentifierToken) },
			],
		});
		return this.ACTION(() => toFile(token));
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-FROM. */
	private readonly from = this.RULE("from", (): readonly TableExpression[] => {
		const tables: TableExpression[] = [];
		this.CONSUME(K.from);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				tables.push(this.SUBRULE(this.tableExpression));
			},
		});
		return tables;
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-WHERE. */
	protected readonly where = this.RULE("where", (): Expression => {
		this.CONSUME(K.where);
		return this.SUBRULE(this.expression);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUP. A row in parentheses groups by its parts. */
	private readonly groupBy = this.RULE("groupBy", (): readonly GroupingElement[] => {
		const elements: GroupingElement[] = [];
		this.CONSUME(K.group);
		this.CONSUME(K.by);
		this.OPTION(() => this.CONSUME(K.all));
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const at = this.LA(1).startOffset;
				const element = this.SUBRULE(this.groupingElement);
				this.ACTION(() => elements.push(...flattenGrouping(element, at)));
			},
		});
		return elements;
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS. */
	private readonly groupingElement = this.RULE("groupingElement", (): GroupingElement | readonly Expression[] => {
		const at = this.LA(1).startOffset;
		const sets = (type: GroupingSets["type"], elements: GroupingSets["elements"]): GroupingSets => ({
			kind: "GroupingSets",
			at,
			type,
			elements,
		});
		return this.OR<GroupingElement | readonly Expression[]>([
			{
				ALT: () =>
					inOrder(this.CONSUME(K.grouping), this.CONSUME(K.sets), sets("sets", this.SUBRULE(this.groupingList))),
			},
			{ ALT: () => inOrder(this.CONSUME(K.rollup), sets("rollup", this.SUBRULE2(this.groupingList))) },
			{ ALT: () => inOrder(this.CONSUME(K.cube), sets("cube", this.SUBRULE3(this.groupingList))) },
			{
				ALT: () => {
					this.CONSUME(LeftParen);
					this.CONSUME(RightParen);
					return [];
				},
			},
			{ ALT: () => this.SUBRULE(this.expression) },
		]);
	});

	/** https://www.postgresql.org/docs/current/queries-table-expressions.html#QUERIES-GROUPING-SETS. */
	private readonly groupingList = this.RULE("groupingList", (): GroupingSets["elements"] => {
		const elements: (GroupingElement | readonly Expression[])[] = [];
		this.CONSUME(LeftParen);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const element = this.SUBRULE(this.groupingElement);
				this.ACTION(() => elements.push("kind" in element && element.kind === "Row" ? element.items : element));
			},
		});
		this.CONSUME(RightParen);
		return elements;
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-HAVING. */
	private readonly having = this.RULE("having", (): Expression => {
		this.CONSUME(K.having);
		return this.SUBRULE(this.expression);
	});

	/** https://www.postgresql.org/docs/current/sql-select.html#SQL-WINDOW. */
	private readonly windowClause = this.RULE("windowClause", (): readonly NamedWindow[] => {
		const windows: NamedWindow[] = [];
		this.CONSUME(K.window);
		this.AT_LEAST_ONE_SEP({
			SEP: Comma,
			DEF: () => {
				const name = toIdentifier(this.CONSUME(IdentifierToken));
				this.CONSUME(K.as);
				const window = this.SUBRULE(this.window);
				windows.push({ kind: "NamedWindow", at: name.at, name, window });
			},
		});
		return windows;
	});
}

function createNothing(at: number): SelectItem {
	return { kind: "OutputColumn", at, expression: { kind: "NullLiteral", at }, alias: undefined };
}

function flattenGrouping(element: GroupingElement | readonly Expression[], at: number): readonly GroupingElement[] {
	if (!("kind" in element)) return [{ kind: "GroupingSets", at, type: "sets", elements: [element] }];
	return element.kind === "Row" ? element.items : [element];
}

function toFile(token: IToken): string {
	const file = typeof token.payload === "string" ? token.payload : decodeName(token.image).name;
	if (/^csv:\/\/./i.test(file)) return file;
	throw createError(
		"not_supported",
		{ feature: `SELECT … INTO ${file}`, advice: "Rows are written into a file: INTO csv://path/to/file.csv." },
		{ position: token.startOffset },
	);
}
