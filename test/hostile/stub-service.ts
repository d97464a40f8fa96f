import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";
import type { Clock } from "../../src/base/index.ts";
import { type Connection, type ConnectionOptions, connect } from "../../src/driver/index.ts";

/** A request as a stub sees it. */
export interface StubRequest {
	/** e.g. "POST /contacts/search". */
	readonly name: string;
	readonly query: URLSearchParams;
	/** Parsed JSON; undefined without a body. */
	readonly body: unknown;
}

/** A body that is sent as it is, not as JSON. */
export class RawBody {
	readonly content: string | Uint8Array;

	constructor(content: string | Uint8Array) {
		this.content = content;
	}
}

/** Gives the body of an answer of status 200; undefined is answered with 404. */
export type StubAnswer = (request: StubRequest) => unknown;

/** Has something done at the end: of the file, or of a test. */
export type OnEnd = (end: () => Promise<void>) => void;

/**
 * A server that answers as a test says, whatever that is, and connections to it.
 * @param onEnd When they are closed: by default at the end of the file; inside of a test that is too late to say, so there it is onTestFinished.
 */
export async function startStub(onEnd: OnEnd = afterAll) {
	const requests: StubRequest[] = [];
	const connections: Connection[] = [];
	const stub = {
		url: "",
		requests,
		answer: (() => undefined) as StubAnswer,
		/** Answers by the names of requests; `/me` is answered as it should be unless it is among them. */
		route(routes: Readonly<Record<string, StubAnswer>>): void {
			const all: Readonly<Record<string, StubAnswer>> = { "GET /me": () => workspace, ...routes };
			requests.length = 0;
			stub.answer = (request) => all[request.name]?.(request);
		},
		open: async (options: ConnectionOptions = {}): Promise<Connection> => {
			const connection = await connect({ URL: stub.url, APIKey: "t", CacheLocation: ":memory:", ...options });
			connections.push(connection);
			return connection;
		},
	};
	const server = createServer((request, response) => {
		let text = "";
		request.on("data", (chunk) => {
			text += chunk;
		});
		request.on("end", () => {
			const { pathname, searchParams } = new URL(request.url ?? "", "http://stub");
			const seen = { name: `${request.method} ${pathname}`, query: searchParams, body: text && JSON.parse(text) };
			requests.push(seen);
			const body = stub.answer(seen);
			response.writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" });
			response.end(body instanceof RawBody ? body.content : JSON.stringify(body ?? {}));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	stub.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	onEnd(async () => {
		await Promise.all(connections.map((connection) => connection.close()));
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return stub;
}

const workspace = { type: "admin", id: "1", app: { id_code: "s", timezone: "UTC", region: "US" } };

/** A clock on which every sleep is over at once, and time has passed by it. */
export function createHastyClock(): Clock {
	let nowMs = 1_772_269_200_000;
	return {
		now: () => nowMs,
		sleep(ms) {
			nowMs += ms;
			return Promise.resolve();
		},
	};
}
