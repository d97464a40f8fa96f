/** What a table's last request showed: that its rows may be read, or the service's words for that they may not. */
export interface SeenAccess {
	readonly status: "permitted" | "not permitted";
	/** What the service said, and what to do. */
	readonly problem: string | null;
}

/** What a connection has seen of the permissions, plans and versions that bar tables. */
export interface AccessRecord {
	/** Grows when something new was seen. */
	readonly changes: number;
	/** Undefined as long as no request has shown it. */
	find(table: string): SeenAccess | undefined;
	/** Notes what a request showed; a later one counts. */
	note(table: string, access: SeenAccess): void;
}

/**
 * Makes the record of one connection; nothing is known yet.
 * @example createAccessRecord().find("contacts") // undefined
 */
export function createAccessRecord(): AccessRecord {
	const seen = new Map<string, SeenAccess>();
	let changes = 0;
	return {
		get changes() {
			return changes;
		},
		find: (table) => seen.get(table),
		note: (table, access) => {
			const before = seen.get(table);
			if (before?.status !== access.status || before.problem !== access.problem) changes++;
			seen.set(table, access);
		},
	};
}
