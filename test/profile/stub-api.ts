import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type Connection, type ConnectionOptions, type ConnectSettings, connect } from "../../src/driver/index.ts";

/** A request as a stub saw it. */
export interface ApiRequest {
	readonly method: string;
	/** Without the query. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	/** Parsed JSON, or the fields of a form; undefined without a body. */
	readonly body: unknown;
	/** The path with the query as it came. */
	readonly url: string;
}

/** What a stub answers: status 200 unless it says so; a body that is undefined is 404. */
export interface ApiAnswer {
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

/** A service on this machine, and connections to it by a profile of the test's own. */
export interface StubApi {
	readonly url: string;
	readonly requests: ApiRequest[];
	/** Connects with the profile that is in the folder, or made of the files; `URL_HERE` in them is the service's address. */
	open(
		profile: string | Readonly<Record<string, string>>,
		options?: ConnectionOptions,
		settings?: ConnectSettings,
	): Promise<Connection>;
}

/** Starts a service that ends with the test. */
export async function startApi(answer: (request: ApiRequest) => ApiAnswer): Promise<StubApi> {
	const requests: ApiRequest[] = [];
	const server = createServer((request, response) => {
		let text = "";
		request.on("data", (chunk) => {
			text += chunk;
		});
		request.on("end", () => {
			const { pathname: path, searchParams: query } = new URL(request.url ?? "", "http://stub");
			const { method = "", headers } = request;
			const seen = { method, path, query, headers, body: readBody(text), url: request.url ?? "" };
			requests.push(seen);
			const { status, headers: extra, body } = answer(seen);
			const usual = body === undefined ? 404 : 200;
			response.writeHead(status ?? usual, { "content-type": "application/json", ...extra });
			response.end(JSON.stringify(body ?? {}));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const connections: Connection[] = [];
	const folders: string[] = [];
	onTestFinished(async () => {
		await Promise.all(connections.map((connection) => connection.close()));
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
	});
	return {
		url,
		requests,
		async open(profile, options = {}, settings = {}) {
			const folder = typeof profile === "string" ? profile : await writeFiles(profile, url, folders);
			const all = { Profile: folder, CacheLocation: ":memory:", ...options };
			const connection = await connect(all, settings);
			connections.push(connection);
			return connection;
		},
	};
}

function readBody(text: string): unknown {
	if (text === "") return undefined;
	return /^[[{]/.test(text) ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
}

async function writeFiles(files: Readonly<Record<string, string>>, url: string, folders: string[]): Promise<string> {
	const parent = await mkdtemp(join(tmpdir(), "stub-api-"));
	folders.push(parent);
	const folder = join(parent, "Stub.apip");
	await mkdir(join(folder, "tables"), { recursive: true });
	const texts = Object.entries(files).map(([name, text]) => [name, text.replaceAll("URL_HERE", url)] as const);
	await Promise.all(texts.map(([name, text]) => writeFile(join(folder, name), text)));
	return folder;
}

/** A profile.yaml of a service without anything special; `more` is added, and takes the place of `authentication: none` when it speaks of it. */
export function serviceText(more = ""): string {
	return `name: Stub
summary: A stub.
schema: stub
docs_url: https://stub.example/docs
regions:
  - { name: HERE, base_url: "URL_HERE", authorization_url: "URL_HERE/authorize" }
${more.includes("authentication:") ? "" : "authentication: none\n"}${more}
`;
}
