import { parseJson } from "../../base/index.ts";
import { formatJsonb, parseInterval, printFloat, splitRowPlace } from "../../functions/index.ts";
import { decodeText } from "../message/message-body.ts";
import { createProtocolError, createSessionError } from "../message/protocol-error.ts";
import { decodeNumeric, encodeNumeric } from "./binary-numeric.ts";
import {
	countMicroseconds,
	createZonedPrinter,
	printClock,
	printMicroseconds,
	splitClock,
	trimFraction,
} from "./time-text.ts";
import { toInt32, type WireType } from "./wire-type.ts";

const differs = -1;
const dayMicroseconds = 86_400_000_000n;
const [endless, beforeAll] = [0x7fff_ffff_ffff_ffffn, -0x8000_0000_0000_0000n];
const [endlessDay, beforeAllDays] = [0x7fff_ffff, -0x8000_0000];

const textual = {
	isPlain: true as const,
	print: String,
	encode: (text: string) => Buffer.from(text),
	decode: decodeText,
};

const whole = (name: string, oid: number, length: 2 | 4 | 8): WireType => ({
	name,
	oid,
	length,
	print: String,
	encode: (text) => write(length, (bytes) => writeWhole(bytes, BigInt(text), length)),
	decode: (bytes) => String(readWhole(checkLength(bytes, length), length)),
});

function objectId(name: string, oid: number): WireType {
	return {
		name,
		oid,
		length: 4,
		print: String,
		encode: (text) => write(4, (bytes) => bytes.writeUInt32BE(Number(text) >>> 0)),
		decode: (bytes) => String(checkLength(bytes, 4).readUInt32BE()),
	};
}

// Where its text is a name, there is nobody here to look it up.
function objectName(id: WireType): WireType {
	return {
		...id,
		isPlain: true,
		encode(text, zone) {
			if (/^\d+$/.test(text)) return id.encode(text, zone);
			const advice = "Ask for text, or cast it to oid. A cursor gives it when it is declared with BINARY.";
			throw createSessionError("0A000", `${id.name} is not supported in binary form here`, advice);
		},
	};
}

// How many bits there are, then the bits, with noughts behind the last.
const bits = (name: string, oid: number): WireType => ({
	name,
	oid,
	length: differs,
	print: String,
	encode: (text) => {
		const bytes = (text.match(/.{1,8}/g) ?? []).map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
		return Buffer.concat([toInt32(text.length), Uint8Array.from(bytes)]);
	},
	decode: (bytes) => {
		const count = bytes.length < 4 ? -1 : bytes.readInt32BE();
		checkLength(bytes, 4 + Math.ceil(Math.max(count, 0) / 8));
		const digits = Array.from(bytes.subarray(4), (byte) => byte.toString(2).padStart(8, "0"));
		return digits.join("").slice(0, count);
	},
});

