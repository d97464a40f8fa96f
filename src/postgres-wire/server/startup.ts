import type { SecureContext } from "node:tls";
import { createProtocolError, createSessionError, MessageBody } from "../../postgres-format/index.ts";
import type { ClientChannel } from "./channel.ts";

/** What a connection begins with. */
export type Startup =
	| { readonly kind: "session"; readonly parameters: ReadonlyMap<string, string> }
	| { readonly kind: "cancel"; readonly processId: number; readonly secret: number };

// Source: https://www.postgresql.org/docs/15/protocol-message-formats.html.
const cancelCode = 80_877_102;
const tlsCode = 80_877_103;
const kerberosCode = 80_877_104;
const version3 = 3;
const mostStartupBytes = 10_000;

/**
 * Reads what comes before a session, and answers requests for encryption.
 * @param secureContext Undefined where there is no certificate.
 * @param isTlsRequired A session without encryption is refused.
 * @returns Undefined when the client is gone.
 * @throws protocol_violation (08P01), 0A000 for another version of the protocol, 28000 without encryption
 */
export async function readStartup(
	channel: ClientChannel,
	secureContext: SecureContext | undefined,
	isTlsRequired: boolean,
): Promise<Startup | undefined> {
	for (let requests = 0; requests < 3; requests++) {
		const bytes = await channel.readStartup(mostStartupBytes);
		if (!bytes) return undefined;
		const body = new MessageBody(bytes);
		const code = body.int32();
		if (code === cancelCode) return { kind: "cancel", processId: body.int32(), secret: body.int32() };
		if (code === tlsCode && secureContext && !channel.isSecure) {
			channel.answer("S");
			await channel.secure(secureContext);
		} else if (code === tlsCode || code === kerberosCode) channel.answer("N");
		else {
			if (code >>> 16 !== version3)
				throw createSessionError(
					"0A000",
					`unsupported frontend protocol ${String(code >>> 16)}.${String(code & 0xffff)}: server supports 3.0 to 3.0`,
				);
			if (isTlsRequired && !channel.isSecure)
				throw createSessionError(
					"28000",
					"the server takes encrypted connections only",
					"Connect with sslmode=require.",
				);
			return { kind: "session", parameters: readParameters(channel, body, code & 0xffff) };
		}
	}
	throw createProtocolError("too many requests for encryption");
}

function readParameters(channel: ClientChannel, body: MessageBody, minor: number): ReadonlyMap<string, string> {
	const parameters = new Map<string, string>();
	const unknown: string[] = [];
	while (body.left > 1) {
		const name = body.string();
		const value = body.string();
		if (name.startsWith("_pq_.")) unknown.push(name);
		else parameters.set(name, value);
	}
	if (minor > 0 || unknown.length > 0) {
		channel.writer.begin("v").int32(0).int32(unknown.length);
		for (const name of unknown) channel.writer.string(name);
		channel.writer.end();
	}
	return parameters;
}
