const maxTokenLength = 8_192;

/**
 * Whether a token can stand in a header without changing it: visible ASCII, wider than RFC 6750 § 2.1 but no blank or control.
 * @example isSendable("dG9rOjE=") // true
 */
export function isSendable(token: string): boolean {
	return token.length <= maxTokenLength && /^[\x21-\x7e]+$/.test(token);
}
