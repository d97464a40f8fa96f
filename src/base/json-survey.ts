/** What the bytes of a JSON text show before it is parsed. */
export interface JsonSurvey {
	/** How deep it is nested. */
	readonly depth: number;
	/** Whether it may have numbers that no double prints back as they are written. */
	readonly hasOddNumbers: boolean;
}

/**
 * Goes once through a JSON text, as bytes of UTF-8. Of what is no JSON it says nothing of worth.
 * @example surveyJson(new TextEncoder().encode('{"a": [1.0, "[["]}')) // { depth: 2, hasOddNumbers: true }
 */
export function surveyJson(bytes: Uint8Array): JsonSurvey {
	let [depth, deepest, hasOddNumbers] = [0, 0, false];
	// By number, as the page of a large table has half a million of them. No part of another character looks like one of ASCII.
	for (let index = 0; index < bytes.length; index++) {
		switch (kinds[bytes[index] ?? 0]) {
			case kindOfQuote:
				index = findStringEnd(bytes, index + 1);
				break;
			case kindOfOpening:
				depth++;
				if (depth > deepest) deepest = depth;
				break;
			case kindOfClosing:
				depth--;
				break;
			case kindOfNumber: {
				const end = findNumberEnd(bytes, index + 1);
				hasOddNumbers ||= mayBeOdd(bytes, index, end);
				index = end - 1;
				break;
			}
			default:
		}
	}
	return { depth: deepest, hasOddNumbers };
}

const [kindOfQuote, kindOfOpening, kindOfClosing, kindOfNumber] = [1, 2, 3, 4];
const kinds = listKinds([
	[kindOfQuote, '"'],
	[kindOfOpening, "[{"],
	[kindOfClosing, "]}"],
	[kindOfNumber, "-0123456789"],
]);
const numberSigns = listKinds([[1, "0123456789.eE+-"]]);

function listKinds(rows: readonly (readonly [kind: number, characters: string])[]): Uint8Array {
	const list = new Uint8Array(256);
	for (const [kind, characters] of rows) for (const character of characters) list[character.charCodeAt(0)] = kind;
	return list;
}

function findStringEnd(bytes: Uint8Array, from: number): number {
	for (let index = from; index < bytes.length; index++) {
		const code = bytes[index];
		if (code === 0x22) return index;
		if (code === 0x5c) index++;
	}
	return bytes.length;
}

function findNumberEnd(bytes: Uint8Array, from: number): number {
	let index = from;
	while (index < bytes.length && numberSigns[bytes[index] ?? 0] === 1) index++;
	return index;
}

/** Doubles keep so many digits, whatever they are. */
const keptDigits = 15;
const [zero, nine, minus, point] = [0x30, 0x39, 0x2d, 0x2e];

// Exponents, long ones, -0, zeros at the end of a fraction; beginning with 0.0 it may be so small that it is printed with an exponent.
function mayBeOdd(bytes: Uint8Array, start: number, end: number): boolean {
	const first = bytes[start] === minus ? start + 1 : start;
	if (end - first > keptDigits) return true;
	if (bytes[first] === zero && bytes[first + 1] !== point) return first > start;
	let hasPoint = false;
	for (let index = first; index < end; index++) {
		const code = bytes[index] ?? 0;
		if (code === point) hasPoint = true;
		else if (code < zero || code > nine) return true;
	}
	if (!hasPoint) return false;
	return bytes[end - 1] === zero || (bytes[first] === zero && bytes[first + 2] === zero);
}
