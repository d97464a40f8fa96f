import { createHash, timingSafeEqual } from "node:crypto";
import type { Client } from "oauth4webapi";
import { cleanOAuthText } from "./remote-text.ts";

/** How the browser's answer is to be taken. */
export type AuthorizationAnswer =
	/** The parameters are proven to belong to the request and carry a code. */
	| { readonly kind: "granted"; readonly parameters: URLSearchParams }
	| { readonly kind: "denied"; readonly reason: string }
	| WrongState;

/** The answer is to another request, or none can tell. */
interface WrongState {
	readonly kind: "wrong_state";
	readonly reason: string;
}

/**
 * Whether the parameters of a callback have the state that the request sent; compared in constant time.
 * @returns What is wrong with it, if anything.
 */
export function judgeState(parameters: URLSearchParams, state: string): WrongState | undefined {
	const states = parameters.getAll("state");
	if (states.length === 0) return { kind: "wrong_state", reason: "the answer has no state" };
	if (states.length > 1) return { kind: "wrong_state", reason: "the answer has more than one state" };
	if (isEqualConstantTime(states[0] ?? "", state)) return undefined;
	return { kind: "wrong_state", reason: "the state of the answer is not the one that was sent" };
}

/**
 * Judges the parameters of a callback: the state first, and only then what they say.
 * @param state What the request sent, or undefined where the code was taken from elsewhere by hand.
 * @example await judgeAnswer(new URLSearchParams("error=access_denied&state=abc"), "abc", undefined)
 * // { kind: "denied", reason: "access was denied in the browser" }
 */
export async function judgeAnswer(
	parameters: URLSearchParams,
	state: string | undefined,
	issuer: string | undefined,
): Promise<AuthorizationAnswer> {
	const wrongState = state === undefined ? undefined : judgeState(parameters, state);
	if (wrongState) return wrongState;
	const error = parameters.get("error");
	if (error !== null) return { kind: "denied", reason: describeDenial(error, parameters.get("error_description")) };
	if (parameters.getAll("code").length !== 1 || parameters.get("code") === "") {
		return { kind: "denied", reason: "the answer has no single code" };
	}
	const oauth = await import("oauth4webapi");
	try {
		return {
			kind: "granted",
			parameters: oauth.validateAuthResponse(...pickIssuer(parameters, issuer), oauth.skipStateCheck),
		};
	} catch {
		// The library's error holds the code, so it goes no further.
		return { kind: "denied", reason: "the answer is not of the expected authorization server" };
	}
}

/**
 * Reads what a person pasted, or what OAuthVerifier holds: a redirect URL, its query, or the bare code.
 * @returns The parameters and whether they are a whole answer, whose state can be checked.
 * @example readPastedAnswer("http://localhost:33333/?code=a%3D&state=s").parameters.get("code") // "a="
 * @example readPastedAnswer("a=").parameters.get("code") // "a="
 */
export function readPastedAnswer(text: string): { readonly parameters: URLSearchParams; readonly isWhole: boolean } {
	const trimmed = text.trim();
	const query = /^https?:\/\//i.test(trimmed) ? (trimmed.split("#")[0] ?? "").replace(/^[^?]*\??/, "") : trimmed;
	if (/(^|[?&])(code|error|state)=/.test(query)) {
		return { parameters: new URLSearchParams(query), isWhole: true };
	}
	return { parameters: new URLSearchParams({ code: decodeCode(query) }), isWhole: false };
}

// Hashing first gives both sides one length, so that not even the length is told by the time.
function isEqualConstantTime(left: string, right: string): boolean {
	return timingSafeEqual(createHash("sha256").update(left).digest(), createHash("sha256").update(right).digest());
}

function describeDenial(error: string, description: string | null): string {
	if (error === "access_denied") return "access was denied in the browser";
	const said = cleanOAuthText(description === null ? error : `${error}: ${description}`);
	return `the authorization server answered ${said}`;
}

// RFC 9207 § 2.4: who does not know the issuer ignores `iss`.
function pickIssuer(
	parameters: URLSearchParams,
	issuer: string | undefined,
): [{ issuer: string; authorization_response_iss_parameter_supported: boolean }, Client, URLSearchParams] {
	const known = new URLSearchParams(parameters);
	if (issuer === undefined) known.delete("iss");
	const server = { issuer: issuer ?? "unknown", authorization_response_iss_parameter_supported: issuer !== undefined };
	return [server, { client_id: "unused" }, known];
}

// A code copied from the address bar is percent-encoded: "abc%3D" is "abc=".
function decodeCode(code: string): string {
	if (!/%[0-9a-f]{2}/i.test(code)) return code;
	try {
		return decodeURIComponent(code);
	} catch {
		return code;
	}
}
