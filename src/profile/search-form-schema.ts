import * as z from "zod";
import type { FilterOperator } from "./profile.ts";
import type { SearchForm, SearchOrder } from "./request-form.ts";
import { strictMap } from "./schema-mistakes.ts";
import { type StrategyRow, strategy } from "./strategy-schema.ts";
import { operatorMap, parameterName } from "./value-schemas.ts";

const usualWords: Readonly<Record<FilterOperator, string>> = {
	eq: "eq",
	ne: "ne",
	in: "in",
	nin: "not_in",
	gt: "gt",
	ge: "gte",
	lt: "lt",
	le: "lte",
	contains: "contains",
	starts: "starts_with",
	ends: "ends_with",
};

const word = z.string().regex(/^\S+$/, "Write the service's word, without blanks.");
const operators = operatorMap(word)
	.default({})
	.describe(
		"The service's words for operators, where they are not `eq`, `ne`, `in`, `not_in`, `gt`, `gte`, `lt`, `lte`, `contains`, `starts_with`, `ends_with`.",
	);
const at = parameterName
	.optional()
	.describe("The key of the body that holds the conditions; the body itself, unless you say otherwise.");
const paging_at = parameterName
	.optional()
	.describe("The key of the body that holds the parameters of the paging; the body itself, unless you say otherwise.");

const orderNames = {
	at: parameterName.default("sort").describe("The key of the body."),
	ascending: word.default("asc").describe("The word for ascending."),
	descending: word.default("desc").describe("The word for descending."),
	field: parameterName.default("field").describe("The key that holds the column's `field`."),
	direction: parameterName.default("direction").describe("The key that holds the direction."),
};
const makeOrder = <Kind extends SearchOrder["kind"]>({
	ascending,
	descending,
	...rest
}: {
	kind: Kind;
	at: string;
	field: string;
	direction: string;
	ascending: string;
	descending: string;
}) => ({
	...rest,
	words: { ascending, descending },
});

const searchOrder = strategy<SearchOrder>({
	object: {
		map: strictMap({ kind: z.literal("object"), ...orderNames })
			.transform(makeOrder)
			.describe("`sort: { field: name, direction: desc }`."),
		example: "{ kind: object, at: sort, field: by, direction: dir }",
	},
	list: {
		map: strictMap({ kind: z.literal("list"), ...orderNames })
			.transform(makeOrder)
			.describe("`sort: [{ field: name, direction: desc }]`."),
		example: "{ kind: list, at: sorts, field: propertyName }",
	},
	signed: {
		map: strictMap({ kind: z.literal("signed"), at: orderNames.at })
			.transform(({ kind, at: key }) =>
				makeOrder({ kind, at: key, field: "", direction: "", ascending: "", descending: "" }),
			)
			.describe("`sort: -name`."),
		example: "{ kind: signed, at: order_by }",
	},
});

const shared = { at, paging_at, order: searchOrder.optional().describe("How the body says the order.") };
const names = {
	field: parameterName.default("field").describe("The key that holds the column's `field`."),
	operator: parameterName.default("operator").describe("The key that holds the operator."),
	value: parameterName.default("value").describe("The key that holds the value, of `in` a list."),
	operators,
};

const list = strictMap({ kind: z.literal("list"), ...shared, ...names })
	.transform(({ paging_at: pagingAt, field, operator, value, operators: words, ...rest }) => ({
		...rest,
		pagingAt,
		names: { field, operator, value },
		operators: { ...usualWords, ...words },
	}))
	.describe("`filters: [{ field: state, operator: eq, value: open }, …]`, all of which hold.");

const groups = strictMap({
	kind: z.literal("groups"),
	...shared,
	...names,
	filters: parameterName.default("filters").describe("The key of a group that holds its conditions."),
})
	.transform(({ paging_at: pagingAt, field, operator, value, operators: words, ...rest }) => ({
		...rest,
		pagingAt,
		names: { field, operator, value },
		operators: { ...usualWords, ...words },
	}))
	.describe("`groups: [{ filters: [{ field: state, operator: eq, value: open }] }, …]`, of which one holds.");

const map = strictMap({ kind: z.literal("map"), ...shared, operators })
	.transform(({ paging_at: pagingAt, operators: words, ...rest }) => ({
		...rest,
		pagingAt,
		operators: { ...usualWords, eq: undefined, ...words } as Readonly<Partial<Record<FilterOperator, string>>>,
	}))
	.describe(
		"`filter: { state: open, size: { gte: 5 } }`, all of which hold; what equals has its value alone, unless `eq` has a word.",
	);

const flat = strictMap({ kind: z.literal("flat"), ...shared })
	.transform(({ paging_at: pagingAt, ...rest }) => ({ ...rest, pagingAt }))
	.describe("`{ state: open, updated_after: … }`: a key for each comparison, as the `parameters` of columns name it.");

const rows: Readonly<Record<SearchForm["kind"], StrategyRow<SearchForm>>> = {
	list: { map: list, example: "{ kind: list, at: filters }" },
	groups: { map: groups, example: "{ kind: groups, at: filterGroups, field: propertyName }" },
	map: { map: map, example: "{ kind: map, at: filter }" },
	flat: { map: flat, example: "flat" },
};

/** The `body:` of a search: how it says its conditions. */
export const searchForm = strategy<SearchForm>(rows);
