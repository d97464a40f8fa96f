import { createError, type ProviderError } from "../base/index.ts";
import type { AuthPorts, AuthSettings } from "./auth-settings.ts";
import { type AuthorizationAnswer, judgeAnswer, judgeState, readPastedAnswer } from "./authorization-answer.ts";
import { type AuthorizationRequest, createAuthorizationRequest, createState } from "./authorization-request.ts";
import { type CallbackAddress, parseCallbackUrl, printRedirectUrl } from "./callback-address.ts";
import { type CallbackListener, openCallbackListener } from "./callback-listener.ts";
import type { CallbackPage } from "./callback-page.ts";
import { runWithDeadline } from "./deadline.ts";
import { type IssuedTokens, requestTokens } from "./token-endpoint.ts";
import { checkEndpoint, readClient } from "./token-request.ts";

/**
 * Asks the person for access: opens the authorize URL, waits for the callback (or what is pasted), trades the code.
 * @returns The tokens, which nobody has kept yet.
 * A callback with another state is turned away, and the waiting goes on.
 * @throws authorization_failed when access is denied, what is pasted does not fit, or nobody answers in time;
 * callback_unavailable, missing_property, bad_property_value, connect_failed, cancelled
 */
export async function authorizeInBrowser(
	settings: AuthSettings,
	ports: AuthPorts,
	signal?: AbortSignal,
): Promise<IssuedTokens> {
	const { id: clientId } = readClient(settings);
	checkEndpoint("OAuthAuthorizationURL", settings.endpoints.authorizationUrl);
	const address = parseCallbackUrl(settings.callbackUrl);
	requireWayBack(address, settings, ports);
	const state = createState(ports);
	const strays = { count: 0 };
	const isOurs = (parameters: URLSearchParams): boolean => {
		if (!judgeState(parameters, state)) return true;
		strays.count++;
		ports.log.write(1, "auth", "a callback with another state was turned away");
		return false;
	};
	const listener = address.kind === "loopback" ? await openCallbackListener(address, isOurs) : undefined;
	try {
		const redirectUri = printRedirectUrl(settings.callbackUrl, listener?.port);
		const { endpoints, protocol } = settings;
		const request = await createAuthorizationRequest({
			endpoints,
			protocol,
			clientId,
			redirectUri,
			state,
			random: (count) => ports.random(count),
		});
		return await runWithDeadline(
			{
				clock: ports.clock,
				timeoutMs: settings.timeoutMs,
				signal,
				createTimeoutError: () => createTimeout(settings, strays.count),
			},
			(end) => runFlow(request, listener, settings, ports, end),
		);
	} finally {
		await listener?.close();
	}
}

function requireWayBack(address: CallbackAddress, settings: AuthSettings, ports: AuthPorts): void {
	if (address.kind === "loopback" || ports.readPastedUrl) return;
	throw createError(
		"callback_unavailable",
		{ url: settings.callbackUrl, reason: "it is not on this computer, and nobody can paste what it shows" },
		{
			hint: "Use a loopback CallbackURL such as http://localhost:33333, run: intercom-sql auth login --no-browser, or set OAuthVerifier to the code.",
		},
	);
}

async function runFlow(
	request: AuthorizationRequest,
	listener: CallbackListener | undefined,
	settings: AuthSettings,
	ports: AuthPorts,
	end: AbortSignal,
): Promise<IssuedTokens> {
	const answered = new AbortController();
	// Not awaited: a browser port may come back only when the person is done.
	void showUrl(request.url, settings, ports, answered.signal).catch(() => undefined);
	const reply = await waitForReply(listener, ports, end).finally(() => answered.abort());
	const judged = await judgeAnswer(
		reply.parameters,
		reply.isWhole ? request.state : undefined,
		settings.protocol.issuer,
	);
	if (judged.kind !== "granted") {
		await reply.answer(judged.kind);
		throw createRefusal(judged);
	}
	const { redirectUri, codeVerifier } = request;
	const result = await requestTokens(
		{ kind: "code", parameters: judged.parameters, redirectUri, codeVerifier },
		settings,
		ports,
		end,
	);
	await reply.answer(result.kind === "granted" ? "success" : "failed");
	if (result.kind !== "granted") throw result.error;
	ports.log.write(1, "auth", "authorized", { service: settings.service });
	return result.tokens;
}

/** Who sees no page within this time is told where it is. */
const unseenMs = 5000;

// What was started may show nothing, as on a display that nobody looks at: only the person can tell.
async function showUrl(url: string, { service }: AuthSettings, ports: AuthPorts, answered: AbortSignal): Promise<void> {
	const isOpen = await ports.openBrowser(url).catch(() => false);
	if (isOpen) await ports.clock.sleep(unseenMs, answered, true);
	const advice = ports.readPastedUrl ? " and paste the address that it ends at" : "";
	const begin = isOpen ? "A browser was opened. If it shows nothing, open" : "Open";
	ports.notify(`${begin} this address in a browser to give access to ${service}${advice}:\n${url}`);
}

interface Reply {
	readonly parameters: URLSearchParams;
	/** Whether its state can be checked; a bare code that was typed has none. */
	readonly isWhole: boolean;
	answer(page: CallbackPage): Promise<void>;
}

async function waitForReply(
	listener: CallbackListener | undefined,
	ports: AuthPorts,
	end: AbortSignal,
): Promise<Reply> {
	const ways: Promise<Reply>[] = [];
	if (listener) {
		ways.push(
			listener.callback.then((callback) => ({
				parameters: callback.parameters,
				isWhole: true,
				answer: (page) => callback.answer(page),
			})),
		);
	}
	if (ports.readPastedUrl) ways.push(readPaste(ports.readPastedUrl(end), listener !== undefined));
	return Promise.race(ways);
}

async function readPaste(pasted: Promise<string>, hasOtherWay: boolean): Promise<Reply> {
	try {
		return { ...readPastedAnswer(await pasted), answer: () => Promise.resolve() };
	} catch {
		// A closed standard input is no answer; the browser may still bring one.
		if (hasOtherWay) return new Promise<never>(() => undefined);
		throw createError("authorization_failed", {
			reason: "nothing was pasted",
			advice: "Paste the address that the browser ends at, or set OAuthVerifier to the code.",
		});
	}
}

function createRefusal({ kind, reason }: Exclude<AuthorizationAnswer, { kind: "granted" }>): ProviderError {
	return createError("authorization_failed", {
		reason,
		advice:
			kind === "denied"
				? "Try again and grant access, or check the app's settings."
				: "Start again, and paste what the page ends at that this program opens.",
	});
}

function createTimeout({ timeoutMs }: AuthSettings, strayCount: number): ProviderError {
	const detail = strayCount === 0 ? undefined : `callbacks with another state that were turned away: ${strayCount}`;
	return createError(
		"authorization_failed",
		{
			reason: `nobody answered in the browser within ${Math.round(timeoutMs / 1000)} s`,
			advice:
				strayCount === 0
					? "Try again, or raise OAuthTimeout."
					: "Try again, and use the page that this program opens, not one of an earlier attempt.",
		},
		{ detail },
	);
}
