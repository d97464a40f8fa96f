/**
 * Finds an address in a Link header. Source: RFC 8288, section 3.
 * @example findLink('<https://a.example/?page=2>; rel="next", <https://a.example/?page=9>; rel="last"', "next") // "https://a.example/?page=2"
 */
export function findLink(header: string, relation: string): string | undefined {
	for (const [, address = "", parameters = ""] of header.matchAll(
		/<([^>]*)>((?:\s*;\s*[^\s=;,]+(?:\s*=\s*(?:"[^"]*"|[^\s;,"]+))?)*)/g,
	)) {
		const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters);
		const names = (rel?.[1] ?? rel?.[2] ?? "").toLowerCase().split(/\s+/);
		if (names.includes(relation)) return address;
	}
	return undefined;
}
