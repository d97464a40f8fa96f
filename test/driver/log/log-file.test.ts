import { execFileSync } from "node:child_process";
import {
	chmodSync,
	closeSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 120, companies: 0, conversations: 0 });

describe("the log file", () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), "log-file-"));
		path = join(folder, "driver.log");
	});
	afterEach(() => {
		rmSync(folder, { recursive: true });
	});

	const lines = (file = path) => readFileSync(file, "utf8").trimEnd().split("\n");

	it("has one line for each statement and error, and only its owner reads it", async () => {
		const connection = await open({ Logfile: path });
		await connection.query("SELECT count(*) AS n\n\tFROM tags");
		await catchError(connection.query("SELECT nothing FROM tags"));
		await connection.close();
		const shape = lines().map((line) => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, "").replace(/durationMs=\d+ /, ""));
		const id = /connection=([0-9a-f]{8})$/.exec(shape[0] ?? "")?.[1] ?? "";
		expect(shape).toEqual([
			expect.stringMatching(/^1 driver connected profile=Intercom version=\S+ connection=[0-9a-f]{8}$/),
			`1 sql SELECT count(*) AS n FROM tags status=done rows=1 requests=1 connection=${id} statement=1`,
			expect.stringMatching(
				/^1 sql a statement was refused error=unknown_column sqlState=42703 message=".*nothing.*" connection=\S+$/,
			),
		]);
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	it.each([
		[1, { " http GET /me": false, " http > ": false, '"type":"list"': false }],
		[2, { " http GET /me": true, " http > ": false, '"type":"list"': false }],
		[3, { " http GET /me": true, " http > ": true, '"type":"list"': false }],
		[4, { " http GET /me": true, " http > ": true, '"type":"list"': true }],
	])("Verbosity %i shows so much", async (Verbosity, expected) => {
		const connection = await open({ Logfile: path, Verbosity });
		await connection.query("SELECT id FROM tags");
		await connection.close();
		const text = readFileSync(path, "utf8");
		for (const [part, isThere] of Object.entries(expected)) expect(text.includes(part), part).toBe(isThere);
		expect(text).not.toContain(String(connection.options.APIKey?.reveal()));
	});

	it("LogModules leaves the others out, and an unknown one is named", async () => {
		const connection = await open({ Logfile: path, Verbosity: 5, LogModules: "HTTP;auth" });
		await connection.query("SELECT id FROM tags");
		await connection.close();
		expect(new Set(lines().map((line) => line.split(" ")[2]))).toEqual(new Set(["http"]));
		expect(await catchError(open({ LogModules: "html" }))).toMatchObject({ sqlState: "22023" });
	});

	it("begins a new file at MaxLogFileSize and keeps the one before", async () => {
		const connection = await open({ Logfile: path, Verbosity: 5, MaxLogFileSize: "100KB", AutoCache: false });
		for (let round = 0; round < 6; round++) await connection.query("SELECT * FROM contacts");
		await connection.close();
		for (const file of [path, `${path}.1`]) {
			expect(statSync(file).size).toBeLessThanOrEqual(102_400);
			for (const line of lines(file)) expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z [1-5] \w+ /);
		}
	});

	it("tells connections apart, and the statements of one, in whichever module the line is written", async () => {
		const connections = [await open({ Logfile: path, Verbosity: 2 }), await open({ Logfile: path, Verbosity: 2 })];
		const statements = connections.flatMap((connection) =>
			["tags", "admins"].map((table) => connection.query(`SELECT id FROM ${table}`)),
		);
		await Promise.all(statements);
		await Promise.all(connections.map((connection) => connection.close()));
		const found = lines().map((line) => / connection=(\S+)(?: statement=(\d+))?$/.exec(line)?.slice(1) ?? []);
		const ids = [...new Set(found.map(([connection]) => connection))];
		expect(ids).toHaveLength(2);
		for (const id of ids) {
			for (const [number, table] of ["tags", "admins"].entries()) {
				const own = lines().filter((line) => line.endsWith(` connection=${id} statement=${number + 1}`));
				expect(own.some((line) => new RegExp(` http GET /${table}(\\?\\w+)? 200 `).test(line))).toBe(true);
				expect(own.filter((line) => line.includes(` sql SELECT id FROM ${table} status=done`))).toHaveLength(1);
			}
		}
	});

	it("has a line for the end of each statement, however it ends", async () => {
		const connection = await open({ Logfile: path });
		const numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50) SELECT i FROM n";
		let count = 0;
		for await (const _ of connection.stream(numbers)) if (++count === 3) break;
		await catchError(connection.query("SELECT 1 / (count(*) - count(*)) FROM tags"));
		const isOver = AbortSignal.abort();
		await catchError(connection.query("SELECT id FROM contacts", [], { signal: isOver }));
		const forgotten = connection.stream("SELECT i FROM (VALUES (1), (2)) AS v (i)");
		await forgotten.next();
		await catchError(connection.prepare("SELECT id FROM tags WHERE id = ?").all());
		await connection.close();
		const ends = lines().flatMap((line) => {
			const match = /status=(\S+) rows=(\d+)(?: requests=\d+)?(?: error=(\S+))?.* statement=(\d+)$/.exec(line);
			return match ? [match.slice(1).join(" ").replace("  ", " ")] : [];
		});
		expect(ends).toEqual([
			"broken-off 3 1",
			"failed 0 division_by_zero 2",
			"cancelled 0 cancelled 3",
			"failed 0 bad_parameter 5",
			"broken-off 1 4",
		]);
		await forgotten.return(undefined as never);
		expect(lines().filter((line) => line.includes("statement=4"))).toHaveLength(1);
	});

	it.each<[string, RegExp, (target: string) => unknown]>([
		["in a folder that is missing", /its folder does not exist/, () => (path = join(folder, "missing", "driver.log"))],
		["in a folder that cannot be made", /its folder does not exist/, () => (path = "/proc/nope/driver.log")],
		["in a folder that is a file", /its folder is a file/, () => (path = join(import.meta.filename, "driver.log"))],
		["that is a folder", /it is a folder/, (target) => mkdirSync(target)],
		["that is a pipe without a reader", /a pipe that nobody reads/, (target) => execFileSync("mkfifo", [target])],
		["that is a link to itself", /links in a circle/, (target) => symlinkSync(target, target)],
		[
			"that is a socket",
			/it is a socket/,
			(target) =>
				new Promise(
					(resolve) =>
						void createServer()
							.unref()
							.listen(target, () => resolve(undefined)),
				),
		],
	])("%s is refused before anything is requested", async (_name, problem, put) => {
		await put(path);
		sandbox.resetRequests();
		const error = await catchError(open({ Logfile: path }));
		expect(error).toMatchObject({ code: "bad_property_value", sqlState: "22023" });
		expect(error.message).toMatch(/Logfile/);
		expect(error.message).toMatch(problem);
		expect(sandbox.requests).toEqual([]);
	});

	it.skipIf(process.platform !== "linux")(
		"on a full disk costs no answer: one warning tells that it ends",
		async () => {
			const connection = await open({ Logfile: "/dev/full", Verbosity: 5 });
			const results = [];
			for (let round = 0; round < 3; round++) results.push(await connection.query("SELECT count(id) AS n FROM tags"));
			expect(results.map(({ rows }) => rows)).toEqual(Array.from({ length: 3 }, () => [{ n: 40 }]));
			expect(results.flatMap(({ warnings }) => warnings)).toEqual([
				"The log ends here: the file /dev/full cannot be written (the disk is full).",
			]);
			await connection.close();
			expect(lstatSync("/dev/full").isCharacterDevice()).toBe(true);
		},
	);

	it("that breaks while it is open costs no answer either", async () => {
		const connection = await open({ Logfile: path, MaxLogFileSize: "100KB", Verbosity: 5, AutoCache: false });
		// The file that is full cannot be put aside over a folder.
		mkdirSync(`${path}.1`);
		const warnings: string[] = [];
		for (let round = 0; round < 6; round++) {
			const result = await connection.query("SELECT * FROM contacts");
			expect(result.rows).toHaveLength(120);
			warnings.push(...result.warnings);
		}
		expect(warnings.filter((text) => text.startsWith("The log ends here"))).toHaveLength(1);
	});

	it("may be a pipe that somebody reads, and no device is ever renamed", async () => {
		execFileSync("mkfifo", [path]);
		const reader = openSync(path, "r+");
		const connection = await open({ Logfile: path });
		await connection.query("SELECT 1 AS n");
		await connection.close();
		const written = execFileSync("dd", [`if=${path}`, "bs=65536", "count=1"], { stdio: ["ignore", "pipe", "ignore"] });
		closeSync(reader);
		expect(String(written).trimEnd().split("\n")).toHaveLength(2);
		const silent = await open({ Logfile: "/dev/null", MaxLogFileSize: "100KB", Verbosity: 5, AutoCache: false });
		for (let round = 0; round < 6; round++) await silent.query("SELECT * FROM contacts");
		expect(lstatSync("/dev/null").isCharacterDevice()).toBe(true);
		expect(readdirSync(folder)).toEqual(["driver.log"]);
	});

	it.each([
		[0o666, "read and changed by everybody"],
		[0o644, "read by everybody"],
		[0o620, "changed by its group"],
	])("of mode %o warns once who may use it", async (mode, acts) => {
		writeFileSync(path, "");
		chmodSync(path, mode);
		const connection = await open({ Logfile: path });
		const results = [await connection.query("SELECT 1 AS n"), await connection.query("SELECT 2 AS n")];
		expect(results.map(({ warnings }) => warnings)).toEqual([[expect.stringContaining(`can be ${acts}`)], []]);
		expect(statSync(path).mode & 0o777).toBe(mode);
	});

	it("of the owner alone, new or old, warns of nothing", async () => {
		for (let round = 0; round < 2; round++) {
			const connection = await open({ Logfile: path });
			expect((await connection.query("SELECT 1 AS n")).warnings).toEqual([]);
			await connection.close();
		}
	});
});
