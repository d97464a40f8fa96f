import { createError, parseTimestamp } from "../base/index.ts";
import type { CallScan } from "../catalog/index.ts";
import { fold } from "../functions/index.ts";
import type { AccessRequest } from "./access-request.ts";

/**
 * Plans the call that gives the rows of a procedure, and has it checked before any request.
 * @returns Undefined for other tables.
 * @throws not_supported (0A000) for an argument that only the engine can compute; invalid_argument (22023) for one that is missing, and
 * what the procedure says to its values
 */
export function planCall({ table, inputs = {}, bindings }: AccessRequest): CallScan | undefined {
	const { printCall, definition } = table;
	if (!printCall) return undefined;
	const values = new Map(
		Object.entries(inputs).flatMap(([name, node]) => {
			const constant = fold(node, bindings);
			if (!constant) {
				const feature = `what is computed for the input ${name} of ${table.name}`;
				const slots = { feature, advice: "Write the value itself, or pass it as a parameter." };
				throw createError("not_supported", slots, { position: node.at });
			}
			return constant.value === null ? [] : [[name, constant.value] as const];
		}),
	);
	const request = printCall(values, parseTimestamp(String(bindings["now"])) ?? 0);
	return { kind: "call", table: definition, values: Object.fromEntries(values), request };
}
