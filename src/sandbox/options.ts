import { type Clock, createError, suggestName } from "../base/index.ts";
import { hashText, makeRandomSource, type Random } from "./data/random.ts";
import { type CountName, type DataSetSettings, defaultCounts } from "./data/settings.ts";
import { makeTimeZone, type TimeZone } from "./data/time-zone.ts";
import { type Fault, findFaultProblem } from "./service/faults.ts";
import { formatToken, type OAuthApp } from "./service/oauth.ts";
import { newestVersion, oldestVersion } from "./wire/wire-object.ts";

/** What a sandbox is started with; everything has a default. */
export interface SandboxOptions extends Partial<Record<CountName, number>> {
	/** 0, the default, takes any free port. */
	readonly port?: number;
	/** Default 127.0.0.1. */
	readonly host?: string;
	/** The same seed and the same `now` give the same data; default "sandbox". */
	readonly seed?: string | number;
	/** The present of the data, in milliseconds since 1970; by default the last full hour. */
	readonly now?: number;
	/** The workspace's time zone, by whose days contacts are searched; default America/New_York. */
	readonly timezone?: string;
	/** Milliseconds that each answer is held back. */
	readonly latencyMs?: number;
	/** Requests a minute; default 10,000. */
	readonly rateLimitPerMinute?: number;
	/** The version for requests without `Intercom-Version`, as an app would have chosen it; default 2.16. */
	readonly apiVersion?: string;
	/**
	 * What answers look like: as they are on record, which differs here and there from the description of the API, or as
	 * that has them; default recorded.
	 */
	readonly shapes?: "recorded" | "documented";
	/** Registered redirect URLs; by default any http URL on loopback is. */
	readonly callbackUrls?: readonly string[];
	/** The access token of the workspace's own app; by default made from the seed. */
	readonly accessToken?: string;
	/** Scopes that the app does not have; what they stand for is refused. */
	readonly deniedScopes?: readonly string[];
	/** Beginnings of paths that the workspace's plan does not include, e.g. `/tickets`. */
	readonly plannedOut?: readonly string[];
	/**
	 * How long what was written is missing from searches and from lists in an order, in milliseconds; default 0. As long
	 * as a deleted conversation is still found, the first page that would show it is a 404.
	 */
	readonly indexLagMs?: number;
	/** Faults from the start on; see {@link Fault}. */
	readonly faults?: readonly Fault[];
	/** How many changes happen by themselves in a minute; default 0. */
	readonly mutationsPerMinute?: number;
	/** Where the time comes from, for tests that do not wait; by default the system. */
	readonly clock?: Clock;
}

/** What draws the shapes that are on record; undefined when answers are to look as documented. */
export function readShapeSeed({ shapes = "recorded", seed = standardSeed }: SandboxOptions): number | undefined {
	// The command line hands on what was typed.
	const isRecorded = shapeChoices.get(shapes);
	if (isRecorded === undefined) throw refuse(`shapes are "${shapes}"`, "Give recorded or documented.");
	return isRecorded ? hashText(String(seed), shapeBasis) : undefined;
}

const shapeChoices: ReadonlyMap<string, boolean> = new Map([
	["recorded", true],
	["documented", false],
]);
const shapeBasis = 13;
const standardSeed = "sandbox";
const hourMs = 3_600_000;

/** Works out what the data depends on; throws when an option cannot be met. */
export function makeSettings(options: SandboxOptions, clock: Clock): DataSetSettings {
	const { seed = standardSeed, timezone = "America/New_York" } = options;
	const now = options.now ?? Math.floor(clock.now() / hourMs) * hourMs;
	const random = makeRandomSource(seed);
	return {
		seed,
		now: Math.floor(now / 1000),
		zone: readZone(timezone),
		counts: readCounts(options),
		random,
		workspaceId: `sandbox_${toHex(random("workspace")(0), 1)}`,
		workspaceNumber: random("workspace")(0).uint32(),
	};
}

/** The app of the workspace and its access token, made from the seed so that they can be written down. */
export function makeApp(options: SandboxOptions): { app: OAuthApp; accessToken: string } {
	const random = makeRandomSource(options.seed ?? standardSeed)("credentials");
	return {
		app: { clientId: toUuid(random(1)), clientSecret: toUuid(random(2)), callbackUrls: options.callbackUrls },
		accessToken: options.accessToken ?? formatToken(toHex(random(3), 4)),
	};
}

/**
 * Makes sure that what is to go wrong or to be refused can be.
 * @param scopes Those that any request asks for.
 * @throws command_line (22023) for a fault, scope or path that is none.
 */
export function checkRefusals(options: SandboxOptions, scopes: ReadonlySet<string>): void {
	const problem = (options.faults ?? []).map(findFaultProblem).find((found) => found !== undefined);
	if (problem !== undefined) throw refuse(problem, "Give a kind, and what it needs: reset,every=5,path=/contacts");
	const scope = options.deniedScopes?.find((name) => !scopes.has(name));
	if (scope !== undefined) {
		throw refuse(
			`no request asks for the scope "${scope}"`,
			suggestName(scope, scopes, `Scopes are ${[...scopes].sort().join(", ")}.`),
		);
	}
	const path = options.plannedOut?.find((start) => !/^\/\w/.test(start));
	if (path !== undefined) throw refuse(`"${path}" is no path`, "Paths begin with a slash: /tickets");
}

/** The minor number of an API version: 16 for "2.16". */
export function readVersion(text: string | undefined): number {
	if (text === undefined) return newestVersion;
	const minor = Number(/^2\.(\d+)$/.exec(text)?.[1] ?? "x");
	if (minor >= oldestVersion && minor <= newestVersion) return minor;
	throw refuse(`the API version ${text} is unknown`, `Use 2.${oldestVersion} to 2.${newestVersion}.`);
}

function readCounts(options: SandboxOptions): Record<CountName, number> {
	const counts: Record<CountName, number> = { ...defaultCounts };
	for (const name of Object.keys(defaultCounts) as CountName[]) {
		const count = options[name] ?? counts[name];
		// Somebody must own the token; ids of people hold 24 bits.
		const least = name === "admins" ? 1 : 0;
		if (!Number.isInteger(count) || count < least || count > 16_000_000) {
			throw refuse(`the number of ${name} is ${count}`, `Give an integer from ${least} to 16000000.`);
		}
		counts[name] = count;
	}
	return counts;
}

function readZone(name: string): TimeZone {
	try {
		return makeTimeZone(name);
	} catch (cause) {
		throw createError(
			"command_line",
			{ problem: `the time zone ${name} is unknown`, advice: "Use a name such as America/New_York." },
			{ cause },
		);
	}
}

function refuse(problem: string, advice: string): Error {
	return createError("command_line", { problem, advice });
}

function toHex(random: Random, words: number): string {
	return Array.from({ length: words }, () => random.uint32().toString(16).padStart(8, "0")).join("");
}

function toUuid(random: Random): string {
	return toHex(random, 4).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}
