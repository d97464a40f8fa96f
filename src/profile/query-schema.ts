import * as z from "zod";
import type { OrderStyle, QueryEncoding } from "./request-form.ts";
import { strictMap } from "./schema-mistakes.ts";
import { type StrategyRow, strategy } from "./strategy-schema.ts";
import { parameterName } from "./value-schemas.ts";

/** The `encoding:` of a list: how the filters of its columns are written into the query, or into the body. */
export const queryEncoding = strictMap({
	lists: z
		.enum(["comma", "repeated", "brackets", "array"])
		.default("comma")
		.describe(
			"How `in` writes several values: `state=a,b`, `state=a&state=b`, or `state[]=a&state[]=b`; `array`, in a body, writes every value as a list.",
		),
	max_values: z
		.int()
		.min(1, "Write a number from 1 up.")
		.default(50)
		.describe("At most so many values go into one request."),
	ranges: z
		.enum(["plain", "colon", "interval"])
		.default("plain")
		.describe(
			"How bounds are written: each in the parameter that `parameters` names; `size=gte:5` in one parameter for all operators; or `size=5..9` for both bounds together, which takes `ge` and `le`.",
		),
}).transform(({ max_values, ...rest }): QueryEncoding => ({ ...rest, maxValues: max_values }));

const word = z.string().regex(/^\w+$/, "Write one word.");
const parameter = parameterName.default("sort").describe("The parameter with the column's `field`.");
const ascending = word.default("asc").describe("The word for ascending.");
const descending = word.default("desc").describe("The word for descending.");

const rows: { readonly [Kind in OrderStyle["kind"]]: StrategyRow<Extract<OrderStyle, { kind: Kind }>> } = {
	pair: {
		map: strictMap({
			kind: z.literal("pair"),
			parameter,
			direction: parameterName.default("direction").describe("The parameter with the direction."),
			ascending,
			descending,
		})
			.transform(({ ascending: up, descending: down, ...rest }) => ({
				...rest,
				words: { ascending: up, descending: down },
			}))
			.describe("Two parameters: `sort=name&direction=desc`."),
		example: "{ kind: pair, parameter: order_by, direction: dir }",
	},
	signed: {
		map: strictMap({ kind: z.literal("signed"), parameter }).describe(
			"One parameter, a minus for descending: `sort=-name`.",
		),
		example: "signed",
	},
	colon: {
		map: strictMap({ kind: z.literal("colon"), parameter, ascending, descending })
			.transform(({ ascending: up, descending: down, ...rest }) => ({
				...rest,
				words: { ascending: up, descending: down },
			}))
			.describe("One parameter: `sort=name:desc`."),
		example: "{ kind: colon, parameter: sort_by }",
	},
};

/** The `order:` of a list: how the service is told by which column with `sort: true` the rows are sorted. */
export const orderStyle = strategy<OrderStyle>(rows);
