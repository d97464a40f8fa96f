import {
	type Expression,
	type Identifier,
	type OrderItem,
	parseStatement,
	type Query,
	type Select,
	type SelectItem,
	type TableExpression,
} from "../../sql/index.ts";
import { quoteObject, schemaNameOf } from "./object-name.ts";
import { type PostgresColumn, type PostgresFacts, type PostgresRelation, publicNamespace } from "./postgres-facts.ts";
import { type ComparedColumn, isComparable, printConstant, printPlainCast } from "./view-constant.ts";

/** The query of a view, once with all parentheses and once with those that it needs. */
export interface ViewText {
	readonly full: string;
	readonly pretty: string;
}

/**
 * The query of a view as PostgreSQL prints its tree, where it is a simple one: columns, tables that are joined, comparisons with constants, order
 * and limit. Any other is given as it was written.
 * Source: https://www.postgresql.org/docs/15/functions-info.html#FUNCTIONS-INFO-CATALOG-TABLE.
 * `SELECT id FROM tags WHERE name = 'a'` becomes ` SELECT tags.id FROM tags WHERE tags.name = 'a'::text;` on three lines.
 */
export function printView(facts: PostgresFacts, sql: string): ViewText {
	const known = texts.get(facts) ?? new Map<string, ViewText>();
	texts.set(facts, known);
	const text = known.get(sql) ?? makeText(facts, sql);
	known.set(sql, text);
	return text;
}

const texts = new WeakMap<PostgresFacts, Map<string, ViewText>>();

function makeText(facts: PostgresFacts, sql: string): ViewText {
	const tree = parseStatement(sql);
	const written = ` ${sql.trim().replace(/;$/, "")};`;
	const print = (isPretty: boolean) =>
		(tree.kind === "Query" ? new ViewPrinter(facts, isPretty).printQuery(tree) : undefined) ?? written;
	return { full: print(false), pretty: print(true) };
}

interface RangeTable {
	readonly name: string;
	readonly columns: readonly PostgresColumn[];
}

/** What is undefined has a part that is not printed. */
class ViewPrinter {
	readonly #facts: PostgresFacts;
	readonly #isPretty: boolean;
	readonly #tables: RangeTable[] = [];

	constructor(facts: PostgresFacts, isPretty: boolean) {
		this.#facts = facts;
		this.#isPretty = isPretty;
	}

	printQuery(query: Query): string | undefined {
		const { body } = query;
		if (body.kind !== "Select" || !isSimple(query, body)) return undefined;
		const from = this.#printTable(body.from[0]);
		const items = joinAll(
			body.items.map((item) => this.#printItem(item)),
			",\n    ",
		);
		const where = body.where ? this.#printPart("\n  WHERE ", this.#printExpression(body.where)) : "";
		const list = joinAll(
			query.orderBy.map((item) => this.#printOrder(item)),
			", ",
		);
		const order = query.orderBy.length === 0 ? "" : this.#printPart("\n  ORDER BY ", list);
		const limit = query.limit?.kind === "NumberLiteral" ? `\n LIMIT ${query.limit.text}` : "";
		const parts = [items, this.#printPart("\n   FROM ", from), where, order];
		return this.#printPart(" SELECT ", joinAll([...parts, `${limit};`], ""));
	}

	#printPart(head: string, part: string | undefined): string | undefined {
		return part === undefined ? undefined : head + part;
	}

	#printTable(table: TableExpression | undefined): string | undefined {
		if (table?.kind === "Join") return this.#printJoin(table);
		if (table?.kind !== "TableName" || table.isCacheOnly || (table.alias?.columns.length ?? 0) > 0) return undefined;
		const relation = this.#findRelation(table.path);
		if (!relation) return undefined;
		const alias = table.alias && readName(table.alias.name);
		this.#tables.push({ name: alias ?? relation.name, columns: relation.columns });
		const { namespace } = relation;
		const schema = namespace === publicNamespace ? "" : `${quoteObject(schemaNameOf(this.#facts, namespace))}.`;
		const isRenamed = alias !== undefined && alias !== relation.name;
		return `${schema}${quoteObject(relation.name)}${isRenamed ? ` ${quoteObject(alias)}` : ""}`;
	}

	#findRelation(path: readonly Identifier[]): PostgresRelation | undefined {
		const name = path.at(-1);
		const schema = path.at(-2);
		if (!name || path.length > 2) return undefined;
		return this.#facts.relations.find(
			(relation) =>
				relation.name === readName(name) &&
				(!schema || schemaNameOf(this.#facts, relation.namespace) === readName(schema)),
		);
	}

	#printJoin(join: Extract<TableExpression, { kind: "Join" }>): string | undefined {
		const word = { inner: "JOIN", left: "LEFT JOIN", right: "RIGHT JOIN", full: "FULL JOIN", cross: "" }[join.type];
		if (word === "" || join.isNatural || join.using.length > 0 || !join.on || join.right.kind === "Join")
			return undefined;
		const [left, right] = [this.#printTable(join.left), this.#printTable(join.right)];
		const on = this.#printExpression(join.on);
		if (left === undefined || right === undefined || on === undefined) return undefined;
		const condition = this.#isPretty ? on : `(${on})`;
		return this.#enclose(`${left}\n     ${word} ${right} ON ${condition}`);
	}

	#printItem(item: SelectItem): string | undefined {
		if (item.kind === "Star") {
			const [table] = item.qualifier;
			const tables = this.#tables.filter(({ name }) => !table || name === readName(table));
			const columns = tables.flatMap(({ name, columns }) =>
				columns.map((column) => `${quoteObject(name)}.${quoteObject(column.name)}`),
			);
			return columns.length === 0 || item.qualifier.length > 1 ? undefined : columns.join(",\n    ");
		}
		if (item.kind === "RecordStar") return undefined;
		const column = this.#findColumn(item.expression);
		if (!column) return undefined;
		const alias = item.alias && readName(item.alias);
		return alias === undefined || alias === column.name ? column.text : `${column.text} AS ${quoteObject(alias)}`;
	}

