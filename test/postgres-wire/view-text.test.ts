import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { serve } from "../../src/postgres-wire/index.ts";
import { findPostgres, startPostgres } from "../differential/postgres-server.ts";
import { fillPostgres } from "./captured-postgres.ts";
import { startCapturedService } from "./captured-service.ts";

const printed: readonly string[] = [
	"select * from tags",
	"SELECT id, Name AS title FROM tags WHERE name = 'VIP'",
	"SELECT t.id AS \"Id\" FROM tags AS t WHERE t.name <> 'it''s' ORDER BY t.name DESC NULLS LAST, t.id LIMIT 3",
	"SELECT id FROM contacts WHERE unsubscribed_from_emails AND (role = 'user' OR session_count > 5 AND name IS NOT NULL)",
	"SELECT id FROM contacts WHERE NOT unsubscribed_from_emails OR NOT (role = 'user' AND id >= 'p2')",
	"SELECT id FROM contacts WHERE role IN ('user', 'lead') AND id NOT IN ('p1') AND session_count < -5",
	"SELECT id FROM contacts WHERE score >= 1.50 AND score < 5 AND birthday > '1990-01-31' AND phone IS NULL",
	"SELECT id FROM companies WHERE monthly_spend > 10 AND monthly_spend < 200.5 AND plan = E'a\\\\b'",
	"SELECT t.*, c.id AS one, o.name AS company FROM contacts c JOIN companies o ON o.id = c.company_id JOIN tags t ON t.id = c.id WHERE c.role = 'user'",
	"SELECT v.id, c.name, o.name AS company FROM conversations v LEFT JOIN contacts c ON c.id = v.contact_id AND c.role = v.state JOIN companies o ON o.id = c.company_id",
	'SELECT u.title FROM "UserViews".v1 u WHERE u.title = u.id',
];
/** These are given as they were written. */
const written: readonly string[] = [
	"SELECT count(*) AS n FROM tags",
	"SELECT upper(name) AS n FROM tags WHERE length(name) > 2",
];

const programs = findPostgres();

it.skipIf(programs === undefined)(
	"a simple view is shown as PostgreSQL prints its tree, another one as it was written",
	async () => {
		const folder = mkdtempSync(join(tmpdir(), "views-"));
		const file = join(folder, "views.json");
		const views = [...printed, ...written].map((query, index) => [`v${String(index)}`, { query }] as const);
		writeFileSync(file, JSON.stringify(Object.fromEntries(views)));
		await using service = await startCapturedService({ UserDefinedViews: file });
		const server = await serve(service.connection, { port: 0 });
		const postgres = await startPostgres(programs ?? "");
		await fillPostgres(postgres);
		const owner = { user: "intercom", database: "intercom" };
		const [ours, real] = [{ host: "127.0.0.1", port: server.port }, { host: postgres.host }].map(
			(place) => new pg.Client({ ...place, ...owner }),
		);
		try {
			await ours?.connect();
			await real?.connect();
			await real?.query('CREATE SCHEMA "UserViews"');
			for (const [name, { query }] of views.slice(0, printed.length))
				await real?.query(`CREATE VIEW "UserViews".${name} AS ${query}`);
			const list = `SELECT viewname, definition, pg_get_viewdef(c.oid, true) AS pretty, (SELECT view_definition FROM information_schema.views WHERE table_name = relname) AS standard
			FROM pg_views JOIN pg_class c ON relname = viewname WHERE schemaname = 'UserViews' ORDER BY length(viewname), viewname`;
			const shown = (await ours?.query(list))?.rows as { definition: string; pretty: string }[];
			expect(shown.slice(0, printed.length)).toEqual((await real?.query(list))?.rows);
			const rest = shown.slice(printed.length);
			expect(rest.flatMap(({ definition, pretty }) => [definition, pretty])).toEqual(
				written.flatMap((sql) => [` ${sql};`, ` ${sql};`]),
			);
		} finally {
			await ours?.end();
			await real?.end();
			await server.close();
			await postgres.stop();
			rmSync(folder, { recursive: true });
		}
	},
	60_000,
);
