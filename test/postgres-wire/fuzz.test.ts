import { createConnection } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeMessage, writeStartup } from "./raw-session.ts";
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

const startup = writeStartup("ada");

const wellFormed: readonly Buffer[] = [
	writeMessage("Q", "SELECT 1; SELECT 'a'"),
	writeMessage("Q", "BEGIN"),
	writeMessage("Q", "DECLARE c CURSOR FOR SELECT 1"),
	writeMessage("Q", "FETCH ALL FROM c"),
	writeMessage("Q", "COMMIT"),
	writeMessage("Q", "COPY (SELECT 1) TO STDOUT"),
	writeMessage("P", "s", "SELECT $1::int4 + 1", 0),
	writeMessage("P", "", "SELECT 1", 1, 0, 23),
	writeMessage("B", "p", "s", 0, 1, 0, 1, 0x3500, 0),
	writeMessage("B", "", "", 0, 0, 0),
	writeMessage("D", "Ss"),
	writeMessage("D", "Pp"),
	writeMessage("E", "p", 0, 0),
	writeMessage("E", "", 0, 5),
	writeMessage("C", "Ss"),
	writeMessage("H"),
	writeMessage("S"),
	writeMessage("S"),
	writeMessage("F", 0, 0),
	writeMessage("p", "password"),
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
