import { copyError, createError, ProviderError, restoreError, type StoredValue } from "../../base/index.ts";
import type { BoundParameter } from "../../bind/index.ts";
import { type CallScan, type CallValues, checkNeeds, findByName, matchInputs } from "../../catalog/index.ts";
import type { ReadWays } from "../../execute/index.ts";
import { bindParameters, type ParameterValue, type ParameterValues } from "../../plan/index.ts";
import type { Call, Expression } from "../../sql/index.ts";
import { findProcedure, type ProcedurePlace } from "../catalog/procedure-listing.ts";
import type { Session } from "../session.ts";
import type { Procedure, StoredRows } from "./procedure.ts";

/** A call whose names are settled; the values of its parameters are still to come. */
export interface BoundCall {
	readonly procedure: Procedure;
	/** Inputs that are given as they are, by the input's name. */
	readonly constants: Readonly<Record<string, ParameterValue>>;
	/** Where each input that is given stands in the SQL. */
	readonly places: ReadonlyMap<string, number>;
	readonly bound: { readonly constants: readonly BoundParameter[]; readonly parameters: readonly BoundParameter[] };
}

/**
 * Finds the procedure of a call and its inputs; letter case and underscores do not matter in their names.
 * @throws unknown_procedure (42883), invalid_argument (22023), not_supported (0A000), read_only (25006)
 */
export function bindProcedureCall(call: Call, place: ProcedurePlace, isReadOnly: boolean): BoundCall {
	const { name = "", at = call.at } = call.path.at(-1) ?? {};
	const procedure = findProcedure(place, name, at);
	if (isReadOnly && !procedure.isReadOnly) {
		throw createError("read_only", { statement: `the procedure ${procedure.name}` }, { position: at });
	}
	const constants: Record<string, ParameterValue> = {};
	const places = new Map<string, number>();
	const bound = { constants: [] as BoundParameter[], parameters: [] as BoundParameter[] };
	const inputs = matchInputs(procedure, call.arguments, "EXEC", at);
	for (const [index, argument] of call.arguments.entries()) {
		const input = inputs[index];
		if (!input) continue;
		if (argument.at !== undefined) places.set(input.name, argument.at);
		const { value } = argument;
		const kind = value.kind === "Parameter" ? "parameters" : "constants";
		const parameter = value.kind === "Parameter" ? value.name : input.name;
		if (value.kind !== "Parameter") {
			refuseComparison(procedure, value);
			constants[input.name] = readConstant(value);
		}
		bound[kind].push({ bind: input.name, source: { parameter }, type: input.type, position: argument.at });
	}
	return { procedure, constants, places, bound };
}

/**
 * Gives the call its values.
 * @throws bad_parameter (07001), bad_literal (22P02), invalid_argument (22023) when a required input is NULL or empty, or all of a group are
 */
export function evaluateCall(
	{ procedure, constants, bound }: BoundCall,
	parameters: ParameterValues,
	nowMs: number,
): CallValues {
	const bindings = {
		...bindParameters(bound.constants, constants, nowMs, (name) => `input ${name}`),
		...bindParameters(bound.parameters, parameters, nowMs),
	};
	const values = new Map<string, NonNullable<StoredValue>>();
	for (const [name, value] of Object.entries(bindings)) if (value !== null) values.set(name, value);
	checkNeeds(procedure, values, "EXEC");
	return values;
}

/**
 * Shows where in the SQL the input stands whose value a procedure did not take: what checks the value knows it by its name alone.
 * @returns The error with its position, or as it is.
 */
export function locateInput({ places }: BoundCall, error: unknown): unknown {
	if (!(error instanceof ProviderError) || error.position !== undefined || !/^2[23]/.test(error.sqlState)) return error;
	const names = [...places.keys()].filter((name) => new RegExp(`\\b${name}\\b`).test(error.message));
	const [name = ""] = names.toSorted((one, other) => other.length - one.length);
	const position = places.get(name);
	if (position === undefined) return error;
	const copy = copyError(error);
	return restoreError({ ...copy, extras: { ...copy.extras, position } });
}

/** Gives the rows of a procedure that a query names. */
export function readCall(session: Session, { table, values }: CallScan, ways: ReadWays): AsyncIterable<StoredRows> {
	const { name, read } = findProcedure(session, table.name);
	if (!read) throw createError("internal", { problem: `${name} gives no rows to queries` });
	return read(new Map(Object.entries(values)), session, ways);
}

// CALL p(id = 'x') compares, as it does in every SQL: names of inputs stand before => there.
function refuseComparison({ name, inputs }: Procedure, node: Expression): void {
	if (node.kind !== "Binary" || node.operator !== "=") return;
	const { left } = node;
	const written =
		left.kind === "ColumnReference" ? left.path[0]?.name : left.kind === "Parameter" ? left.name : undefined;
	const input = written === undefined ? undefined : findByName(inputs, written);
	if (!input) return;
	const problem = `${written} = … in the parentheses compares, and names no input`;
	const advice = `Write CALL ${name}(${input.name} => '…') or EXEC ${name} @${input.name} = '…'.`;
	throw createError("invalid_argument", { problem, advice }, { position: node.at });
}

function readConstant(node: Expression): ParameterValue {
	switch (node.kind) {
		case "NullLiteral":
			return null;
		case "StringLiteral":
		case "BooleanLiteral":
			return node.value;
		case "NumberLiteral":
			return /^\d+$/.test(node.text) ? BigInt(node.text) : Number(node.text.replaceAll("_", ""));
		case "Unary": {
			const operand = readConstant(node.operand);
			if (node.operator === "-" && (typeof operand === "bigint" || typeof operand === "number")) return -operand;
			break;
		}
		default:
	}
	const slots = {
		feature: "an expression as a procedure's input",
		advice: "Write the value itself, or pass it as a parameter.",
	};
	throw createError("not_supported", slots, { position: node.at });
}
