import type { TokenStore } from "../../auth/index.ts";
import type { Log } from "../../base/index.ts";
import type { ConnectionOptions } from "../../connection-string/index.ts";
import type { SendRequest } from "../../http/index.ts";

/** What a program can give besides the connection string. */
export interface ConnectSettings {
	/** Ends the attempt to connect. */
	readonly signal?: AbortSignal;
	/**
	 * Checks the credential before the first request instead of in `connect()`, so that statements that need none take no
	 * credential and no network. ConnectOnOpen=false makes no check at all.
	 */
	readonly isCheckDeferred?: boolean;
	/**
	 * Starts the cache's thread while the profile is read, and has this one do all: for a program that runs one statement, at once. Otherwise
	 * threads start with the statements that need them, one to write, and others to read.
	 */
	readonly startsThread?: boolean;
	/** Properties that hold where neither the connection string nor the connection that it names sets them. */
	readonly defaults?: ConnectionOptions;
	/** Where tokens are kept, in place of OAuthSettingsLocation: a keychain, a secret manager. */
	readonly tokenStore?: TokenStore;
	/** What is logged goes here, in place of Logfile; its `level` says how much. Secrets are masked, and what it throws is ignored. */
	readonly log?: Log;
	/**
	 * Sends the requests, those for tokens too, in place of the sockets of this package: for a network that only your program knows. Proxy and
	 * certificates are its affair then; it follows no redirect.
	 */
	readonly fetch?: SendRequest;
	/** Shows a URL to the person; false says that there is no browser. */
	readonly openBrowser?: (url: string) => Promise<boolean>;
	/** Tells the person something during authorization; standard error by default. */
	readonly notify?: (message: string) => void;
	/** Waits for the person to paste the redirect URL, where no listener can receive it. */
	readonly readPastedUrl?: (signal: AbortSignal) => Promise<string>;
}
