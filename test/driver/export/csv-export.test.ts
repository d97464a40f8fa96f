import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 20, companies: 2, conversations: 10 });
const folder = mkdtempSync(join(tmpdir(), "csv-export-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
});
const openExporter = () => open({ ExportFolder: folder });
const into = (name: string, options = "") => `INTO [csv://${name}${options}]`;
const read = (name: string) => readFileSync(join(folder, name), "utf8");

describe("SELECT … INTO csv://file", () => {
	it("writes the rows with a header, and says how many", async () => {
		const connection = await openExporter();
		const sql = `SELECT * ${into("a b.csv")} FROM (VALUES (1, 'a,b', NULL), (2, 'c "d"', ''), (3, E'e\\nf', 'x')) AS t (id, "a text", c) ORDER BY id`;
		const result = await connection.query(sql);
		expect(result.rows).toEqual([{ file: join(folder, "a b.csv"), rows: 3 }]);
		expect(result.columns.map(({ name, type }) => `${name} ${type}`)).toEqual(["file varchar", "rows integer"]);
		expect(read("a b.csv")).toBe('id,a text,c\r\n1,"a,b",\r\n2,"c ""d""",""\r\n3,"e\nf",x\r\n');
	});

	it("writes timestamps in UTC, and separates by what is said", async () => {
		const connection = await openExporter();
		const sql = `SELECT TIMESTAMP '2026-01-31 10:00' AS t, 1.5 AS n, true AS b, 'a,b' AS s ${into("tabs.tsv", ";delimiter=tab")}`;
		await connection.query(sql);
		expect(read("tabs.tsv")).toBe("t\tn\tb\ts\r\n2026-01-31 10:00:00Z\t1.5\ttrue\ta,b\r\n");
	});

	it("reads a name after filename=, and rows of tables", async () => {
		const connection = await openExporter();
		const { rows } = await connection.query(`SELECT id INTO [csv://filename=c.csv] FROM contacts`);
		expect(rows).toMatchObject([{ rows: 20 }]);
		expect(read("c.csv").split("\r\n")).toHaveLength(22);
	});

	it("replaces no file unless told to", async () => {
		writeFileSync(join(folder, "kept.csv"), "mine");
		const connection = await openExporter();
		sandbox.resetRequests();
		const sql = (options = "") => `SELECT id ${into("kept.csv", options)} FROM contacts`;
		await expect(connection.query(sql())).rejects.toMatchObject({
			sqlState: "58030",
			hint: "Remove it, name another file, or add ;overwrite=true after the path.",
		});
		expect(sandbox.requests).toEqual([]);
		expect(read("kept.csv")).toBe("mine");
		await connection.query(sql(";overwrite=true"));
		expect(read("kept.csv")).toContain("id\r\n");
	});

	it("leaves nothing behind when the rows fail", async () => {
		const connection = await openExporter();
		const before = readdirSync(folder);
		for (const options of ["", ";overwrite=true"]) {
			const sql = `SELECT 1 / (id - id) AS n ${into("failed.csv", options)} FROM (VALUES (1)) AS t (id)`;
			await expect(connection.query(sql)).rejects.toMatchObject({ sqlState: "22012" });
		}
		expect(readdirSync(folder)).toEqual(before);
	});

	it.each([
		["csv://", "0A000"],
		["csv://filename=", "22023"],
		["http://x/y.csv", "0A000"],
		["csv://x.csv;colour=red", "22023"],
		["csv://x.csv;delimiter=xx", "22023"],
		["csv://x.csv;formulas=run", "22023"],
		["csv://nowhere/at/all.csv", "58030"],
	])("refuses %s", async (address, sqlState) => {
		const connection = await openExporter();
		await expect(connection.query(`SELECT 1 INTO [${address}]`)).rejects.toMatchObject({ sqlState });
	});

	it("writes nothing when it is explained, and tells the file that it would write", async () => {
		const connection = await openExporter();
		const { rows } = await connection.query(`EXPLAIN SELECT id ${into("never.csv")} FROM tags`);
		expect(rows.map((row) => row["request"])).toEqual([
			expect.any(String),
			`write the rows into ${join(folder, "never.csv")}`,
		]);
		await connection.query(`EXPLAIN ANALYZE SELECT id ${into("never.csv")} FROM tags`);
		await connection.prepare(`SELECT id ${into("never.csv")} FROM tags`).explain();
		expect(readdirSync(folder)).not.toContain("never.csv");
	});

	it.each([
		"SELECT * FROM (SELECT 1 INTO [csv://never.csv]) t",
		"WITH x AS (SELECT 1 INTO [csv://never.csv]) SELECT * FROM x",
		"SELECT EXISTS (SELECT 1 INTO [csv://never.csv])",
		"SELECT 1 WHERE 1 IN (SELECT 1 INTO [csv://never.csv])",
		"SELECT ARRAY(SELECT 1 INTO [csv://never.csv])",
		"SELECT 1 UNION SELECT 1 INTO [csv://never.csv]",
		"(SELECT 1 INTO [csv://never.csv]) UNION SELECT 2",
		"(SELECT 1 INTO [csv://never.csv]) LIMIT 1",
		"INSERT INTO tags (name) SELECT 'a' INTO [csv://never.csv]",
		"CACHE SELECT * INTO [csv://never.csv] FROM tags",
		"EXPLAIN SELECT * FROM (SELECT 1 INTO [csv://never.csv]) t",
	])("is the outermost SELECT's alone: %s", async (sql) => {
		const connection = await openExporter();
		await expect(connection.query(sql)).rejects.toMatchObject({
			sqlState: "0A000",
			hint: "Write INTO in the outermost SELECT.",
		});
		expect(readdirSync(folder)).not.toContain("never.csv");
	});

	it("escapes what spreadsheets would compute where that is asked for, and only there", async () => {
		const connection = await openExporter();
		const cells = ["=1+1", "+49 30", "-5", "-5.5e3", "@a", "a=b", "\t=1", "＝1", "'=1", "-x,y"];
		const row = cells.map((_, index) => `$${index + 1}::text AS "c${index}"`).join(", ");
		const sql = (name: string, options = "") => `SELECT ${row}, -7 AS "=n" ${into(name, options)}`;
		await connection.query(sql("kept.txt"), cells);
		await connection.query(sql("escaped.txt", ";formulas=escape"), cells);
		expect(read("kept.txt").split("\r\n")[1]).toBe(`=1+1,+49 30,-5,-5.5e3,@a,a=b,\t=1,＝1,'=1,"-x,y",-7`);
		expect(read("escaped.txt").split("\r\n")).toEqual([
			"c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,'=n",
			`'=1+1,'+49 30,-5,-5.5e3,'@a,a=b,'\t=1,'＝1,'=1,"'-x,y",-7`,
			"",
		]);
	});
});
