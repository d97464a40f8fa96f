import { describe, expect, it } from "vitest";
import { useSandbox } from "../sandbox-connection.ts";

// Intercom neither lists, finds nor gives an archived contact: https://github.com/intercom/intercom-ruby/issues/561.
const { open, sandbox } = await useSandbox({ contacts: 30, conversations: 5 });

describe("a contact that EXEC archive_contact archived", () => {
	it("is in no row, neither of the cache nor of the service, until EXEC unarchive_contact", async () => {
		const kept = await open({ CacheTolerance: 3600 });
		const fresh = await open({ AutoCache: false });
		const tagged = await kept.query("SELECT contact_id AS id FROM contact_tags ORDER BY contact_id LIMIT 1");
		const id = tagged.rows[0]?.["id"] as string;
		const look = async (connection: typeof kept) =>
			Promise.all(
				[
					"SELECT count(*) AS n FROM contacts",
					`SELECT count(*) AS n FROM contacts WHERE id = '${id}'`,
					`SELECT count(*) AS n FROM contacts WHERE role IN ('user', 'lead') AND id IN ('${id}', 'x')`,
					"SELECT count(*) AS n FROM contact_tags",
					`SELECT count(*) AS n FROM contact_tags WHERE contact_id = '${id}'`,
				].map(async (sql) => (await connection.query(sql)).rows[0]?.["n"]),
			);
		const before = await look(kept);
		expect(before[1]).toBe(1);
		expect(before[4]).not.toBe(0);

		await kept.query("EXEC archive_contact @contact_id = ?", [id]);
		const tags = Number(before[3]) - Number(before[4]);
		expect(await look(fresh)).toEqual([29, 0, 0, tags, 0]);
		expect(await look(kept)).toEqual([29, 0, 0, tags, 0]);

		await kept.query("EXEC unarchive_contact @contact_id = ?", [id]);
		expect(await look(fresh)).toEqual(before);
		expect(await look(kept)).toEqual(before);
	});

	it("is found by no request of the sandbox, and can still be deleted", async () => {
		const connection = await open();
		const contact = { external_id: "away-1", email: "away@acme.example", role: "user" };
		const { rows } = await connection.query(
			"INSERT INTO contacts (external_id, email, role) VALUES (:external_id, :email, :role) RETURNING id",
			contact,
		);
		const id = rows[0]?.["id"] as string;
		await connection.query("EXEC archive_contact @contact_id = ?", [id]);
		const headers = { Authorization: `Bearer ${sandbox.accessToken}`, "Intercom-Version": "2.16" };
		const ask = async (path: string, method = "GET") => (await fetch(sandbox.url + path, { method, headers })).status;
		expect(await ask(`/contacts/${id}`)).toBe(404);
		expect(await ask("/contacts/find_by_external_id/away-1")).toBe(404);
		expect(await ask(`/contacts/${id}/tags`)).toBe(404);
		expect(await ask(`/contacts/${id}`, "DELETE")).toBe(200);
	});
});