/** PostgreSQL's types that a statement can have, arrays aside. Sources: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat and the send functions in src/backend/utils/adt. */
export const scalarTypes: readonly WireType[] = [
	{
		name: "bool",
		oid: 16,
		length: 1,
		print: (value) => (value === true ? "t" : "f"),
		encode: (text) => Uint8Array.of(text === "t" || text === "true" ? 1 : 0),
		decode: (bytes) => (checkLength(bytes, 1)[0] === 0 ? "f" : "t"),
	},
	whole("int2", 21, 2),
	whole("int4", 23, 4),
	whole("int8", 20, 8),
	{
		name: "float4",
		oid: 700,
		length: 4,
		print: (value) => (typeof value === "number" ? printFloat(value, 6) : String(value)),
		encode: (text) => write(4, (bytes) => bytes.writeFloatBE(Number(text))),
		decode: (bytes) => printFloat(Number(checkLength(bytes, 4).readFloatBE().toPrecision(9)), 6),
	},
	{
		name: "float8",
		oid: 701,
		length: 8,
		print: (value) => (typeof value === "number" ? printFloat(value, 15) : String(value)),
		encode: (text) => write(8, (bytes) => bytes.writeDoubleBE(Number(text))),
		decode: (bytes) => printFloat(checkLength(bytes, 8).readDoubleBE(), 15),
	},
	{ name: "numeric", oid: 1700, length: differs, print: String, encode: encodeNumeric, decode: decodeNumeric },
	{ name: "text", oid: 25, length: differs, ...textual },
	{ name: "varchar", oid: 1043, length: differs, ...textual },
	{ name: "bpchar", oid: 1042, length: differs, ...textual },
	{ name: "name", oid: 19, length: 64, ...textual },
	{ name: "char", oid: 18, length: 1, ...textual },
	// It has one value, the empty text.
	{ name: "void", oid: 2278, length: 4, ...textual },
	{
		name: "tid",
		oid: 27,
		length: 6,
		isPlain: true,
		print: String,
		encode: (text) =>
			write(6, (bytes) => {
				const [block, offset] = splitRowPlace(text);
				bytes.writeUInt32BE(block);
				bytes.writeUInt16BE(offset, 4);
			}),
		decode: (bytes) => `(${String(checkLength(bytes, 6).readUInt32BE())},${String(bytes.readUInt16BE(4))})`,
	},
	{ name: "pg_node_tree", oid: 194, length: differs, ...textual },
	{ name: "aclitem", oid: 1033, length: 12, ...textual },
	{
		name: "bytea",
		oid: 17,
		length: differs,
		print: String,
		encode: (text) => (text.startsWith("\\x") ? Buffer.from(text.slice(2), "hex") : Buffer.from(text)),
		decode: (bytes) => `\\x${bytes.toString("hex")}`,
	},
	bits("bit", 1560),
	bits("varbit", 1562),
	objectId("oid", 26),
	objectId("xid", 28),
	objectId("cid", 29),
	...(
		[
			["regclass", 2205],
			["regtype", 2206],
			["regproc", 24],
			["regnamespace", 4089],
			["regprocedure", 2202],
			["regoper", 2203],
			["regoperator", 2204],
			["regrole", 4096],
			["regcollation", 4191],
		] as const
	).map(([name, oid]) => objectName(objectId(name, oid))),
	{
		name: "uuid",
		oid: 2950,
		length: 16,
		print: String,
		encode: (text) => Buffer.from(text.replaceAll("-", ""), "hex"),
		decode: (bytes) =>
			checkLength(bytes, 16)
				.toString("hex")
				.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"),
	},
	{ name: "json", oid: 114, length: differs, ...textual },
	{
		name: "jsonb",
		oid: 3802,
		length: differs,
		print: (value) => printJsonb(String(value)),
		encode: (text) => Buffer.from(`\u0001${text}`),
		decode: (bytes) => decodeText(bytes.subarray(1)),
	},
	{
		name: "date",
		oid: 1082,
		length: 4,
		print: String,
		encode: (text) => write(4, (bytes) => bytes.writeInt32BE(countDays(text))),
		decode: (bytes) => printDay(checkLength(bytes, 4).readInt32BE()),
	},
	{
		name: "time",
		oid: 1083,
		length: 8,
		print: (value) => trimFraction(String(value)),
		encode: (text) => write(8, (bytes) => bytes.writeBigInt64BE(splitClock(text).microseconds)),
		decode: (bytes) => printClock(checkLength(bytes, 8).readBigInt64BE()),
	},
	{
		name: "timetz",
		oid: 1266,
		length: 12,
		print: String,
		encode: (text) =>
			write(12, (bytes) => {
				const { microseconds, west } = splitClock(text);
				bytes.writeBigInt64BE(microseconds);
				bytes.writeInt32BE(west, 8);
			}),
		decode: (bytes) => printClock(checkLength(bytes, 12).readBigInt64BE()) + printWest(bytes.readInt32BE(8)),
	},
	{
		name: "timestamp",
		oid: 1114,
		length: 8,
		print: (value) => trimFraction(String(value)),
		encode: (text) => write(8, (bytes) => bytes.writeBigInt64BE(countInstant(text))),
		decode: (bytes) => printTime(checkLength(bytes, 8).readBigInt64BE(), ""),
	},
	{
		name: "timestamptz",
		oid: 1184,
		length: 8,
		print: (value, zone) => createZonedPrinter(zone)(String(value)),
		printIn: createZonedPrinter,
		encode: (text) => write(8, (bytes) => bytes.writeBigInt64BE(countZoned(text))),
		decode: (bytes) => printTime(checkLength(bytes, 8).readBigInt64BE(), "+00"),
	},
	{
		name: "interval",
		oid: 1186,
		length: 16,
		print: String,
		encode: (text) =>
			write(16, (bytes) => {
				const { months, days, microseconds } = parseInterval(text) ?? { months: 0, days: 0, microseconds: 0 };
				bytes.writeBigInt64BE(BigInt(microseconds));
				bytes.writeInt32BE(days, 8);
				bytes.writeInt32BE(months, 12);
			}),
		decode: (bytes) => {
			const microseconds = checkLength(bytes, 16).readBigInt64BE();
			return `${bytes.readInt32BE(12)} months ${bytes.readInt32BE(8)} days ${microseconds} microseconds`;
		},
	},
];

