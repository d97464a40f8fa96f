import { parameterNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { Parameter } from "../../sql/index.ts";

/** The values of a statement that is being built: they travel as parameters, never as text. */
export interface StatementValues {
	/**
	 * Takes a value; gives what stands for it in the tree.
	 * @param name What it is the value of, for messages.
	 */
	add(name: string, value: ParameterValue): Parameter;
	list(): Readonly<Record<string, ParameterValue>>;
}

/**
 * Begins without any value.
 * @example createStatementValues().add("role", "lead") // { kind: "Parameter", name: "role", at: undefined }
 */
export function createStatementValues(): StatementValues {
	const values = new Map<string, ParameterValue>();
	return {
		add(name, value) {
			const word = name.replaceAll(/\W/g, "_").replace(/^(?=\d|$)/, "_");
			let free = word;
			for (let number = 2; values.has(free); number++) free = `${word}_${String(number)}`;
			values.set(free, value);
			return parameterNode(free);
		},
		list: () => Object.fromEntries(values),
	};
}
