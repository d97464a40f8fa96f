import { createError, type ProviderError } from "../base/index.ts";

interface LoadFault {
	/** Fits what the system, Node or the loader of native modules says. */
	readonly pattern: RegExp;
	readonly problem: string;
	readonly advice: string;
}

// How better-sqlite3 fails where its native part does not fit the machine; the first row that fits speaks.
const loadFaults: readonly LoadFault[] = [
	{
		pattern: /NODE_MODULE_VERSION/,
		problem: `its native part was built for another version of Node than this one (${process.version})`,
		advice: "Run with this Node: npm rebuild better-sqlite3",
	},
	{
		pattern: /\b(?:GLIBC|GLIBCXX|CXXABI)_[\d.]+\W+not found/,
		problem: "its native part needs newer system libraries than this machine has",
		advice: "Build it here, with a C++ compiler at hand: npm rebuild better-sqlite3 --build-from-source",
	},
	{
		pattern: /Could not locate the bindings file/,
		problem: "its native part is missing, as after an installation with --ignore-scripts",
		advice: "Run: npm rebuild better-sqlite3 --ignore-scripts=false",
	},
	{
		pattern: /Cannot find (?:module|package)/,
		problem: "a part of it is not installed",
		advice: "Install again: npm install",
	},
	{
		pattern: /^ERR_DLOPEN_FAILED/,
		problem: "its native part is damaged, or was built for another system",
		advice: "Run on this machine: npm rebuild better-sqlite3",
	},
];

/**
 * Explains why SQLite's native module could not be loaded.
 * @returns Undefined where the error is of another kind.
 * @example explainLoadFault(new Error("Could not locate the bindings file. Tried: …"))?.hint // "Run: npm rebuild better-sqlite3 --ignore-scripts=false"
 */
export function explainLoadFault(error: unknown): ProviderError | undefined {
	if (!(error instanceof Error)) return undefined;
	const { code = "" } = error as NodeJS.ErrnoException;
	const fault = loadFaults.find(({ pattern }) => pattern.test(`${code} ${error.message}`));
	if (!fault) return undefined;
	const { problem, advice } = fault;
	const [detail = ""] = error.message.split(/(?: Tried:)?\n/, 1);
	return createError("broken_installation", { package: "better-sqlite3", problem, advice }, { detail, cause: error });
}
