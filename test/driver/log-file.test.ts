import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { catchError } from "../auth/scene.ts";
import { useSandbox } from "./sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 120, companies: 0, conversations: 0 });

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
		const shape = lines().map((line) => line.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z /, "").replace(/durationMs=\d+/, ""));
		expect(shape).toEqual([
			expect.stringMatching(/^1 driver connected profile=Intercom version=/),
			"1 sql SELECT count(*) AS n FROM tags rows=1 requests=1 ",
			expect.stringMatching(/^1 sql a statement was refused error=unknown_column sqlState=42703 message=".*nothing/),
		]);
		expect(statSync(path).mode & 0o777).toBe(0o600);
	});

	it.skipIf(process.platform === "win32")(
		"that others may read is used, and the first result warns of it",
		async () => {
			writeFileSync(path, "");
			chmodSync(path, 0o644);
			const connection = await open({ Logfile: path });
			const { warnings } = await connection.query("SELECT 1");
			expect(warnings).toEqual([expect.stringMatching(/log file .* can be read by everybody .*0644.*chmod 600/)]);
			expect((await connection.query("SELECT 1")).warnings).toEqual([]);
			await connection.close();
		},
	);

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

	it("that cannot be written is refused before anything is requested", async () => {
		const error = await catchError(open({ Logfile: join(folder, "missing", "driver.log") }));
		expect(error).toMatchObject({ code: "bad_property_value", sqlState: "22023" });
		expect(error.message).toContain("Logfile");
	});
});
