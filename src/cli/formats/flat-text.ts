import { escapeSigns } from "./hidden-signs.ts";

/**
 * A text that stays on its line and leaves the terminal alone: line breaks become `↵`, tabs blanks, and what the terminal would obey or hide is
 * written out.
 * @example flattenText("a\u001b[31m") // "a\\x1B[31m"
 */
export function flattenText(text: string): string {
	return escapeSigns(text.replace(/\r\n|\r|\n|\u2028|\u2029/g, "↵").replaceAll("\t", " "), "text");
}

/** A message on one line, whatever it quotes; what a terminal would obey or hide is written out. */
export function flattenMessage(text: string): string {
	return flattenText(text.trim().replace(/\s*[\r\n]+\s*/g, " "));
}
