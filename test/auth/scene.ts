import { randomBytes } from "node:crypto";
import { type AuthPorts, type AuthSettings, createMemoryTokenStore, type TokenSource } from "../../src/auth/index.ts";
import { type Clock, ProviderError, Secret, systemClock } from "../../src/base/index.ts";
import { type AuthorizationServer, clientId, clientSecret } from "./authorization-server.ts";

/** The clock of the machine, moved by `offsetMs`. */
export interface ShiftedClock extends Clock {
	offsetMs: number;
}

export function createShiftedClock(): ShiftedClock {
	const clock: ShiftedClock = {
		offsetMs: 0,
		now: () => systemClock.now() + clock.offsetMs,
		sleep: (ms, signal) => systemClock.sleep(ms, signal),
	};
	return clock;
}

/** Ports that remember what they were asked; the browser follows the redirects of the authorization server. */
export interface TestPorts extends AuthPorts {
	readonly clock: ShiftedClock;
	readonly opened: string[];
	readonly told: string[];
	readonly logged: string[];
	readonly pages: string[];
	/** Ends when the browser got its last page. */
	browsing: Promise<void>;
}

export function createPorts(overrides: Omit<Partial<AuthPorts>, "clock"> = {}): TestPorts {
	const ports: TestPorts = {
		clock: createShiftedClock(),
		opened: [],
		told: [],
		logged: [],
		pages: [],
		browsing: Promise.resolve(),
		random: (count) => randomBytes(count),
		fetch: (...parameters) => fetch(...parameters),
		openBrowser(url) {
			ports.opened.push(url);
			ports.browsing = browse(url, ports.pages);
			return Promise.resolve(true);
		},
		notify: (message) => ports.told.push(message),
		log: { write: (...entry) => ports.logged.push(JSON.stringify(entry)) },
		...overrides,
	};
	return ports;
}

async function browse(url: string, pages: string[]): Promise<void> {
	const answer = await fetch(url);
	pages.push(`${answer.status} ${await answer.text()}`);
}

let storeCount = 0;

export function createSettings(server: AuthorizationServer, overrides: Partial<AuthSettings> = {}): AuthSettings {
	const isStandard = server.style === "standard";
	return {
		scheme: "OAUTH",
		initiate: "GETANDREFRESH",
		service: "Example",
		profile: "Example",
		region: "US",
		clientId,
		clientSecret: new Secret(clientSecret),
		endpoints: { authorizationUrl: `${server.url}/authorize`, tokenUrl: `${server.url}/token` },
		protocol: {
			pkce: isStandard,
			tokenRequest: isStandard ? "standard" : "code_only_form",
			hasRefreshToken: isStandard,
			sendsRedirectUri: true,
		},
		callbackUrl: "http://localhost:0/callback",
		timeoutMs: 20_000,
		store: createMemoryTokenStore(`test-${++storeCount}`),
		...overrides,
	};
}

/** One statement that makes one request: the status that it ends with. */
export async function request(server: AuthorizationServer, source: TokenSource): Promise<number> {
	const call = source.forStatement();
	const token = await call.getToken();
	const status = await ask(server, token);
	if (status !== 401) return status;
	return ask(server, await call.handleUnauthorized(token));
}

export async function ask(server: AuthorizationServer, token: Secret): Promise<number> {
	const answer = await fetch(`${server.url}/me`, { headers: { authorization: `Bearer ${token.reveal()}` } });
	return answer.status;
}

/** The error that a promise fails with. */
export async function catchError(promise: Promise<unknown>): Promise<ProviderError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error("it did not fail");
}

/** Everything that an error says, also deep inside. */
export function printError(error: unknown, depth = 0): string {
	if (!(error instanceof Error) || depth > 5) return String(error);
	return `${error.stack ?? ""}\n${JSON.stringify({ ...error })}\n${printError(error.cause, depth + 1)}`;
}
