import type { ErrorReaders } from "./http-contract.ts";

/** What the service says about a request that failed. */
export interface RemoteMessage {
	/** Its code, e.g. "not_found". */
	readonly code?: string;
	readonly message?: string;
	readonly requestId?: string;
}

const longestMessage = 300;

/**
 * Reads the common shapes of an error body: a list `errors: [{code, message, field}]`, a map `errors: {field: message}`,
 * `{message}`, `{error_key, message}`, and OAuth's `{error, error_description}` (RFC 6749, section 5.2).
 * @param readers Look first, where the service has its own places.
 * @returns Only what was there; {} for a body of any other shape.
 * @example readRemoteMessage({ request_id: "r1", errors: [{ code: "not_found", message: "No such contact" }] }) // { code: "not_found", … }
 */
export function readRemoteMessage(body: unknown, readers: ErrorReaders = {}): RemoteMessage {
	const whole = asRecord(body);
	const nested = asRecord(whole["error"]);
	const errors = whole["errors"];
	const first = Array.isArray(errors) ? asRecord(errors[0]) : {};
	const [fieldName, fieldMessage] = Object.entries(asRecord(errors))[0] ?? [];
	const field = readText(first["field"]);
	const listMessage = readText(first["message"]);
	const message =
		readers.readMessage?.(body) ??
		(listMessage !== undefined && field !== undefined ? `${listMessage} (${field})` : listMessage) ??
		readText(whole["message"]) ??
		readText(nested["message"]) ??
		readText(whole["error_description"]) ??
		(fieldName === undefined ? undefined : `${fieldName}: ${readText(fieldMessage) ?? "not valid"}`);
	const code =
		readers.readCode?.(body) ??
		readText(first["code"]) ??
		readText(whole["error_key"]) ??
		readText(nested["code"]) ??
		readText(whole["error"]) ??
		readText(whole["code"]);
	const requestId = readText(whole["request_id"]);
	return {
		...(code === undefined ? {} : { code }),
		...(message === undefined ? {} : { message }),
		...(requestId === undefined ? {} : { requestId }),
	};
}

/**
 * Tells whether a body speaks of an error, whatever its status: by its type, `errors` that are not empty, or an `error`.
 * @example isErrorBody({ type: "error.list", errors: [] }) // true
 */
export function isErrorBody(body: unknown): boolean {
	const { type, errors, error } = asRecord(body);
	if (type === "error.list" || type === "error") return true;
	const hasErrors = Array.isArray(errors) ? errors.length > 0 : Object.keys(asRecord(errors)).length > 0;
	return hasErrors || (typeof error === "string" && error !== "") || Object.keys(asRecord(error)).length > 0;
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === "object" && value !== null && !Array.isArray(value)
		? (value as Readonly<Record<string, unknown>>)
		: {};
}

function readText(value: unknown): string | undefined {
	if (typeof value === "number" || typeof value === "bigint") return String(value);
	return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Makes a text of the service fit for one line of an error: no control or invisible characters, secrets masked, at most 300 characters.
 * @example cleanText("a\nb", (text) => text) // "a b"
 */
export function cleanText(text: string, scrub: (text: string) => string): string {
	// Twice, because removing what is invisible can change the form of a secret, or bring one to light.
	const clean = scrub(scrub(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")).trim();
	return clean.length <= longestMessage ? clean : `${clean.slice(0, longestMessage - 1)}…`;
}
