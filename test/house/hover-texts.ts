/** What an editor shows of the places of a program that are pointed at. */
import { existsSync, readFileSync } from "node:fs";
import ts from "typescript";

/** The signature or type, and the docstring. */
export interface HoverText {
	readonly text: string;
	readonly summary: string;
}

/** Reads the hover text of each place that a comment such as `/*row*\/` stands before, by the comment's word. */
export function readHoverTexts(path: string, options: ts.CompilerOptions): ReadonlyMap<string, HoverText> {
	const source = readFileSync(path, "utf8");
	const service = ts.createLanguageService({
		...ts.sys,
		useCaseSensitiveFileNames: () => true,
		getCompilationSettings: () => options,
		getScriptFileNames: () => [path],
		getScriptVersion: () => "1",
		getScriptSnapshot: (file) =>
			existsSync(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined,
		getDefaultLibFileName: ts.getDefaultLibFilePath,
	});
	const found = [...source.matchAll(/\/\*(\w+)\*\//g)].map(([mark, word = ""], index, all) => {
		const at = (all[index]?.index ?? 0) + mark.length;
		const info = service.getQuickInfoAtPosition(path, at);
		const text = ts.displayPartsToString(info?.displayParts);
		return [word, { text, summary: ts.displayPartsToString(info?.documentation) }] as const;
	});
	service.dispose();
	return new Map(found);
}
