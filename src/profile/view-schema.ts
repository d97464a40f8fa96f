import * as z from "zod";
import type { ViewFile } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { sentence, sqlName, version } from "./value-schemas.ts";

/** A file of `views/`: everything but the view's name, which is the file's. */
export const viewFile = strictMap({
	schema: sqlName.meta({ description: "The schema that it stands in.", example: "reports" }),
	summary: sentence.meta({ description: "One sentence about the view.", example: "Orders of each month." }),
	since: version
		.optional()
		.meta({ description: "The first API version that has all of its tables and columns.", example: '"2.0"' }),
	query: z.string().min(1, "Write a SELECT.").meta({
		description: "The query, over tables of the profile and other views.",
		example: "SELECT count(*) AS orders FROM orders",
	}),
	columns: z
		.array(
			strictMap({
				name: sqlName.meta({ description: "The name in SQL.", example: "orders" }),
				summary: sentence.meta({ description: "One sentence about the column.", example: "How many there are." }),
			}),
		)
		.min(1, "Write one line for each column of the query, in its order.")
		.meta({
			description: "One line for each column of the query, in its order.",
			example: "[{ name: orders, summary: How many there are. }]",
		}),
	notes: z.array(sentence).default([]).meta({
		description: "How its figures are reckoned and what it costs, for the docs.",
		example: "[Cancelled orders count.]",
	}),
}).transform((view): Omit<ViewFile, "name"> => ({ ...view, query: view.query.trim() }));
