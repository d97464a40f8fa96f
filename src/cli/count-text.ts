/**
 * A number with its noun.
 * @example countOf(20000, "row") // "20,000 rows"
 */
export function countOf(count: number, noun: string): string {
	return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
