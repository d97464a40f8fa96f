import { createError, type ProviderError } from "../base/index.ts";
import { cleanOAuthText } from "./remote-text.ts";
import { isSendable } from "./token-text.ts";

/** A token answer is under a kilobyte; this is far beyond any. */
const maxAnswerBytes = 65_536;

/** What the token endpoint said, read whole; the body is not trusted yet. */
export interface TokenAnswer {
	readonly status: number;
	readonly isJson: boolean;
	/** The body as an object, when it is one. */
	readonly body: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Reads an answer of the token endpoint without ever holding more than 64 KiB of it.
 * @throws authorization_failed when it is longer, or a redirect: the secret in the request must not travel on
 */
export async function readTokenAnswer(response: Response): Promise<TokenAnswer> {
	if (response.type === "opaqueredirect" || (response.status >= 300 && response.status < 400)) {
		await response.body?.cancel();
		throw createTokenAnswerError("with a redirect, which is not followed");
	}
	const text = await readLimited(response);
	const type = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
	const isJson = type === "application/json" || type.endsWith("+json");
	return { status: response.status, isJson, body: isJson ? parseObject(text) : undefined };
}

/**
 * Explains an answer that is not a token; undefined when it is the service's judgement of the grant and not a fault.
 * @example describeAnswerFault({ status: 500, isJson: false, body: undefined }) // "with status 500"
 */
export function describeAnswerFault({ status, isJson, body }: TokenAnswer): string | undefined {
	if (status >= 500 || status === 408 || status === 429) return `with status ${status}`;
	if (status >= 400) return undefined;
	if (!isJson) return "with something that is not JSON, such as a web page";
	return body === undefined ? "with something that is not a JSON object" : undefined;
}

/**
 * The access token of an answer: `access_token` (RFC 6749 § 5.1), or `token`, beside which Intercom sends it and which others send alone.
 * @returns undefined when there is none
 * @example findAccessToken({ status: 200, isJson: true, body: { token: "dG9rOg==" } }) // "dG9rOg=="
 */
export function findAccessToken({ body }: TokenAnswer): unknown {
	return body?.["access_token"] ?? body?.["token"];
}

/**
 * Whether the service refused: by the status, or with status 200 and the members of a refusal in place of a token.
 * @example isRefusal({ status: 200, isJson: true, body: { error: "bad_verification_code" } }) // true
 */
export function isRefusal(answer: TokenAnswer): boolean {
	if (answer.status >= 400) return true;
	const { error, errors } = answer.body ?? {};
	return (
		findAccessToken(answer) === undefined && ((error ?? "") !== "" || (Array.isArray(errors) && errors.length > 0))
	);
}

/**
 * The service's own words for a refusal: RFC 6749's `error`, an object under that name, or Intercom's `errors[]`, without the
 * secrets that it may echo.
 * @example readRefusal({ status: 401, body: { errors: [{ message: "Unauthorized Code" }] }, isJson: true }, [])
 * // { code: "", text: "Unauthorized Code" }
 */
export function readRefusal(
	{ status, body }: TokenAnswer,
	secrets: readonly string[],
): { readonly code: string; readonly text: string } {
	const listed: unknown = Array.isArray(body?.["errors"]) ? body["errors"][0] : undefined;
	const row = [listed, body?.["error"]].find(isRecord) ?? body;
	const code = pickText(row?.["error"]) || pickText(row?.["code"]);
	const message = pickText(row?.["error_description"]) || pickText(row?.["message"]);
	const said = [code, message].filter((part) => part !== "").join(": ");
	return { code: cleanOAuthText(code, secrets), text: cleanOAuthText(said || `status ${status}`, secrets) };
}

/**
 * Lets only tokens pass that can be sent on.
 * @throws authorization_failed
 */
export function checkTokenText(token: string): string {
	if (!isSendable(token)) throw createTokenAnswerError("with a token that cannot be sent in a header");
	return token;
}

/** The error of an answer that is no token. */
export function createTokenAnswerError(how: string, status?: number): ProviderError {
	return createError(
		"authorization_failed",
		{
			reason: `the token endpoint answered ${how}`,
			advice: "Check OAuthAccessTokenURL and Region. When they are right, the service is in trouble: try again later.",
		},
		{ status },
	);
}

async function readLimited(response: Response): Promise<string> {
	if (!response.body) return "";
	const reader = response.body.getReader();
	const chunks: Uint8Array[] = [];
	let size = 0;
	for (;;) {
		const { done, value } = (await reader.read()) as { done: boolean; value?: Uint8Array };
		if (done || !value) break;
		size += value.byteLength;
		if (size > maxAnswerBytes) {
			await reader.cancel();
			throw createTokenAnswerError(`with more than ${maxAnswerBytes / 1024} KiB`);
		}
		chunks.push(value);
	}
	return Buffer.concat(chunks).toString("utf8");
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function pickText(value: unknown): string {
	return typeof value === "string" ? value : "";
}
