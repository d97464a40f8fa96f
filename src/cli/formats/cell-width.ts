import stringWidth from "string-width";

/** The columns of a terminal that a text takes: 2 for most CJK signs and emoji, 0 for combining signs. */
export function measureWidth(text: string): number {
	// Nearly all cells are plain, and for these measuring is the most of the work.
	return /^[ -~]*$/.test(text) ? text.length : stringWidth(text);
}

/**
 * Cuts a text to so many columns of a terminal; what was cut ends with `…`.
 * @example cutToWidth("conversation", 5) // "conv…"
 */
export function cutToWidth(text: string, width: number): string {
	if (measureWidth(text) <= width) return text;
	let cut = "";
	let used = 0;
	for (const { segment } of new Intl.Segmenter().segment(text)) {
		used += measureWidth(segment);
		if (used > width - 1) break;
		cut += segment;
	}
	return `${cut}…`;
}

/** Fills a text up with blanks to so many columns of a terminal. */
export function padToWidth(text: string, width: number, side: "left" | "right"): string {
	const blanks = " ".repeat(Math.max(0, width - measureWidth(text)));
	return side === "left" ? blanks + text : text + blanks;
}