/**
 * The text of a value of jsonb, whatever blanks it is kept with.
 * @example printJsonb('{"b":1,"a":2}') // '{"a": 2, "b": 1}'
 */
function printJsonb(text: string): string {
	try {
		return formatJsonb(parseJson(text));
	} catch {
		return text;
	}
}

function write(length: number, fill: (bytes: Buffer) => unknown): Buffer {
	const bytes = Buffer.alloc(length);
	fill(bytes);
	return bytes;
}

function writeWhole(bytes: Buffer, value: bigint, length: 2 | 4 | 8): void {
	if (length === 8) bytes.writeBigInt64BE(value);
	else bytes.writeIntBE(Number(value), 0, length);
}

function readWhole(bytes: Buffer, length: 2 | 4 | 8): bigint | number {
	return length === 8 ? bytes.readBigInt64BE() : bytes.readIntBE(0, length);
}

function checkLength(bytes: Buffer, length: number): Buffer {
	if (bytes.length < length) throw createProtocolError("insufficient data left in message");
	if (bytes.length > length) throw createProtocolError("incorrect binary data format in bind parameter", "22P03");
	return bytes;
}

function countInstant(text: string): bigint {
	if (text.endsWith("infinity")) return text.startsWith("-") ? beforeAll : endless;
	return countMicroseconds(text);
}

// "2026-01-01 11:00:00.5+01" → microseconds in UTC.
function countZoned(text: string): bigint {
	if (text.endsWith("infinity")) return countInstant(text);
	const [, time = "", zone = "+00"] = /^(.*?)([+-]\d+(?::\d+){0,2})?$/.exec(text.slice(10)) ?? [];
	return countMicroseconds(text.slice(0, 10) + time) + BigInt(splitClock(`00:00${zone}`).west) * 1_000_000n;
}

function printTime(microseconds: bigint, zone: string): string {
	if (microseconds === endless) return "infinity";
	return microseconds === beforeAll ? "-infinity" : printMicroseconds(microseconds) + zone;
}

function countDays(text: string): number {
	if (text.endsWith("infinity")) return text.startsWith("-") ? beforeAllDays : endlessDay;
	return Number(countMicroseconds(`${text} 00:00:00`) / dayMicroseconds);
}

function printDay(days: number): string {
	if (days === endlessDay) return "infinity";
	return days === beforeAllDays ? "-infinity" : printMicroseconds(BigInt(days) * dayMicroseconds).slice(0, 10);
}

function printWest(seconds: number): string {
	const ahead = Math.abs(seconds);
	const pad = (value: number) => String(Math.trunc(value)).padStart(2, "0");
	return `${seconds > 0 ? "-" : "+"}${pad(ahead / 3600)}:${pad((ahead / 60) % 60)}:${pad(ahead % 60)}`;
}
