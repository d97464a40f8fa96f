import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTextFile } from "../statement-source.ts";
import { createShellMistake } from "./shell-mistake.ts";
import type { ShellSession } from "./shell-state.ts";

/** Shows the requests of a statement, or of the last one. */
export async function explainTyped(session: ShellSession, argument: string): Promise<void> {
	const sql = argument || session.buffer || session.lastSql;
	if (sql === "") throw createShellMistake("there is no statement to explain", "Write it behind \\explain.");
	session.buffer = "";
	await session.run(`EXPLAIN ${sql}`);
}

/** Opens the statement, or a file, in an editor, and takes what comes of it as if it were typed. */
export async function editTyped(session: ShellSession, path: string): Promise<void> {
	const { environment } = session.surroundings;
	const editor = environment["VISUAL"] ?? environment["EDITOR"] ?? "vi";
	const folder = path === "" ? mkdtempSync(join(tmpdir(), "intercom-sql-")) : undefined;
	const file = folder === undefined ? path : join(folder, "statement.sql");
	try {
		if (folder !== undefined) writeFileSync(file, `${session.buffer || session.lastSql}\n`, { mode: 0o600 });
		await session.openProgram(`${editor} ${quoteWord(file)}`);
		session.buffer = "";
		await session.readLines(await readTextFile(file));
	} finally {
		if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
	}
}

/** Runs the last statement again and again. */
export async function watchTyped(session: ShellSession, argument: string): Promise<void> {
	const seconds = argument === "" ? 2 : Number(argument);
	if (!(seconds >= 0.1)) throw createShellMistake(`"${argument}" is no number of seconds`, "Write 0.1 or more.");
	const sql = session.buffer || session.lastSql;
	if (sql === "") throw createShellMistake("there is no statement to run again", "Run one, then \\watch.");
	session.buffer = "";
	const { settings, surroundings } = session;
	const { hasPager } = settings;
	// Nobody could see the next result behind a pager.
	settings.hasPager = false;
	try {
		do {
			const time = new Date(surroundings.clock.now()).toISOString();
			await surroundings.output.write(`${time}  (every ${seconds} s)\n`);
		} while ((await session.run(sql)) && !(await session.wait(seconds * 1000)));
	} finally {
		settings.hasPager = hasPager;
	}
}

function quoteWord(path: string): string {
	return process.platform === "win32" ? `"${path}"` : `'${path.replaceAll("'", "'\\''")}'`;
}
