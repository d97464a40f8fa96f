/** One value of DER: https://www.itu.int/rec/T-REC-X.690. @example writeDer(0x02, Buffer.of(1)).toString("hex") // "020101" */
export function writeDer(tag: number, ...parts: readonly Uint8Array[]): Buffer {
	const body = Buffer.concat(parts);
	return Buffer.concat([Buffer.of(tag), writeLength(body.length), body]);
}

function writeLength(length: number): Buffer {
	if (length < 0x80) return Buffer.of(length);
	const hex = length.toString(16);
	const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
	return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes]);
}

/** A sequence. */
export function sequence(...parts: readonly Uint8Array[]): Buffer {
	return writeDer(0x30, ...parts);
}

/** An object identifier. @example objectId("2.5.4.3").toString("hex") // "0603550403" */
export function objectId(text: string): Buffer {
	const [first = 0, second = 0, ...rest] = text.split(".").map(Number);
	return writeDer(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(writeBase128)]));
}

function writeBase128(value: number): readonly number[] {
	const bytes = [value & 0x7f];
	for (let left = value >>> 7; left > 0; left >>>= 7) bytes.unshift((left & 0x7f) | 0x80);
	return bytes;
}

/** A time in UTC, of the years from 1950 to 2049. */
export function utcTime(epochMs: number): Buffer {
	const digits = new Date(epochMs).toISOString().replace(/[-:T]/g, "").slice(2, 14);
	return writeDer(0x17, Buffer.from(`${digits}Z`));
}
