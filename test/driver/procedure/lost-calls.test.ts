import { afterEach, describe, expect, it } from "vitest";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox();
const connection = await open();
afterEach(() => sandbox.setFaults([]));

async function findOpen(): Promise<string> {
	const { rows } = await connection.query<{ id: string }>("SELECT id FROM conversations WHERE state = 'open' LIMIT 1");
	return rows[0]?.id ?? "";
}

const countWrites = () => sandbox.writes.filter(({ changes }) => changes.length > 0).length;

describe("a call whose answer is lost", () => {
	it.each([
		{ kind: "reset", times: 1 },
		{ kind: "status_after", status: 502, times: 1 },
	] as const)("by $kind is not repeated, and the error says where to look", async (fault) => {
		const id = await findOpen();
		const before = countWrites();
		sandbox.setFaults([{ ...fault, path: "/conversations", method: "POST" }]);
		const error = await catchError(
			connection.query("EXEC reply_to_conversation @conversation_id = ?, @body = 'Once'", [id]),
		);
		expect([error.sqlState, error.code]).toEqual(["08007", "write_unknown"]);
		expect(error.message).toContain("reply_to_conversation");
		expect(error.hint).toContain("FROM conversation_parts");
		expect(countWrites()).toBe(before + 1);
		const { rows } = await connection.query(
			"SELECT body FROM conversation_parts WHERE conversation_id = ? AND body LIKE '%Once%'",
			[id],
		);
		expect(rows.length).toBeGreaterThan(0);
	});

	it("that came without a body was done", async () => {
		const id = await findOpen();
		const before = countWrites();
		sandbox.setFaults([{ kind: "empty_body", times: 1, path: "/conversations", method: "POST" }]);
		const { rows } = await connection.query("EXEC add_conversation_note @conversation_id = ?, @body = 'Done'", [id]);
		expect(rows).toMatchObject([{ conversation_id: id, state: null }]);
		expect(countWrites()).toBe(before + 1);
	});

	it("is repeated where that is harmless", async () => {
		const { rows } = await connection.query<{ id: string }>("SELECT id FROM contacts WHERE role = 'user' LIMIT 1");
		sandbox.setFaults([{ kind: "status_after", status: 503, times: 1, path: "/contacts", method: "POST" }]);
		const archived = await connection.query("EXEC archive_contact @contact_id = ?", [rows[0]?.id ?? ""]);
		expect(archived.rows).toEqual([{ contact_id: rows[0]?.id, archived: true }]);
		expect(archived.stats.requests).toBe(2);
	});

	it("is repeated where it was surely not done", async () => {
		const id = await findOpen();
		const before = countWrites();
		sandbox.setFaults([{ kind: "status", status: 429, times: 1, path: "/conversations", method: "POST" }]);
		const { stats } = await connection.query("EXEC add_conversation_note @conversation_id = ?, @body = 'Twice?'", [id]);
		expect(stats.requests).toBe(2);
		expect(countWrites()).toBe(before + 1);
	});
});

describe("waiting for a job", () => {
	const sql =
		"EXEC export_content_data @created_at_after = '2025-01-01', @created_at_before = '2026-06-01', @wait = true";

	it("tells how far it is, and ends with it", async () => {
		const told: boolean[] = [];
		const { rows } = await connection.query(sql, [], { onProgress: ({ isDone }) => told.push(isDone) });
		expect(rows[0]?.["status"]).toBe("completed");
		expect(told.at(-1)).toBe(true);
	});

	it("ends with the statement's time, and the job goes on", async () => {
		const hasty = await open({ QueryTimeout: 1 });
		const error = await catchError(hasty.query(sql));
		expect([error.sqlState, error.code]).toEqual(["57014", "wait_ended"]);
		expect(error.message).toContain("goes on");
		expect(error.hint).toMatch(/GET \/export\/content\/data\/\w+/);
	});
});
