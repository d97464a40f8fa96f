import { createHash } from "node:crypto";
import { createError } from "../../base/index.ts";
import { decodeBytes, digestNames, encodeBytes, printBytes, readBytes } from "../text/bytes-text.ts";
import { asInteger, type RegisteredFunction, strict } from "./registered-function.ts";

type Plain = string | number | undefined;

const readKept = (value: Plain) => readBytes(String(value));

/** Bytes. Source: https://www.postgresql.org/docs/15/functions-binarystring.html. */
export const registeredBytesFunctions: readonly RegisteredFunction[] = [
	strict("bytes_of", 1, (text) => printBytes(readKept(text))),
	strict("bytes_length", 1, (bytes) => asInteger(readKept(bytes).length)),
	strict("bytes_encode", 2, (bytes, format) => encodeBytes(readKept(bytes), String(format))),
	strict("bytes_decode", 2, (text, format) => printBytes(decodeBytes(String(text), String(format)))),
	strict("bytes_to_text", 2, (bytes, encoding) => decodeText(readKept(bytes), String(encoding))),
	strict("text_to_bytes", 2, (text, encoding) => {
		checkEncoding(String(encoding));
		return printBytes(Buffer.from(String(text)));
	}),
	strict("md5", 1, (text) => createHash("md5").update(String(text)).digest("hex")),
	strict("bytes_md5", 1, (bytes) => createHash("md5").update(readKept(bytes)).digest("hex")),
	...digestNames.map((name) =>
		strict(name, 1, (bytes) => printBytes(createHash(name).update(readKept(bytes)).digest())),
	),
];

function decodeText(bytes: Buffer, encoding: string): string {
	checkEncoding(encoding);
	try {
		return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw createError("execution_failed", {
			sqlState: "22021",
			problem: 'invalid byte sequence for encoding "UTF8"',
			advice: "encode(…, 'hex') shows any bytes.",
		});
	}
}

function checkEncoding(name: string): void {
	if (/^utf-?8$/iu.test(name)) return;
	throw createError("not_supported", { feature: `the encoding "${name.slice(0, 60)}"`, advice: "Write 'UTF8'." });
}
