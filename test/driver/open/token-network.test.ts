import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { connect } from "../../../src/driver/index.ts";
import { catchError } from "../../auth/scene.ts";
import { createCertificate } from "../../http/certificate.ts";

const certificate = createCertificate();

it.skipIf(certificate === undefined)(
	"the token endpoint's certificate may come from SSLServerCert (needs openssl)",
	async () => {
		const { key, cert } = certificate ?? { key: "", cert: "" };
		const server = createServer({ key, cert }, (request, response) => {
			request.resume();
			response.setHeader("content-type", "application/json");
			response.end(JSON.stringify({ token_type: "Bearer", token: "a-token", access_token: "a-token" }));
		});
		await once(server.listen(0, "127.0.0.1"), "listening");
		onTestFinished(() => {
			server.closeAllConnections();
			server.close();
		});
		async function trade(properties: object): Promise<unknown> {
			const connection = await connect({
				AuthScheme: "OAUTH",
				OAuthClientId: "a-client",
				OAuthClientSecret: "a-secret",
				OAuthAccessTokenURL: `https://localhost:${(server.address() as AddressInfo).port}/token`,
				OAuthSettingsLocation: "memory://token-network",
				CacheLocation: ":memory:",
				ConnectOnOpen: false,
				...properties,
			});
			try {
				return (await connection.query("EXEC get_oauth_access_token @verifier='a-code'")).rows;
			} finally {
				await connection.close();
			}
		}
		expect(await catchError(trade({}))).toMatchObject({ sqlState: "08001" });
		expect(await trade({ SSLServerCert: cert })).toMatchObject([{ oauth_access_token: "a-token" }]);
	},
);
