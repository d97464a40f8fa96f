import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createProtocolError } from "../../postgres-format/index.ts";
import { type ScramVerifier, sign } from "./scram-verifier.ts";

/** The name of the mechanism. */
export const scramMechanism = "SCRAM-SHA-256";

/** A login under way: https://www.rfc-editor.org/rfc/rfc5802#section-5. */
export interface ScramExchange {
	/** What the server answers to the first message. @throws protocol_violation (08P01) */
	readonly challenge: string;
	/**
	 * Checks the proof of the last message.
	 * @returns What the server proves itself with; undefined where the password is wrong.
	 * @throws protocol_violation (08P01)
	 */
	verify(message: string): string | undefined;
}

/**
 * Begins a login.
 * @param first The client's first message.
 * @throws protocol_violation (08P01)
 */
export function beginScram(
	verifier: ScramVerifier,
	first: string,
	nonce: string = randomBytes(18).toString("base64"),
): ScramExchange {
	const [, header = "", bare = "", clientNonce = ""] = /^([ny],[^,]*,)(n=[^,]*,r=([^,]+)(?:,.*)?)$/s.exec(first) ?? [];
	if (bare === "") throw createProtocolError("malformed SCRAM message");
	const whole = clientNonce + nonce;
	const challenge = `r=${whole},s=${verifier.salt.toString("base64")},i=${String(verifier.iterations)}`;
	return {
		challenge,
		verify(message) {
			const [, binding = "", answered = "", proof = ""] =
				/^c=([^,]+),r=([^,]+)(?:,.*)?,p=([^,]+)$/s.exec(message) ?? [];
			if (proof === "") throw createProtocolError("malformed SCRAM message");
			if (binding !== Buffer.from(header).toString("base64"))
				throw createProtocolError("unexpected SCRAM channel-binding");
			if (answered !== whole) throw createProtocolError("SCRAM nonce does not match");
			const signed = `${bare},${challenge},${message.slice(0, message.lastIndexOf(",p="))}`;
			const signature = sign(verifier.storedKey, signed);
			const given = Buffer.from(proof, "base64");
			if (given.length !== signature.length) return undefined;
			const key = Buffer.from(given.map((byte, index) => byte ^ (signature[index] ?? 0)));
			const stored = createHash("sha256").update(key).digest();
			if (!timingSafeEqual(stored, verifier.storedKey)) return undefined;
			return `v=${sign(verifier.serverKey, signed).toString("base64")}`;
		},
	};
}
