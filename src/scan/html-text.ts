type Converter = (html: string) => string;

let convert: Converter | undefined;

/** Loads what {@link readHtml} needs; it takes some 20 ms, and most connections do without. */
export async function loadHtmlReader(): Promise<void> {
	if (convert) return;
	const { compile } = await import("html-to-text");
	const brackets = { linkBrackets: ["(", ")"] as [string, string] };
	const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
	convert = compile({
		wordwrap: false,
		limits: { maxDepth: 100 },
		selectors: [
			// As Intercom's own plain text has links: "label (url)".
			{ selector: "a", options: { ...brackets, hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
			{ selector: "img", options: brackets },
			{ selector: "ul", options: { itemPrefix: "- " } },
			{ selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
			...headings.map((selector) => ({ selector, options: { uppercase: false } })),
		],
	});
}

/**
 * The text that a person reads of a piece of HTML: paragraphs apart, links as `label (url)`.
 * @example readHtml('<p>See <a href="https://example.com">here</a> &amp; there</p>') // "See here (https://example.com) & there"
 */
export function readHtml(html: string): string {
	if (!convert) throw new TypeError("loadHtmlReader() has to be awaited before");
	// A text without tags and entities is its own; most subjects are.
	return /[<&]/.test(html) ? convert(html) : html;
}
