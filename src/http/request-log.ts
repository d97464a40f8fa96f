import type { Log } from "../base/index.ts";
import type { WireRequest } from "./exchange.ts";
import type { RequestInfo } from "./http-contract.ts";
import { formatHeaders, maskSecretFields, type Scrubber } from "./scrubber.ts";

const module = "http";
// Enough to see what a page is like; a log is no archive of the service's data.
const longestBody = 20_000;

/** Tells whether the log may want to see what answers hold. */
export function logsBodies({ level = 5 }: Log): boolean {
	return level >= 4;
}

/** Level 3: the headers of a message that is about to be sent; level 4: its body. */
export function logMessage(log: Log, scrubber: Scrubber, message: WireRequest): void {
	if (!logsHeaders(log)) return;
	log.write(3, module, scrubber.scrub(`> ${formatHeaders(message.headers, scrubber)}`));
	if (message.body !== undefined && logsBodies(log)) log.write(4, module, `> ${showBody(message.body, scrubber)}`);
}

/** Level 3: the headers of an answer; level 4: its body. */
export function logAnswer(
	log: Log,
	scrubber: Scrubber,
	headers: Readonly<Record<string, string>>,
	bodyText: string,
): void {
	if (!logsHeaders(log)) return;
	log.write(3, module, scrubber.scrub(`< ${formatHeaders(headers, scrubber)}`));
	if (bodyText !== "" && logsBodies(log)) log.write(4, module, `< ${showBody(bodyText, scrubber)}`);
}

/** Level 2: one line for each attempt, with the names of the query but not its values, which may be what a person asked for. */
export function logAttempt(
	log: Log,
	scrubber: Scrubber,
	info: RequestInfo,
	queryNames: readonly string[],
	outcome: string,
): void {
	const { method, path, ...figures } = info;
	const query = queryNames.length === 0 ? "" : `?${queryNames.join("&")}`;
	log.write(2, module, scrubber.scrub(`${method} ${path}${query} ${outcome}`), figures);
}

function logsHeaders({ level = 5 }: Log): boolean {
	return level >= 3;
}

function showBody(text: string, scrubber: Scrubber): string {
	return maskSecretFields(scrubber.scrub(text).slice(0, longestBody));
}
