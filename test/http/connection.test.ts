import { createServer } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { type AddressInfo, connect, type Server, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createFetch, createHttpClient } from "../../src/http/index.ts";
import { describeNetworkFault } from "../../src/http/network-fault.ts";
import { createCertificate } from "./certificate.ts";
import { catchError, createJumpClock, openClient, respond, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;

async function listen(server: Server): Promise<number> {
	const sockets = new Set<Socket>();
	server.on("connection", (socket: Socket) => sockets.add(socket));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	});
	return (server.address() as AddressInfo).port;
}

async function findClosedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

/** A forward proxy that tunnels whatever it is asked to, to 127.0.0.1. */
async function startProxy(refuseWith?: number) {
	const seen: { target: string; credential: string | undefined }[] = [];
	const proxy = createServer();
	proxy.on("connect", (request, socket: Socket) => {
		seen.push({ target: request.url ?? "", credential: request.headers["proxy-authorization"] });
		if (refuseWith !== undefined) return void socket.end(`HTTP/1.1 ${refuseWith} No\r\n\r\n`);
		const onward = connect(Number(request.url?.split(":").at(-1)), "127.0.0.1", () => {
			socket.write("HTTP/1.1 200 Connected\r\n\r\n");
			onward.pipe(socket).pipe(onward);
		});
		onward.on("error", () => socket.destroy());
		socket.on("error", () => onward.destroy()).on("close", () => onward.destroy());
	});
	return { port: await listen(proxy), seen };
}

describe("the first connection", () => {
	test("that is refused is tried three times in quick succession, also for a write, and then named with host and port", async () => {
		const port = await findClosedPort();
		const { clock, sleeps } = createJumpClock();
		const client = openClient(`http://127.0.0.1:${port}`, { clock });
		const error = await catchError(client.send({ method: "POST", path: "/things", body: {} }));
		expect(error).toMatchObject({ code: "connect_failed", sqlState: "08001", isTransient: true });
		expect(error.message).toBe(`cannot reach 127.0.0.1:${port}: the connection was refused`);
		expect(sleeps).toEqual([200, 200]);
	});

	test("of an address that does not speak TLS says so", async () => {
		const server = await startServer(script([200, {}]));
		const { clock, sleeps } = createJumpClock();
		const error = await catchError(openClient(server.url.replace("http:", "https:"), { clock }).send(get));
		expect(error.code).toBe("connect_failed");
		expect(error.message).toContain("no secure connection could be agreed on (TLS)");
		expect(sleeps).toEqual([]);
	});

	test.each([
		["ENOTFOUND", "the name was not found (DNS)", 0],
		["EAI_AGAIN", "the name could not be looked up (DNS did not answer)", 2],
		["EHOSTUNREACH", "the network does not lead there", 1],
		["CERT_HAS_EXPIRED", "its certificate has expired or is not valid yet", 0],
		["ERR_TLS_CERT_ALTNAME_INVALID", "its certificate belongs to another name", 0],
		["HPE_INVALID_CONSTANT", "the answer is not HTTP", 1],
		["EWHATEVER", "the network failed (EWHATEVER)", 2],
	])("%s is put into words", (code, reason, firstRetries) => {
		const error = new Error("wrapped", { cause: Object.assign(new Error("x"), { code }) });
		expect(describeNetworkFault(error)).toMatchObject({ reason, firstRetries });
	});
});

test("once the service has answered, a refused connection is as patiently retried as any fault", async () => {
	const answering = createServer((_, response) => {
		response.setHeader("connection", "close");
		respond(response, 200, {});
	});
	await new Promise<void>((resolve) => answering.listen(0, "127.0.0.1", resolve));
	const { port } = answering.address() as AddressInfo;
	const { clock, sleeps } = createJumpClock();
	const client = openClient(`http://127.0.0.1:${port}`, { clock });
	await client.send(get);
	await new Promise((resolve) => answering.close(resolve));
	expect((await catchError(client.send(get))).code).toBe("connect_failed");
	expect(sleeps).toHaveLength(5);
});

describe("a base URL", () => {
	test.each([
		["no URL", "api.acme.example"],
		["plain http to another machine", "http://api.acme.example"],
		["a password in it", "https://me:hush-hush@api.acme.example"],
		["a query", "https://api.acme.example/?a=1"],
	])("that is %s is refused, and not shown", (_, baseUrl) => {
		expect(() => openClient(baseUrl)).toThrow(
			expect.objectContaining({ code: "bad_property_value", sqlState: "22023" }),
		);
		expect(() => openClient(baseUrl)).not.toThrow(/hush-hush/);
	});
});

