import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { strFromU8, unzipSync, zipSync } from "fflate";
import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Connection, type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();
const connection = await open();
const range = { created_at_after: "2026-01-01", created_at_before: "2026-06-01" };

async function beginContent(given: object = {}): Promise<string> {
	const row = (await connection.execute("procedures", "export_content_data", { ...range, ...given })) as object;
	return (row as { job_identifier: string }).job_identifier;
}

const job = await beginContent({ wait: true });

async function download(path: string): Promise<Uint8Array> {
	const headers = { authorization: `Bearer ${sandbox.accessToken}`, accept: "application/octet-stream" };
	const answer = await fetch(`${sandbox.url}${path}`, { headers });
	return new Uint8Array(await answer.arrayBuffer());
}

const splitLines = (text: string): string[][] =>
	text
		.trim()
		.split("\n")
		.map((line) =>
			line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).map((cell) => cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"')),
		);

describe("the file of an export", () => {
	it("is rows, each value as it stands in the file", async () => {
		const files = Object.entries(unzipSync(await download(`/download/content/data/${job}`)));
		const [name = "", bytes = new Uint8Array()] = files.find(([file]) => file.startsWith("receipts_")) ?? [];
		const [headings = [], ...lines] = splitLines(strFromU8(bytes));
		const { rows, stats } = await connection.query("SELECT * FROM read_content_export(?) ORDER BY row_number", [job]);
		expect(stats).toMatchObject({ requests: 2, rowsFetched: lines.length });
		const times = new Set(["received_at", ...headings.filter((heading) => heading.startsWith("first_"))]);
		const expected = lines.map((cells, index) => {
			const cell = (heading: string) => cells[headings.indexOf(heading)] || null;
			const read = (heading: string) =>
				times.has(heading) && cell(heading) !== null ? new Date(Number(cell(heading)) * 1000) : cell(heading);
			const columns = headings.map((heading) => [heading.replace("dismisall", "dismissal"), read(heading)] as const);
			const data = Object.fromEntries(headings.map((heading) => [heading, cell(heading)] as const));
			return { row_number: index + 1, ...Object.fromEntries(columns), file: name, data };
		});
		expect(lines.length).toBeGreaterThan(3000);
		expect(rows).toEqual(expected);
	});

	it("is any file of the archive, whatever its columns are", async () => {
		const { rows } = await connection.query(
			"SELECT c.receipt_id, r.first_click, c.data ->> 'clicked_at' AS clicked_at FROM read_content_export($1, file => 'click') c JOIN read_content_export($1) r USING (receipt_id)",
			[job],
		);
		expect(rows.length).toBeGreaterThan(100);
		for (const { first_click, clicked_at } of rows) expect(Number(first_click) / 1000).toBe(Number(clicked_at));
		const none = await connection.query("SELECT count(*) AS n FROM read_content_export(?, file => 'goal')", [job]);
		expect(none.rows).toEqual([{ n: 0 }]);
	});

	it("of a report has the columns that were asked for", async () => {
		const { rows: attributes } = await connection.query<{ id: string }>(
			"SELECT id FROM reporting_dataset_attributes LIMIT 3",
		);
		const attribute_ids = attributes.map(({ id }) => id);
		const given = {
			dataset_id: "conversation",
			attribute_ids,
			start_time: "2025-01-01",
			end_time: "2026-06-01",
			wait: true,
		};
		const begun = (await connection.execute("procedures", "export_reporting_data", given)) as {
			job_identifier: string;
		};
		const lines = splitLines(
			Buffer.from(await download(`/download/reporting_data/${begun.job_identifier}`)).toString(),
		);
		const { rows } = await connection.query("SELECT data FROM read_reporting_export(?) ORDER BY row_number", [
			begun.job_identifier,
		]);
		const [headings = [], ...cells] = lines;
		expect(rows).toEqual(
			cells.map((row) => ({ data: Object.fromEntries(headings.map((name, index) => [name, row[index] || null])) })),
		);
		const names = headings.map((name) => `"${name}" text`).join(", ");
		const { rows: columns } = await connection.query(
			`SELECT r.* FROM read_reporting_export(?) f, json_to_record(f.data) AS r (${names}) ORDER BY row_number LIMIT 1`,
			[begun.job_identifier],
		);
		expect(columns).toEqual([rows[0]?.["data"]]);
	});

	it("is grouped, joined and filtered as a table is, and read by Kysely, EXEC and execute()", async () => {
		const all = await connection.query(
			"SELECT count(*) AS sent, count(first_open) AS opened, count(DISTINCT c.id) AS contacts FROM read_content_export($1) e LEFT JOIN contacts c ON c.id = e.user_id",
			[job],
		);
		const [counts] = all.rows as unknown as [Record<string, number>];
		expect(counts["contacts"]).toBeGreaterThan(300);
		const executed = await connection.query("EXEC read_content_export @job_identifier = ?", [job]);
		expect(executed.rows).toHaveLength(counts["sent"] ?? 0);
		expect(executed.stats).toMatchObject({ requests: 2, rowsFetched: counts["sent"] });
		const { data } = (await connection.execute("procedures", "read_content_export", { job_identifier: job })) as {
			data: object[];
		};
		expect(data).toEqual(executed.rows);
		const { rows } = await sql<{
			n: number;
		}>`select count(*) as n from ${sql.table("read_content_export")}(${job})`.execute(connection.kysely());
		expect(rows).toEqual([{ n: counts["sent"] }]);
	});

	it("is given no further than MaxRows, MaxRequests and Offline allow", async () => {
		const few = await open({ MaxRows: 7 });
		for (const text of ["EXEC read_content_export @job_identifier = ?", "SELECT * FROM read_content_export(?)"]) {
			expect(await few.query(text, [job])).toMatchObject({ rowCount: 7, truncated: true });
			expect(await catchError((await open({ MaxRequests: 1 })).query(text, [job]))).toMatchObject({
				sqlState: "53000",
			});
			expect(await catchError((await open({ Offline: true })).query(text, [job]))).toMatchObject({ sqlState: "55000" });
		}
		expect(
			(await (await open({ Readonly: true })).query("EXEC read_content_export ?", [job])).rowCount,
		).toBeGreaterThan(0);
	});

	it("is explained without a request", async () => {
		const count = sandbox.requests.length;
		const { rows } = await connection.query("EXPLAIN SELECT receipt_id FROM read_content_export(?)", [job]);
		expect(rows[0]).toMatchObject({ request: `GET /download/content/data/${job}` });
		expect(sandbox.requests.length).toBe(count);
	});
});

