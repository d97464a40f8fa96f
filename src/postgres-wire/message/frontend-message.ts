import { createProtocolError, MessageBody } from "../../postgres-format/index.ts";

/** What a client sends once it is let in: https://www.postgresql.org/docs/15/protocol-message-formats.html. */
export type FrontendMessage =
	| { readonly kind: "query"; readonly sql: string }
	| { readonly kind: "parse"; readonly name: string; readonly sql: string; readonly types: readonly number[] }
	| {
			readonly kind: "bind";
			readonly portal: string;
			readonly statement: string;
			readonly formats: readonly number[];
			readonly values: readonly (Buffer | null)[];
			readonly resultFormats: readonly number[];
	  }
	| { readonly kind: "describe"; readonly of: "statement" | "portal"; readonly name: string }
	| { readonly kind: "close"; readonly of: "statement" | "portal"; readonly name: string }
	| { readonly kind: "execute"; readonly portal: string; readonly maxRows: number }
	| { readonly kind: "password"; readonly bytes: Buffer }
	| { readonly kind: "sync" }
	| { readonly kind: "flush" }
	| { readonly kind: "terminate" }
	| { readonly kind: "copyData" }
	| { readonly kind: "copyDone" }
	| { readonly kind: "copyFail" }
	| { readonly kind: "functionCall" };

const readers: Readonly<Record<string, (body: MessageBody) => FrontendMessage>> = {
	Q: (body) => ({ kind: "query", sql: body.string() }),
	P: (body) => ({ kind: "parse", name: body.string(), sql: body.string(), types: body.list(() => body.oid()) }),
	B: (body) => ({
		kind: "bind",
		portal: body.string(),
		statement: body.string(),
		formats: body.list(() => body.int16()),
		values: body.list(() => body.value()),
		resultFormats: body.list(() => body.int16()),
	}),
	D: (body) => ({ kind: "describe", ...readTarget(body) }),
	C: (body) => ({ kind: "close", ...readTarget(body) }),
	E: (body) => ({ kind: "execute", portal: body.string(), maxRows: body.int32() }),
	p: (body) => ({ kind: "password", bytes: body.bytes(body.left) }),
	S: () => ({ kind: "sync" }),
	H: () => ({ kind: "flush" }),
	X: () => ({ kind: "terminate" }),
	// A COPY FROM that was refused may still be under way.
	d: (body) => ignore(body, "copyData"),
	c: () => ({ kind: "copyDone" }),
	f: (body) => ignore(body, "copyFail"),
	F: (body) => ignore(body, "functionCall"),
};

/**
 * Reads one message.
 * @throws protocol_violation (08P01)
 * @example readMessage("Q", Buffer.from("SELECT 1\0")) // { kind: "query", sql: "SELECT 1" }
 */
export function readMessage(code: string, bytes: Buffer): FrontendMessage {
	const read = Object.hasOwn(readers, code) ? readers[code] : undefined;
	if (!read) throw createProtocolError(`invalid frontend message type ${String(code.charCodeAt(0))}`);
	const body = new MessageBody(bytes);
	const message = read(body);
	body.end();
	return message;
}

function readTarget(body: MessageBody): { readonly of: "statement" | "portal"; readonly name: string } {
	const of = String.fromCharCode(body.byte());
	if (of !== "S" && of !== "P") throw createProtocolError(`invalid DESCRIBE or CLOSE message subtype ${of}`);
	return { of: of === "S" ? "statement" : "portal", name: body.string() };
}

function ignore(body: MessageBody, kind: "copyData" | "copyFail" | "functionCall"): FrontendMessage {
	body.bytes(body.left);
	return { kind };
}
