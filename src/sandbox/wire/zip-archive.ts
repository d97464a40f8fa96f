import { crc32, deflateRawSync } from "node:zlib";

/** A file of an archive. */
export interface ArchivedFile {
	readonly name: string;
	readonly text: string;
}

/**
 * Packs files into a zip archive: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.
 * @param at When they were written, in Unix seconds.
 */
export function packArchive(files: readonly ArchivedFile[], at: number): Buffer {
	const entries: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, text } of files) {
		const path = Buffer.from(name);
		const plain = Buffer.from(text);
		const packed = deflateRawSync(plain);
		const facts = describeFile(path, plain, packed, at);
		const local = Buffer.concat([numbers([4, 0x04034b50]), facts, path]);
		entries.push(local, packed);
		const attributes = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
		directory.push(numbers([4, 0x02014b50], [2, version]), facts, attributes, path);
		offset += local.length + packed.length;
	}
	const listed = Buffer.concat(directory);
	const count = files.length;
	const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, listed.length], [4, offset], [2, 0]);
	return Buffer.concat([...entries, listed, end]);
}

const version = 20;
const utf8Names = 0x0800;
const deflated = 8;

function describeFile(path: Buffer, plain: Buffer, packed: Buffer, at: number): Buffer {
	const date = new Date(at * 1000);
	const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
	const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
	return numbers(
		[2, version],
		[2, utf8Names],
		[2, deflated],
		[2, time],
		[2, day],
		[4, crc32(plain)],
		[4, packed.length],
		[4, plain.length],
		[2, path.length],
		[2, 0],
	);
}

// Each with how many bytes it has, the lowest first.
function numbers(...values: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
	return Buffer.concat(
		values.map(([size, value]) => {
			const bytes = Buffer.alloc(size);
			bytes.writeUIntLE(value, 0, size);
			return bytes;
		}),
	);
}
