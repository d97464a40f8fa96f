import fc from "../random-cases.ts";

/** A statement in the driver's dialect, and the same in SQLite's. */
export interface Statement {
	readonly sql: string;
	readonly sqlite: string;
	/** False where rows may come in any order. */
	readonly isOrdered: boolean;
}

type Text = readonly [sql: string, sqlite: string];
type Kind = "text" | "integer" | "boolean" | "time";

interface Table {
	readonly name: string;
	readonly columns: Readonly<Record<Kind, readonly string[]>>;
}

/** What the statements speak of; the first text column is the key. */
export const randomTables: readonly Table[] = [
	{ name: "tags", columns: { text: ["id", "name"], integer: [], boolean: [], time: [] } },
	{
		name: "contacts",
		columns: {
			text: ["id", "role", "email", "name"],
			integer: [],
			boolean: ["unsubscribed_from_emails"],
			time: ["created_at", "last_seen_at"],
		},
	},
	{
		name: "conversations",
		columns: {
			text: ["id", "state", "title", "team_assignee_id"],
			integer: ["statistics_count_reopens", "statistics_count_conversation_parts"],
			boolean: ["open", "read"],
			time: ["created_at", "updated_at"],
		},
	},
];

interface Source {
	readonly from: Text;
	readonly columns: Readonly<Record<Kind, readonly string[]>>;
	/** Columns that together tell rows apart. */
	readonly keys: readonly string[];
}

const same = (text: string): Text => [text, text];
const join = (parts: readonly Text[], glue: string): Text => [
	parts.map(([sql]) => sql).join(glue),
	parts.map(([, sqlite]) => sqlite).join(glue),
];
const fill = (template: string, ...parts: readonly Text[]): Text => [
	template.replace(/\$(\d)/g, (_, place: string) => parts[Number(place)]?.[0] ?? ""),
	template.replace(/\$(\d)/g, (_, place: string) => parts[Number(place)]?.[1] ?? ""),
];

function aliased(table: Table, alias: string): Source["columns"] {
	const rename = (names: readonly string[]) => names.map((name) => `${alias}.${name}`);
	const { text, integer, boolean, time } = table.columns;
	return { text: rename(text), integer: rename(integer), boolean: rename(boolean), time: rename(time) };
}

const table = fc.constantFrom(...randomTables);

const source: fc.Arbitrary<Source> = fc.oneof(
	table.map((one): Source => ({ from: same(`${one.name} a`), columns: aliased(one, "a"), keys: ["a.id"] })),
	fc
		.tuple(table, table, fc.constantFrom("JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN"), fc.nat(3), fc.nat(3))
		.map(([left, right, type, first, second]): Source => {
			const [a, b] = [aliased(left, "a"), aliased(right, "b")];
			const on = `${a.text[first % a.text.length] ?? ""} = ${b.text[second % b.text.length] ?? ""}`;
			const both = (kind: Kind) => [...a[kind], ...b[kind]];
			return {
				from: same(`${left.name} a ${type} ${right.name} b ON ${on}`),
				columns: { text: both("text"), integer: both("integer"), boolean: both("boolean"), time: both("time") },
				keys: ["a.id", "b.id"],
			};
		}),
);

function column(from: Source, kind: Kind): readonly fc.Arbitrary<Text>[] {
	const names = from.columns[kind];
	return names.length === 0 ? [] : [fc.constantFrom(...names).map(same)];
}

function textOf(from: Source, depth: number): fc.Arbitrary<Text> {
	const leaves = [...column(from, "text"), fc.constantFrom("'a'", "'open'", "'user'", "''", "'VIP'").map(same)];
	if (depth === 0) return fc.oneof(...leaves);
	const inner = textOf(from, depth - 1);
	return fc.oneof(
		...leaves,
		fc.tuple(inner, inner).map((pair) => fill("($0 || $1)", ...pair)),
		fc.tuple(inner, inner).map((pair) => fill("coalesce($0, $1)", ...pair)),
		fc.tuple(inner, inner).map((pair) => fill("nullif($0, $1)", ...pair)),
		inner.map((one) => fill("substr($0, 2, 3)", one)),
		fc
			.tuple(booleanOf(from, depth - 1), inner, inner)
			.map((parts) => fill("CASE WHEN $0 THEN $1 ELSE $2 END", ...parts)),
	);
}

