import { type ColumnType, createError, type StoredValue, suggestName } from "../base/index.ts";
import type { CatalogTable } from "./catalog.ts";
import { findByName } from "./catalog.ts";

/** One input of a procedure. */
export interface CatalogInput {
	readonly name: string;
	readonly type: ColumnType;
	readonly isRequired: boolean;
	readonly summary: string;
}

/** A procedure as statements name it. */
export interface CatalogProcedure {
	readonly name: string;
	readonly inputs: readonly CatalogInput[];
	/** Says which API versions have an input that this one lacks; undefined for every other name. */
	readonly explainInput?: ((name: string) => string | undefined) | undefined;
	/** What it gives, as a table that a query can read; absent where it does more than give rows. */
	readonly rows?: CatalogTable | undefined;
}

/** The values of a call by the names of the inputs; what was not given or is NULL is absent. */
export type CallValues = ReadonlyMap<string, NonNullable<StoredValue>>;

/** How a call is written: as a statement of its own, or as a table. */
export type CallForm = "EXEC" | "FROM";

/** An argument of a call, as far as its input is looked for. */
interface GivenArgument {
	readonly name?: { readonly name: string } | undefined;
	readonly at?: number | undefined;
}

/**
 * Finds the input of each argument of a call, by its name or its place; letter case and underscores do not matter in names.
 * @param position Of the call in the SQL.
 * @throws invalid_argument (22023) for an input that is not there, is given twice, or is needed and not given.
 */
export function matchInputs<Input extends CatalogInput>(
	procedure: Pick<CatalogProcedure, "name" | "explainInput"> & { readonly inputs: readonly Input[] },
	given: readonly GivenArgument[],
	form: CallForm,
	position?: number,
): readonly Input[] {
	const found: Input[] = [];
	for (const [index, argument] of given.entries()) {
		const input = findInput(procedure, argument, index);
		if (found.includes(input))
			throw refuseInput(`${procedure.name} is given ${input.name} twice`, "Keep one of them.", argument.at);
		found.push(input);
	}
	const missing = procedure.inputs.find((input) => input.isRequired && !found.includes(input));
	if (missing) throw refuseMissing(procedure, missing, form, position);
	return found;
}

/**
 * Sees to it that a call has what it needs, now that its values are known.
 * @throws invalid_argument (22023) when a required input is NULL or empty, or all of a group are
 */
export function checkNeeds(
	procedure: CatalogProcedure & { readonly oneOf?: readonly (readonly string[])[] | undefined },
	values: CallValues,
	form: CallForm,
): void {
	const isGiven = (name: string): boolean => (values.get(name) ?? "") !== "";
	const missing = procedure.inputs.find((input) => input.isRequired && !isGiven(input.name));
	if (missing) throw refuseMissing(procedure, missing, form);
	const group = procedure.oneOf?.find((names) => !names.some(isGiven));
	if (group) throw refuseGroup(procedure, group, form);
}

function findInput<Input extends CatalogInput>(
	{
		name: procedure,
		inputs,
		explainInput,
	}: Pick<CatalogProcedure, "name" | "explainInput"> & { readonly inputs: readonly Input[] },
	{ name: written, at }: GivenArgument,
	index: number,
): Input {
	const name = written?.name;
	const input = name === undefined ? inputs[index] : findByName(inputs, name.replace(/^@/, ""));
	if (input) return input;
	const names = inputs.map((known) => known.name);
	const otherwise = names.length === 0 ? "It has no inputs." : `Its inputs are ${names.join(", ")}.`;
	const advice = explainInput?.(name ?? "") ?? suggestName(name ?? "", names, otherwise);
	const problem =
		name === undefined
			? `${procedure} takes at most ${String(inputs.length)} inputs`
			: `${procedure} has no input ${name}`;
	throw refuseInput(problem, advice, at);
}

function refuseMissing({ name }: { readonly name: string }, input: CatalogInput, form: CallForm, position?: number) {
	const advice = `Write ${writeCall(name, input.name, form)}. It is: ${input.summary}`;
	return refuseInput(`the procedure ${name} needs the input ${input.name}`, advice, position);
}

function refuseGroup({ name, inputs }: CatalogProcedure, group: readonly string[], form: CallForm): Error {
	const [first = ""] = group;
	const summary = inputs.find((input) => input.name === first)?.summary ?? "";
	const advice = `Write ${writeCall(name, first, form)}, for example. It is: ${summary}`;
	return refuseInput(`the procedure ${name} needs one of the inputs ${group.join(", ")}`, advice);
}

function writeCall(name: string, input: string, form: CallForm): string {
	return form === "EXEC" ? `EXEC ${name} @${input}='…'` : `${name}(${input} => '…')`;
}

function refuseInput(problem: string, advice: string, position?: number): Error {
	return createError("invalid_argument", { problem, advice }, { position });
}
