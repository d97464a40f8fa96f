import { afterAll, describe, expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/index.ts";
import { runInside } from "./cli-run.ts";

const sandbox = await startSandbox({ contacts: 5, companies: 2, conversations: 2 });
afterAll(() => sandbox.close());

const environment = {
	INTERCOM_SQL_CONNECTION: `URL=${sandbox.url};APIKey=${sandbox.accessToken};CacheLocation=:memory:;`,
};
const query = (...args: string[]) => runInside(["query", ...args], { environment });

describe("a statement that writes, on the command line", () => {
	test("says how many rows it wrote, beside the rows of RETURNING", async () => {
		expect(await query("INSERT INTO contacts (external_id) VALUES ('w1'), ('w2')")).toEqual({
			status: 0,
			output: "",
			messages: "2 rows written\n",
		});
		const again = await query(
			"INSERT INTO contacts (external_id) VALUES ('w2'), ('w3') ON CONFLICT DO NOTHING RETURNING external_id",
			"--format",
			"csv",
		);
		expect(again).toEqual({
			status: 0,
			output: "external_id\nw3\n",
			messages: "1 row written, 1 left as it was\n",
		});
	});

	test("lists the rows that were not written, and fails", async () => {
		const { status, output, messages } = await query(
			"INSERT INTO contacts (external_id) VALUES ('w4'), ('w1'), ('w5'), ('w6')",
		);
		expect({ status, output }).toEqual({ status: 1, output: "" });
		const [first, ...lines] = messages.split("\n");
		expect(first).toMatch(/^error HV000: 1 of 4 rows of contacts were written; row 2 was not: POST \/contacts failed/);
		expect(lines[0]).toBe("row  key  status    why");
		expect(lines[1]).toMatch(/^2 {9}failed {4}POST \/contacts failed: Intercom answered 409/);
		expect(lines.slice(2, 4)).toEqual(["3         not sent", "4         not sent"]);
		expect(messages).toContain("OnWriteError=continue goes on.");
	});

	test("lists a few where many were not written", async () => {
		const rows = Array.from({ length: 30 }, () => "('w1')").join(", ");
		const { messages } = await query(`INSERT INTO contacts (external_id) VALUES ${rows}`);
		expect(messages).toContain("\n20        not sent\n… and 10 rows more\n");
	});
});