describe("a job without a file", () => {
	const read = (id: string, more = "") =>
		connection.query(`SELECT count(*) AS n FROM read_content_export('${id}'${more})`);

	it("is an error that says what it is, or is waited for", async () => {
		const pending = await beginContent();
		expect(await catchError(read(pending))).toMatchObject({
			sqlState: "55000",
			message: expect.stringContaining(`the job ${pending}: its status is in_progress`) as string,
			hint: expect.stringContaining("SELECT * FROM read_content_export(job_identifier => '…', wait => true)") as string,
		});
		expect((await read(pending, ", wait => true")).rows).toEqual([{ n: expect.any(Number) as number }]);
		const canceled = await beginContent();
		await connection.execute("procedures", "cancel_export", { job_identifier: canceled });
		expect(await catchError(read(canceled, ", wait => true"))).toMatchObject({
			code: "job_without_file",
			sqlState: "55000",
		});
	});

	it("has no rows where there was no data", async () => {
		const nothing = await beginContent({ created_at_after: "2001-01-01", created_at_before: "2001-01-02", wait: true });
		expect((await read(nothing)).rows).toEqual([{ n: 0 }]);
	});

	it.each([
		"read_content_export",
		"get_content_export",
		"cancel_export",
		"read_reporting_export",
		"get_reporting_export",
		"get_job_status",
	])("that is not known, or not any more, is an error with what to do: %s", async (name) => {
		const error = await catchError(connection.query(`EXEC ${name} 'none'`));
		expect(error).toMatchObject({ code: "request_failed", sqlState: "HV000", status: 404 });
		expect(error.hint).toMatch(/EXEC (export_content_data|export_reporting_data|enqueue_ticket) @/);
	});
});

