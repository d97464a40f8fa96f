import { createHash, createHmac, pbkdf2Sync, randomBytes } from "node:crypto";

/** What a server keeps of a password: enough to check it, and not enough to know it. */
export interface ScramVerifier {
	readonly iterations: number;
	readonly salt: Buffer;
	readonly storedKey: Buffer;
	readonly serverKey: Buffer;
}

const iterations = 4096;

/**
 * Makes the verifier of a password.
 * Source: https://www.rfc-editor.org/rfc/rfc5802#section-3.
 */
export function createVerifier(password: string, salt: Buffer = randomBytes(16)): ScramVerifier {
	const salted = pbkdf2Sync(preparePassword(password), salt, iterations, 32, "sha256");
	return {
		iterations,
		salt,
		storedKey: createHash("sha256").update(sign(salted, "Client Key")).digest(),
		serverKey: sign(salted, "Server Key"),
	};
}

/** HMAC-SHA-256. */
export function sign(key: Buffer, text: string): Buffer {
	return createHmac("sha256", key).update(text).digest();
}

/**
 * A verifier as PostgreSQL writes it in pg_authid.
 * Source: https://www.postgresql.org/docs/15/catalog-pg-authid.html.
 * @example printVerifier(createVerifier("secret")) // "SCRAM-SHA-256$4096:…$…:…"
 */
export function printVerifier({ iterations: count, salt, storedKey, serverKey }: ScramVerifier): string {
	const [first, second, third] = [salt, storedKey, serverKey].map((bytes) => bytes.toString("base64"));
	return `SCRAM-SHA-256$${String(count)}:${first ?? ""}$${second ?? ""}:${third ?? ""}`;
}

/** Reads what {@link printVerifier} writes; undefined for any other text. */
export function parseVerifier(text: string): ScramVerifier | undefined {
	const [, count = "", salt = "", storedKey = "", serverKey = ""] =
		/^SCRAM-SHA-256\$(\d+):([\w+/=]+)\$([\w+/=]+):([\w+/=]+)$/.exec(text) ?? [];
	if (count === "") return undefined;
	const read = (part: string) => Buffer.from(part, "base64");
	const verifier = {
		iterations: Number(count),
		salt: read(salt),
		storedKey: read(storedKey),
		serverKey: read(serverKey),
	};
	return verifier.storedKey.length === 32 && verifier.serverKey.length === 32 ? verifier : undefined;
}

// SASLprep: https://www.rfc-editor.org/rfc/rfc4013. A password that it forbids is taken as it is, as in PostgreSQL.
function preparePassword(password: string): string {
	if (/^[\x20-\x7e]*$/.test(password)) return password;
	const mapped = password
		.replace(/\u00AD|\u034F|\u1806|[\u180B-\u180D]|[\u200B-\u200D]|\u2060|[\uFE00-\uFE0F]|\uFEFF/g, "")
		.replace(/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, " ")
		.normalize("NFKC");
	return mapped === "" || /\p{Cc}|\p{Cn}|\p{Co}/u.test(mapped) ? password : mapped;
}
