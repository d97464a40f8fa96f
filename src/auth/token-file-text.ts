import { type PendingAuthorization, printTokenKey, type StoredToken, type TokenKey } from "./token-store.ts";

/** The layout of the file; a file with a higher one was written by a later release. */
const fileVersion = 1;

/** The tokens of a file by printed key. */
export type TokenTable = ReadonlyMap<string, { readonly key: TokenKey; readonly token: StoredToken }>;

/**
 * Reads the text of a token file.
 * @returns The tokens, or what is wrong with the text; never a part of it, because it holds secrets.
 * @example parseTokenFile('{"version":1,"tokens":[]}') // new Map()
 * @example parseTokenFile("{") // "is not valid JSON"
 */
export function parseTokenFile(text: string): TokenTable | string {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return "is not valid JSON";
	}
	if (!isRecord(value) || typeof value["version"] !== "number" || !Array.isArray(value["tokens"])) {
		return "is not a token store of intercom-sql";
	}
	if (value["version"] !== fileVersion) return `has the layout ${value["version"]}, which this release cannot read`;
	const table = new Map<string, { key: TokenKey; token: StoredToken }>();
	for (const [index, entry] of value["tokens"].entries()) {
		const key = readKey(entry);
		const token = readToken(entry);
		if (!key || !token) return `is damaged: entry ${index + 1} is not a token`;
		table.set(printTokenKey(key), { key, token });
	}
	return table;
}

/** Prints the text of a token file; its inverse is {@link parseTokenFile}. */
export function printTokenFile(table: TokenTable): string {
	const tokens = [...table.values()].map(({ key, token }) => ({
		profile: key.profile,
		clientId: key.clientId,
		region: key.region,
		...token,
	}));
	return `${JSON.stringify({ version: fileVersion, tokens }, undefined, 2)}\n`;
}

function readKey(entry: unknown): TokenKey | undefined {
	if (!isRecord(entry)) return undefined;
	const { profile, clientId, region } = entry;
	const isKey = typeof profile === "string" && typeof clientId === "string" && typeof region === "string";
	return isKey ? { profile, clientId, region } : undefined;
}

function readToken(entry: unknown): StoredToken | undefined {
	if (!isRecord(entry)) return undefined;
	const { accessToken, refreshToken, obtainedAtMs, expiresAtMs, isDead, grant, pending } = entry;
	// Files of an earlier layout name them so.
	const consumed = entry["consumed"] ?? entry["spent"];
	if (accessToken !== undefined && typeof accessToken !== "string") return undefined;
	if (refreshToken !== undefined && typeof refreshToken !== "string") return undefined;
	if (grant !== undefined && typeof grant !== "string") return undefined;
	if (expiresAtMs !== undefined && !Number.isFinite(expiresAtMs)) return undefined;
	if (typeof obtainedAtMs !== "number" || typeof isDead !== "boolean") return undefined;
	if (!Array.isArray(consumed) || !consumed.every((mark) => typeof mark === "string")) return undefined;
	if (pending !== undefined && !(Array.isArray(pending) && pending.every(isPending))) return undefined;
	return {
		...(accessToken === undefined ? {} : { accessToken }),
		...(refreshToken === undefined ? {} : { refreshToken }),
		obtainedAtMs,
		...(typeof expiresAtMs === "number" ? { expiresAtMs } : {}),
		isDead,
		...(grant === undefined ? {} : { grant }),
		consumed,
		...(pending === undefined ? {} : { pending }),
	};
}

function isPending(entry: unknown): entry is PendingAuthorization {
	if (!isRecord(entry)) return false;
	const { state, codeVerifier, redirectUri, startedAtMs } = entry;
	const hasTexts = [state, codeVerifier, redirectUri].every((text) => typeof text === "string");
	return hasTexts && typeof startedAtMs === "number";
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
