/** How a sign that is not to reach the terminal is written in its place: as in SQL's texts, or so that JSON stays JSON. */
export type SignStyle = "text" | "json";

// What a terminal obeys instead of showing it (C0, DEL, C1), what breaks lines, and what has no width or turns the direction of others around:
// https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing. Visible format signs, such as the Arabic sign of a number, are not meant.
const hidden = String.raw`[\p{Cc}\p{Zl}\p{Zp}]|(?=\p{Default_Ignorable_Code_Point})\p{Cf}`;

// What has no width and is still seen by what it does: joiners within emoji, after Arabic letters and after the signs that kill a vowel in
// scripts of India (https://www.rfc-editor.org/rfc/rfc5892#appendix-A), and the letters that make a black flag that of a region.
const shaping = [
	String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}])\u200D(?=\p{Extended_Pictographic})`,
	String.raw`(?<=[\p{Script=Arabic}\p{Script=Syriac}\p{M}])[\u200C\u200D]`,
	String.raw`(?<=\u{1F3F4}[\u{E0020}-\u{E007E}]*)[\u{E0020}-\u{E007F}]`,
].join("|");

const signs = new RegExp(`(${shaping}|[\\n\\t])|${hidden}`, "gu");

/**
 * Writes out the signs that could make a terminal do or show something else than the text says; line feeds and tabs stay.
 * @example escapeSigns("a\u001b[31m\u202Eb", "text") // "a\\x1B[31m\\u202Eb"
 */
export function escapeSigns(text: string, style: SignStyle): string {
	// Nearly all text is plain.
	if (/^[\n\t -~]*$/.test(text)) return text;
	return text.replace(signs, (sign, kept: string | undefined) => (kept === undefined ? writeSign(sign, style) : sign));
}

function writeSign(sign: string, style: SignStyle): string {
	const code = sign.codePointAt(0) ?? 0;
	const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, "0");
	if (style === "json") return [...Array(sign.length).keys()].map((at) => `\\u${hex(sign.charCodeAt(at), 4)}`).join("");
	if (code < 0x100) return `\\x${hex(code, 2)}`;
	return code > 0xffff ? `\\u{${hex(code, 5)}}` : `\\u${hex(code, 4)}`;
}
