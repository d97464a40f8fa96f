import { nameNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import { createNode } from "../../sql/index.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { BoundAction } from "./action.ts";
import { describeValues, type JsonSchema } from "./json-schema.ts";
import { createStatementValues } from "./statement-values.ts";

/** The name under which all procedures are found, whatever table they are about. */
export const procedureEntity = "procedures";

/** A procedure as something that can be done: its inputs are the parameters. */
export function makeProcedureAction({ name, summary, inputs, oneOf = [], hasRows = false }: Procedure): BoundAction {
	const required = inputs.filter(({ isRequired }) => isRequired).map((input) => input.name);
	const parameters: JsonSchema = {
		type: "object",
		properties: Object.fromEntries(inputs.map((input) => [input.name, describeInput(input)])),
		...(required.length === 0 ? {} : { required }),
		...(oneOf.length === 0
			? {}
			: { allOf: oneOf.map((group) => ({ anyOf: group.map((each) => ({ required: [each] })) })) }),
		additionalProperties: false,
	};
	return {
		name,
		summary,
		answers: hasRows ? "rows" : "row",
		describe: () => parameters,
		plan(given) {
			const values = createStatementValues();
			const list = Object.entries(given).map(([input, value]) =>
				createNode("Argument", { name: nameNode(input), value: values.add(input, value as ParameterValue) }),
			);
			return {
				statement: createNode("Call", { path: [nameNode(name)], arguments: list }),
				values: values.list(),
				read: ({ rows }) => (hasRows ? { data: rows, meta: { next_page: null, has_more: false } } : (rows[0] ?? {})),
			};
		},
	};
}

function describeInput({ type, summary, values, length, default: usual }: Procedure["inputs"][number]): JsonSchema {
	return {
		...describeValues(type),
		description: summary,
		...(values ? { enum: values } : {}),
		...(length === undefined ? {} : { maxLength: length }),
		...(usual === undefined ? {} : { default: usual }),
	};
}
