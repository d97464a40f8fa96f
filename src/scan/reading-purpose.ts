import type { TableDefinition } from "../profile/index.ts";

/**
 * What a request for rows of a table is for, with the permission that it takes, where the profile knows it.
 * @example describeReading({ name: "tickets", scope: "Read tickets (read_tickets)" }) // 'reading table "tickets" (permission: Read tickets (read_tickets))'
 */
export function describeReading({ name, scope }: Pick<TableDefinition, "name" | "scope">): string {
	return `reading table "${name}"${scope === undefined ? "" : ` (permission: ${scope})`}`;
}
