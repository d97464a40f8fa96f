import * as z from "zod";

/** One named strategy: the map that says it with its settings, and how it looks. */
export interface StrategyRow<Strategy> {
	/** Has `kind:` with the strategy's name. */
	readonly map: z.ZodType<Strategy>;
	/** As a person writes it, e.g. `{ kind: header, header: X-Api-Key }`. */
	readonly example: string;
}

/**
 * A named strategy: its word alone where it needs no settings, or a map with `kind:` and the settings. Either way it is read as the map:
 * `bearer` is `{ kind: "bearer" }`.
 */
export function strategy<Strategy>(rows: Readonly<Record<string, StrategyRow<Strategy>>>): z.ZodType<Strategy> {
	const names = Object.keys(rows);
	const choices = `Use one of: ${names.join(", ")}.`;
	const maps = Object.values(rows).map(({ map, example }) => map.meta({ ...map.meta(), example })) as unknown as [
		z.core.$ZodTypeDiscriminable,
	];
	const word = z.enum(names).transform((name, context): Strategy => {
		const row = rows[name];
		const alone = row?.map.safeParse({ kind: name });
		if (alone?.success) return alone.data;
		const message = `${name} takes settings: write ${row?.example ?? name}.`;
		context.addIssue({ code: "custom", message });
		return z.NEVER;
	});
	const map = z.discriminatedUnion("kind", maps, { error: choices });
	return z.union([map, word]) as unknown as z.ZodType<Strategy>;
}
