const simpleEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const escapePattern = /''|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;

/** The value of '…' or N'…' as written, e.g. "it's" for 'it''s'. */
export function decodePlainString(image: string): string {
	return joinLines(image.slice(image.indexOf("'"))).replaceAll("''", "'");
}

/** What stands between the quotes, of all lines that the string goes on in. */
function joinLines(image: string): string {
	if (!/'\s*[\n\r]\s*'/.test(image)) return image.slice(1, -1);
	return Array.from(image.matchAll(/'([^']*(?:''[^']*)*)'/g), ([, part]) => part).join("");
}

/**
 * The value of U&'…' or U&"…", or undefined if an escape in it means no character. Its escape character is a backslash unless UESCAPE says another.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-UESCAPE
 */
export function decodeUnicode(image: string): string | undefined {
	const clause = /\s+uescape\s+'(.)'$/i.exec(image);
	const quote = image[2] ?? "";
	const text = image.slice(2, image.length - (clause?.[0].length ?? 0));
	const inside = quote === "'" ? joinLines(text) : text.slice(1, -1);
	const sign = `\\u{${(clause?.[1] ?? "\\").codePointAt(0)?.toString(16)}}`;
	const pattern = new RegExp(`${sign}(?:(${sign})|([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6})|)`, "gu");
	const value = inside.replaceAll(quote + quote, quote).replace(pattern, (_, ...groups: (string | undefined)[]) => {
		const [itself, short, long] = groups;
		const code = Number.parseInt(short ?? long ?? "", 16);
		return itself ?? (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "\0");
	});
	return /[\0\p{Surrogate}]/u.test(value) ? undefined : value;
}

/** The value of $$…$$ or $tag$…$tag$ as written. */
export function decodeDollarString(image: string): string {
	const tagLength = image.indexOf("$", 1) + 1;
	return image.slice(tagLength, -tagLength);
}

/**
 * The value of E'…' as written, or undefined if an escape in it means no character.
 * https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-STRINGS-ESCAPE
 */
export function decodeEscapeString(image: string): string | undefined {
	const lines = /'\s*[\n\r]\s*'/.test(image)
		? [...image.matchAll(/'([^'\\]*(?:(?:\\[\s\S]|'')[^'\\]*)*)'/g)]
		: undefined;
	const inside = lines === undefined ? image.slice(2, -1) : lines.map(([, part]) => part).join("");
	const value = inside.replace(escapePattern, (...groups) => decodeEscape(groups as (string | undefined)[]));
	return /[\0\p{Surrogate}]/u.test(value) ? undefined : value;
}

/** NUL, which cannot be in a text, stands for an escape that means no character. */
function decodeEscape([whole, short, long, hex, octal, other]: readonly (string | undefined)[]): string {
	if (whole === "''") return "'";
	if (other !== undefined) return other === "u" || other === "U" ? "\0" : (simpleEscapes[other] ?? other);
	const code = octal === undefined ? Number.parseInt(short ?? long ?? hex ?? "", 16) : Number.parseInt(octal, 8);
	return code > 0x10ffff ? "\0" : String.fromCodePoint(code);
}

/** The name behind its quotes, e.g. `a"b` for `"a""b"`, and whether it had any. */
export function decodeName(image: string): { readonly name: string; readonly isQuoted: boolean } {
	const quote = image[0];
	if (/^u&"/i.test(image)) return { name: decodeUnicode(image) ?? "", isQuoted: true };
	if (quote === '"') return { name: image.slice(1, -1).replaceAll('""', '"'), isQuoted: true };
	if (quote === "`") return { name: image.slice(1, -1).replaceAll("``", "`"), isQuoted: true };
	if (quote === "[") return { name: image.slice(1, -1).replaceAll("]]", "]"), isQuoted: true };
	return { name: image, isQuoted: false };
}
