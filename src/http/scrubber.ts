import type { SentCredential } from "./http-contract.ts";

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
	/** Takes note of a credential, all of which is secret, whatever its headers and parameters are called. */
	rememberCredential(credential: SentCredential): void;
	/** The names of the parameters that credentials stood in. */
	readonly secretParameters: ReadonlySet<string>;
	/** Tells whether what a header holds is secret. */
	isSecretHeader(name: string): boolean;
	/** Masks every secret that was remembered, wherever it stands in the text. */
	scrub(text: string): string;
}

/**
 * Makes a scrubber that knows no secret yet.
 * @example [scrubber.remember({ authorization: "Bearer abcd1234" }), scrubber.scrub("no abcd1234 here")][1] // "no *** here"
 */
export function createScrubber(): Scrubber {
	const secrets = new Set<string>();
	const headerNames = new Set(secretHeaders);
	const secretParameters = new Set<string>();
	const rememberValue = (value: string): void => {
		const last = value.slice(value.indexOf(" ") + 1).trim();
		for (const secret of [value, last, ...readBasic(value)]) {
			if (secret.length < shortestSecret) continue;
			for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) secrets.add(form);
		}
	};
	return {
		secretParameters,
		isSecretHeader: (name) => headerNames.has(name.toLowerCase()),
		remember(headers) {
			for (const [name, value] of Object.entries(headers))
				if (headerNames.has(name.toLowerCase())) rememberValue(value);
		},
		rememberCredential({ headers = {}, query = {} }) {
			for (const [name, value] of Object.entries(headers)) {
				headerNames.add(name.toLowerCase());
				rememberValue(value);
			}
			for (const [name, value] of Object.entries(query)) {
				secretParameters.add(name);
				rememberValue(value);
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

// A service that takes a password may say it in an answer. Source: RFC 7617, section 2.
function readBasic(value: string): readonly string[] {
	if (!/^basic /i.test(value)) return [];
	const pair = Buffer.from(value.slice("basic ".length), "base64").toString("utf8");
	const colon = pair.indexOf(":");
	return [pair, pair.slice(0, colon), pair.slice(colon + 1)];
}

/**
 * Prints headers on one line, those that carry credentials masked.
 * @example formatHeaders({ accept: "application/json", authorization: "Bearer x" }, createScrubber()) // "accept: application/json; authorization: ***"
 */
export function formatHeaders(headers: Readonly<Record<string, string>>, scrubber: Scrubber): string {
	return Object.entries(headers)
		.map(([name, value]) => `${name}: ${scrubber.isSecretHeader(name) ? mask : value}`)
		.join("; ");
}

/**
 * Masks what JSON fields such as `access_token` hold.
 * @example maskSecretFields('{"token":"abc"}') // '{"token":"***"}'
 */
export function maskSecretFields(json: string): string {
	return json.replace(secretFieldPattern, `$1"${mask}"`);
}
