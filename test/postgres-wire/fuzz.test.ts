import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startScene, type WireScene } from "./wire-scene.ts";

let scene: WireScene;

beforeAll(async () => {
	scene = await startScene();
});

afterAll(async () => {
	await scene[Symbol.asyncDispose]();
});

const isSoak = process.env["SOAK"] === "1";
const most = isSoak ? 100_000 : 1500;
const ofEach = 50;

it(
	`${String(most)} random and mutated messages neither crash nor hang it`,
	async () => {
		const random = createRandom(20_260_131);
		const before = process.memoryUsage().heapUsed;
		for (let sent = 0; sent < most; sent += ofEach) {
			const messages = Array.from({ length: ofEach }, () => mutate(pick(wellFormed, random), random));
			await sendAll([startup, ...messages, Buffer.from([0x58, 0, 0, 0, 4])]);
		}
		const client = await scene.openClient();
		expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
		expect(scene.server.sessionCount()).toBe(1);
		globalThis.gc?.();
		expect(process.memoryUsage().heapUsed - before).toBeLessThan(200_000_000);
	},
	isSoak ? 1_800_000 : 120_000,
);

function message(code: string, ...parts: readonly (string | number)[]): Buffer {
	const body = Buffer.concat(
		parts.map((part) => {
			if (typeof part === "string") return Buffer.from(`${part}\0`);
			const bytes = Buffer.alloc(2);
			bytes.writeInt16BE(part);
			return bytes;
		}),
	);
	const head = Buffer.alloc(code === "" ? 4 : 5);
	if (code !== "") head.write(code);
	head.writeInt32BE(body.length + 4, head.length - 4);
	return Buffer.concat([head, body]);
}

const startup = message("", 3, 0, "user", "ada", "database", "intercom", "");

const wellFormed: readonly Buffer[] = [
	message("Q", "SELECT 1; SELECT 'a'"),
	message("Q", "BEGIN"),
	message("Q", "DECLARE c CURSOR FOR SELECT 1"),
	message("Q", "FETCH ALL FROM c"),
	message("Q", "COMMIT"),
	message("Q", "COPY (SELECT 1) TO STDOUT"),
	message("P", "s", "SELECT $1::int4 + 1", 0),
	message("P", "", "SELECT 1", 1, 0, 23),
	message("B", "p", "s", 0, 1, 0, 1, 0x3500, 0),
	message("B", "", "", 0, 0, 0),
	message("D", "Ss"),
	message("D", "Pp"),
	message("E", "p", 0, 0),
	message("E", "", 0, 5),
	message("C", "Ss"),
	message("H"),
	message("S"),
	message("S"),
	message("F", 0, 0),
	message("p", "password"),
];

function mutate(bytes: Buffer, random: () => number): Buffer {
	const copy = Buffer.from(bytes);
	const chance = random();
	if (chance < 0.4) return copy;
	if (chance < 0.7) {
		for (let count = 1 + Math.floor(random() * 3); count > 0; count--)
			copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
		return copy;
	}
	if (chance < 0.85) return copy.subarray(0, Math.floor(random() * copy.length));
	return Buffer.from(Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * 256)));
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
	return items[Math.floor(random() * items.length)] as Item;
}

// Mulberry32: the same messages each time.
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

async function sendAll(parts: readonly Buffer[]): Promise<void> {
	const socket = createConnection(scene.server.port, "127.0.0.1");
	socket.on("error", () => undefined);
	socket.on("data", () => undefined);
	socket.end(Buffer.concat(parts));
	await new Promise((resolve) => socket.once("close", resolve));
}
