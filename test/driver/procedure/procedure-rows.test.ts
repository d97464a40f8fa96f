import { sql } from "kysely";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { serve } from "../../../src/postgres-wire/index.ts";
import { loadProfile } from "../../../src/profile/index.ts";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();
const connection = await open();
const { procedures } = await loadProfile("Intercom");
const export1 =
	"EXEC export_content_data @created_at_after = '2026-01-01', @created_at_before = '2026-06-01', @wait = true";
const { rows: begun } = await connection.query(export1);
const job = begun[0]?.["job_identifier"] as string;

/** What a statement gives, and the requests that it makes. */
async function ask(text: string, parameters: readonly string[] | Readonly<Record<string, string>> = [job]) {
	const count = sandbox.requests.length;
	const { rows, columns, stats } = await connection.query(text, parameters);
	const requests = sandbox.requests.slice(count).map(({ method, path }) => `${method} ${path}`);
	expect(stats.requests).toBe(requests.length);
	return { rows, columns, requests };
}

const request = `GET /export/content/data/${job}`;

describe("a procedure that only reads", () => {
	it("is a table in FROM, with the columns of its outputs", async () => {
		const { rows, columns, requests } = await ask("SELECT * FROM get_content_export($1)");
		expect(rows).toEqual((await connection.query("EXEC get_content_export @job_identifier = ?", [job])).rows);
		expect(columns.map(({ name, type }) => [name, type])).toEqual([
			["job_identifier", "varchar"],
			["status", "varchar"],
			["download_url", "varchar"],
			["download_expires_at", "varchar"],
		]);
		expect(requests).toEqual([request]);
	});

	// A statement, its parameters, and the rows that it gives.
	it.each<readonly [string, readonly string[] | Readonly<Record<string, string>>, readonly object[]]>([
		[`SELECT status FROM get_content_export('${job}')`, [], [{ status: "completed" }]],
		[`SELECT status FROM GetContentExport(JobIdentifier => '${job}') AS e`, [], [{ status: "completed" }]],
		["SELECT e.status FROM get_content_export(job_identifier => :job) e", { job }, [{ status: "completed" }]],
		["SELECT status FROM intercom.get_content_export(lower($1) || '')", [job], [{ status: "completed" }]],
		["SELECT b FROM get_content_export($1) AS t (a, b) WHERE a = $1", [job], [{ b: "completed" }]],
		["SELECT status FROM get_content_export($1) WHERE status = 'failed'", [job], []],
		["WITH e AS (SELECT * FROM get_content_export($1)) SELECT count(*) FROM e", [job], [{ count: 1 }]],
		["SELECT (SELECT upper(status) FROM get_content_export($1)) AS s", [job], [{ s: "COMPLETED" }]],
		["SELECT 1 AS one WHERE 'completed' IN (SELECT status FROM get_content_export($1))", [job], [{ one: 1 }]],
		["SELECT status, count(*) AS n FROM get_content_export($1) GROUP BY 1", [job], [{ status: "completed", n: 1 }]],
		["SELECT status FROM get_content_export($1) LIMIT 0", [job], []],
	])("stands where tables stand: %s", async (text, parameters, expected) => {
		expect((await ask(text, parameters)).rows).toEqual(expected);
	});

	it("is joined with tables, and is called once however often a statement names the same call", async () => {
		const { rows, requests } = await ask(
			"SELECT t.id, e.status, f.status AS again FROM tags t LEFT JOIN get_content_export($1) e ON true JOIN get_content_export($1) f USING (job_identifier) ORDER BY t.id LIMIT 2",
		);
		expect(rows).toMatchObject([
			{ status: "completed", again: "completed" },
			{ status: "completed", again: "completed" },
		]);
		expect(requests.toSorted()).toEqual([request, "GET /tags"]);
	});

	it("is called anew by each statement, and by none whose rows nobody needs", async () => {
		const text = "SELECT status FROM get_content_export($1)";
		expect([(await ask(text)).requests, (await ask(text)).requests]).toEqual([[request], [request]]);
		expect((await ask(`${text} WHERE 1 = 0`)).requests).toEqual([]);
	});

	it("gives rows to a statement that writes", async () => {
		const { rows } = await ask("INSERT INTO tags (name) SELECT status FROM get_content_export($1) RETURNING name");
		expect(rows).toEqual([{ name: "completed" }]);
	});

	it("is explained without a request", async () => {
		const { rows, requests } = await ask("EXPLAIN SELECT status FROM get_content_export($1) WHERE status = 'x'");
		expect(rows).toMatchObject([
			{ table: "get_content_export", request, residual: "status = 'x'", estimated_requests: 1 },
		]);
		expect(requests).toEqual([]);
	});

	it("tells its columns and parameters before it is called", async () => {
		const count = sandbox.requests.length;
		const statement = connection.prepare("SELECT * FROM get_content_export(?)");
		expect(statement.columns.map(({ name }) => name)).toContain("download_url");
		expect(sandbox.requests.length).toBe(count);
		expect((await statement.all([job])).rows).toMatchObject([{ status: "completed" }]);
		expect((await statement.all([job])).rows).toMatchObject([{ status: "completed" }]);
	});

	it("can be read where the connection only reads, and not where it is offline", async () => {
		const text = "SELECT status FROM get_content_export(?)";
		const readonly = await open({ Readonly: true });
		expect((await readonly.query(text, [job])).rows).toEqual([{ status: "completed" }]);
		const offline = await open({ Offline: true });
		expect(await catchError(offline.query(text, [job]))).toMatchObject({ sqlState: "55000" });
	});

	it("counts among the requests that a statement may make", async () => {
		const text = "SELECT * FROM get_content_export('1') UNION ALL SELECT * FROM get_content_export('2')";
		const thrifty = await open({ MaxRequests: 1 });
		expect(await catchError(thrifty.query(text))).toMatchObject({ sqlState: "53000" });
	});

	it("is read by Kysely, with parameters", async () => {
		const { rows } = await sql<{ status: string }>`
			select e.status from ${sql.table("get_content_export")}(${job}) as e`.execute(connection.kysely());
		expect(rows).toEqual([{ status: "completed" }]);
	});

	it("is read by a client of PostgreSQL, which asks for its columns before", async () => {
		const server = await serve(connection, { port: 0 });
		const client = new pg.Client({ host: "127.0.0.1", port: server.port, user: "ada", database: "intercom" });
		await client.connect();
		const text = "SELECT status FROM get_content_export(job_identifier => $1)";
		const result = await client.query<{ status: string }>({ name: "job", text, values: [job] });
		const again = await client.query<{ status: string }>({ name: "job", text, values: [job] });
		await client.end();
		await server.close();
		expect([result.rows, again.rows]).toEqual([[{ status: "completed" }], [{ status: "completed" }]]);
		expect(result.fields.map(({ name }) => name)).toEqual(["status"]);
	});
});

