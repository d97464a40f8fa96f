import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { findConfigFolder, makeFolder } from "../../storage/index.ts";

/** What was entered before, the newest first. */
export interface HistoryFile {
	readonly entries: string[];
	/** Takes an entry, unless it may hold a secret or begins with a blank. */
	add(entry: string): void;
}

const mostEntries = 1000;

/** Reads the history of this person; where there is none, or it cannot be read, it begins anew. */
export function openHistory(environment: Readonly<Record<string, string | undefined>>): HistoryFile {
	const place = { platform: process.platform, env: environment, home: environment["HOME"] ?? homedir() };
	const path = join(findConfigFolder(place), "intercom-sql", "history");
	const entries = readEntries(path);
	return {
		entries,
		add(entry) {
			if (!isKept(entry) || entries[0] === entry) return;
			entries.unshift(entry);
			entries.splice(mostEntries);
			try {
				makeFolder(dirname(path));
				// Another shell of this person may have added to it meanwhile.
				const others = readEntries(path).filter((other) => other !== entry);
				const lines = [entry, ...others].slice(0, mostEntries).map((line) => JSON.stringify(line));
				writeFileSync(path, `${lines.reverse().join("\n")}\n`, { mode: 0o600 });
				chmodSync(path, 0o600);
			} catch {
				// A history that cannot be kept is no reason to stop.
			}
		},
	};
}

// The inputs of a procedure may be a code or a token.
const secretStatements = /^\s*(?:exec|execute|call)\b/i;
const secretWords = /\bdG9r[\w+/=]{8,}|(?:token|secret|password|api_?key|verifier)\w*\s*(?:=>|[=:(,])/i;

/**
 * Whether an entry goes into the history.
 * @example isKept("SELECT 1") // true
 */
export function isKept(entry: string): boolean {
	return entry.trim() !== "" && !/^\s/.test(entry) && !secretStatements.test(entry) && !secretWords.test(entry);
}

// A line for each, as a JSON string, since a statement may have several lines itself.
function readEntries(path: string): string[] {
	try {
		const lines = readFileSync(path, "utf8").split("\n");
		return lines.flatMap(readEntry).reverse();
	} catch {
		return [];
	}
}

function readEntry(line: string): readonly string[] {
	try {
		const entry: unknown = JSON.parse(line);
		return typeof entry === "string" ? [entry] : [];
	} catch {
		return [];
	}
}
