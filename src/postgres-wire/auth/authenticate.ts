import { createHmac, randomBytes } from "node:crypto";
import { createProtocolError, createSessionError, MessageBody } from "../../postgres-format/index.ts";
import type { ClientChannel } from "../server/channel.ts";
import { beginScram, scramMechanism } from "./scram-exchange.ts";
import { createVerifier, type ScramVerifier } from "./scram-verifier.ts";

/** Who may come in: the verifiers of passwords by the names of users; undefined where everybody may. */
export type Users = ReadonlyMap<string, ScramVerifier> | undefined;

// Somebody who does not exist has a salt too, the same at each try.
const pretence = randomBytes(32);

/**
 * Lets a client in, or does not.
 * Source: https://www.postgresql.org/docs/15/sasl-authentication.html.
 * @throws 28P01 for a wrong password or user; protocol_violation (08P01)
 */
export async function authenticate(channel: ClientChannel, user: string, users: Users): Promise<void> {
	const { writer } = channel;
	if (users) {
		writer.begin("R").int32(sasl).string(scramMechanism).byte(0).end();
		await channel.flush();
		const first = new MessageBody(await readPassword(channel));
		if (first.string() !== scramMechanism)
			throw createProtocolError("client selected an invalid SASL authentication mechanism");
		const message = first.value();
		const known = users.get(user);
		const exchange = beginScram(known ?? pretendVerifier(user), (message ?? Buffer.alloc(0)).toString("utf8"));
		writer.begin("R").int32(saslContinue).text(exchange.challenge).end();
		await channel.flush();
		const proof = exchange.verify((await readPassword(channel)).toString("utf8"));
		if (proof === undefined || !known)
			throw createSessionError("28P01", `password authentication failed for user "${user}"`);
		writer.begin("R").int32(saslFinal).text(proof).end();
	}
	writer.begin("R").int32(0).end();
}

const sasl = 10;
const saslContinue = 11;
const saslFinal = 12;

async function readPassword(channel: ClientChannel): Promise<Buffer> {
	const message = await channel.read();
	if (message?.code !== "p") throw createProtocolError("expected SASL response");
	return message.bytes;
}

function pretendVerifier(user: string): ScramVerifier {
	const salt = createHmac("sha256", pretence).update(user).digest().subarray(0, 16);
	return createVerifier(pretence.toString("hex"), salt);
}
