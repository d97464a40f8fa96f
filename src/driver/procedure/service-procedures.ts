import { formatJson, type StoredValue } from "../../base/index.ts";
import { type CallValues, type CatalogTable, checkNeeds, explainAbsence, isInVersion } from "../../catalog/index.ts";
import type { ProcedureDefinition, Profile } from "../../profile/index.ts";
import type { Procedure, ProcedureInput } from "./procedure.ts";
import { describeOutputs } from "./procedure-answer.ts";
import { addDefaults, asksForOwner, buildCallRequest, printCall } from "./procedure-request.ts";
import { readServiceCall, runServiceCall, streamServiceCall } from "./procedure-run.ts";

/**
 * The procedures of a profile that an API version has, with the inputs that it has.
 * @example createServiceProcedures(profile, "2.16").find(({ name }) => name === "archive_contact")?.inputs.map(({ name }) => name) // ["contact_id"]
 */
export function createServiceProcedures(profile: Profile, version: string | undefined): readonly Procedure[] {
	return profile.procedures
		.filter((definition) => isInVersion(definition, version))
		.map((definition) =>
			createProcedure(
				{ ...definition, inputs: definition.inputs.filter((input) => isInVersion(input, version)) },
				profile.service.schema,
				(name) => explainAbsence("input", definition.inputs, name, version),
			),
		);
}

function createProcedure(
	definition: ProcedureDefinition,
	schema: string,
	explainInput: Procedure["explainInput"],
): Procedure {
	const { name, summary, columns, isReading, touches, oneOf, wait } = definition;
	const procedure: Procedure = {
		name,
		summary,
		inputs: [...definition.inputs.map((input) => describeInput(definition, input)), ...(wait ? [waitInput] : [])],
		outputs: describeOutputs(columns),
		explainInput,
		isReadOnly: isReading,
		hasRows: definition.rows !== "." || definition.file !== undefined,
		table: touches[0]?.table,
		oneOf,
		explain(values, nowMs) {
			const all = addDefaults(definition, withoutWait(values), nowMs);
			// Who it is, nobody is asked for an explanation.
			const { body, ...line } = buildCallRequest(definition, all, "0");
			const own = asksForOwner(definition, all) ? "; 0 stands for your own id" : "";
			const note = body ? `with the body ${formatJson(body)}${own}` : `${summary.replace(/\.$/, "")}${own}`;
			return { request: printCall(line), note };
		},
		run: (values, call) => {
			const isWaiting = isTrue(values.get(waitInput.name));
			return runServiceCall(definition, { values: withoutWait(values), isWaiting }, call);
		},
	};
	if (!isReading) return procedure;
	return {
		...procedure,
		rows: describeRows(procedure, definition, schema),
		read: (values, session, ways) => readServiceCall(definition, values, session, ways),
		...(definition.file ? { stream: (values, call) => streamServiceCall(definition, values, call) } : {}),
	};
}

function describeRows(procedure: Procedure, definition: ProcedureDefinition, schema: string): CatalogTable {
	const { name, summary, columns, notes } = definition;
	return Object.freeze({
		schema,
		name,
		type: "procedure",
		definition: Object.freeze({ name, summary, key: [], read: [], columns, notes }),
		columns,
		keptColumns: columns,
		printCall(values: CallValues, nowMs: number) {
			checkNeeds(procedure, values, "FROM");
			return printCall(buildCallRequest(definition, addDefaults(definition, values, nowMs), "0"));
		},
	});
}

const waitInput: ProcedureInput = {
	name: "wait",
	type: "boolean",
	isRequired: false,
	summary: "Whether the call ends when the job does.",
	default: false,
};

function describeInput(
	{ path, defaults }: ProcedureDefinition,
	{ name, type, summary, values, write }: ProcedureDefinition["inputs"][number],
): ProcedureInput {
	const isNeeded = write.isRequired || path.includes(`{${name}}`);
	const allowed = write.values ?? values;
	return {
		name,
		type,
		summary,
		isRequired: isNeeded && !Object.hasOwn(defaults, name) && write.default === undefined,
		...(allowed.length === 0 ? {} : { values: allowed }),
		...(write.length === undefined ? {} : { length: write.length }),
		...(Object.hasOwn(defaults, name) ? { default: defaults[name] } : {}),
	};
}

function withoutWait(values: CallValues): CallValues {
	return new Map([...values].filter(([name]) => name !== waitInput.name));
}

function isTrue(value: StoredValue | undefined): boolean {
	return value !== undefined && Number(value) !== 0;
}
