import type { Connection } from "../driver/index.ts";
import type { Sandbox } from "../sandbox/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import { countOf } from "./count-text.ts";
import { approveAccess } from "./demo-person.ts";
import { type DemoReport, demoReports } from "./demo-report-table.ts";
import { createResultWriter } from "./result-writer.ts";
import { withSandbox } from "./sandbox-command.ts";
import { runStatement } from "./statement-run.ts";
import type { Surroundings } from "./surroundings.ts";

const sandboxCounts = { conversations: 20_000, contacts: 5000, companies: 300 } as const;

interface Cost {
	readonly requests: number;
	readonly rowsFetched: number;
}

/** `intercom-sql demo`: a tour that needs no account, and ends by itself. */
export const demoCommand: CommandRow = {
	name: "demo",
	summary: "start the sandbox, connect to it through OAuth, and run a report of SQL statements",
	arguments: [],
	takesConnection: false,
	flags: [],
	notes: ["Needs no Intercom account, leaves nothing behind, and ends by itself within a minute."],
	examples: ["demo"],
	async run({ surroundings }) {
		const startMs = surroundings.clock.now();
		await withSandbox({ ...sandboxCounts }, async (sandbox) => {
			const connectionString = await makeConnectionString(sandbox);
			await surroundings.output.write(introduce(sandbox, connectionString));
			const settings = { openBrowser: (url: string) => approveAccess(url, surroundings.signal) };
			await withConnection(
				{ connection: connectionString },
				surroundings,
				async (connection) => {
					const costs = await runReports(connection, surroundings);
					await surroundings.output.write(conclude(costs, surroundings.clock.now() - startMs, surroundings));
				},
				settings,
			);
		});
	},
};

async function makeConnectionString(sandbox: Sandbox): Promise<string> {
	const { formatConnectionString } = await import("../connection-string/index.ts");
	return formatConnectionString({
		Profile: "Intercom",
		AuthScheme: "OAUTH",
		InitiateOAuth: "GETANDREFRESH",
		OAuthClientId: sandbox.clientId,
		OAuthClientSecret: sandbox.clientSecret,
		// Port 0 is any free one: the demo must not fail because something else listens on the usual port.
		CallbackURL: "http://localhost:0",
		URL: sandbox.url,
		OAuthAuthorizationURL: sandbox.authorizationUrl,
		OAuthAccessTokenURL: sandbox.tokenUrl,
		OAuthSettingsLocation: "memory://demo",
		CacheLocation: ":memory:",
	});
}

function introduce({ url }: Sandbox, connectionString: string): string {
	const { conversations, contacts, companies } = sandboxCounts;
	const contents = [
		countOf(conversations, "conversation"),
		countOf(contacts, "contact"),
		`${companies.toLocaleString("en-US")} companies`,
	];
	return `The sandbox, a local Intercom look-alike, listens on ${url}.
It holds ${contents.join(", ")}; all of it is invented.

Connecting to it through OAuth:
${connectionString.replace(/;(?=.)/g, ";\n").replace(/^/gm, "  ")}

Your browser would open now, for you to press Approve. Here the program plays that part itself: it
opens the sandbox's approval page, presses Approve, and follows the redirect back to CallbackURL.
`;
}

async function runReports(connection: Connection, surroundings: Surroundings): Promise<readonly Cost[]> {
	const costs: Cost[] = [];
	for (const [index, report] of demoReports.entries()) {
		costs.push(await runReport(connection, String(index + 1), report, surroundings));
	}
	return costs;
}

async function runReport(
	connection: Connection,
	number: string,
	{ title, why, sql }: DemoReport,
	surroundings: Surroundings,
): Promise<Cost> {
	const { clock, output } = surroundings;
	await output.write(`\n${number}. ${title}\n   ${why}\n\n${sql.replace(/^/gm, "   ")}\n\n`);
	const startMs = clock.now();
	const writer = createResultWriter({ format: "table" }, output, surroundings);
	const { stats } = await runStatement(connection, { sql, writer }, surroundings);
	const { requests, rowsFetched, rowsFromCache } = stats;
	const origin = `${countOf(rowsFetched, "row")} from the sandbox, ${countOf(rowsFromCache, "row")} from the cache`;
	const elapsed = ((clock.now() - startMs) / 1000).toFixed(1);
	await output.write(`${countOf(requests, "request")}; ${origin}; ${elapsed} s\n`);
	return stats;
}

function conclude(costs: readonly Cost[], elapsedMs: number, { programCall }: Surroundings): string {
	const requests = costs.reduce((total, cost) => total + cost.requests, 0);
	const rows = costs.reduce((total, cost) => total + cost.rowsFetched, 0);
	return `
In all: ${countOf(costs.length, "statement")}, ${countOf(requests, "request")}, ${countOf(rows, "row")} read, ${(elapsedMs / 1000).toFixed(1)} s.

Next, with your own data:  ${programCall} tables -c "APIKey=<your access token>;"
Or go on in the sandbox:   ${programCall} sandbox   (says what to type)
`;
}
