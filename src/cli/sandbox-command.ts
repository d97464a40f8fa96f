import { createError } from "../base/index.ts";
import type { Fault, FaultKind, Sandbox, SandboxOptions } from "../sandbox/index.ts";
import type { CommandRow, FlagRow } from "./command.ts";
import { connectionVariable } from "./connection-source.ts";
import { readNumberFlag, waitForEnd } from "./server-flag.ts";
import type { Surroundings } from "./surroundings.ts";

type SandboxFlags = Pick<SandboxOptions, CountName | "port" | "seed" | "shapes"> & {
	readonly latency?: number;
	readonly rateLimit?: number;
	readonly indexLag?: number;
	readonly mutations?: number;
	readonly timezone?: string;
	readonly denyScopes?: string;
	readonly denyPaths?: string;
	readonly fault?: readonly Fault[];
	readonly errorEvery?: number;
};

type CountName =
	| "admins"
	| "companies"
	| "contacts"
	| "conversations"
	| "segments"
	| "tags"
	| "teams"
	| "tickets"
	| "articles";

const standardPort = 4010;

const counts: readonly CountName[] = [
	"contacts",
	"conversations",
	"companies",
	"tickets",
	"articles",
	"admins",
	"teams",
	"tags",
	"segments",
];

const countFlags = counts.map(
	(name): FlagRow => ({
		flags: `--${name} <number>`,
		summary: `how many ${name} there are`,
		parse: readNumberFlag(`--${name}`, 0, 16_000_000),
	}),
);

/** `intercom-sql sandbox`: a local Intercom look-alike, until somebody ends it. */
export const sandboxCommand: CommandRow<SandboxFlags> = {
	name: "sandbox",
	summary: "start a local Intercom look-alike, to try things without an account",
	arguments: [],
	takesConnection: false,
	flags: [
		{
			flags: "--port <number>",
			summary: `port on 127.0.0.1, 0 = any free one; default: ${String(standardPort)}`,
			parse: readNumberFlag("--port", 0, 65_535),
		},
		...countFlags,
		{ flags: "--seed <text>", summary: "what the invented data grows from; the same seed gives the same data" },
		{
			flags: "--latency <ms>",
			summary: "milliseconds that each answer is held back",
			parse: readNumberFlag("--latency", 0, 600_000),
		},
		{
			flags: "--rate-limit <number>",
			summary: "requests allowed a minute",
			parse: readNumberFlag("--rate-limit", 1, 1_000_000_000),
		},
		{
			flags: "--index-lag <ms>",
			summary: "milliseconds until a search knows of what was written",
			parse: readNumberFlag("--index-lag", 0, 86_400_000),
		},
		{
			flags: "--mutations <number>",
			summary: "changes that happen by themselves in a minute",
			parse: readNumberFlag("--mutations", 0, 100_000),
		},
		{
			flags: "--error-every <number>",
			summary: "one request of so many is answered with a 500",
			parse: readNumberFlag("--error-every", 1, 1_000_000),
		},
		{
			flags: "--fault <kind,name=value>",
			summary:
				"what goes wrong, may be given again: latency, status, status_after, error_envelope, old_copy, reset, reset_before, " +
				"silence, truncate, content_type, empty_body, slow_body or revoke_token, " +
				"with every=, times=, path=, method=, ms=, jitterMs= or status=",
			parse: readFault,
		},
		{ flags: "--deny-scopes <names>", summary: "scopes that the token lacks, with commas: read_tickets,read_events" },
		{
			flags: "--deny-paths <paths>",
			summary: "beginnings of paths that the plan does not include, with commas: /tickets,/news",
		},
		{
			flags: "--shapes <recorded|documented>",
			summary: "answers as they are on record, the default, or as the API's description has them",
		},
		{ flags: "--timezone <name>", summary: "the workspace's time zone; default: America/New_York" },
	],
	notes: ["It runs until Ctrl-C. All data in it is invented."],
	examples: [
		"sandbox",
		"sandbox --conversations 100000 --latency 80",
		"sandbox --port 0 --rate-limit 300",
		"sandbox --fault reset,every=20",
	],
	async run({ flags, surroundings }) {
		const { latency, rateLimit, indexLag, mutations, errorEvery, denyScopes, denyPaths, fault = [], ...rest } = flags;
		const every = errorEvery === undefined ? [] : [{ kind: "status", every: errorEvery } as const];
		const options = {
			...rest,
			port: flags.port ?? standardPort,
			...(latency === undefined ? {} : { latencyMs: latency }),
			...(rateLimit === undefined ? {} : { rateLimitPerMinute: rateLimit }),
			...(indexLag === undefined ? {} : { indexLagMs: indexLag }),
			...(mutations === undefined ? {} : { mutationsPerMinute: mutations }),
			faults: [...every, ...fault],
			...(denyScopes === undefined ? {} : { deniedScopes: splitList(denyScopes) }),
			...(denyPaths === undefined ? {} : { plannedOut: splitList(denyPaths) }),
		};
		await withSandbox(options, async (sandbox) => {
			await surroundings.output.write(await describeSandbox(sandbox, surroundings));
			await waitForEnd(surroundings.signal);
		});
	},
};

