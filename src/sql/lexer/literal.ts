const simpleEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

const escapePattern = /''|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g;

/** The value of '…' or N'…' as written, e.g. "it's" for 'it''s'. */
export function decodePlainString(image: string): string {
	return image.slice(image.indexOf("'") + 1, -1).replaceAll("''", "'");
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
	const value = image
		.slice(2, -1)
		.replace(escapePattern, (...groups) => decodeEscape(groups as (string | undefined)[]));
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
	if (quote === '"') return { name: image.slice(1, -1).replaceAll('""', '"'), isQuoted: true };
	if (quote === "`") return { name: image.slice(1, -1).replaceAll("``", "`"), isQuoted: true };
	if (quote === "[") return { name: image.slice(1, -1).replaceAll("]]", "]"), isQuoted: true };
	return { name: image, isQuoted: false };
}
