import { buildQueries, type StorageSchema } from "../../src/storage/index.ts";

/** One row of the table `notes` that test storages have from the beginning. */
export interface Notes {
	notes: { id: number; text: string };
}

export const queries = buildQueries<Notes>();

export const notesSchema: StorageSchema = {
	version: 3,
	create: [
		queries.schema
			.createTable("notes")
			.addColumn("id", "integer", (column) => column.primaryKey())
			.addColumn("text", "text")
			.compile(),
	],
};
