import {
	type Document,
	type ErrorCode,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Pair,
	parseDocument,
	visit,
	type YAMLError,
} from "yaml";
import type { Mistake } from "./mistake.ts";

/** The way to a value inside a file: `["columns", 3, "type"]`. */
export type YamlPath = readonly (string | number)[];

/** A parsed file that still knows where everything stands. */
export interface YamlFile {
	readonly content: unknown;
	/** Whether something is written at that path. */
	has(path: YamlPath): boolean;
	/** The text of a scalar as it is written, e.g. `2.10` for the number 2.1. */
	readSource(path: YamlPath): string | undefined;
	/** `file:line:column` of the value at that path, or of its key; of the nearest map or list around it when there is none. */
	locate(path: YamlPath, part?: "key" | "value"): string;
}

/**
 * Parses the text of one file.
 * @param name The file as errors call it.
 * @returns The file; its content counts only when there are no mistakes.
 */
export function parseYamlFile(name: string, text: string): { file: YamlFile; mistakes: readonly Mistake[] } {
	const lineCounter = new LineCounter();
	const document = parseDocument(text, { lineCounter, prettyErrors: false, version: "1.2" });
	const placeAt = (offset: number): string => {
		const { line, col } = lineCounter.linePos(offset);
		return `${name}:${line || 1}:${col || 1}`;
	};
	const mistakes = [...document.errors, ...document.warnings]
		.map((error) => explainYamlError(error, placeAt))
		.concat(findAliases(document, placeAt));
	const file: YamlFile = {
		content: mistakes.length === 0 ? document.toJS() : undefined,
		has: (path) => findNode(document, path).isFound,
		readSource: (path) => findNode(document, path).source,
		locate: (path, part = "value") => placeAt(findNode(document, path)[part]),
	};
	return { file, mistakes };
}

const yamlAdvice: Partial<Record<ErrorCode, string>> = {
	DUPLICATE_KEY: "Keep one of the two.",
	TAB_AS_INDENT: "Indent with blanks.",
	MULTIPLE_DOCS: "One file holds one document: remove the --- line.",
	TAG_RESOLVE_FAILED: "Remove the tag (the word that begins with !) and write the plain value.",
	BAD_ALIAS: "Write the value out.",
	MISSING_CHAR: "Close the bracket or the quote, and put texts that contain , : # { or [ in quotes.",
	UNEXPECTED_TOKEN: "Put texts that contain , : # { or [ in quotes.",
};

function explainYamlError(error: YAMLError, placeAt: (offset: number) => string): Mistake {
	const problem = error.code === "DUPLICATE_KEY" ? "the key is there twice" : error.message;
	return {
		place: placeAt(error.pos[0]),
		problem,
		advice: yamlAdvice[error.code] ?? "Check the indentation, the brackets and the quotes here and in the line above.",
	};
}

// An alias makes one value stand in two places, so that a mistake in it has no one place.
function findAliases(document: Document, placeAt: (offset: number) => string): Mistake[] {
	const mistakes: Mistake[] = [];
	visit(document, (_, node) => {
		if (isAlias(node)) {
			const place = placeAt(node.range?.[0] ?? 0);
			mistakes.push({ place, problem: `*${node.source} is an alias`, advice: "Write the value out." });
		}
	});
	return mistakes;
}

interface FoundNode {
	readonly isFound: boolean;
	readonly key: number;
	readonly value: number;
	readonly source: string | undefined;
}

function findNode(document: Document, path: YamlPath): FoundNode {
	let node: unknown = document.contents;
	let found: FoundNode = { isFound: true, key: startOf(node), value: startOf(node), source: undefined };
	for (const step of path) {
		let key: unknown;
		let next: unknown;
		if (isMap(node)) {
			const pair: Pair | undefined = node.items.find((item) => isScalar(item.key) && item.key.value === step);
			key = pair?.key;
			next = pair?.value;
		} else if (isSeq(node)) {
			next = node.items[Number(step)];
			key = next;
		}
		if (!isNode(key)) return { ...found, isFound: false, source: undefined };
		node = next;
		const value = isNode(next) ? startOf(next) : startOf(key);
		found = { isFound: true, key: startOf(key), value, source: isScalar(next) ? next.source : undefined };
	}
	return found;
}

function startOf(node: unknown): number {
	return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}
