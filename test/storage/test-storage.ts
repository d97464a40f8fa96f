import { onTestFinished } from "vitest";
import type { StoredValue } from "../../src/base/index.ts";
import {
	openStorage,
	type Reader,
	type SqlFunction,
	type Storage,
	type StorageSchema,
} from "../../src/storage/index.ts";
import { notesSchema } from "./notes-schema.ts";

export interface TestStorageOptions {
	readonly functions?: readonly SqlFunction[];
	readonly schema?: StorageSchema;
	readonly warnings?: string[];
}

/** A storage that is closed when the test is over. */
export async function openTestStorage(location: string, options: TestStorageOptions = {}): Promise<Storage> {
	const { functions = [], schema = notesSchema, warnings } = options;
	const warn = (message: string) => {
		if (!warnings) throw new Error(message);
		warnings.push(message);
	};
	const storage = await openStorage(location, { server: functions, schema, warn });
	onTestFinished(() => storage.close());
	return storage;
}

/** All rows of a query. */
export async function readAll(
	reader: Reader,
	sql: string,
	parameters: Readonly<Record<string, StoredValue>> = {},
): Promise<(readonly StoredValue[])[]> {
	const rows: (readonly StoredValue[])[] = [];
	for await (const some of await reader.query(sql, parameters)) rows.push(...some);
	return rows;
}

/** All rows of a query, of a reader of its own. */
export async function select(
	storage: Storage,
	sql: string,
	parameters: Readonly<Record<string, StoredValue>> = {},
): Promise<(readonly StoredValue[])[]> {
	const reader = storage.openReader();
	try {
		return await readAll(reader, sql, parameters);
	} finally {
		await reader.release();
	}
}