function integerOf(from: Source, depth: number): fc.Arbitrary<Text> {
	const leaves = [
		...column(from, "integer"),
		fc.integer({ min: -3, max: 9 }).map((value) => same(value < 0 ? `(${String(value)})` : String(value))),
	];
	if (depth === 0) return fc.oneof(...leaves);
	const inner = integerOf(from, depth - 1);
	return fc.oneof(
		...leaves,
		fc
			.tuple(inner, fc.constantFrom("+", "-", "*"), inner)
			.map(([left, operator, right]) => fill(`($0 ${operator} $1)`, left, right)),
		fc.tuple(inner, fc.integer({ min: 1, max: 5 })).map(([left, right]) => fill(`($0 / ${String(right)})`, left)),
		fc.tuple(inner, fc.integer({ min: 1, max: 5 })).map(([left, right]) => fill(`($0 % ${String(right)})`, left)),
		textOf(from, depth - 1).map((one) => fill("length($0)", one)),
		inner.map((one) => fill("abs($0)", one)),
		fc.tuple(inner, inner).map((pair) => fill("coalesce($0, $1)", ...pair)),
	);
}

const moments = ["2024-01-01 00:00:00", "2025-06-15 12:00:00", "2026-03-01 08:30:00"];

function timeOf(from: Source): fc.Arbitrary<Text> {
	const literal = fc.constantFrom(...moments).map((moment): Text => [`TIMESTAMP '${moment}'`, `'${moment}'`]);
	return fc.oneof(
		...column(from, "time"),
		literal,
		...column(from, "time").map((one) =>
			one.map(([name]): Text => [`date_trunc('month', ${name})`, `strftime('%Y-%m-01 00:00:00', ${name})`]),
		),
	);
}

function booleanOf(from: Source, depth: number): fc.Arbitrary<Text> {
	const comparison = fc.constantFrom("=", "<>", "<", "<=", ">", ">=");
	const compare = (operand: fc.Arbitrary<Text>) =>
		fc.tuple(operand, comparison, operand).map(([left, operator, right]) => fill(`$0 ${operator} $1`, left, right));
	const text = textOf(from, Math.max(0, depth - 1));
	const leaves = [
		...column(from, "boolean"),
		compare(text),
		compare(integerOf(from, Math.max(0, depth - 1))),
		compare(timeOf(from)),
		text.map((one) => fill("$0 IS NULL", one)),
		text.map((one) => fill("$0 IS NOT NULL", one)),
		fc
			.tuple(text, text)
			.map((pair) => [fill("$0 IS DISTINCT FROM $1", ...pair)[0], fill("$0 IS NOT $1", ...pair)[1]] as const),
		fc
			.tuple(text, fc.constantFrom("'%a%'", "'o%'", "'_s%'", "'%'"))
			.map(([one, pattern]) => fill(`$0 LIKE ${pattern}`, one)),
		text.map((one) => fill("$0 IN ('open', 'user', 'a', NULL)", one)),
		text.map((one) => fill("$0 NOT IN ('open', 'lead')", one)),
		fc
			.tuple(integerOf(from, 0), integerOf(from, 0), integerOf(from, 0))
			.map((parts) => fill("$0 BETWEEN $1 AND $2", ...parts)),
		fc
			.constantFrom(...randomTables)
			.map((inner) =>
				fill(
					`$0 IN (SELECT x.${inner.columns.text[1] ?? "id"} FROM ${inner.name} x)`,
					same(from.columns.text[0] ?? ""),
				),
			),
		fc
			.constantFrom(...randomTables)
			.map((inner) => same(`EXISTS (SELECT 1 FROM ${inner.name} x WHERE x.id = ${from.columns.text[0] ?? ""})`)),
	];
	if (depth === 0) return fc.oneof(...leaves);
	const inner = booleanOf(from, depth - 1);
	return fc.oneof(
		...leaves,
		fc.tuple(inner, inner).map((pair) => fill("($0 AND $1)", ...pair)),
		fc.tuple(inner, inner).map((pair) => fill("($0 OR $1)", ...pair)),
		inner.map((one) => fill("(NOT ($0))", one)),
	);
}

function anyOf(from: Source): fc.Arbitrary<Text> {
	return fc.oneof(textOf(from, 2), integerOf(from, 2), booleanOf(from, 1), timeOf(from));
}

const plain = source.chain((from) =>
	fc
		.record({
			items: fc.array(anyOf(from), { minLength: 1, maxLength: 4 }),
			where: fc.option(booleanOf(from, 2), { nil: undefined }),
			isDistinct: fc.boolean(),
			limit: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
			isDescending: fc.boolean(),
		})
		.map(({ items, where, isDistinct, limit, isDescending }): Statement => {
			const aliases = items.map((item, index) => fill(`$0 AS c${String(index + 1)}`, item));
			const select = fill(`SELECT ${isDistinct ? "DISTINCT " : ""}$0 FROM $1`, join(aliases, ", "), from.from);
			const filtered = where ? fill("$0 WHERE $1", select, where) : select;
			if (limit === undefined) return { sql: filtered[0], sqlite: filtered[1], isOrdered: false };
			// All columns in the order: rows that are equal in all of them may change places unseen.
			const order = items.map((_, index) => String(index + 1));
			const [direction, nulls] = isDescending ? [" DESC", " DESC NULLS FIRST"] : ["", " NULLS LAST"];
			return {
				sql: `${filtered[0]} ORDER BY ${order.map((place) => place + direction).join(", ")} LIMIT ${String(limit)}`,
				sqlite: `${filtered[1]} ORDER BY ${order.map((place) => place + nulls).join(", ")} LIMIT ${String(limit)}`,
				isOrdered: true,
			};
		}),
);

