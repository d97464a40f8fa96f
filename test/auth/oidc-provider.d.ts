// The package brings no types; these are of the few things that the tests touch.
declare module "oidc-provider" {
	import type { IncomingMessage, ServerResponse } from "node:http";

	interface TokenModel {
		readonly accountId: string;
		destroy(): Promise<void>;
	}

	export default class Provider {
		constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
		callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
		on(event: string, listener: (...details: readonly unknown[]) => void): this;
		readonly AccessToken: { find(token: string): Promise<TokenModel | undefined> };
		readonly RefreshToken: { find(token: string): Promise<TokenModel | undefined> };
	}
}
