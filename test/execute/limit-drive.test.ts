import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 200, conversations: 600, companies: 20 });
const plain = await open({ Pushdown: false });
const live = await open({ AutoCache: false });

const newest = "SELECT id FROM conversations ORDER BY created_at DESC LIMIT 3";
const statements: readonly (readonly [name: string, sql: string, requests: number])[] = [
	[
		"a subquery of FROM",
		`SELECT count(p.id) FROM (${newest}) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		4,
	],
	["IN", `SELECT count(*) FROM conversation_parts WHERE conversation_id IN (${newest})`, 4],
	["= ANY", `SELECT count(*) FROM conversation_parts WHERE conversation_id = ANY (${newest})`, 4],
	["WITH", `WITH x AS (${newest}) SELECT count(p.id) FROM x JOIN conversation_parts p ON p.conversation_id = x.id`, 4],
	[
		"WITH in IN",
		`WITH x AS (${newest}) SELECT count(*) FROM conversation_parts WHERE conversation_id IN (SELECT id FROM x)`,
		4,
	],
	[
		"WITH that is named twice",
		`WITH x AS (${newest}) SELECT x.id, p.id AS part FROM x JOIN conversation_parts p ON p.conversation_id = x.id WHERE x.id IN (SELECT id FROM x) ORDER BY 1, 2`,
		4,
	],
	[
		"WITH over WITH",
		`WITH a AS (SELECT id, created_at FROM conversations), x AS (SELECT id FROM a ORDER BY created_at DESC LIMIT 3) SELECT count(p.id) FROM x JOIN conversation_parts p ON p.conversation_id = x.id`,
		4,
	],
	[
		"LEFT JOIN",
		`SELECT x.id, p.id AS part FROM (${newest}) x LEFT JOIN conversation_parts p ON p.conversation_id = x.id ORDER BY 1, 2`,
		4,
	],
	[
		"RIGHT JOIN",
		`SELECT x.id, p.id AS part FROM conversation_parts p RIGHT JOIN (${newest}) x ON p.conversation_id = x.id ORDER BY 1, 2`,
		4,
	],
	[
		"USING",
		`SELECT count(*) FROM (SELECT id AS conversation_id FROM conversations ORDER BY created_at DESC LIMIT 3) x JOIN conversation_parts p USING (conversation_id)`,
		4,
	],
	["a comma", `SELECT count(*) FROM (${newest}) x, conversation_parts p WHERE p.conversation_id = x.id`, 4],
	[
		"LATERAL",
		`SELECT x.id, y.n FROM (${newest}) x, LATERAL (SELECT count(*) AS n FROM conversation_parts p WHERE p.conversation_id = x.id) y ORDER BY 1`,
		4,
	],
	[
		"LEFT JOIN LATERAL",
		`SELECT x.id, y.id AS part FROM (${newest}) x LEFT JOIN LATERAL (SELECT p.id FROM conversation_parts p WHERE p.conversation_id = x.id ORDER BY p.created_at, p.id LIMIT 1) y ON true ORDER BY 1`,
		4,
	],
	[
		"a scalar subquery",
		`SELECT x.id, (SELECT count(*) FROM conversation_parts p WHERE p.conversation_id = x.id) AS n FROM (${newest}) x ORDER BY 1`,
		4,
	],
	[
		"a scalar subquery beside LIMIT",
		`SELECT id, (SELECT count(*) FROM conversation_parts p WHERE p.conversation_id = c.id) AS n FROM conversations c ORDER BY created_at DESC LIMIT 3`,
		4,
	],
	[
		"a scalar subquery with LIMIT",
		`SELECT count(*) FROM conversation_parts WHERE conversation_id = (SELECT id FROM conversations ORDER BY created_at DESC LIMIT 1)`,
		2,
	],
	[
		"EXISTS",
		`WITH x AS (${newest}) SELECT count(*) FROM conversation_parts p WHERE EXISTS (SELECT 1 FROM x WHERE x.id = p.conversation_id)`,
		4,
	],
	[
		"OFFSET",
		`SELECT count(p.id) FROM (SELECT id FROM conversations ORDER BY created_at DESC LIMIT 2 OFFSET 1) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		3,
	],
	[
		"a subquery in the subquery",
		`SELECT count(p.id) FROM (SELECT y.id FROM (SELECT * FROM conversations ORDER BY created_at DESC LIMIT 3) y) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		// One more asks what attributes the star means.
		5,
	],
	[
		"a condition that only SQLite can check",
		`SELECT count(p.id) FROM (SELECT id FROM conversations WHERE lower(state) = 'open' ORDER BY created_at DESC LIMIT 3) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		4,
	],
	[
		"an order that only SQLite has",
		`SELECT count(p.id) FROM (SELECT id FROM conversations ORDER BY title, id LIMIT 3) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		7,
	],
	[
		"a group",
		`SELECT count(p.id) FROM (SELECT conversation_id, count(*) AS n FROM conversation_contacts GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 3) x JOIN conversation_parts p ON p.conversation_id = x.conversation_id`,
		7,
	],
	[
		"a set operation",
		`SELECT count(p.id) FROM ((SELECT id FROM conversations ORDER BY created_at DESC LIMIT 2) UNION (SELECT id FROM conversations ORDER BY created_at LIMIT 1)) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		5,
	],
	[
		"two steps",
		`SELECT count(a.id) FROM (${newest}) x JOIN conversation_contacts cc ON cc.conversation_id = x.id JOIN contacts a ON a.id = cc.contact_id`,
		3,
	],
	[
		"no LIMIT",
		`SELECT count(p.id) FROM (SELECT id FROM conversations WHERE id IN (SELECT id FROM conversations ORDER BY created_at DESC LIMIT 2)) x JOIN conversation_parts p ON p.conversation_id = x.id`,
		4,
	],
];

describe("LIMIT drives", () => {
	it.each(statements)("%s", async (_name, sql, requests) => {
		const { rows, stats } = await live.query(sql);
		expect(rows).toEqual((await plain.query(sql)).rows);
		expect(stats.requests).toBe(requests);
	});

	it("takes the count of a parameter", async () => {
		const sql =
			"SELECT count(p.id) AS n FROM (SELECT id FROM conversations ORDER BY created_at DESC LIMIT ?) x JOIN conversation_parts p ON p.conversation_id = x.id";
		const { rows, stats } = await live.query(sql, [2]);
		expect(rows).toEqual((await plain.query(sql, [2])).rows);
		expect(stats.requests).toBe(3);
	});

	it("keeps the same rows for the keys and for the result, whatever the order leaves open", async () => {
		for (const order of ["", "ORDER BY state", "ORDER BY read DESC"]) {
			const sql = `SELECT x.id, count(p.id) AS n FROM (SELECT id, state FROM conversations ${order} LIMIT 5) x LEFT JOIN conversation_parts p ON p.conversation_id = x.id GROUP BY x.id`;
			const { rows } = await live.query<{ readonly id: string; readonly n: number }>(sql);
			expect(rows).toHaveLength(5);
			for (const { id, n } of rows) {
				const parts = `SELECT count(*) AS n FROM conversation_parts WHERE conversation_id = '${id}'`;
				expect((await plain.query(parts)).rows).toEqual([{ n }]);
			}
		}
	});

	it("EXPLAIN shows how many requests the keys take at most", async () => {
		const { rows } = await live.query(`EXPLAIN ${statements[0]?.[1] ?? ""}`);
		expect(rows.map((row) => [row["table"], row["estimated_requests"], row["note"]])).toEqual([
			["conversations", 1, null],
			["conversation_parts", 3, "keys come from conversations, 3 at most"],
		]);
	});
});
