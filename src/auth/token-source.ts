import type { AuthPorts, AuthSettings, TokenSource } from "./auth-settings.ts";
import { createFixedTokenSource } from "./fixed-token-source.ts";
import { limitLockWait } from "./lock-wait.ts";
import { createOAuthTokenSource } from "./oauth-token-source.ts";

/**
 * The credential of one connection: make one and share it among all its statements.
 * @example const token = await createTokenSource(settings, ports).getToken()
 */
export function createTokenSource(settings: AuthSettings, ports: AuthPorts): TokenSource {
	if (settings.scheme === "NONE") return createFixedTokenSource(settings);
	return createOAuthTokenSource({ ...settings, store: limitLockWait(settings.store) }, ports);
}
