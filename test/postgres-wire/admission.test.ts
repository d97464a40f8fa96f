import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { connect } from "../../src/driver/index.ts";
import { serve } from "../../src/postgres-wire/index.ts";
import { startScene } from "./wire-scene.ts";

describe("who comes in", () => {
	it("has a password, and with a wrong one or another name hears 28P01", async () => {
		await using scene = await startScene({ passwords: { ada: "pässwörd" } });
		const client = await scene.openClient({ password: "pässwörd" });
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		await expect(scene.openClient({ password: "other" })).rejects.toMatchObject({ code: "28P01" });
		await expect(scene.openClient({ user: "eve", password: "pässwörd" })).rejects.toMatchObject({ code: "28P01" });
	});

	it("may ask for encryption, with a certificate that is made on this machine", async () => {
		await using scene = await startScene();
		const client = await scene.openClient({ ssl: { rejectUnauthorized: false } });
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		await expect(scene.openClient({ ssl: { rejectUnauthorized: true } })).rejects.toThrow(/self.signed/);
		await using plain = await startScene({ tls: false });
		await expect(plain.openClient({ ssl: { rejectUnauthorized: false } })).rejects.toThrow(/does not support SSL/);
	});

	it("hears which database there is, and how many clients there may be", async () => {
		await using scene = await startScene({ maxSessions: 1 });
		await expect(scene.openClient({ database: "other" })).rejects.toMatchObject({ code: "3D000" });
		await expect(scene.openClient({ database: "template0" })).rejects.toMatchObject({ code: "55000" });
		// Tools ask the database postgres which others there are.
		const client = await scene.openClient({ database: "postgres" });
		const { rows } = await client.query("SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1");
		expect(rows).toEqual([{ datname: "intercom" }, { datname: "postgres" }]);
		await expect(scene.openClient()).rejects.toMatchObject({ code: "53300" });
	});

	it("is not waited for, and speaks the protocol or is sent away", async () => {
		await using scene = await startScene({ authenticationSeconds: 0.2, idleSeconds: 0.3 });
		expect(await sendBytes(scene.server.port, Buffer.alloc(0))).toEqual("");
		expect(await sendBytes(scene.server.port, Buffer.from("GET / HTTP/1.1\r\n\r\n"))).toContain("08P01");
		expect(await sendBytes(scene.server.port, Buffer.from([0, 0, 0, 8, 0, 2, 0, 0]))).toContain("0A000");
		const client = await scene.openClient();
		const ended = new Promise((resolve) => client.once("error", resolve));
		expect(await ended).toMatchObject({ code: "57P05" });
		expect(scene.server.sessionCount()).toBe(0);
	});
});

describe("a server", () => {
	it("is on this machine, unless it has a certificate and a password", async () => {
		await using connection = await connect({ APIKey: "unused", ConnectOnOpen: false, CacheLocation: ":memory:" });
		await expect(serve(connection, { host: "0.0.0.0", port: 0 })).rejects.toMatchObject({ code: "command_line" });
		const passwords = { ada: "secret" };
		await expect(serve(connection, { host: "0.0.0.0", port: 0, passwords })).rejects.toThrow(/no certificate/);
	});

	it("keeps no password of its file, only what checks it", async () => {
		const folder = await mkdtemp(join(tmpdir(), "passwords-"));
		try {
			const passwordFile = join(folder, "users.txt");
			await writeFile(passwordFile, "# who\nada:se:cret\n");
			{
				await using scene = await startScene({ passwordFile });
				await scene.openClient({ password: "se:cret" });
			}
			const kept = await readFile(passwordFile, "utf8");
			expect(kept).toMatch(/^# who\nada:SCRAM-SHA-256\$4096:[^\n]+\n$/);
			await using scene = await startScene({ passwordFile });
			await scene.openClient({ password: "se:cret" });
			await expect(scene.openClient({ password: "secret" })).rejects.toMatchObject({ code: "28P01" });
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	it("tells its clients when it ends, and leaves nothing", async () => {
		const scene = await startScene();
		const client = await scene.openClient();
		const ended = new Promise((resolve) => client.once("error", resolve));
		await scene.server.close();
		expect(await ended).toMatchObject({ code: "57P01" });
		expect(scene.server.sessionCount()).toBe(0);
		await scene[Symbol.asyncDispose]();
	});

	it("ends a statement that is cancelled from another connection", async () => {
		await using scene = await startScene();
		const client = await scene.openClient();
		const { processID, secretKey } = client as unknown as { processID: number; secretKey: number };
		const slow =
			"SELECT count(*) FROM generate_series(1, 3000) a, generate_series(1, 3000) b, generate_series(1, 30) c";
		const running = client.query(slow);
		await new Promise((resolve) => setTimeout(resolve, 300));
		const request = Buffer.alloc(16);
		for (const [index, value] of [16, 80_877_102, processID, secretKey].entries())
			request.writeInt32BE(value, index * 4);
		const start = Date.now();
		await sendBytes(scene.server.port, request);
		await expect(running).rejects.toMatchObject({ code: "57014", message: /user request/ });
		expect(Date.now() - start).toBeLessThan(2000);
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
	});

	it("has nothing left of 200 clients that come and go", async () => {
		await using scene = await startScene();
		await Promise.all(
			Array.from({ length: 200 }, async (_, index) => {
				const socket = createConnection(scene.server.port, "127.0.0.1");
				socket.on("error", () => undefined);
				await new Promise((resolve) => socket.once("connect", resolve));
				if (index % 2 === 0) socket.write(Buffer.from([0, 0, 0, 40, 0, 3]));
				socket.destroy();
			}),
		);
		const client = await scene.openClient();
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		expect(scene.server.sessionCount()).toBe(1);
	});
});

async function sendBytes(port: number, bytes: Buffer): Promise<string> {
	const socket = createConnection(port, "127.0.0.1");
	const parts: Buffer[] = [];
	socket.on("data", (part: Buffer) => parts.push(part));
	socket.on("error", () => undefined);
	socket.write(bytes);
	await new Promise((resolve) => socket.once("close", resolve));
	return Buffer.concat(parts).toString("latin1");
}
