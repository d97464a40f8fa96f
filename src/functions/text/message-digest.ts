const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
const constants = Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/**
 * The MD5 digest of a text in UTF-8, in hexadecimal. Source: https://www.rfc-editor.org/rfc/rfc1321.
 * @example digestText("abc") // "900150983cd24fb0d6963f7d28e17f72"
 */
export function digestText(text: string): string {
	const bytes = new TextEncoder().encode(text);
	const padded = new Uint8Array((Math.floor((bytes.length + 8) / 64) + 1) * 64);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = new DataView(padded.buffer);
	view.setUint32(padded.length - 8, (bytes.length * 8) >>> 0, true);
	view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
	let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
	for (let offset = 0; offset < padded.length; offset += 64) state = addBlock(state, view, offset);
	const output = new DataView(new ArrayBuffer(16));
	for (const [index, word] of state.entries()) output.setUint32(index * 4, word >>> 0, true);
	return Array.from({ length: 16 }, (_, index) => output.getUint8(index).toString(16).padStart(2, "0")).join("");
}

function addBlock(
	state: readonly [number, number, number, number],
	view: DataView,
	offset: number,
): [number, number, number, number] {
	let [a, b, c, d] = state;
	for (let step = 0; step < 64; step++) {
		const [mixed, word] = mix(step, b, c, d);
		const sum = (a + mixed + (constants[step] ?? 0) + view.getUint32(offset + word * 4, true)) | 0;
		const shift = shifts[(step >> 4) * 4 + (step % 4)] ?? 0;
		[a, d, c, b] = [d, c, b, (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
	}
	return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
}

function mix(step: number, b: number, c: number, d: number): readonly [mixed: number, word: number] {
	if (step < 16) return [(b & c) | (~b & d), step];
	if (step < 32) return [(d & b) | (~d & c), (5 * step + 1) % 16];
	if (step < 48) return [b ^ c ^ d, (3 * step + 5) % 16];
	return [c ^ (b | ~d), (7 * step) % 16];
}
