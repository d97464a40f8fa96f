import { describe, expect, it } from "vitest";
import { cellMarks, type JoinedForm, splitCells } from "../../src/base/index.ts";
import { JoinedRowConverter, RowBytes } from "../../src/postgres-format/index.ts";

const { row, cell, whole, real, text } = cellMarks;
const none = cell + cellMarks.none;
const forms: readonly JoinedForm[] = ["column", "whole", "truth", "instant"];
const layout = { typeOids: [25, 20, 16, 1184], formats: [], zone: "UTC", intervalStyle: "postgres" } as const;
const look = (cells: readonly unknown[]) =>
	cells.map((value, index) => (index === 2 && value !== null ? value === 1 : value));

function convert(...rows: string[]) {
	const packer = new RowBytes<string>((writer, text) => writer.text(text));
	for (const text of rows) packer.add(row + text);
	return new JoinedRowConverter(layout, { forms, createReader: () => (cells) => look(cells) as never }).convert(
		packer.take(),
	);
}

function readMessages({ bytes, ends }: ReturnType<typeof convert>["rows"]): string[][] {
	return [...ends].map((end, index) => readMessage(Buffer.from(bytes.subarray(ends[index - 1] ?? 0, end))));
}

function readMessage(message: Buffer): string[] {
	expect([message[0], message.readInt32BE(1), message.readInt16BE(5)]).toEqual([
		0x44,
		message.length - 1,
		forms.length,
	]);
	const cells: string[] = [];
	for (let at = 7; at < message.length; ) {
		const length = message.readInt32BE(at);
		cells.push(length < 0 ? "NULL" : message.toString("utf8", at + 4, at + 4 + length));
		at += 4 + Math.max(length, 0);
	}
	return cells;
}

describe("a row whose cells come in one text", () => {
	it.each([
		[`${cell}ada${cell}7${cell}t${cell}2026-01-02 03:04:05+00`, ["ada", "7", "t", "2026-01-02 03:04:05+00"]],
		[`${cell}高橋 é${cell}-7${cell}f${none}`, ["高橋 é", "-7", "f", "NULL"]],
		[`${none}${none}${none}${none}`, ["NULL", "NULL", "NULL", "NULL"]],
		[`${cell}${cell}0${none}${cell}infinity+00`, ["", "0", "NULL", "infinity"]],
		[
			`${cell}${text}12${cell}${real}3.0${cell}t${cell}2026-01-02 03:04:05.500+00`,
			["12", "3", "t", "2026-01-02 03:04:05.5+00"],
		],
		[`${cell}${whole}7${cell}${whole}9${cell}f${none}`, ["7", "9", "f", "NULL"]],
		[`${none}${cell}7${none}${cell}2026-01-02 03:04:05+00`, ["NULL", "7", "NULL", "2026-01-02 03:04:05+00"]],
		[`${none}x\u0001\u0002\u0003${cell}7${none}${none}`, [`${cellMarks.none}x\u0001\u0002\u0003`, "7", "NULL", "NULL"]],
		[`${none}é${cell}7${none}${none}`, [`${cellMarks.none}é`, "7", "NULL", "NULL"]],
		[`${cell}a\0b\u0001${cell}9007199254740993${cell}t${none}`, ["a\0b\u0001", "9007199254740993", "t", "NULL"]],
	])("%j is written cell by cell", (joined, cells) => {
		expect(convert(joined)).toEqual({ rows: expect.anything() });
		expect(readMessages(convert(joined).rows)).toEqual([cells]);
	});

	it("stands among others in its order, whichever of them are written anew", () => {
		const names = Array.from({ length: 100 }, (_, index) => (index % 7 === 3 ? `é\0${index}` : `a${index}`));
		const texts = names.map((name, index) => `${cell}${name}${index % 3 === 0 ? none : `${cell}7`}${cell}t${none}`);
		expect(readMessages(convert(...texts).rows)).toEqual(
			names.map((name, index) => [name, index % 3 === 0 ? "NULL" : "7", "t", "NULL"]),
		);
	});

	it("is refused where a cell has a mark in it, for nobody knows where it ends; those before it are not", () => {
		const marked = `${cell}a${cell}b${cell}7${cell}t${none}`;
		expect(splitCells(marked, forms)).toBeUndefined();
		const { rows, error } = convert(`${cell}a${none}${none}${none}`, marked, `${none}${none}${none}${none}`);
		expect(readMessages(rows)).toEqual([["a", "NULL", "NULL", "NULL"]]);
		expect(String(error)).toMatch(/invalid byte sequence/);
	});

	it("has no cells from one behind it, where it has too few", () => {
		const { rows, error } = convert(`${cell}a${none}`, `${cell}b${none}${none}${none}`);
		expect([rows.ends.length, String(error)]).toEqual([0, expect.stringMatching(/invalid byte sequence/)]);
	});
});
