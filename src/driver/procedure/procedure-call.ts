import { createError, type StoredValue, suggestName } from "../../base/index.ts";
import type { BoundParameter } from "../../bind/index.ts";
import { findByName } from "../../catalog/index.ts";
import { bindParameters, type ParameterValue, type ParameterValues } from "../../plan/index.ts";
import type { Call, Expression } from "../../sql/index.ts";
import { findProcedure } from "../catalog/procedure-listing.ts";
import type { Procedure, ProcedureInput, ProcedureValues } from "./procedure.ts";

/** A call whose names are settled; the values of its parameters are still to come. */
export interface BoundCall {
	readonly procedure: Procedure;
	/** Inputs that are given as they are, by the input's name. */
	readonly constants: Readonly<Record<string, ParameterValue>>;
	readonly bound: { readonly constants: readonly BoundParameter[]; readonly parameters: readonly BoundParameter[] };
}

/**
 * Finds the procedure of a call and its inputs; letter case and underscores do not matter in their names.
 * @throws unknown_procedure (42883), invalid_argument (22023), not_supported (0A000), read_only (25006)
 */
export function bindProcedureCall(call: Call, procedures: readonly Procedure[], isReadOnly: boolean): BoundCall {
	const name = call.path.at(-1)?.name ?? "";
	const procedure = findProcedure(procedures, name, call.at);
	if (isReadOnly && !procedure.isReadOnly) {
		throw createError("read_only", { statement: `the procedure ${procedure.name}` }, { position: call.at });
	}
	const constants: Record<string, ParameterValue> = {};
	const bound = { constants: [] as BoundParameter[], parameters: [] as BoundParameter[] };
	const given = new Set<string>();
	for (const [index, argument] of call.arguments.entries()) {
		const input = findInput(procedure, argument.name?.name, index, argument.at);
		if (given.has(input.name))
			throw refuse(`${procedure.name} is given ${input.name} twice`, "Keep one of them.", argument.at);
		given.add(input.name);
		const { value } = argument;
		const kind = value.kind === "Parameter" ? "parameters" : "constants";
		const parameter = value.kind === "Parameter" ? value.name : input.name;
		if (value.kind !== "Parameter") constants[input.name] = readConstant(value);
		bound[kind].push({ bind: input.name, source: { parameter }, type: input.type, position: argument.at });
	}
	for (const input of procedure.inputs) {
		if (input.isRequired && !given.has(input.name)) throw createMissingError(procedure, input, call.at);
	}
	return { procedure, constants, bound };
}

/**
 * Gives the call its values.
 * @throws bad_parameter (07001), bad_literal (22P02), invalid_argument (22023) when a required input is NULL or empty, or all of a group are
 */
export function evaluateCall(
	{ procedure, constants, bound }: BoundCall,
	parameters: ParameterValues,
	nowMs: number,
): ProcedureValues {
	const bindings = {
		...bindParameters(bound.constants, constants, nowMs),
		...bindParameters(bound.parameters, parameters, nowMs),
	};
	const values = new Map<string, NonNullable<StoredValue>>();
	for (const [name, value] of Object.entries(bindings)) if (value !== null) values.set(name, value);
	const isGiven = (name: string): boolean => (values.get(name) ?? "") !== "";
	for (const input of procedure.inputs) {
		if (input.isRequired && !isGiven(input.name)) throw createMissingError(procedure, input);
	}
	for (const group of procedure.oneOf ?? []) {
		if (!group.some(isGiven)) throw createGroupError(procedure, group);
	}
	return values;
}

function findInput(
	procedure: Procedure,
	name: string | undefined,
	index: number,
	position: number | undefined,
): ProcedureInput {
	const { inputs } = procedure;
	const input = name === undefined ? inputs[index] : findByName(inputs, name.replace(/^@/, ""));
	if (input) return input;
	const names = inputs.map((known) => known.name);
	const advice = suggestName(name ?? "", names, `Its inputs are ${names.join(", ")}.`);
	const problem =
		name === undefined
			? `${procedure.name} takes at most ${String(inputs.length)} inputs`
			: `${procedure.name} has no input ${name}`;
	throw refuse(problem, advice, position);
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

function createMissingError({ name }: Procedure, input: ProcedureInput, position?: number): Error {
	return refuse(
		`the procedure ${name} needs the input ${input.name}`,
		`Write EXEC ${name} @${input.name}='…'. It is: ${input.summary}`,
		position,
	);
}

function createGroupError({ name, inputs }: Procedure, group: readonly string[]): Error {
	const [first = ""] = group;
	const summary = inputs.find((input) => input.name === first)?.summary ?? "";
	return refuse(
		`the procedure ${name} needs one of the inputs ${group.join(", ")}`,
		`Write EXEC ${name} @${first}='…', for example. It is: ${summary}`,
	);
}

function refuse(problem: string, advice: string, position?: number): Error {
	return createError("invalid_argument", { problem, advice }, { position });
}
