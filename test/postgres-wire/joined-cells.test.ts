import { describe, expect, it } from "vitest";
import { cellMarks, type JoinedForm, splitCells } from "../../src/base/index.ts";
import { MessagePacker } from "../../src/postgres-format/index.ts";

const { row, plain, none, whole, real, text } = cellMarks;
const forms: readonly JoinedForm[] = ["column", "whole", "truth", "instant"];
const layout = { typeOids: [25, 20, 16, 1184], formats: [], zone: "UTC", intervalStyle: "postgres" } as const;
const look = (cells: readonly unknown[]) =>
	cells.map((value, index) => (index === 2 && value !== null ? value === 1 : value));

function pack(joined: string): string[] {
	const packer = new MessagePacker(layout, { forms, readRow: (cells) => look(cells) as never });
	packer.addJoined(row + joined);
	const { bytes } = packer.take();
	const cells: string[] = [];
	for (let at = 7; at < bytes.length; ) {
		const length = bytes.readInt32BE(at);
		cells.push(length < 0 ? "NULL" : bytes.toString("utf8", at + 4, at + 4 + length));
		at += 4 + Math.max(length, 0);
	}
	expect(bytes.readInt32BE(1)).toBe(bytes.length - 1);
	return cells;
}

describe("a row whose cells come in one text", () => {
	it.each([
		[`${plain}ada${plain}7${plain}t${plain}2026-01-02 03:04:05+00`, ["ada", "7", "t", "2026-01-02 03:04:05+00"]],
		[`${plain}高橋 é${plain}-7${plain}f${none}`, ["高橋 é", "-7", "f", "NULL"]],
		[`${none}${none}${none}${none}`, ["NULL", "NULL", "NULL", "NULL"]],
		[`${plain}${plain}0${none}${plain}infinity+00`, ["", "0", "NULL", "infinity"]],
		[`${text}12${real}3.0${plain}t${plain}2026-01-02 03:04:05.500+00`, ["12", "3", "t", "2026-01-02 03:04:05.5+00"]],
		[`${whole}7${whole}9${plain}f${none}`, ["7", "9", "f", "NULL"]],
		[`${plain}a\0b\u0001${plain}9007199254740993${plain}t${none}`, ["a\0b\u0001", "9007199254740993", "t", "NULL"]],
	])("%j is written cell by cell", (joined, cells) => {
		expect(pack(joined)).toEqual(cells);
	});

	it("stands among others in its order, whichever of them are looked at cell by cell", () => {
		const packer = new MessagePacker(layout, { forms, readRow: (cells) => look(cells) as never });
		const names = Array.from({ length: 40 }, (_, index) => (index % 7 === 3 ? `é\0${index}` : `a${index}`));
		for (const name of names) packer.addJoined(`${row}${plain}${name}${plain}7${plain}t${none}`);
		expect(packer.rowCount).toBe(40);
		const { bytes, ends } = packer.take();
		const given = [...ends].map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end));
		// The message begins with its code, its length and how many cells there are, and ends with 7, t and NULL.
		expect(given.map((message) => message.toString("utf8", 11, message.length - 14))).toEqual(names);
		expect(given.every((message) => message[0] === 0x44 && message.readInt32BE(1) === message.length - 1)).toBe(true);
	});

	it("is refused where a cell has a mark in it, for nobody knows where it ends", () => {
		expect(splitCells(`${plain}a${plain}b${plain}7${plain}t${none}`, forms)).toBeUndefined();
		expect(() => pack(`${plain}a${plain}b${plain}7${plain}t${none}`)).toThrow(/invalid byte sequence/);
	});
});
