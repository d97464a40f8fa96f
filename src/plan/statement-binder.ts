import type { SqlType } from "../base/index.ts";
import type { Catalog } from "../catalog/index.ts";
import { type Query, walkNode } from "../sql/index.ts";
import { createBinder, type TableUse } from "./binder.ts";
import type { BoundQuery, ResultColumn, TableReference } from "./bound.ts";
import { settledType } from "./coercion.ts";
import { bindExpression } from "./expression-binder.ts";
import { bindQuery } from "./query-binder.ts";
import { emptyScope } from "./scope.ts";

/**
 * Binds a query against the catalog: every name and type is settled, nothing depends on the values of parameters.
 * @throws SqlError with the position of what is wrong.
 * @example bindStatement(parse("SELECT id FROM contacts"), catalog).columns[0]?.type // "varchar"
 */
export function bindStatement(query: Query, catalog: Catalog): BoundQuery {
	const binder = createBinder(catalog, { bindExpression, bindSubquery: bindQuery });
	const bound = bindQuery(binder, query, emptyScope);
	const names = makeUnique(bound.columns.map((column) => column.name));
	const columns = bound.columns.map(({ expression }, index): ResultColumn => {
		const type = resultType(expression.type);
		return Object.freeze({
			name: names[index] ?? "",
			type,
			isNullable: expression.isNullable,
			origin: expression.origin,
		});
	});
	binder.parameters.set("now", { bind: "now", source: "now", type: "timestamp" });
	const used = collectColumns(bound.query);
	const tables = binder.uses.map((use) => describeUse(use, used.get(use.relation.id) ?? new Set()));
	return Object.freeze({ query: bound.query, columns, parameters: [...binder.parameters.values()], tables });
}

// Two columns of one name would hide each other in a row object: the second id becomes id_2.
function makeUnique(names: readonly string[]): readonly string[] {
	const taken = new Set<string>();
	return names.map((name) => {
		let unique = name;
		for (let count = 2; taken.has(unique); count++) unique = `${name}_${String(count)}`;
		taken.add(unique);
		return unique;
	});
}

function resultType(type: SqlType): ResultColumn["type"] {
	const settled = settledType(type);
	return settled === "unknown" ? "text" : settled;
}

function collectColumns(query: Query): ReadonlyMap<string, Set<string>> {
	const used = new Map<string, Set<string>>();
	walkNode(query, (node) => {
		if (node.kind !== "ColumnReference") return;
		const [relation, column] = node.path;
		if (!relation || !column) return;
		used.set(relation.name, (used.get(relation.name) ?? new Set()).add(column.name));
	});
	return used;
}

function describeUse(use: TableUse, usedColumns: ReadonlySet<string>): TableReference {
	const { table } = use.relation;
	if (!table) throw new TypeError("only tables of the catalog are used");
	return {
		relation: use.relation.id,
		table,
		scanName: use.scanName,
		isCacheOnly: use.isCacheOnly,
		conjuncts: use.conjuncts,
		need: use.need,
		gates: use.gates,
		usedColumns,
	};
}
