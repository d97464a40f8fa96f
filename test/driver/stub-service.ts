import { createServer } from "node:http";
import { afterAll } from "vitest";
import { type Connection, type ConnectionOptions, connect } from "../../src/driver/index.ts";

/** What a route of a stub answers: JSON, or text or bytes that are sent as they are. */
export type StubAnswer = object | string | Uint8Array;

/** Routes by method and path, e.g. `POST /contacts/search`, each given the query and the body. */
export type StubRoutes = Readonly<
	Record<string, (body: Readonly<Record<string, unknown>>, query: URLSearchParams) => StubAnswer>
>;

const me = { type: "admin", id: "1", app: { id_code: "s", timezone: "UTC", region: "US" } };

/** Serves routes until the tests of the file end, and connects to them; what has no route is 404. */
export async function useStub(routes: StubRoutes) {
	const requests: string[] = [];
	const all: StubRoutes = { "GET /me": () => me, ...routes };
	const server = createServer((request, response) => {
		let text = "";
		request.on("data", (chunk: Buffer) => {
			text += chunk.toString();
		});
		request.on("end", () => {
			const { pathname, searchParams } = new URL(request.url ?? "", "http://stub");
			const route = all[`${request.method ?? ""} ${pathname}`];
			if (pathname !== "/me") requests.push(`${request.method ?? ""} ${request.url ?? ""} ${text}`.trim());
			const answer = route?.(text === "" ? {} : (JSON.parse(text) as Record<string, unknown>), searchParams) ?? {};
			response.writeHead(route ? 200 : 404, { "content-type": "application/json" });
			response.end(typeof answer === "string" || answer instanceof Uint8Array ? answer : JSON.stringify(answer));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const url = `http://127.0.0.1:${String(typeof address === "object" && address ? address.port : 0)}`;
	const connections: Connection[] = [];
	afterAll(async () => {
		await Promise.all(connections.map((connection) => connection.close()));
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return {
		url,
		requests,
		open: async (properties: ConnectionOptions = {}): Promise<Connection> => {
			const connection = await connect({ URL: url, APIKey: "t", CacheLocation: ":memory:", ...properties });
			connections.push(connection);
			return connection;
		},
	};
}

/** A list of one page, as searches answer. */
export function listOf(rows: readonly object[], extras: object = {}): object {
	return { type: "list", data: rows, total_count: rows.length, pages: { type: "pages", next: null }, ...extras };
}
