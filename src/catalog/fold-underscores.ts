/**
 * A name as names are compared where nothing fits exactly: without underscores, in small letters.
 * @example foldUnderscores("ConversationParts") === foldUnderscores("conversation_parts") // true
 */
export function foldUnderscores(name: string): string {
	return name.toLowerCase().replaceAll("_", "");
}
