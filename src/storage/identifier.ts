/**
 * Writes a name so that SQL takes it as it is.
 * @example quoteIdentifier('the "best"') // '"the ""best"""'
 */
export function quoteIdentifier(name: string): string {
	return `"${name.replaceAll('"', '""')}"`;
}
