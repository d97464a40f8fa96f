import { describe, expect, test } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 60, conversations: 60 });
const connections = {
	"pushdown on": await open({ AutoCache: false }),
	"pushdown off": await open({ Pushdown: false }),
};
const long = [1_001, 10_000] as const;

function repeat(count: number, separator: string, write: (index: number) => string): string {
	return Array.from({ length: count }, (_, index) => write(index)).join(separator);
}

describe.each(Object.entries(connections))("with %s", (_, connection) => {
	async function listRows(sql: string) {
		return (await connection.query(sql)).rows;
	}

	async function listTwoIds(): Promise<readonly [string, string]> {
		const { rows } = await connection.query<{ id: string }>("SELECT id FROM contacts ORDER BY id LIMIT 2");
		return [rows[0]?.id ?? "", rows[1]?.id ?? ""];
	}

	test.each(long)("%i ORs find what one of them finds", async (count) => {
		const [first, second] = await listTwoIds();
		const ids = repeat(count, " OR ", (index) => `id = 'none${index}'`);
		const sql = `SELECT id FROM contacts WHERE id = '${first}' OR name = 'x' OR ${ids} OR id = '${second}' ORDER BY id`;
		expect(await listRows(sql)).toEqual([{ id: first }, { id: second }]);
	});

	test.each(long)("%i ANDs leave out what one of them leaves out", async (count) => {
		const [first, second] = await listTwoIds();
		const others = repeat(count, " AND ", (index) => `name <> 'none${index}'`);
		const sql = `SELECT id FROM contacts WHERE id <> '${second}' AND ${others} AND id <= '${second}'`;
		expect(await listRows(sql)).toEqual([{ id: first }]);
	});

	test("a negation of a thousand ORs, and ORs of ANDs", async () => {
		const all = await listRows("SELECT count(*) AS n FROM contacts WHERE role = 'user' AND name IS NOT NULL");
		const none = repeat(1_001, " OR ", (index) => `name = 'none${index}'`);
		expect(await listRows(`SELECT count(*) AS n FROM contacts WHERE role = 'user' AND NOT (${none})`)).toEqual(all);
		const pairs = repeat(1_001, " OR ", (index) => `(role = 'user' AND name = 'none${index}')`);
		expect(await listRows(`SELECT id FROM contacts WHERE ${pairs}`)).toEqual([]);
	});

	test.each(long)("%i ORs in a select list, an ON and a HAVING", async (count) => {
		const none = (column: string) => repeat(count, " OR ", (index) => `${column} = ${index + 10}`);
		expect(await listRows(`SELECT ${none("7")} AS a, 3 = 3 OR ${none("7")} AS b`)).toEqual([{ a: false, b: true }]);
		const joined = `SELECT l.x FROM (VALUES (1), (10)) l(x) JOIN (VALUES (10)) r(x) ON l.x = r.x AND (${none("l.x")})`;
		expect(await listRows(joined)).toEqual([{ x: 10 }]);
		expect(await listRows(`SELECT max(x) AS x FROM (VALUES (10)) v(x) HAVING ${none("max(x)")}`)).toEqual([{ x: 10 }]);
	});
});
