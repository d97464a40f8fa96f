import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { objectId, sequence, utcTime, writeDer } from "./der.ts";

/** A certificate and its key, as PEM. */
export interface Certificate {
	readonly cert: string;
	readonly key: string;
}

const dayMs = 86_400_000;
const lifeDays = 365;

/**
 * Makes a certificate for this machine's own address, signed by nobody but itself: it encrypts, and proves nothing.
 * Source: https://www.rfc-editor.org/rfc/rfc5280#section-4.1.
 */
export function createSelfMadeCertificate(nowMs: number): Certificate {
	const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
	const algorithm = sequence(objectId("1.2.840.10045.4.3.2"));
	const commonName = sequence(objectId("2.5.4.3"), writeDer(0x0c, Buffer.from("localhost")));
	const name = sequence(writeDer(0x31, commonName));
	const serial = randomBytes(16);
	serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
	const content = sequence(
		writeDer(0xa0, writeDer(0x02, Buffer.of(2))),
		writeDer(0x02, serial),
		algorithm,
		name,
		sequence(utcTime(nowMs - dayMs), utcTime(nowMs + lifeDays * dayMs)),
		name,
		publicKey.export({ type: "spki", format: "der" }),
		writeDer(0xa3, sequence(alternativeNames())),
	);
	const signature = sign("sha256", content, privateKey);
	const whole = sequence(content, algorithm, writeDer(0x03, Buffer.of(0), signature));
	const lines = whole.toString("base64").replace(/.{64}(?=.)/g, "$&\n");
	return {
		cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
		key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
	};
}

// DNS:localhost, IP:127.0.0.1, IP:::1
function alternativeNames(): Buffer {
	const names = sequence(
		writeDer(0x82, Buffer.from("localhost")),
		writeDer(0x87, Buffer.of(127, 0, 0, 1)),
		writeDer(0x87, Buffer.concat([Buffer.alloc(15), Buffer.of(1)])),
	);
	return sequence(objectId("2.5.29.17"), writeDer(0x04, names));
}
