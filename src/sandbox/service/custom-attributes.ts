import type { CustomAttributes } from "../data/companies.ts";
import type { DataSet } from "../data/data-set.ts";
import { ApiError } from "./api-error.ts";

/** A kind of object whose custom attributes may be written. */
type Model = "contact" | "company" | "conversation";

/** A live attribute, and the values that it takes when it is a list. */
interface Declared {
	readonly name: string;
	readonly options: readonly string[] | undefined;
}

/**
 * Reads the custom attributes of a request; each must have been declared, and lists take their options only.
 * Sources: github.com/intercom/intercom-node/issues/349 and github.com/intercom/intercom-php/pull/355 for undeclared
 * ones, github.com/intercom/Intercom-OpenAPI/pull/457 for lists, PUT /conversations/{id} of 2.16 for names in use twice.
 * @returns Nothing when the request has none.
 * @throws {ApiError} 400 for a name that is not declared or archived, that two attributes have, or a value that is no option.
 */
export function readCustomAttributes(dataSet: DataSet, model: Model, value: unknown): CustomAttributes {
	if (value === undefined || value === null) return {};
	if (typeof value !== "object" || Array.isArray(value)) {
		throw new ApiError("parameter_invalid", "custom_attributes must be an object");
	}
	const declared = listDeclared(dataSet, model);
	for (const [name, written] of Object.entries(value)) {
		const [attribute, other] = declared.filter((candidate) => candidate.name === name);
		const noun = model === "conversation" ? "Conversation" : "Custom";
		if (attribute === undefined) throw new ApiError("parameter_invalid", `${noun} attribute '${name}' does not exist`);
		if (other !== undefined) throw new ApiError("parameter_invalid", `Multiple attributes have the name '${name}'`);
		if (written !== null && attribute.options?.includes(String(written)) === false) {
			throw new ApiError("parameter_invalid", `'${String(written)}' is not an option of the attribute '${name}'`);
		}
	}
	return value as CustomAttributes;
}

function listDeclared(dataSet: DataSet, model: Model): Declared[] {
	if (model !== "conversation") {
		const custom = dataSet.dataAttributes.list(model).filter((attribute) => attribute.custom && !attribute.archived);
		return custom.map(({ name, options }) => ({ name, options }));
	}
	const live = [...dataSet.staticCollection("conversation_attributes")].filter(
		({ fields }) => fields["archived"] !== true,
	);
	return live.map(({ fields }) => {
		const options = fields["options"] as readonly { label: string; archived: boolean }[] | undefined;
		const labels = options?.filter(({ archived }) => !archived).map(({ label }) => label);
		return { name: String(fields["name"]), options: labels };
	});
}
