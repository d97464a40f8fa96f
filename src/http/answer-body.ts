import { parseJson, surveyJson } from "../base/index.ts";
import type { HttpRequest } from "./http-contract.ts";

/** What an answer's bytes turned out to be: a value, or why there is none. `text` is for the log. */
export interface AnswerBody {
	/** undefined when the body is empty or could not be read. */
	readonly value?: unknown;
	readonly text: string;
	/** Completes "…: the answer ", e.g. "is empty". */
	readonly problem?: AnswerProblem | undefined;
}

/** Why the bytes of an answer are not what was asked for; completes "…: the answer ". */
export type AnswerProblem =
	| "is empty"
	| "is cut off or damaged"
	| "is too large"
	| typeof tooDeep
	| `is not JSON${string}`
	| `is no file of rows${string}`;

/** How deep the JSON of an answer may be nested: what SQLite's JSON functions read too (JSON_MAX_DEPTH in https://www.sqlite.org/src/file/src/json.c). */
const maxJsonDepth = 1000;

/** The problem of JSON that is nested too deep. */
export const tooDeep = `is nested more than ${maxJsonDepth} levels deep`;

/**
 * Reads the bytes of an answer as JSON, unpacking gzip.
 * @param maxBytes The most that gzip may unpack to.
 * @param parse Parses it elsewhere, or gives it back.
 * @example (await readAnswerBody(Buffer.from('{"id":"1"}'), {}, 1e6)).value // { id: "1" }
 */
export async function readAnswerBody(
	bytes: Uint8Array,
	headers: Readonly<Record<string, string>>,
	maxBytes: number,
	parse?: HttpRequest["parse"],
): Promise<AnswerBody> {
	let plain = bytes;
	if (headers["content-encoding"]?.toLowerCase() === "gzip" && bytes.length > 0) {
		const unpacked = await unpack(bytes, maxBytes);
		if (typeof unpacked === "string") return { text: "", problem: unpacked };
		plain = unpacked;
	}
	const parsed = parse && plain.length > 0 ? await parse(plain) : plain;
	return parsed instanceof Uint8Array ? parseAnswer(parsed, headers["content-type"]) : { text: "", ...parsed };
}

/**
 * Parses the bytes of an answer as JSON.
 * @example parseAnswer(Buffer.from('{"id":"1"}')).value // { id: "1" }
 */
export function parseAnswer(bytes: Uint8Array, contentType?: string): AnswerBody {
	const { text, isDamaged } = decodeText(bytes);
	if (text.trim() === "") return { text, problem: "is empty" };
	const { depth, hasOddNumbers } = surveyJson(bytes);
	if (depth > maxJsonDepth) return { text, problem: tooDeep };
	try {
		const value = parseJson(text, "exact", hasOddNumbers);
		return isDamaged ? { text, problem: "is cut off or damaged" } : { text, value };
	} catch {
		return { text, problem: nameProblem(text, contentType) };
	}
}

// JSON is UTF-8 (https://www.rfc-editor.org/rfc/rfc8259#section-8.1), so JSON with other bytes in it was damaged on its way.
// TextDecoder drops a byte order mark, which JSON.parse does not take.
function decodeText(bytes: Uint8Array): { readonly text: string; readonly isDamaged: boolean } {
	try {
		return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), isDamaged: false };
	} catch {
		return { text: new TextDecoder().decode(bytes), isDamaged: true };
	}
}

async function unpack(
	bytes: Uint8Array,
	maxBytes: number,
): Promise<Uint8Array | "is too large" | "is cut off or damaged"> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	try {
		const unpacked: ReadableStream<Uint8Array> = new Blob([bytes])
			.stream()
			.pipeThrough(new DecompressionStream("gzip"));
		for await (const chunk of unpacked) {
			size += chunk.length;
			if (size > maxBytes) return "is too large";
			chunks.push(chunk);
		}
	} catch {
		return "is cut off or damaged";
	}
	return Buffer.concat(chunks, size);
}

function nameProblem(text: string, contentType: string | undefined): AnswerProblem {
	const mediaType = contentType?.split(";")[0]?.trim().toLowerCase() ?? "";
	if (/json/.test(mediaType)) return /^\s*[[{"]/.test(text) ? "is cut off or damaged" : "is not JSON";
	return /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? `is not JSON but ${mediaType}` : "is not JSON";
}
