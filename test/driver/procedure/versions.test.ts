import { describe, expect, it } from "vitest";
import { loadProfile } from "../../../src/profile/index.ts";
import { catchError } from "../../auth/scene.ts";
import { useSandbox } from "../sandbox-connection.ts";

const { open, sandbox } = await useSandbox({ contacts: 10, companies: 2, conversations: 10 });
const { procedures, service } = await loadProfile("Intercom");
const older = await open({ ApiVersion: "2.13" });

describe.each(service.versions?.known ?? [])("API version %s", (ApiVersion) => {
	it("has the procedures that the profile says, wherever they are listed", async () => {
		const connection = await open({ ApiVersion });
		const minor = (version: string) => Number(version.split(".")[1]);
		const expected = procedures
			.filter(
				({ since = "2.0", until = "2.99" }) => minor(since) <= minor(ApiVersion) && minor(ApiVersion) <= minor(until),
			)
			.map(({ name }) => name);
		const isOAuth = (name: string) => name.includes("oauth");
		const listed = (await connection.procedures()).map(({ name }) => name).filter((name) => !isOAuth(name));
		expect(listed.sort()).toEqual(expected.sort());
		const { rows } = await connection.query<{ name: string }>("SELECT ProcedureName AS name FROM sys_procedures");
		expect(
			rows
				.map(({ name }) => name)
				.filter((name) => !isOAuth(name))
				.sort(),
		).toEqual(expected);
		const entities = connection.entities();
		const all = entities.find(({ name }) => name === "procedures")?.actions ?? [];
		expect(
			all
				.map(({ name }) => name)
				.filter((name) => !isOAuth(name))
				.sort(),
		).toEqual(expected);
		const actions = entities.flatMap((entity) => entity.actions.map(({ name }) => name));
		expect(
			procedures
				.map(({ name }) => name)
				.filter((name) => actions.includes(name))
				.sort(),
		).toEqual(expected);
	});
});

describe("what only a later API version has", () => {
	// What is asked, the SQLSTATE, and words of the advice.
	it.each<readonly [string, () => Promise<unknown>, string, string]>([
		[
			"EXEC",
			() => older.query("EXEC get_job_status @job_id = '1'"),
			"42883",
			"procedure get_job_status exists only in API versions from 2.14 on",
		],
		["FROM", () => older.query("SELECT * FROM GetJobStatus('1')"), "42883", "from 2.14 on"],
		[
			"an input",
			() => older.query("CALL set_admin_away(away_status_reason_id => '1')"),
			"22023",
			"input away_status_reason_id exists only in API versions from 2.14 on",
		],
		["a listing", () => older.procedures("export_workflow"), "42883", "from 2.15 on"],
		["an action of all", () => older.execute("procedures", "export_workflow", {}), "22023", "from 2.15 on"],
		["an action of a table", () => older.execute("tickets", "enqueue_ticket", {}), "22023", "from 2.14 on"],
	])("is named with the version where %s names it", async (_, ask, sqlState, advice) => {
		const count = sandbox.requests.length;
		const error = await catchError(ask());
		expect([error.sqlState, error.hint]).toEqual([sqlState, expect.stringContaining(advice)]);
		expect(sandbox.requests.length).toBe(count);
	});
});
