// Run by a test: writes a hundred notes into the file, each in a transaction of its own.
import { openStorage } from "../../src/storage/index.ts";
import { notesSchema, queries } from "./notes-schema.ts";

const [, , path = "", number = ""] = process.argv;
const warn = (message: string) => console.error(message);
const storage = await openStorage(path, { server: [], schema: notesSchema, warn });
for (let index = 0; index < 100; index++) {
	await storage.run(
		queries
			.insertInto("notes")
			.values({ id: Number(number) * 1000 + index, text: "x" })
			.compile(),
	);
}
await storage.close();
