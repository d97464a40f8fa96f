import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connection, type ConnectionOptions, connect } from "../../src/driver/index.ts";

interface CapturedTable {
	readonly name: string;
	readonly summary: string;
	readonly key: readonly string[];
	/** Name, type of a profile, and what it refers to. */
	readonly columns: readonly (readonly [name: string, type: string, references?: string])[];
	readonly rows: readonly (readonly unknown[])[];
}

const day = 86_400_000;
const iso = (start: string, addMs = 0) => new Date(Date.parse(start) + addMs).toISOString();
const count = <Row>(most: number, make: (number: number) => Row): Row[] =>
	Array.from({ length: most }, (_, index) => make(index + 1));

/** The tables on which clients were captured, in the types that a service's columns have. */
const tables: readonly CapturedTable[] = [
	{
		name: "admins",
		summary: "Teammates of the Intercom workspace",
		key: ["id"],
		columns: [
			["id", "text"],
			["name", "text"],
			["email", "text"],
			["away_mode_enabled", "boolean"],
		],
		rows: [
			["a1", "Ada", "ada@example.com", false],
			["a2", "Bob", "bob@example.com", true],
		],
	},
	{
		name: "companies",
		summary: "",
		key: ["id"],
		columns: [
			["id", "text"],
			["company_id", "text"],
			["name", "text"],
			["plan", "text"],
			["monthly_spend", "double"],
			["user_count", "integer"],
			["created_at", "timestamp"],
			["updated_at", "timestamp"],
			["custom_attributes", "json"],
		],
		rows: [
			[
				"c1",
				"ext-1",
				"Acme",
				"pro",
				199.5,
				12,
				iso("2024-01-02T03:04:05Z"),
				iso("2024-02-02T00:00:00Z"),
				{ region: "EU" },
			],
			["c2", "ext-2", "Globex", "free", 0, 3, iso("2024-03-02T03:04:05Z"), null, {}],
		],
	},
	{
		name: "contacts",
		summary: "People: users and leads",
		key: ["id"],
		columns: [
			["id", "text"],
			["external_id", "text"],
			["role", "text"],
			["email", "text"],
			["name", "text"],
			["phone", "text"],
			["owner_id", "text", "admins.id"],
			["company_id", "text", "companies.id"],
			["unsubscribed_from_emails", "boolean"],
			["session_count", "integer"],
			["score", "numeric"],
			["birthday", "date"],
			["created_at", "timestamp"],
			["last_seen_at", "timestamp"],
			["tags", "json"],
			["custom_attributes", "json"],
			["avatar", "text"],
		],
		rows: count(20, (g) => [
			...[
				`p${g}`,
				g % 3 === 0 ? null : `x${g}`,
				g % 2 === 0 ? "user" : "lead",
				`p${g}@example.com`,
				`Person ${g}`,
				null,
			],
			...[g % 2 === 0 ? "a1" : null, g % 4 === 0 ? "c1" : "c2", g % 5 === 0, g * 1_000_000_000, g * 1.25],
			iso("1990-01-01T00:00:00Z", g * day).slice(0, 10),
			...[iso("2024-01-01T00:00:00Z", g * day), g % 2 === 0 ? "2024-06-01T12:34:56.789Z" : null],
			...[["vip", `t${g}`], { n: g, s: "é" }, "\\xdeadbeef"],
		]),
	},
	{
		name: "conversations",
		summary: "",
		key: ["id"],
		columns: [
			["id", "text"],
			["title", "text"],
			["state", "text"],
			["open", "boolean"],
			["priority", "text"],
			["admin_assignee_id", "text", "admins.id"],
			["contact_id", "text", "contacts.id"],
			["created_at", "timestamp"],
			["updated_at", "timestamp"],
			["waiting_since", "timestamp"],
			["rating", "integer"],
		],
		rows: count(60, (g) => [
			...[`v${g}`, `Conv ${g}`, g % 3 === 0 ? "closed" : "open", g % 3 !== 0, "not_priority"],
			...[g % 2 === 0 ? "a1" : "a2", `p${1 + (g % 20)}`, iso("2024-05-01T00:00:00Z", g * 3_600_000)],
			...[iso("2024-05-02T00:00:00Z", g * 3_600_000), null, g % 4 === 0 ? (g % 5) + 1 : null],
		]),
	},
	{
		name: "conversation_parts",
		summary: "",
		key: ["conversation_id", "id"],
		columns: [
			["conversation_id", "text", "conversations.id"],
			["id", "text"],
			["part_type", "text"],
			["body", "text"],
			["created_at", "timestamp"],
			["author_id", "text"],
		],
		rows: count(200, (g) => [
			...[`v${1 + (g % 60)}`, `q${g}`, "comment", `body ${g}`, iso("2024-05-01T00:00:00Z", g * 60_000), "a1"],
		]),
	},
	{
		name: "tags",
		summary: "",
		key: ["id"],
		columns: [
			["id", "text"],
			["name", "varchar"],
		],
		rows: [
			["t1", "VIP"],
			["t2", "Beta"],
		],
	},
	{
		name: "contact_tags",
		summary: "",
		key: ["contact_id", "tag_id"],
		columns: [
			["contact_id", "text", "contacts.id"],
			["tag_id", "text", "tags.id"],
		],
		rows: count(7, (g) => [`p${1 + (g - 1) * 3}`, "t1"]),
	},
];

