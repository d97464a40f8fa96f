import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { createError } from "../../base/index.ts";
import { createVerifier, parseVerifier, printVerifier, type ScramVerifier } from "../auth/scram-verifier.ts";

/**
 * Reads who may come in: a line for each user, with a colon between the name and the password or its verifier. A password in it is
 * replaced by its verifier in the file, so that it stands nowhere any more.
 * @throws command_line (22023) for a file that cannot be read, or a line that is none
 * @example await readPasswordFile("…/users.txt") // Map { "ada" => { iterations: 4096, … } }
 */
export async function readPasswordFile(path: string): Promise<ReadonlyMap<string, ScramVerifier>> {
	const text = await readFile(path, "utf8").catch((cause: unknown) => {
		throw refuse(`the password file ${path} cannot be read`, "Check the path.", cause);
	});
	const users = new Map<string, ScramVerifier>();
	const lines = text.split(/\r?\n/).map((line, index) => {
		if (line.trim() === "" || line.startsWith("#")) return line;
		const colon = line.indexOf(":");
		if (colon < 1 || colon === line.length - 1)
			throw refuse(`line ${String(index + 1)} of ${path} is no user and password`, "Write name:password.");
		const [name, secret] = [line.slice(0, colon), line.slice(colon + 1)];
		const known = parseVerifier(secret);
		const verifier = known ?? createVerifier(secret);
		users.set(name, verifier);
		if (known) return line;
		return `${name}:${printVerifier(verifier)}`;
	});
	if (users.size === 0) throw refuse(`the password file ${path} names nobody`, "Write a line name:password.");
	const replaced = lines.join("\n");
	if (replaced !== text.replaceAll("\r\n", "\n")) await replaceFile(path, replaced);
	return users;
}

async function replaceFile(path: string, text: string): Promise<void> {
	const written = `${path}.${String(process.pid)}.new`;
	try {
		await writeFile(written, text, { mode: 0o600 });
		await rename(written, path);
	} catch (cause) {
		await rm(written, { force: true });
		throw refuse(`the passwords in ${path} cannot be replaced by their verifiers`, "Make its folder writable.", cause);
	}
}

function refuse(problem: string, advice: string, cause?: unknown): Error {
	return createError("command_line", { problem, advice }, { cause });
}
