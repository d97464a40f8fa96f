import { gzipSync } from "node:zlib";
import { Zip, ZipDeflate, ZipPassThrough, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { type FileRecords, NoTableFile, readTableFile } from "../../src/table-file/index.ts";
import fc from "../random-cases.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* cut(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
	for (let start = 0; start < bytes.length; start += size) {
		await Promise.resolve();
		yield bytes.subarray(start, start + size);
	}
}

async function read(bytes: Uint8Array, size = 7, wants: (file: string) => boolean = () => true) {
	const found: FileRecords[] = [];
	for await (const records of readTableFile(cut(bytes, size), wants)) found.push(records);
	return found;
}

const readRecords = async (...given: Parameters<typeof read>) =>
	(await read(...given)).flatMap(({ records }) => records);

// As a service writes an archive that it does not know the sizes of before: with descriptors behind the files.
function streamZip(files: Readonly<Record<string, string>>, Kind: typeof ZipDeflate | typeof ZipPassThrough) {
	const chunks: Uint8Array[] = [];
	const zip = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk);
	});
	for (const [name, text] of Object.entries(files)) {
		const file = new Kind(name);
		zip.add(file);
		file.push(encode(text), true);
	}
	zip.end();
	return Buffer.concat(chunks);
}

const csv = 'id,name,said\r\n1,"Ada ""A."" L.",\n2,,""\n\n3,Zoë,"two\nlines"\n';
const records = [
	["1", 'Ada "A." L.', null],
	["2", null, ""],
	["3", "Zoë", "two\nlines"],
];

describe("a file of rows", () => {
	it.each([
		["as it is", encode(csv)],
		["without an end of its last line", encode(csv.trimEnd())],
		["with a byte order mark", encode(`\uFEFF${csv}`)],
		["in gzip", gzipSync(csv)],
		["in gzip of several members", Buffer.concat([gzipSync(csv.slice(0, 20)), gzipSync(csv.slice(20))])],
		["in a zip archive", zipSync({ "rows.csv": encode(csv) })],
		["in a zip archive that was not packed", zipSync({ "rows.csv": encode(csv) }, { level: 0 })],
		["in a zip archive that was streamed", streamZip({ "rows.csv": csv }, ZipDeflate)],
	])("is read %s, however it is cut", async (_, bytes) => {
		for (const size of [1, 2, 7, 64, 100_000]) expect(await readRecords(bytes, size)).toEqual(records);
	});

	it("has the headings of its own, and its name in the archive", async () => {
		const files = { "a/receipts_1.csv": "id,x\n1,2\n", "b/click_1.csv": "who\nme\n", "c/empty.csv": "", "d/": "" };
		for (const bytes of [streamZip(files, ZipDeflate), streamZip(files, ZipPassThrough)]) {
			expect(await read(bytes)).toEqual([
				{ file: "a/receipts_1.csv", headings: ["id", "x"], records: [["1", "2"]] },
				{ file: "b/click_1.csv", headings: ["who"], records: [["me"]] },
			]);
			const [clicks] = await read(bytes, 7, (file) => file.includes("click"));
			expect(clicks?.records).toEqual([["me"]]);
		}
	});

	it("has two names for headings that are the same", async () => {
		const [found] = await read(encode("Brand,id,Brand\na,b,c\n"), 100);
		expect(found?.headings).toEqual(["Brand", "id", "Brand_2"]);
	});

	it("gives back whatever was written", async () => {
		const cell = fc.option(fc.string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r\n", "é", "\u{1F600}", " ") }));
		const table = fc.array(fc.tuple(cell, cell, cell).filter((cells) => cells.some((each) => each !== null)));
		const print = (value: string | null) => (value === null ? "" : `"${value.replaceAll('"', '""')}"`);
		await fc.assert(
			fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
				const text = [["a", "b", "c"].join(","), ...rows.map((row) => row.map(print).join(","))].join("\n");
				expect(await readRecords(encode(text), size)).toEqual(rows);
			}),
		);
	});

	it("comes while it is read, and is let go where it is left", async () => {
		let given = 0;
		let isEnded = false;
		async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
			try {
				await Promise.resolve();
				yield encode("n\n");
				for (;;) yield encode(`${given++}\n`);
			} finally {
				isEnded = true;
			}
		}
		for await (const { records: some } of readTableFile(endless(), () => true)) {
			if (some[0]?.[0] === "5") break;
		}
		expect([given, isEnded]).toEqual([6, true]);
	});

	const packed = gzipSync(csv);
	const archive = zipSync({ "rows.csv": encode(csv.repeat(50)) });
	it.each<readonly [string, Uint8Array, boolean]>([
		["gzip that breaks off", packed.subarray(0, -9), true],
		[
			"gzip whose bytes were changed",
			Buffer.concat([packed.subarray(0, 20), Buffer.alloc(8), packed.subarray(28)]),
			true,
		],
		["a zip archive that breaks off", archive.subarray(0, 60), true],
		["a quotation mark that is not closed", encode('a,b\n1,"x'), true],
		["a page", encode("<!doctype html><p>Sign in</p>"), false],
		["JSON", encode('{"type":"error.list"}'), false],
		["more cells than headings", encode("a,b\n1,2,3\n"), false],
		["what is not UTF-8", Buffer.from([0x61, 0x0a, 0xff, 0xfe, 0x0a]), false],
		["a heading without a name", encode("a,,c\n1,2,3\n"), false],
	])("is refused: %s", async (_, bytes, isDamaged) => {
		const error = await readRecords(bytes, 16).catch((caught: unknown) => caught);
		expect(error).toBeInstanceOf(NoTableFile);
		expect((error as NoTableFile).isDamaged).toBe(isDamaged);
	});

	it("throws what its bytes throw, and no other thing", async () => {
		const lost = new Error("connection lost");
		async function* breaking(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
			yield bytes.subarray(0, 30);
			await Promise.resolve();
			throw lost;
		}
		for (const bytes of [encode(csv), packed, archive]) {
			const reading = readTableFile(breaking(bytes), () => true);
			const readAll = async () => {
				for await (const _ of reading);
			};
			await expect(readAll()).rejects.toBe(lost);
		}
	});

	it("is never held as a whole", async () => {
		const line = `${"x".repeat(90)},${"y".repeat(9)}\n`;
		async function* large(): AsyncGenerator<Uint8Array, void, undefined> {
			await Promise.resolve();
			yield encode("a,b\n");
			for (let step = 0; step < 2000; step++) yield encode(line.repeat(1000));
		}
		const { createGzip } = await import("node:zlib");
		const { Readable } = await import("node:stream");
		let count = 0;
		let most = 0;
		globalThis.gc?.();
		const before = process.memoryUsage().rss;
		for await (const { records: some } of readTableFile(Readable.from(large()).pipe(createGzip()), () => true)) {
			count += some.length;
			most = Math.max(most, process.memoryUsage().rss);
		}
		expect(count).toBe(2_000_000);
		expect((most - before) / 1e6).toBeLessThan(150);
	}, 120_000);
});
