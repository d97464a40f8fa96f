import { onTestFinished } from "vitest";
import { openStorage, type SqlFunction, type Storage, type StorageSchema } from "../../src/storage/index.ts";
import { notesSchema } from "./notes-schema.ts";

export interface TestStorageOptions {
	readonly functions?: readonly SqlFunction[];
	readonly schema?: StorageSchema;
	readonly warnings?: string[];
}

/** A storage that is closed when the test is over. */
export function openTestStorage(location: string, options: TestStorageOptions = {}): Storage {
	const { functions = [], schema = notesSchema, warnings } = options;
	const warn = (message: string) => {
		if (!warnings) throw new Error(message);
		warnings.push(message);
	};
	const storage = openStorage(location, { functions, schema, warn });
	onTestFinished(() => storage.close());
	return storage;
}
