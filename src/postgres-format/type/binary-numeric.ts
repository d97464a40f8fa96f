const base = 10_000;
const digitsOfBase = 4;
const negative = 0x4000;
const specials: readonly (readonly [text: string, sign: number])[] = [
	["NaN", 0xc000],
	["Infinity", 0xd000],
	["-Infinity", 0xf000],
];

/**
 * The binary form of a number of any length: digits of base 10,000.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/numeric.c, numeric_send.
 * @example encodeNumeric("12.50").toString("hex") // "0002000000000002000c1388"
 */
export function encodeNumeric(text: string): Buffer {
	const special = specials.find(([name]) => name === text);
	if (special) return writeNumeric([], 0, special[1], 0);
	const [, sign = "", whole = "", fraction = ""] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(expand(text)) ?? [];
	const padded = whole.replace(/^0+/, "");
	const head = padded.padStart(Math.ceil(padded.length / digitsOfBase) * digitsOfBase, "0");
	const tail = fraction.padEnd(Math.ceil(fraction.length / digitsOfBase) * digitsOfBase, "0");
	const digits = ((head + tail).match(/\d{4}/g) ?? []).map(Number);
	let weight = head.length / digitsOfBase - 1;
	while (digits[0] === 0) {
		digits.shift();
		weight--;
	}
	while (digits.at(-1) === 0) digits.pop();
	return writeNumeric(digits, digits.length === 0 ? 0 : weight, sign === "-" ? negative : 0, fraction.length);
}

/**
 * The text of a binary number.
 * @example decodeNumeric(encodeNumeric("12.50")) // "12.50"
 */
export function decodeNumeric(bytes: Buffer): string {
	if (bytes.length < 8) return "";
	const [count, weight, sign, scale] = [
		bytes.readUInt16BE(0),
		bytes.readInt16BE(2),
		bytes.readUInt16BE(4),
		bytes.readUInt16BE(6),
	];
	const special = specials.find(([, mark]) => mark === sign);
	if (special) return special[0];
	if (bytes.length < 8 + count * 2) return "";
	const digitAt = (index: number) => (index >= 0 && index < count ? bytes.readUInt16BE(8 + index * 2) % base : 0);
	const group = (index: number) => String(digitAt(index)).padStart(digitsOfBase, "0");
	const head = Array.from({ length: Math.max(weight + 1, 0) }, (_, index) => group(index)).join("");
	const groups = Math.ceil(scale / digitsOfBase);
	const tail = Array.from({ length: groups }, (_, index) => group(weight + 1 + index)).join("");
	const whole = head.replace(/^0+(?=\d)/, "") || "0";
	return `${sign === negative ? "-" : ""}${whole}${scale > 0 ? `.${tail.slice(0, scale)}` : ""}`;
}

function writeNumeric(digits: readonly number[], weight: number, sign: number, scale: number): Buffer {
	const bytes = Buffer.alloc(8 + digits.length * 2);
	bytes.writeUInt16BE(digits.length, 0);
	bytes.writeInt16BE(weight, 2);
	bytes.writeUInt16BE(sign, 4);
	bytes.writeUInt16BE(scale, 6);
	for (const [index, digit] of digits.entries()) bytes.writeUInt16BE(digit, 8 + index * 2);
	return bytes;
}

// 1e3 → 1000
function expand(text: string): string {
	const [, sign = "", whole = "", fraction = "", exponent] =
		/^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text) ?? [];
	if (exponent === undefined) return text;
	const digits = whole + fraction;
	const point = whole.length + Number(exponent);
	if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
	const padded = digits.padEnd(point, "0");
	return `${sign}${padded.slice(0, point)}${padded.length > point ? `.${padded.slice(point)}` : ""}`;
}