describe("a proxy", () => {
	test("carries the request, and gets its own credential and nobody else's", async () => {
		const server = await startServer(script([200, { ok: 1 }]));
		const proxy = await startProxy();
		const authorize = {
			getCredential: () => Promise.resolve({ headers: { authorization: "Bearer token-one" } }),
			handleUnauthorized: () => Promise.resolve(false),
		};
		const client = openClient(server.url, { proxyUrl: `http://user:p%40ss@127.0.0.1:${proxy.port}`, authorize });
		expect((await client.send(get)).body).toEqual({ ok: 1 });
		expect(proxy.seen).toEqual([
			{ target: new URL(server.url).host, credential: `Basic ${Buffer.from("user:p@ss").toString("base64")}` },
		]);
		expect(server.seen[0]?.headers["proxy-authorization"]).toBeUndefined();
	});

	test("that wants a password is told apart from a service that cannot be reached", async () => {
		const proxy = await startProxy(407);
		const client = openClient("https://api.acme.example", { proxyUrl: `http://127.0.0.1:${proxy.port}` });
		const error = await catchError(client.send(get));
		expect(error.message).toBe(
			`cannot reach api.acme.example:443 through the proxy 127.0.0.1:${proxy.port}: the proxy asks for a user name and a password`,
		);
		expect(error.hint).toContain("ProxyServer");
		expect(proxy.seen).toHaveLength(1);
	});

	test("that is not there is named", async () => {
		const port = await findClosedPort();
		const client = openClient("https://api.acme.example", { proxyUrl: `http://u:hush-hush@127.0.0.1:${port}` });
		const error = await catchError(client.send(get));
		expect(error.message).toContain(`through the proxy 127.0.0.1:${port}: the connection was refused`);
		expect(JSON.stringify([error.message, error.hint, String(error.cause)])).not.toContain("hush-hush");
	});

	test.each(["proxy:3128:9", "ftp://proxy", "http://u:%zz@proxy:1"])(
		"URL that cannot be used is refused: %s",
		(proxyUrl) => {
			expect(() => openClient("https://api.acme.example", { proxyUrl })).toThrow(
				expect.objectContaining({ code: "bad_property_value" }),
			);
		},
	);
});

describe("a further authority", () => {
	test("that is no certificate is refused before anything is sent", () => {
		for (const ca of ["", "not PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"]) {
			expect(() => openClient("https://api.acme.example", { ca })).toThrow(/SSLServerCert/);
		}
	});

	const certificate = createCertificate();

	test.skipIf(certificate === undefined)(
		"is trusted when it is given, directly and through a proxy, and only then (needs openssl)",
		async () => {
			const { key, cert } = certificate ?? { key: "", cert: "" };
			const port = await listen(createTlsServer({ key, cert }, (_, response) => respond(response, 200, { ok: 1 })));
			const baseUrl = `https://localhost:${port}`;
			const error = await catchError(openClient(baseUrl).send(get));
			expect(error.message).toBe(`cannot reach localhost:${port}: its certificate is not trusted`);
			expect(error.hint).toContain("SSLServerCert");
			expect((await openClient(baseUrl, { ca: cert }).send(get)).body).toEqual({ ok: 1 });
			const proxy = await startProxy();
			const proxyUrl = `http://127.0.0.1:${proxy.port}`;
			expect((await openClient(baseUrl, { ca: cert, proxyUrl }).send(get)).body).toEqual({ ok: 1 });
			const behind = await catchError(openClient(baseUrl, { proxyUrl }).send(get));
			expect(behind.message).toBe(`cannot reach localhost:${port}: its certificate is not trusted`);
			expect(proxy.seen).toHaveLength(2);
			const send = createFetch(() => ({ ca: cert, proxyUrl }), 5000);
			expect(await (await send(baseUrl, { method: "POST", body: "x" })).json()).toEqual({ ok: 1 });
			expect(proxy.seen).toHaveLength(3);
			await expect(createFetch(() => ({}), 5000)(baseUrl)).rejects.toThrow("fetch failed");
		},
	);
});

test("opening a client opens no connection", async () => {
	const server = await startServer(script([200, {}]));
	const client = createHttpClient({
		service: "Acme",
		baseUrl: server.url,
		headers: {},
		timeoutMs: 1_000,
		maxConcurrency: 1,
		maxRateLimitDelayMs: 0,
		errors: [],
		clock: createJumpClock().clock,
		log: { write: () => undefined },
		random: () => 0,
	});
	await client.close();
	expect(server.seen).toHaveLength(0);
});
