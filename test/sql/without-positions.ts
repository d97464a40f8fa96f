/** The tree without `at` and without absent fields, to be compared. */
export function withoutPositions(node: unknown): unknown {
	return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === "at" ? undefined : value)));
}
