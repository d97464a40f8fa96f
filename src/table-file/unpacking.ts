import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { NoTableFile } from "./no-table-file.ts";

/** Some bytes of one file of what was packed. */
export interface UnpackedBytes {
	/** Its name in the archive; empty where there is no archive. */
	readonly file: string;
	readonly bytes: Uint8Array;
	/** The file ends with them. */
	readonly isLast: boolean;
}

type Bytes = AsyncIterable<Uint8Array>;

/**
 * Unpacks a zip archive or gzip as it comes, told by its first bytes; what is neither is given as it is.
 * @param wants Whether a file of an archive is wanted.
 * @throws NoTableFile for what cannot be unpacked, and what the bytes throw.
 */
export async function* unpack(
	bytes: Bytes,
	wants: (file: string) => boolean,
): AsyncGenerator<UnpackedBytes, void, undefined> {
	const { mark, all } = await peek(bytes);
	if (mark.startsWith("PK")) yield* unpackZip(all, wants);
	else yield* giveWhole(mark.startsWith("\x1f\x8b") ? gunzip(all) : all);
}

// "PK" begins a zip archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.7), 1f 8b gzip (https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1).
const markLength = 2;

async function peek(bytes: Bytes): Promise<{ readonly mark: string; readonly all: Bytes }> {
	const rest = bytes[Symbol.asyncIterator]();
	let first = Buffer.alloc(0);
	while (first.length < markLength) {
		const next = await rest.next();
		if (next.done) break;
		first = Buffer.concat([first, next.value]);
	}
	async function* giveAll(): AsyncGenerator<Uint8Array, void, undefined> {
		try {
			yield first;
			for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
		} finally {
			await rest.return?.();
		}
	}
	return { mark: first.toString("latin1", 0, markLength), all: giveAll() };
}

async function* giveWhole(bytes: Bytes): AsyncGenerator<UnpackedBytes, void, undefined> {
	for await (const piece of bytes) yield { file: "", bytes: piece, isLast: false };
	yield { file: "", bytes: new Uint8Array(), isLast: true };
}

async function* gunzip(bytes: Bytes): AsyncGenerator<Uint8Array, void, undefined> {
	const unpacked = createGunzip();
	// Whatever breaks is thrown to who reads what was unpacked.
	pipeline(Readable.from(bytes), unpacked, () => undefined);
	try {
		for await (const piece of unpacked) yield piece as Uint8Array;
	} catch (error) {
		throw /^Z_/.test(String((error as { code?: unknown }).code)) ? refuseDamaged(error) : error;
	}
}

// What is unpacked at once: a few milliseconds of work, whatever it grows to.
const stepBytes = 16 * 1024;

async function* unpackZip(
	bytes: Bytes,
	wants: (file: string) => boolean,
): AsyncGenerator<UnpackedBytes, void, undefined> {
	const { Unzip, UnzipInflate } = await import("fflate");
	const found: UnpackedBytes[] = [];
	const open = new Set<string>();
	// What is not wanted is unpacked too: it would be held until somebody wants it.
	const zip = new Unzip((file) => {
		open.add(file.name);
		const isWanted = wants(file.name);
		file.ondata = (error, piece, isLast) => {
			if (error) throw error;
			if (isLast) open.delete(file.name);
			if (isWanted) found.push({ file: file.name, bytes: piece, isLast });
		};
		file.start();
	});
	zip.register(UnzipInflate);
	const push = (step: Uint8Array, isLast: boolean): void => {
		try {
			zip.push(step, isLast);
		} catch (error) {
			throw refuseDamaged(error);
		}
	};
	for await (const piece of bytes) {
		for (let start = 0; start < piece.length; start += stepBytes) {
			push(piece.subarray(start, start + stepBytes), false);
			yield* found.splice(0);
		}
	}
	push(new Uint8Array(), true);
	yield* found.splice(0);
	if (open.size > 0) throw refuseDamaged();
}

function refuseDamaged(cause?: unknown): NoTableFile {
	return new NoTableFile("it breaks off or is damaged", { isDamaged: true, cause });
}
