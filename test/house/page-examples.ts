/** Finds what a page shows to be run: blocks of TypeScript, and lines that are typed into a shell. */

/** A block of a page. */
export interface PageBlock {
	/** Line of the page, from 1. */
	readonly line: number;
	readonly text: string;
}

/** Lists the blocks between fences of a language. */
export function listBlocks(page: string, language: string): readonly PageBlock[] {
	const fenced = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm");
	return [...page.matchAll(fenced)].map((match) => ({
		line: page.slice(0, match.index).split("\n").length,
		text: match[1] ?? "",
	}));
}

/** Lists the indented lines that call a program, without what is said behind them. */
export function listCommandLines(page: string): readonly PageBlock[] {
	return page.split("\n").flatMap((text, index) => {
		const [, command] = /^ {4}((?:intercom-sql|npm|node|npx|echo)\b.*?)(?: {2,}#.*)?$/.exec(text) ?? [];
		return command === undefined ? [] : [{ line: index + 1, text: command.trimEnd() }];
	});
}
