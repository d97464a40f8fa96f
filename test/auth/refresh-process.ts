// One of several processes that find the same expired token: prints the token that it ends with.
import { randomBytes } from "node:crypto";
import { createFileTokenStore, createTokenSource } from "../../src/auth/index.ts";
import { Secret, silentLog, systemClock } from "../../src/base/index.ts";
import { clientId, clientSecret } from "./authorization-server.ts";

const [serverUrl = "", path = ""] = process.argv.slice(2);
const ports = {
	clock: systemClock,
	random: (count: number) => randomBytes(count),
	fetch,
	openBrowser: () => Promise.resolve(false),
	notify: (message: string) => process.stderr.write(message),
	log: silentLog,
};
const source = createTokenSource(
	{
		scheme: "OAUTH",
		initiate: "REFRESH",
		service: "Example",
		profile: "Example",
		region: "US",
		clientId,
		clientSecret: new Secret(clientSecret),
		endpoints: { authorizationUrl: `${serverUrl}/authorize`, tokenUrl: `${serverUrl}/token` },
		protocol: {
			pkce: true,
			tokenRequest: "standard",
			hasRefreshToken: true,
			sendsRedirectUri: true,
		},
		callbackUrl: "http://localhost:0/",
		timeoutMs: 10_000,
		store: createFileTokenStore(path, ports),
	},
	ports,
);
process.stdout.write((await source.getToken()).reveal());
