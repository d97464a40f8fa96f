/** What may be a column as it stands. */
export interface Stored {
	readonly origin?: { readonly isComputed?: true | undefined } | undefined;
}

/** Tells whether an expression is a column of a table as it stands, and none that a view computes. */
export function isStored({ origin }: Stored): boolean {
	return origin !== undefined && origin.isComputed !== true;
}
