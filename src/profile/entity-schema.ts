import * as z from "zod";
import type { Finding } from "./finding.ts";
import type { EntityDefinition, TableDefinition } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { sentence, sqlName } from "./value-schemas.ts";

const entitySwitch = strictMap({
	name: sqlName.meta({ description: "The parameter.", example: "include_total" }),
	column: sqlName.meta({
		description: "The column; it is among those of the rows, unless the parameter is false.",
		example: "total",
	}),
	summary: sentence.meta({ description: "One sentence about the parameter.", example: "Whether total is given." }),
});

/** What `execute()` knows of a table besides its columns. */
export const entityDefinition = strictMap({
	names: z
		.array(sqlName)
		.default([])
		.meta({ description: "Other names that it takes for the table.", example: "[purchases]" }),
	switches: z.array(entitySwitch).default([]).meta({
		description: "Parameters of the list that are true or false: whether a column is among those of the rows.",
		example: "[{ name: include_total, column: total, summary: Whether total is given. }]",
	}),
}) satisfies z.ZodType<EntityDefinition>;

/**
 * Holds the other names of a table and the switches of its list against the columns and the tables.
 * @returns Names that another table has, switches of columns that are not there or have the name of one.
 */
export function checkEntity(table: TableDefinition, tables: readonly TableDefinition[]): Finding[] {
	const { names = [], switches = [] } = table.entity ?? {};
	const taken = names.flatMap((name, index): Finding[] => {
		const owner = tables.find(
			(other) => other.name === name || (other !== table && other.entity?.names.includes(name)),
		);
		const problem = `${name} is the name of ${owner?.name === name ? "a table" : `the table ${owner?.name ?? ""} too`}`;
		return owner ? [{ path: ["entity", "names", index], problem, advice: "Choose another name." }] : [];
	});
	const columns = table.columns.map(({ name }) => name);
	const unfit = switches.flatMap(({ name, column }, index): Finding[] => {
		const path = ["entity", "switches", index] as const;
		if (columns.includes(name))
			return [{ path: [...path, "name"], problem: `${name} is a column`, advice: "Choose another name." }];
		if (columns.includes(column)) return [];
		const problem = `${table.name} has no column "${column}"`;
		return [{ path: [...path, "column"], problem, advice: `Its columns: ${columns.join(", ")}.` }];
	});
	return [...taken, ...unfit];
}
