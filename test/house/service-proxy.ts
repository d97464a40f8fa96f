/** A way to a sandbox under the name of the service, for what is run as people run it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCertificate } from "../http/certificate.ts";

export interface ServiceProxy extends AsyncDisposable {
	/** For HTTPS_PROXY. */
	readonly url: string;
	/** A file for NODE_EXTRA_CA_CERTS. */
	readonly authority: string;
}

/** Opens a proxy that answers for one host with what another server says. */
export async function openServiceProxy(host: string, target: string): Promise<ServiceProxy> {
	const certificate = createCertificate(host);
	if (!certificate) throw new Error("openssl is missing");
	const folder = mkdtempSync(join(tmpdir(), "service-proxy-"));
	const authority = join(folder, "authority.pem");
	writeFileSync(authority, certificate.cert);
	const service = createTlsServer(certificate, (asked, answer) => {
		const { method, headers, url = "" } = asked;
		const passed = request(new URL(url, target), { method, headers }, (reply) => {
			answer.writeHead(reply.statusCode ?? 502, reply.headers);
			reply.pipe(answer);
		});
		asked.pipe(passed);
	});
	const proxy = createServer();
	proxy.on("connect", ({ url }, socket) => {
		if (url !== `${host}:443`) return socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
		socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
		return service.emit("connection", socket);
	});
	await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
	return {
		url: `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`,
		authority,
		[Symbol.asyncDispose]: async () => {
			proxy.closeAllConnections();
			await new Promise((resolve) => proxy.close(resolve));
			rmSync(folder, { recursive: true });
		},
	};
}
