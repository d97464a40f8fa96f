const simpleEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

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
	let isValid = true;
	const value = image
		.slice(2, -1)
		.replace(/''|\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|x([0-9a-fA-F]{1,2})|([0-7]{1,3})|([\s\S]))/g, (...groups) => {
			const [whole, short, long, hex, octal, other] = groups as (string | undefined)[];
			if (whole === "''") return "'";
			if (other !== undefined) {
				if (other === "u" || other === "U") isValid = false;
				return simpleEscapes[other] ?? other;
			}
			const code = octal === undefined ? Number.parseInt(short ?? long ?? hex ?? "", 16) : Number.parseInt(octal, 8);
			if (code === 0 || code > 0x10ffff) isValid = false;
			return isValid ? String.fromCodePoint(code) : "";
		});
	return isValid && !/\p{Surrogate}/u.test(value) ? value : undefined;
}

/** The name behind its quotes, e.g. `a"b` for `"a""b"`, and whether it had any. */
export function decodeName(image: string): { readonly name: string; readonly isQuoted: boolean } {
	const quote = image[0];
	if (quote === '"') return { name: image.slice(1, -1).replaceAll('""', '"'), isQuoted: true };
	if (quote === "`") return { name: image.slice(1, -1).replaceAll("``", "`"), isQuoted: true };
	if (quote === "[") return { name: image.slice(1, -1).replaceAll("]]", "]"), isQuoted: true };
	return { name: image, isQuoted: false };
}