const view = "SELECT id, title, contact_id, created_at FROM conversations WHERE open";

/** A connection to a service that has the tables on which clients were captured. */
export interface CapturedService extends AsyncDisposable {
	readonly connection: Connection;
}

/** Starts the service, and connects to it with a profile that is written for it. */
export async function startCapturedService(properties: ConnectionOptions = {}): Promise<CapturedService> {
	const folder = mkdtempSync(join(tmpdir(), "captured-"));
	const profile = join(folder, "Captured.apip");
	for (const part of ["", "tables", "views"]) mkdirSync(join(profile, part), { recursive: true });
	const server = createServer((request, response) => {
		const table = tables.find(({ name }) => request.url?.startsWith(`/${name}?`) || request.url === `/${name}`);
		const rows = table?.rows.map((row) =>
			Object.fromEntries(table.columns.map(([name], index) => [name, row[index] ?? null])),
		);
		response.writeHead(rows ? 200 : 404, { "content-type": "application/json" });
		response.end(JSON.stringify({ rows: rows ?? [] }));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const url = `http://localhost:${String((server.address() as AddressInfo).port)}`;
	writeFileSync(join(profile, "profile.yaml"), describeProfile(url));
	for (const table of tables) writeFileSync(join(profile, "tables", `${table.name}.yaml`), describeTable(table));
	writeFileSync(join(profile, "views", "open_conversations.yaml"), describeView());
	const connection = await connect({ Profile: profile, CacheLocation: ":memory:", ...properties });
	return {
		connection,
		async [Symbol.asyncDispose]() {
			await connection.close();
			await new Promise((resolve) => server.close(resolve));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

function describeProfile(url: string): string {
	return `name: Captured
summary: What clients were captured on.
schema: intercom
docs_url: https://example.com/captured
authentication: none
regions:
  - { name: LOCAL, base_url: "${url}" }
headers: { Accept: application/json }
errors: []
`;
}

function describeTable({ name, summary, key, columns }: CapturedTable): string {
	const lines = columns.map(([column, type, references]) => {
		const from = type === "timestamp" || type === "date" ? ", from: iso8601" : "";
		return `  - { name: ${column}, type: ${type}${from}${references ? `, references: ${references}` : ""}, summary: "${column === "role" ? "user or lead" : "-"}" }`;
	});
	return `summary: "${summary || "-"}"
key: [${key.join(", ")}]
read:
  - { kind: list, path: /${name}, rows: rows, paging: none }
columns:
${lines.join("\n")}
`;
}

const viewColumns = ["id", "title", "contact_id", "created_at"];

function describeView(): string {
	const columns = viewColumns.map((name) => `  - { name: ${name}, summary: "-" }`).join("\n");
	return `schema: intercom\nsummary: Open ones.\nquery: ${view}\ncolumns:\n${columns}\n`;
}

const postgresTypes: Readonly<Record<string, string>> = {
	integer: "bigint",
	double: "double precision",
	timestamp: "timestamptz",
	json: "jsonb",
};

/** The same tables and rows for a PostgreSQL. */
export function describeForPostgres(): string {
	const quote = (value: unknown): string => {
		if (value === null || value === undefined) return "NULL";
		return `'${(typeof value === "string" ? value : JSON.stringify(value)).replaceAll("'", "''")}'`;
	};
	// Created in the order of their names, as the profile has them, so that object ids have the same order; references come when all are there.
	const inOrder = [...tables].sort((one, other) => (one.name < other.name ? -1 : 1));
	const statements = inOrder.flatMap(({ name, summary, key, columns, rows }) => [
		`CREATE TABLE ${name} (${[
			...columns.map(([column, type]) => `${column} ${postgresTypes[type] ?? type}`),
			`PRIMARY KEY (${key.join(", ")})`,
		].join(", ")})`,
		`COMMENT ON TABLE ${name} IS ${quote(summary || "-")}`,
		...columns.map(
			([column]) => `COMMENT ON COLUMN ${name}.${column} IS ${quote(column === "role" ? "user or lead" : "-")}`,
		),
		`INSERT INTO ${name} VALUES ${rows.map((row) => `(${row.map(quote).join(", ")})`).join(", ")}`,
	]);
	const references = inOrder.flatMap(({ name, columns }) =>
		columns.flatMap(([column, , target]) =>
			target ? [`ALTER TABLE ${name} ADD FOREIGN KEY (${column}) REFERENCES ${target.replace(".", "(")})`] : [],
		),
	);
	return [
		...statements,
		...references,
		`CREATE VIEW open_conversations AS ${view}`,
		"COMMENT ON VIEW open_conversations IS 'Open ones.'",
		...viewColumns.map((name) => `COMMENT ON COLUMN open_conversations.${name} IS '-'`),
	].join(";\n");
}
