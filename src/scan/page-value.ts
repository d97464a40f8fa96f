import { compileValueReader } from "./json-path.ts";

/**
 * Reads a cursor or an address: an empty one is none; sending it makes some services fail.
 * @example readPageText(7) // "7"
 */
export function readPageText(value: unknown): string | undefined {
	if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") return undefined;
	return String(value) || undefined;
}

/**
 * Reads a whole number, also one that is written as text.
 * @example readPageCount("12") // 12
 */
export function readPageCount(value: unknown): number | undefined {
	const text = readPageText(value);
	return text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : undefined;
}

/** Reads the number of a page or of rows that a position holds. */
export function readPageNumber(text: string | undefined, usual: number): number {
	return text !== undefined && /^\d+$/.test(text) ? Number(text) : usual;
}
/**
 * Reads the parameters of an address; undefined for one that has none. The credential does not follow it to another host.
 * @example readAddressParameters("https://a.example/?page=2") // { page: "2" }
 */
export function readAddressParameters(address: string): Readonly<Record<string, string>> | undefined {
	const query = address.slice(address.indexOf("?") + 1);
	if (!address.includes("?")) return undefined;
	return Object.fromEntries(new URLSearchParams(query.split("#")[0]));
}

/** Compiles what a field that says whether there are more pages tells of this one: true, it is the last; false, it is not; undefined, nothing. */
export function compileEndCheck(more: string | undefined): (answer: { readonly body: unknown }) => boolean | undefined {
	if (more === undefined) return () => undefined;
	const read = compileValueReader(more);
	return ({ body }) => {
		const told = read(body);
		return typeof told === "boolean" ? !told : undefined;
	};
}
