const longest = 200;

/**
 * Makes a text from outside fit to be shown: one line, no control characters, not long, without the secrets.
 * @example cleanOAuthText("bad\u001b[31m code s3cret", ["s3cret"]) // "bad [31m code ***"
 */
export function cleanOAuthText(text: string, secrets: readonly string[] = []): string {
	let shown = text;
	for (const secret of secrets) {
		if (secret === "") continue;
		shown = shown.replaceAll(secret, "***").replaceAll(encodeURIComponent(secret), "***");
	}
	// Control and format characters, so that nobody can colour, hide or reverse what a terminal shows.
	shown = shown.replaceAll(/[\p{C}\p{Z}]+/gu, " ").trim();
	return shown.length > longest ? `${shown.slice(0, longest)}…` : shown;
}
