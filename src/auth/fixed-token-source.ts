import { createError, type Secret } from "../base/index.ts";
import type { AuthSettings, TokenSource } from "./auth-settings.ts";
import { createCredentialError, createUnsendableError } from "./credential-failure.ts";
import { fingerprint } from "./known-token.ts";
import { isSendable } from "./token-text.ts";

/** The token of a connection with AuthScheme=NONE: what APIKey says, as long as the service takes it. */
export function createFixedTokenSource(settings: AuthSettings): TokenSource {
	const { apiKey } = settings;
	const getToken = (): Promise<Secret> => {
		if (!apiKey) return Promise.reject(createCredentialError("missing", settings));
		return isSendable(apiKey.reveal()) ? Promise.resolve(apiKey) : Promise.reject(createUnsendableError("APIKey"));
	};
	const getOwner = async (): Promise<string> => fingerprint((await getToken()).reveal());
	const handleUnauthorized = (): Promise<Secret> => Promise.reject(createCredentialError("refused", settings));
	const refuse = (): Promise<never> =>
		Promise.reject(
			createError("missing_property", {
				name: "AuthScheme",
				reason: "only OAuth has a login",
				advice: "Set AuthScheme=OAuth with OAuthClientId and OAuthClientSecret, or keep using APIKey without a login.",
			}),
		);
	return {
		isRenewable: false,
		getToken,
		handleUnauthorized,
		getOwner,
		forStatement: () => ({ getToken, handleUnauthorized, getOwner }),
		findOwner: async () => (apiKey ? await getOwner() : undefined),
		status: () =>
			Promise.resolve({
				scheme: "NONE",
				initiate: settings.initiate,
				source: apiKey ? "api_key" : "none",
				state: apiKey ? "valid" : "none",
				store: "none",
				hasRefreshToken: false,
			}),
		steps: { createUrl: refuse, exchangeCode: refuse, refresh: refuse },
		login: refuse,
		logout: refuse,
	};
}
