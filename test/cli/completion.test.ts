import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { runInside } from "./cli-run.ts";
import { hasTerminal, runOnTerminal, type Step } from "./on-terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "intercom-sql-completion-"));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

describe("completion", () => {
	test("in bash knows commands, flags, their values, tables and the names of connections", async () => {
		const environment = { XDG_CONFIG_HOME: join(folder, "config") };
		const { output } = await runInside(["completion", "bash"], { environment });
		const path = join(folder, "completion.bash");
		writeFileSync(path, output);
		execFileSync("mkdir", ["-p", join(folder, "config/intercom-sql")]);
		writeFileSync(join(folder, "config/intercom-sql/connections.ini"), "[support]\nRegion=EU\n[sales]\n");
		const complete = (...words: readonly string[]) => {
			const script = `. ${path}; COMP_WORDS=(intercom-sql "$@"); COMP_CWORD=$#; _intercom_sql; printf '%s\\n' "\${COMPREPLY[@]}"`;
			return execFileSync("bash", ["-c", script, "bash", ...words], { encoding: "utf8" })
				.trim()
				.split("\n");
		};
		expect(complete("qu")).toEqual(["query"]);
		expect(complete("query", "--out")).toEqual(["--out", "--output-dir"]);
		expect(complete("query", "--format", "x")).toEqual(["xlsx"]);
		expect(complete("describe", "compan")).toEqual([
			"companies",
			"company_contacts",
			"company_notes",
			"company_segments",
			"company_tags",
			"company_metrics",
		]);
		expect(complete("cache", "")).toContain("status");
		expect(complete("tables", "--dsn", "s")).toEqual(["support", "sales"]);
	});

	test.runIf(isThere("fish"))("in fish knows the same", async () => {
		const complete = await openShell("fish", (path, line) => {
			return ["--no-config", "-c", `source ${path}; complete -C ${JSON.stringify(line)}`];
		});
		// Behind a tab stands what it is.
		const names = (line: string) => complete(line).map((found) => found.split("\t")[0]);
		expect(complete("intercom-sql qu")).toEqual(["query\trun SQL statements and print their rows"]);
		expect(names("intercom-sql query --out")).toEqual(["--out", "--output-dir"]);
		expect(names("intercom-sql query --format x")).toEqual(["xlsx"]);
		expect(names("intercom-sql describe compan")).toContain("company_notes");
		expect(names("intercom-sql cache cl")).toEqual(["clear"]);
		expect(names("intercom-sql tables --dsn ")).toEqual(["big one", "support"]);
		expect(names("intercom-sql sync contacts compa")).toContain("companies");
	});

	test.runIf(isThere("zsh") && hasTerminal)(
		"in zsh knows the same",
		async () => {
			const { path, environment } = await writeScript("zsh");
			const ask = (line: string, ...expected: readonly string[]): readonly Step[] => [
				["send", `${line}\t`],
				...expected.map((text) => ["wait", text] as const),
				["send", "\u0015"],
			];
			const begin = `autoload -Uz compinit; compinit -u -D; . ${path}; unsetopt beep; zle_highlight=(none); LISTMAX=1000; PS1='re''ady> '\r`;
			const steps: readonly Step[] = [
				["send", begin],
				["wait", "ready> "],
				...ask("intercom-sql qu", "intercom-sql query "),
				...ask("intercom-sql query --out", "--output-dir"),
				...ask("intercom-sql query -", "-f"),
				...ask("intercom-sql query --format xl", "xlsx"),
				...ask("intercom-sql describe company_no", "company_notes"),
				...ask("intercom-sql cache cl", "clear"),
				...ask("intercom-sql tables --dsn sup", "support"),
				...ask("intercom-sql sync contacts compani", "companies"),
				["send", "exit\r"],
			];
			const { missing, output } = await runOnTerminal([], steps, { environment, program: ["zsh", "-f", "-i"] });
			expect({ missing, output }).toMatchObject({ missing: null, output: expect.not.stringContaining("bad ") });
		},
		60_000,
	);

	test("of an unknown shell is a mistake", async () => {
		expect(await runInside(["completion", "tcsh"])).toMatchObject({ status: 2, output: "" });
	});
});

/** A shell that is not installed cannot be asked. */
function isThere(shell: string): boolean {
	return spawnSync(shell, ["-c", "true"]).status === 0;
}

async function writeScript(shell: string): Promise<{ path: string; environment: Record<string, string> }> {
	const environment = { XDG_CONFIG_HOME: join(folder, "config") };
	mkdirSync(join(folder, "config/intercom-sql"), { recursive: true });
	writeFileSync(join(folder, "config/intercom-sql/connections.ini"), "[support]\nRegion=EU\n[big one]\n");
	const path = join(folder, `completion.${shell}`);
	writeFileSync(path, (await runInside(["completion", shell], { environment })).output);
	return { path, environment };
}

async function openShell(shell: string, call: (path: string, line: string) => readonly string[]) {
	const { path, environment } = await writeScript(shell);
	return (line: string): readonly string[] => {
		const { stdout, stderr } = spawnSync(shell, call(path, line), {
			encoding: "utf8",
			env: { ...process.env, ...environment, HOME: folder },
		});
		expect(stderr).toBe("");
		return stdout.trim().split("\n");
	};
}