describe("a procedure in a place where it cannot stand", () => {
	it.each(procedures.filter(({ isReading }) => !isReading))(
		"$name is no table, because it does more",
		async ({ name }) => {
			const count = sandbox.requests.length;
			const error = await catchError(connection.query(`SELECT * FROM ${name}('1')`));
			expect([error.sqlState, error.message]).toEqual(["42809", expect.stringContaining("does more than read")]);
			expect(error.hint).toContain(`EXEC ${name}`);
			expect(sandbox.requests.length).toBe(count);
		},
	);

	// What is asked, the SQLSTATE, and words of the message and of the advice.
	it.each([
		["SELECT * FROM contacts c, get_job_status(c.id)", "0A000", "a column as an input", "constant or a parameter"],
		["SELECT * FROM tags t JOIN LATERAL get_job_status(t.id) j ON true", "0A000", "a column as an input", "constant"],
		["SELECT * FROM get_job_status((SELECT id FROM tags LIMIT 1))", "0A000", "a query as an input", "constant"],
		["SELECT * FROM get_job_status(random()::text)", "0A000", "computed for the input job_id", "parameter"],
		["SELECT * FROM get_job_status('1') WITH ORDINALITY", "0A000", "ORDINALITY", "row_number()"],
		["SELECT * FROM get_job_status()", "22023", "needs the input job_id", "get_job_status(job_id => '…')"],
		["SELECT * FROM get_job_status(NULL)", "22023", "needs the input job_id", "Id of the job."],
		["SELECT * FROM get_job_status('1', '2')", "22023", "at most 1 inputs", "job_id"],
		["SELECT * FROM get_job_status(jobid => '1', job_id => '2')", "22023", "job_id twice", "Keep one"],
		["SELECT * FROM get_job_status(id => '1')", "22023", "no input id", "job_id"],
		["SELECT * FROM get_job_status(nothing)", "42703", '"nothing" does not exist', ""],
		["SELECT * FROM get_job_statu('1')", "42883", "get_job_statu(unknown) in FROM", 'Did you mean "get_job_status"?'],
		["SELECT * FROM get_job_status", "42P01", "does not exist", "get_job_status(job_id => '…')"],
		["SELECT * FROM archive_contact", "42P01", "does not exist", "EXEC archive_contact @contact_id='…'"],
		["SELECT get_job_status('1')", "42809", "gives rows, and no value", "SELECT * FROM get_job_status("],
		["SELECT archive_contact(id) FROM contacts", "42809", "does more than read", "EXEC archive_contact"],
		["SELECT * FROM get_oauth_authorization_url()", "42809", "does more than read", "EXEC get_oauth_authorization_url"],
	])("%s is refused with %s before any request", async (text, sqlState, problem, advice) => {
		const count = sandbox.requests.length;
		const error = await catchError(connection.query(text));
		expect(error.sqlState).toBe(sqlState);
		expect(error.message).toContain(problem);
		expect(error.hint ?? "").toContain(advice);
		expect(sandbox.requests.length).toBe(count);
	});
});
