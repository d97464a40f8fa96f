const mask = "***";
const secretHeaders = new Set(["authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"]);
// Shorter ones would riddle every text with masks and protect nothing.
const shortestSecret = 4;
// The closing quote is optional, because a text may have been cut in the middle of the value.
const secretFieldPattern =
	/("(?:access_token|refresh_token|id_token|token|client_secret|code_verifier|password|api_key)"\s*:\s*)"[^"\\]*(?:\\.[^"\\]*)*"?/gi;

/** Keeps credentials out of errors and logs; it knows those that were sent. */
export interface Scrubber {
	/** Takes note of the secrets in the headers of a request. */
	remember(headers: Readonly<Record<string, string>>): void;
	/** Masks every secret that was remembered, wherever it stands in the text. */
	scrub(text: string): string;
}

/**
 * Makes a scrubber that knows no secret yet.
 * @example [scrubber.remember({ authorization: "Bearer abcd1234" }), scrubber.scrub("no abcd1234 here")][1] // "no *** here"
 */
export function createScrubber(): Scrubber {
	const secrets = new Set<string>();
	return {
		remember(headers) {
			for (const [name, value] of Object.entries(headers)) {
				if (!secretHeaders.has(name.toLowerCase())) continue;
				for (const secret of [value, value.slice(value.indexOf(" ") + 1).trim()]) {
					if (secret.length < shortestSecret) continue;
					for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
						secrets.add(form);
				}
			}
		},
		scrub(text) {
			let scrubbed = text;
			// The longest first: one secret may be a part of another.
			for (const secret of [...secrets].sort((left, right) => right.length - left.length)) {
				scrubbed = scrubbed.replaceAll(secret, mask);
			}
			return scrubbed;
		},
	};
}

/**
 * Prints headers on one line, those that carry credentials masked.
 * @example formatHeaders({ accept: "application/json", authorization: "Bearer x" }) // "accept: application/json; authorization: ***"
 */
export function formatHeaders(headers: Readonly<Record<string, string>>): string {
	return Object.entries(headers)
		.map(([name, value]) => `${name}: ${secretHeaders.has(name.toLowerCase()) ? mask : value}`)
		.join("; ");
}

/**
 * Masks what JSON fields such as `access_token` hold.
 * @example maskSecretFields('{"token":"abc"}') // '{"token":"***"}'
 */
export function maskSecretFields(json: string): string {
	return json.replace(secretFieldPattern, `$1"${mask}"`);
}
