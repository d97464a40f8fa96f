import pg from "pg";
import { expect, it } from "vitest";
import { findPostgres } from "../differential/postgres-server.ts";
import { startBeside } from "./beside-postgres.ts";

const programs = findPostgres();

/** What a PostgreSQL asks for over tables of another server; `s` stands for the schema that was imported from it. */
const statements: readonly string[] = [
	`SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns WHERE table_schema = 's'
		ORDER BY table_name, ordinal_position`,
	"SELECT * FROM s.contacts ORDER BY id",
	"SELECT id, name FROM s.contacts WHERE role = 'user' AND session_count > 5000000000 ORDER BY created_at DESC LIMIT 3",
	"SELECT role, count(*), avg(score), sum(session_count), max(created_at) FROM s.contacts GROUP BY role ORDER BY role",
	"SELECT c.id, a.name FROM s.contacts c JOIN s.admins a ON a.id = c.owner_id WHERE c.score > 3.5 ORDER BY c.id LIMIT 4",
	"SELECT count(*), count(c.id) FROM s.conversations v LEFT JOIN s.contacts c ON c.id = v.contact_id AND c.role = 'lead'",
	"SELECT * FROM s.open_conversations ORDER BY id LIMIT 5",
	"SELECT id FROM s.contacts WHERE id = ANY (ARRAY['p1', 'p2']) AND name ~ '^Person' AND birthday BETWEEN '1990-01-01' AND '1991-01-01' ORDER BY id",
	"SELECT custom_attributes ->> 's' FROM s.contacts WHERE custom_attributes @> '{\"n\": 3}' OR unsubscribed_from_emails ORDER BY id",
	"SELECT count(*) FROM (SELECT id FROM s.contacts UNION ALL SELECT id FROM s.conversations) AS both",
	"ANALYZE s.conversations",
	"SELECT c.name, t.name FROM contacts c JOIN s.contact_tags ct ON ct.contact_id = c.id JOIN s.tags t ON t.id = ct.tag_id ORDER BY c.id, t.id",
	"BEGIN",
	"DECLARE c CURSOR FOR SELECT id FROM s.contacts ORDER BY id",
	"FETCH 3 FROM c",
	"SAVEPOINT p",
	"FETCH 2 FROM c",
	"ROLLBACK TO p",
	"FETCH 2 FROM c",
	"COMMIT",
	"SELECT * FROM dblink('s', 'SELECT id, score FROM contacts ORDER BY score DESC') AS t(id text, score numeric)",
	"SELECT dblink_connect('open', 's'), dblink_open('open', 'cur', 'SELECT id FROM contacts ORDER BY id')",
	"SELECT * FROM dblink_fetch('open', 'cur', 3) AS t(id text)",
	"SELECT dblink_close('open', 'cur'), dblink_send_query('open', 'SELECT count(*) FROM contacts')",
	"SELECT * FROM dblink_get_result('open') AS t(n bigint)",
	"SELECT * FROM dblink_get_result('open') AS t(n bigint)",
	"SELECT * FROM dblink('open', 'SELECT nope') AS t(n bigint)",
	"SELECT dblink_disconnect('open')",
];

it.skipIf(programs === undefined)(
	`a PostgreSQL reads the tables as foreign ones, with postgres_fdw and dblink${programs === undefined ? " (no PostgreSQL to compare with)" : ""}`,
	async () => {
		if (programs === undefined) return;
		await using servers = await startBeside(programs);
		const [ours, real] = [await readForeign(servers.real, servers.ours), await readForeign(servers.real, servers.real)];
		for (const [index, statement] of statements.entries())
			expect(`${statement}\n${ours[index] ?? ""}`).toBe(`${statement}\n${real[index] ?? ""}`);
	},
);

/** What each statement gives in a server that has the tables of another one. */
async function readForeign(port: number, other: number): Promise<readonly string[]> {
	const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", database: "intercom" });
	await client.connect();
	await client.query(`CREATE EXTENSION IF NOT EXISTS postgres_fdw; CREATE EXTENSION IF NOT EXISTS dblink; CREATE SCHEMA s;
		CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '${String(other)}', dbname 'intercom', fetch_size '7');
		CREATE USER MAPPING FOR postgres SERVER s OPTIONS (user 'intercom', password_required 'false');
		IMPORT FOREIGN SCHEMA public FROM SERVER s INTO s`);
	const given: string[] = [];
	for (const text of statements) {
		const result = await client.query({ text, rowMode: "array" }).catch((error: unknown) => error as { code: string });
		given.push("code" in result ? result.code : JSON.stringify(result.rows));
	}
	await client.query("DROP SERVER s CASCADE; DROP SCHEMA s CASCADE");
	await client.end();
	return given;
}