const csv = (from: number, to: number): string =>
	Array.from({ length: to - from }, (_, index) => `${from + index},${"x".repeat(400)}\n`).join("");

/** A service that answers a download with what is given. */
async function openStub(answer: (attempt: number) => { readonly body: Buffer; readonly cutAt?: number }) {
	let attempts = 0;
	const server = createServer((request, response) => {
		if (request.url?.startsWith("/download/") !== true) {
			response.setHeader("content-type", "application/json");
			response.end(JSON.stringify({ job_identifier: "1", status: "completed" }));
			return;
		}
		const { body, cutAt } = answer(++attempts);
		response.writeHead(200, { "content-type": "application/octet-stream", "content-length": body.length });
		if (cutAt === undefined) response.end(body);
		else if (cutAt < 0) response.write(body.subarray(0, -cutAt));
		else response.write(body.subarray(0, cutAt), () => setTimeout(() => response.destroy(), 20));
	});
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return {
		count: () => attempts,
		async open(properties: ConnectionOptions = {}) {
			const given = { URL: `http://127.0.0.1:${port}`, APIKey: "k", CacheLocation: ":memory:", ConnectOnOpen: false };
			const opened = await connect({ ...given, ...properties });
			onTestFinished(() => opened.close());
			return opened;
		},
	};
}

describe("a download", () => {
	it("that breaks off goes on where it was, and no row comes twice or is lost", async () => {
		const whole = gzipSync(`id,x\n${csv(0, 20_000)}`);
		const service = await openStub((attempt) => ({
			body: whole,
			...(attempt < 3 ? { cutAt: Math.floor((whole.length * attempt) / 3) } : {}),
		}));
		const other = await service.open();
		const { rows } = await other.query(
			"SELECT count(*) AS n, count(DISTINCT data ->> 'id') AS ids, max(row_number) AS last FROM read_reporting_export('1')",
		);
		expect(rows).toEqual([{ n: 20_000, ids: 20_000, last: 20_000 }]);
		expect(service.count()).toBe(3);
	});

	it.each([
		["a page", Buffer.from("<html>Sign in</html>"), "is no file of rows"],
		[
			"half an archive",
			Buffer.from(zipSync({ "a.csv": Buffer.from(csv(0, 99)) }).subarray(0, 90)),
			"cut off or damaged",
		],
		["cells without a heading", Buffer.from("a,b\n1,2,3\n"), "record 1 has 3 cells, and there are 2 headings"],
	])("that is %s is refused", async (_, body, problem) => {
		const service = await openStub(() => ({ body }));
		const error = await catchError((await service.open()).query("SELECT * FROM read_reporting_export('1')"));
		expect(error.sqlState).toBe("HV000");
		expect(error.message).toContain(problem);
	});

	async function expectEnd(other: Connection, run: (signal: AbortSignal) => Promise<unknown>, sqlState: string) {
		const ending = new AbortController();
		setTimeout(() => ending.abort(), 300);
		const startedAt = Date.now();
		expect(await catchError(run(ending.signal))).toMatchObject({ sqlState });
		expect(Date.now() - startedAt).toBeLessThan(2500);
		expect((await other.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	}

	it("that never ends is ended by a signal and by QueryTimeout", async () => {
		const head = Buffer.from(`id,x\n${csv(0, 10)}`);
		const body = Buffer.concat([head, Buffer.alloc(1_000_000, "9")]);
		const service = await openStub(() => ({ body, cutAt: -head.length }));
		const text = "SELECT * FROM read_reporting_export('1')";
		const silent = await service.open();
		await expectEnd(silent, (signal) => silent.query(text, [], { signal }), "57014");
		await expectEnd(silent, (signal) => silent.query("EXEC read_reporting_export '1'", [], { signal }), "57014");
		const hasty = await service.open({ QueryTimeout: 1 });
		await expectEnd(hasty, () => hasty.query(text), "57014");
	});
});
