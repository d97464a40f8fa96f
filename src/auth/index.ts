/** A token's life: obtain, keep, refresh, revoke. */
export type {
	AuthorizationSteps,
	AuthPorts,
	AuthSettings,
	OAuthEndpoints,
	OAuthProtocol,
	TokenCall,
	TokenSource,
	TokenStatus,
} from "./auth-settings.ts";
export { hasBrowser, openBrowser } from "./browser.ts";
export { createFileTokenStore } from "./token-file.ts";
export { describeTokenLife } from "./token-life-text.ts";
export { createMemoryTokenStore } from "./token-memory.ts";
export { createTokenSource } from "./token-source.ts";
export type { StoredToken, StorePorts, TokenKey, TokenStore } from "./token-store.ts";
export { openTokenStore } from "./token-store-location.ts";
export type { InitiateOAuth, TokenState } from "./token-transition-table.ts";
