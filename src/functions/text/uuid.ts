import { createError } from "../../base/index.ts";

/**
 * Reads a UUID and writes it as PostgreSQL does.
 * Source: https://www.postgresql.org/docs/current/datatype-uuid.html.
 * @throws bad_literal (22P02)
 * @example readUuid("{A0EEBC99-9c0b4ef8-bb6d6bb9-bd380a11}") // "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"
 */
export function readUuid(text: string, at?: number): string {
	const [, braced, bare] = /^(?:\{(.*)\}|(.*))$/s.exec(text) ?? [];
	const digits = braced ?? bare ?? "";
	// A hyphen may follow any four digits but the last.
	if (!/^(?:[\da-f]{4}-?){7}[\da-f]{4}$/i.test(digits))
		throw createError(
			"bad_literal",
			{ type: "uuid", text: text.slice(0, 60), expected: "Write 32 hexadecimal digits." },
			{ position: at },
		);
	const plain = digits.replaceAll("-", "").toLowerCase();
	return [8, 12, 16, 20].reduceRight((written, place) => `${written.slice(0, place)}-${written.slice(place)}`, plain);
}