// What it says is checked where faults are known.
function readFault(text: string, previous: unknown): readonly Fault[] {
	const [kind = "", ...pairs] = splitList(text);
	const fields = pairs.map((pair) => {
		const [name = "", ...value] = pair.split("=");
		const given = value.join("=");
		return [name, /^\d+$/.test(given) ? Number(given) : given];
	});
	const fault = { ...(Object.fromEntries(fields) as object), kind: kind as FaultKind };
	return [...((previous as readonly Fault[] | undefined) ?? []), fault];
}

function splitList(text: string): string[] {
	return text.split(",").map((name) => name.trim());
}

/**
 * Starts a sandbox, does the work, and stops the sandbox whatever comes of it.
 * @throws listen_failed (58030) when the port cannot be had; command_line (22023) for options that cannot be met.
 */
export async function withSandbox(options: SandboxOptions, work: (sandbox: Sandbox) => Promise<void>): Promise<void> {
	const { startSandbox } = await import("../sandbox/index.ts");
	const sandbox = await startSandbox(options).catch((error: unknown) => {
		throw explainFailure(error, options.port ?? 0);
	});
	try {
		await work(sandbox);
	} finally {
		await sandbox.close();
	}
}

const listenProblems: Readonly<Record<string, string>> = {
	EADDRINUSE: "the port is in use",
	EACCES: "this user may not use the port",
};

function explainFailure(error: unknown, port: number): unknown {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	const reason = listenProblems[code];
	if (reason === undefined) return error;
	const slots = {
		address: `127.0.0.1:${String(port)}`,
		reason,
		advice: "Choose another one with --port, or any free one with --port 0.",
	};
	return createError("listen_failed", slots, { cause: error });
}

async function describeSandbox(sandbox: Sandbox, { programCall }: Surroundings): Promise<string> {
	const { formatConnectionString } = await import("../connection-string/index.ts");
	const { url, accessToken, clientId, clientSecret, authorizationUrl, tokenUrl } = sandbox;
	const byToken = formatConnectionString({ URL: url }) + formatConnectionString({ APIKey: accessToken });
	const byOAuth = formatConnectionString({
		URL: url,
		AuthScheme: "OAUTH",
		InitiateOAuth: "GETANDREFRESH",
		OAuthClientId: clientId,
		OAuthClientSecret: clientSecret,
		OAuthAuthorizationURL: authorizationUrl,
		OAuthAccessTokenURL: tokenUrl,
		CallbackURL: "http://localhost:33333",
	});
	return `A local Intercom look-alike with invented data. Ctrl-C stops it.

  URL                  ${url}
  Access token         ${accessToken}
  OAuth client id      ${clientId}
  OAuth client secret  ${clientSecret}

Connection string with the access token:
  ${byToken}

Connection string with OAuth (opens a page in the browser, on which you press Approve):
  ${byOAuth}

Try this in another terminal:
  export ${connectionVariable}='${byToken}'
  ${programCall} query "SELECT state, count(*) FROM conversations GROUP BY state"
`;
}
