// Serves many rows to a client that takes them slowly, and prints how much the memory of this process grew meanwhile, in bytes.
import { mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "../../src/driver/index.ts";
import { serve } from "../../src/postgres-wire/index.ts";
import { startSandbox } from "../../src/sandbox/index.ts";

// The whole message that a server is ready, outside of a transaction: a single Z may be that of a name.
const ready = Buffer.from("Z\0\0\0\x05I", "latin1");
const count = Number(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), "slow-reader-"));
const sandbox = await startSandbox({ port: 0, contacts: 1000, conversations: 1 });
const place = { CacheLocation: join(folder, "cache.db") };
const connection = await connect({ URL: sandbox.url, APIKey: sandbox.accessToken, ...place });
const server = await serve(connection, { port: 0 });
const many = (rows: number) =>
	`SELECT a.id, b.id, a.name, b.email, a.created_at, b.role FROM contacts a, contacts b LIMIT ${String(rows)}`;

// What is loaded and compiled once is no growth.
await readSlowly(many(20_000));
const before = process.memoryUsage().rss;
let most = before;
const timer = setInterval(() => {
	most = Math.max(most, process.memoryUsage().rss);
}, 20);
const bytes = await readSlowly(many(count));
clearInterval(timer);
console.log(JSON.stringify({ bytes, grownBytes: most - before }));
await server.close();
await connection.close();
await sandbox.close();
rmSync(folder, { recursive: true, force: true });

/** Gives how many bytes came until the server was ready for another statement. */
function readSlowly(sql: string): Promise<number> {
	const socket = createConnection({ port: server.port, host: "127.0.0.1" });
	socket.write(
		message("", Buffer.concat([Buffer.from([0, 3, 0, 0]), Buffer.from("user\0ada\0database\0intercom\0\0")])),
	);
	socket.write(message("Q", Buffer.from(`${sql}\0`)));
	let total = 0;
	let end = Buffer.alloc(0);
	return new Promise((resolve, reject) => {
		socket.on("close", () => reject(new Error(`the server ended it after ${String(total)} bytes`)));
		socket.on("data", (chunk) => {
			total += chunk.length;
			end = Buffer.concat([end, chunk.subarray(-ready.length)]).subarray(-ready.length);
			// The second time it is ready; the last message is its alone.
			if (end.equals(ready) && total > sql.length * 10) {
				resolve(total);
				socket.destroy();
			}
			socket.pause();
			setTimeout(() => socket.resume(), 1);
		});
	});
}

function message(code: string, body: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeInt32BE(body.length + 4);
	return Buffer.concat([Buffer.from(code), length, body]);
}
