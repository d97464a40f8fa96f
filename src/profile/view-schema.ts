import * as z from "zod";
import type { ViewFile } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { sentence, sqlName, version } from "./value-schemas.ts";

/** A file of `views/`: everything but the view's name, which is the file's. */
export const viewFile = strictMap({
	schema: sqlName,
	summary: sentence,
	since: version.optional(),
	query: z.string().min(1, "Write a SELECT."),
	columns: z
		.array(strictMap({ name: sqlName, summary: sentence }))
		.min(1, "Write one line for each column of the query, in its order."),
	notes: z.array(sentence).default([]),
}).transform((view): Omit<ViewFile, "name"> => ({ ...view, query: view.query.trim() }));
