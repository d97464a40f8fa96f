import { createError } from "../../base/index.ts";
import type { DerivedTable, Expression, Identifier, TableName } from "../ast/index.ts";
import { createQuery, selectAll } from "./query-assembly.ts";

const maxShare = 100;

/**
 * The share of the rows that TABLESAMPLE asks for, in percent.
 * @throws execution_failed (2202H) for a share that is none, not_supported (0A000) for one that is computed, and for other methods.
 */
export function checkSample({ name: written, isQuoted, at }: Identifier, share: Expression): Expression {
	const name = isQuoted ? written : written.toLowerCase();
	if (!["bernoulli", "system"].includes(name)) refuse(`TABLESAMPLE ${name}`, "Write BERNOULLI or SYSTEM.", at);
	if (share.kind !== "NumberLiteral") refuse("a computed share in TABLESAMPLE", "Write a number of percent.", share.at);
	if (Number(share.text) <= maxShare) return share;
	const problem = "sample percentage must be between 0 and 100";
	throw createError(
		"execution_failed",
		{ problem, advice: "Write TABLESAMPLE SYSTEM (10).", sqlState: "2202H" },
		{ position: share.at },
	);
}

/** `t TABLESAMPLE SYSTEM (10)` as `(SELECT * FROM t WHERE random() * 100 < 10) AS t`. */
export function sampleTable(table: TableName, share: Expression): DerivedTable {
	const { at, alias } = table;
	const name = alias?.name ?? table.path.at(-1);
	if (!name) throw createError("internal", { problem: "a table has no name" });
	const identifier: Identifier = { kind: "Identifier", at, name: "random", isQuoted: false };
	const chance: Expression = {
		kind: "FunctionCall",
		at,
		path: [identifier],
		...{
			arguments: [],
			isStar: false,
			isDistinct: false,
			orderBy: [],
			withinGroup: [],
			filter: undefined,
			over: undefined,
		},
	};
	const whole: Expression = { kind: "NumberLiteral", at, text: String(maxShare) };
	const scaled: Expression = { kind: "Binary", at, operator: "*", left: chance, right: whole };
	const body = selectAll({ ...table, alias: undefined }, at ?? 0);
	const where: Expression = { kind: "Binary", at, operator: "<", left: scaled, right: share };
	const query = createQuery(at, undefined, { body: { ...body, where } }, [], []);
	return {
		kind: "DerivedTable",
		at,
		isLateral: false,
		query,
		alias: alias ?? { kind: "TableAlias", at, name, columns: [] },
	};
}

function refuse(feature: string, advice: string, position: number | undefined): never {
	throw createError("not_supported", { feature, advice }, { position });
}
