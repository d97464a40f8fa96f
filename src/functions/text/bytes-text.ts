import { createError } from "../../base/index.ts";

/** The digests of bytes that SQL has functions of: https://www.postgresql.org/docs/15/functions-binarystring.html. */
export const digestNames = ["sha224", "sha256", "sha384", "sha512"] as const;

const lineLength = 76;

/**
 * Reads the text of a value of type bytea, in hexadecimal after `\x` or with escaped bytes.
 * Source: https://www.postgresql.org/docs/15/datatype-binary.html.
 * @throws bad_literal (22P02) for half a byte, or a backslash before something else
 * @example readBytes("\\x6162").toString() // "ab"
 */
export function readBytes(text: string): Buffer {
	return text.startsWith("\\x") ? readHex(text.slice(2)) : unescapeBytes(text);
}

/** The text of a value of type bytea, as which it is kept, too: equal bytes have equal texts, and they sort alike. */
export function printBytes(bytes: Uint8Array): string {
	return `\\x${Buffer.from(bytes).toString("hex")}`;
}

/**
 * Bytes as text in one of PostgreSQL's three formats.
 * Source: https://www.postgresql.org/docs/15/functions-binarystring.html#FUNCTION-ENCODE.
 * @throws invalid_argument (22023) for another format
 * @example encodeBytes(Buffer.from("abc"), "base64") // "YWJj"
 */
export function encodeBytes(bytes: Buffer, format: string): string {
	return findFormat(format).encode(bytes);
}

/**
 * Reads what {@link encodeBytes} gives.
 * @throws invalid_argument (22023) for another format, and for a text that has not the format
 */
export function decodeBytes(text: string, format: string): Buffer {
	return findFormat(format).decode(text);
}

interface BytesFormat {
	readonly encode: (bytes: Buffer) => string;
	readonly decode: (text: string) => Buffer;
}

const formats: Readonly<Record<string, BytesFormat>> = {
	hex: { encode: (bytes) => bytes.toString("hex"), decode: readHex },
	base64: {
		encode: (bytes) => bytes.toString("base64").replace(new RegExp(`.{${String(lineLength)}}(?=.)`, "gu"), "$&\n"),
		decode: readBase64,
	},
	escape: { encode: escapeBytes, decode: unescapeBytes },
};

function findFormat(name: string): BytesFormat {
	const format = formats[name.toLowerCase()];
	if (format) return format;
	throw createError("invalid_argument", {
		problem: `unrecognized encoding: "${name.slice(0, 60)}"`,
		advice: "Write 'hex', 'base64' or 'escape'.",
	});
}

function readHex(text: string): Buffer {
	const digits = text.replaceAll(/\s/gu, "");
	if (/^(?:[\da-f]{2})*$/iu.test(digits)) return Buffer.from(digits, "hex");
	throw createError("invalid_argument", {
		problem: /^[\da-f]*$/iu.test(digits)
			? "invalid hexadecimal data: odd number of digits"
			: "invalid hexadecimal digit",
		advice: "Two of 0-9 and a-f are a byte: '\\x6162'.",
	});
}

function readBase64(text: string): Buffer {
	const signs = text.replaceAll(/\s/gu, "");
	if (/^(?:[\w+/]{4})*(?:[\w+/]{2}==|[\w+/]{3}=)?$/u.test(signs) && !signs.includes("_"))
		return Buffer.from(signs, "base64");
	throw createError("invalid_argument", {
		problem: "invalid base64 end sequence or symbol",
		advice: "Four of A-Z, a-z, 0-9, + and / are three bytes, with = for those that are missing.",
	});
}

function unescapeBytes(text: string): Buffer {
	const parts: Buffer[] = [];
	for (const [all, plain, octal] of text.matchAll(/([^\\]+)|\\(?:\\|([0-3][0-7]{2}))|\\/gu)) {
		if (all === "\\")
			throw createError("bad_literal", {
				type: "bytea",
				text: text.slice(0, 60),
				expected: "Write \\\\ for a backslash, \\000 to \\377 for a byte, or \\x and hexadecimal digits.",
			});
		parts.push(
			plain === undefined && octal !== undefined ? Buffer.of(Number.parseInt(octal, 8)) : Buffer.from(plain ?? "\\"),
		);
	}
	return Buffer.concat(parts);
}

function escapeBytes(bytes: Buffer): string {
	return Array.from(bytes, (byte) => {
		if (byte === 0x5c) return "\\\\";
		return byte === 0 || byte >= 0x80 ? `\\${byte.toString(8).padStart(3, "0")}` : String.fromCharCode(byte);
	}).join("");
}
