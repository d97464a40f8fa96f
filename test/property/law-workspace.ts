import { ProviderError } from "../../src/base/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { type Connection, type ConnectionOptions, connect } from "../../src/driver/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { readAttributes } from "../conformance/attributes.ts";
import { type LawTable, readLawTable } from "./law-columns.ts";
import type { LawLink } from "./law-statement.ts";

const profile = await loadProfile("Intercom");

/** One workspace under the law: its connections, and its tables with values to compare with. */
export interface LawWorkspace {
	readonly zone: string;
	/** The zone in which its connections read and show times. */
	readonly session: string;
	/** Reads whole tables. */
	readonly plain: Connection;
	/** Keeps what it reads, and answers from it. */
	readonly cached: Connection;
	/** By page size; they keep nothing. */
	readonly live: readonly (readonly [pageSize: number, connection: Connection])[];
	readonly tables: readonly LawTable[];
	readonly links: readonly LawLink[];
	close(): Promise<void>;
}

/** Starts a workspace in a time zone, with contacts on the bounds of its days and with names of many kinds. */
export async function startLawWorkspace(
	zone: string,
	session: string,
	version: NonNullable<ConnectionOptions["ApiVersion"]>,
	pageSizes: readonly number[],
): Promise<LawWorkspace> {
	const sandbox = await startSandbox({
		seed: `law ${zone}`,
		timezone: zone,
		// The same data in every run, so that the same seed draws the same cases.
		now: Date.UTC(2026, 10, 22, 12),
		admins: 6,
		contacts: 40,
		companies: 12,
		conversations: 60,
		tickets: 40,
		articles: 20,
		rateLimitPerMinute: 60_000_000,
	});
	await writeContacts(sandbox, zone);
	const opened: Connection[] = [];
	const open = async (options: ConnectionOptions): Promise<Connection> => {
		const given = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:", ApiVersion: version };
		const connection = await connect({ ...given, CacheTolerance: 86_400, TimeZone: session, ...options });
		opened.push(connection);
		return connection;
	};
	const plain = await open({ Pushdown: false });
	const cached = await open({});
	const live: [number, Connection][] = [];
	for (const size of pageSizes) live.push([size, await open({ AutoCache: false, Pagesize: size })]);
	const catalog = createCatalog(profile, version, await readAttributes(plain, profile, version));
	const tables: LawTable[] = [];
	for (const table of catalog.tables)
		tables.push(...(await readLawTable(table, plain, zone).then((one) => [one], leaveOut)));
	const read = new Set(tables.map(({ name }) => name));
	const links = catalog.tables.flatMap((table) =>
		table.columns.flatMap(({ name, references }): LawLink[] =>
			references === undefined ||
			references.table === table.name ||
			!read.has(table.name) ||
			!read.has(references.table)
				? []
				: [{ child: table.name, column: name, parent: references.table, key: references.column }],
		),
	);
	return {
		zone,
		session,
		plain,
		cached,
		live,
		tables,
		links,
		close: async () => {
			await Promise.all(opened.map((connection) => connection.close()));
			await sandbox.close();
		},
	};
}

// Nobody can read all rows of a table that answers only for given values.
function leaveOut(error: unknown): readonly LawTable[] {
	if (error instanceof ProviderError && error.code === "required_predicate") return [];
	throw error;
}

const names = [
	"Ärger Öl",
	"ärger öl",
	"STRASSE",
	"Straße",
	"İstanbul",
	"istanbul",
	"Σίσυφος",
	"ΣΊΣΥΦΟΣ",
	"e\u0301clair",
	"éclair",
	"O'Brien",
	"100% sure",
	"snake_case",
	"back\\slash",
	"😀 smile",
	"",
	" ",
	"李小龍",
	"ada",
	"ADA",
];

// Instants around the midnights of the workspace's days and of UTC's, on days when the clock is changed too.
async function writeContacts(sandbox: Sandbox, zone: string): Promise<void> {
	const days = ["2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z", "2026-06-15T00:00:00Z", "2025-12-31T00:00:00Z"];
	const instants = days.flatMap((day) => {
		const noon = new Date(Date.parse(day) + 43_200_000);
		const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "medium" }).format(noon);
		const [hours = 0, minutes = 0] = clock.split(":").map(Number);
		const local = noon.getTime() / 1000 - hours * 3600 - minutes * 60;
		return [local, local - 1, Date.parse(day) / 1000, Date.parse(day) / 1000 - 1, local + 86_399];
	});
	for (const [index, name] of names.entries()) {
		const body = {
			role: index % 3 === 0 ? "lead" : "user",
			external_id: `law-${index}-${name}`,
			name,
			email: index % 4 === 0 ? null : `Law.${index}@Example.com`,
			signed_up_at: instants[index % instants.length],
			last_seen_at: instants[(index * 7) % instants.length],
			unsubscribed_from_emails: index % 2 === 0,
		};
		const answer = await fetch(`${sandbox.url}/contacts`, {
			method: "POST",
			headers: { authorization: `Bearer ${sandbox.accessToken}`, "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		if (!answer.ok) throw new Error(`contact ${index} was not written: ${await answer.text()}`);
	}
}