const grouped = source.chain((from) =>
	fc
		.record({
			keys: fc.array(fc.oneof(textOf(from, 1), booleanOf(from, 0)), { minLength: 0, maxLength: 2 }),
			values: fc.array(aggregateOf(from), { minLength: 1, maxLength: 3 }),
			where: fc.option(booleanOf(from, 1), { nil: undefined }),
			having: fc.boolean(),
		})
		.map(({ keys, values, where, having }): Statement => {
			const items = [...keys, ...values].map((item, index) => fill(`$0 AS c${String(index + 1)}`, item));
			const select = fill("SELECT $0 FROM $1", join(items, ", "), from.from);
			const filtered = where ? fill("$0 WHERE $1", select, where) : select;
			const by = keys.length === 0 ? "" : ` GROUP BY ${keys.map((_, index) => String(index + 1)).join(", ")}`;
			const kept = `${by}${having ? " HAVING count(*) > 1" : ""}`;
			return { sql: filtered[0] + kept, sqlite: filtered[1] + kept, isOrdered: false };
		}),
);

function aggregateOf(from: Source): fc.Arbitrary<Text> {
	return fc.oneof(
		fc.constant(same("count(*)")),
		anyOf(from).map((one) => fill("count($0)", one)),
		textOf(from, 1).map((one) => fill("count(DISTINCT $0)", one)),
		integerOf(from, 1).map((one) => fill("sum($0)", one)),
		integerOf(from, 1).map((one) => fill("avg($0)", one)),
		textOf(from, 1).map((one) => fill("min($0)", one)),
		timeOf(from).map((one) => fill("max($0)", one)),
		fc.tuple(integerOf(from, 1), booleanOf(from, 0)).map((pair) => fill("sum($0) FILTER (WHERE $1)", ...pair)),
	);
}

const windowed = source.chain((from) =>
	fc
		.record({
			by: textOf(from, 0),
			value: integerOf(from, 1),
			kind: fc.constantFrom("row_number()", "rank()", "dense_rank()", "count(*)", "sum($1)", "lag($1)", "max($1)"),
		})
		.map(({ by, value, kind }): Statement => {
			const order = from.keys.map((key): Text => [key, `${key} NULLS LAST`]);
			const window = fill("PARTITION BY $0 ORDER BY $1", by, join(order, ", "));
			const call = fill(kind, by, value);
			const [sql, sqlite] = fill(`SELECT ${from.keys.join(", ")}, $0 OVER ($1) AS w FROM $2`, call, window, from.from);
			return { sql, sqlite, isOrdered: false };
		}),
);

const combined = fc
	.tuple(table, table, fc.constantFrom("UNION", "UNION ALL", "INTERSECT", "EXCEPT"), fc.nat(3), fc.nat(3))
	.map(([left, right, operator, first, second]): Statement => {
		const [one, other] = [
			left.columns.text[first % left.columns.text.length] ?? "",
			right.columns.text[second % right.columns.text.length] ?? "",
		];
		const sql = `SELECT ${one} AS c FROM ${left.name} ${operator} SELECT ${other} FROM ${right.name}`;
		return { sql, sqlite: sql, isOrdered: false };
	});

/** Statements of every shape; those that are not simple stand in WITH and in FROM too. */
export const randomStatement: fc.Arbitrary<Statement> = fc
	.tuple(
		fc.oneof(
			{ weight: 4, arbitrary: plain },
			{ weight: 3, arbitrary: grouped },
			{ weight: 2, arbitrary: windowed },
			{ weight: 1, arbitrary: combined },
		),
		fc.constantFrom("bare", "bare", "with", "derived"),
	)
	.map(([statement, frame]) => {
		if (frame === "bare") return statement;
		const wrap = (sql: string) =>
			frame === "with" ? `WITH w AS (${sql}) SELECT * FROM w` : `SELECT * FROM (${sql}) s`;
		return { sql: wrap(statement.sql), sqlite: wrap(statement.sqlite), isOrdered: false };
	});