	#printOrder({ expression, isDescending, nulls }: OrderItem): string | undefined {
		const column = this.#findColumn(expression);
		const usual = isDescending ? "first" : "last";
		const rest = nulls && nulls !== usual ? ` NULLS ${nulls.toUpperCase()}` : "";
		return column && `${column.text}${isDescending ? " DESC" : ""}${rest}`;
	}

	#printExpression(node: Expression): string | undefined {
		switch (node.kind) {
			case "Binary":
				return node.operator === "and" || node.operator === "or"
					? this.#printConnected(node, node.operator)
					: this.#printComparison(node);
			case "Unary": {
				const operand = node.operator === "not" ? this.#printExpression(node.operand) : undefined;
				const isLoose = this.#isPretty && (isConnection(node.operand) || isList(node.operand));
				return operand && this.#enclose(`NOT ${isLoose ? `(${operand})` : operand}`);
			}
			case "Is": {
				const column = node.test === "null" ? this.#findColumn(node.operand) : undefined;
				return column && this.#enclose(`${column.text} IS ${node.isNegated ? "NOT " : ""}NULL`);
			}
			case "InList":
				return this.#printList(node);
			default: {
				const column = this.#findColumn(node);
				return column?.type === boolean ? column.text : undefined;
			}
		}
	}

	#printConnected(node: Extract<Expression, { kind: "Binary" }>, operator: "and" | "or"): string | undefined {
		const collect = (side: Expression): readonly Expression[] =>
			side.kind === "Binary" && side.operator === operator ? [...collect(side.left), ...collect(side.right)] : [side];
		const parts = collect(node).map((part) => {
			const text = this.#printExpression(part);
			const isOr = operator === "and" && part.kind === "Binary" && part.operator === "or";
			const isLoose = this.#isPretty && (isOr || isList(part));
			return text !== undefined && isLoose ? `(${text})` : text;
		});
		const all = joinAll(parts, ` ${operator.toUpperCase()} `);
		return all && this.#enclose(all);
	}

	#printComparison({ operator, left, right }: Extract<Expression, { kind: "Binary" }>): string | undefined {
		const column = this.#findColumn(left);
		if (!column || !comparisons.has(operator)) return undefined;
		const other = this.#findColumn(right);
		if (other && !isComparable(column.type, other.type)) return undefined;
		const printed = other ? printPlainCast(other, this.#isPretty) : printConstant(right, column.type, this.#isPretty);
		return printed && this.#enclose(`${printPlainCast(column, this.#isPretty)} ${operator} ${printed}`);
	}

	#printList({ operand, items, isNegated }: Extract<Expression, { kind: "InList" }>): string | undefined {
		const column = this.#findColumn(operand);
		if (column?.type !== text && column?.type !== integer) return undefined;
		const list = joinAll(
			items.map((item) => printConstant(item, column.type, this.#isPretty)),
			", ",
		);
		const operator = isNegated ? "<>" : "=";
		if (items.length === 1) return list && this.#enclose(`${column.text} ${operator} ${list}`);
		return list && this.#enclose(`${column.text} ${operator} ${isNegated ? "ALL" : "ANY"} (ARRAY[${list}])`);
	}

	#enclose(expression: string): string {
		return this.#isPretty ? expression : `(${expression})`;
	}

	#findColumn(node: Expression): ComparedColumn | undefined {
		if (node.kind !== "ColumnReference" || node.path.length > 2) return undefined;
		const [name, table] = [node.path.at(-1), node.path.at(-2)];
		const found = this.#tables.flatMap((range) =>
			table && range.name !== readName(table)
				? []
				: range.columns.flatMap((column) => (name && column.name === readName(name) ? [{ range, column }] : [])),
		);
		const [first, ...more] = found;
		if (!first || more.length > 0) return undefined;
		const { range, column } = first;
		return { name: column.name, type: column.typeOid, text: `${quoteObject(range.name)}.${quoteObject(column.name)}` };
	}
}

const boolean = 16;
const integer = 23;
const text = 25;
const comparisons = new Set<string>(["=", "<>", "<", "<=", ">", ">="]);

function isSimple({ with: commons, offset, hasTies, into, limit }: Query, select: Select): boolean {
	const isCounted = !limit || (limit.kind === "NumberLiteral" && /^\d+$/.test(limit.text));
	const isPlain = !select.distinct && select.groupBy.length === 0 && !select.having && select.windows.length === 0;
	return isCounted && isPlain && select.from.length === 1 && !commons && !offset && !hasTies && into === undefined;
}

function isConnection(node: Expression): boolean {
	return node.kind === "Binary" && (node.operator === "and" || node.operator === "or");
}

function isList(node: Expression): boolean {
	return node.kind === "InList" && node.items.length > 1;
}

function readName({ name, isQuoted }: Identifier): string {
	return isQuoted ? name : name.toLowerCase();
}

function joinAll(parts: readonly (string | undefined)[], between: string): string | undefined {
	return parts.every((part) => part !== undefined) ? parts.join(between) : undefined;
}
