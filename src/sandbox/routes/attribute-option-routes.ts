import type { StaticItem } from "../data/static-collection.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";

interface Option {
	readonly id: string;
	readonly label: string;
	readonly archived: boolean;
}

const write = { since: 16, scope: "write_data_attributes" } as const;
const path = "/conversations/attributes/{id}/options";

/** The options of conversation attributes that are lists. */
export const attributeOptionRoutes: readonly Route[] = [
	{ method: "POST", path, ...write, answer: addOption },
	{ method: "PUT", path: `${path}/{option_id}`, ...write, answer: renameOption },
	{ method: "DELETE", path: `${path}/{option_id}`, ...write, answer: archiveOption },
];

function addOption(call: RouteCall): Reply {
	const { item, options } = findList(call);
	const label = readLabel(call);
	const id = `a1b2c3d4-0000-4000-9000-${String(options.length).padStart(12, "0")}`;
	return save(call, item, [...options, { id, label, archived: false }]);
}

function renameOption(call: RouteCall): Reply {
	const { item, options } = findList(call);
	const label = readLabel(call);
	const chosen = findOption(call, options);
	return save(
		call,
		item,
		options.map((option) => (option === chosen ? { ...option, label } : option)),
	);
}

const fewestOptions = 2;

function archiveOption(call: RouteCall): Reply {
	const { item, options } = findList(call);
	const chosen = findOption(call, options);
	const others = options.filter((option) => option !== chosen && !option.archived);
	if (others.length < fewestOptions) {
		throw new ApiError("parameter_unprocessable", "A list attribute must have at least 2 active options");
	}
	return save(
		call,
		item,
		options.map((option) => (option === chosen ? { ...option, archived: true } : option)),
	);
}

function findList({ params, service }: RouteCall): { item: StaticItem; options: readonly Option[] } {
	const item = service.dataSet.staticCollection("conversation_attributes").get(params["id"] ?? "");
	if (item === undefined) throw new ApiError("conversation_attribute_not_found");
	if (item.fields["data_type"] !== "list") {
		throw new ApiError("parameter_unprocessable", "Options can only be managed on list attributes");
	}
	return { item, options: (item.fields["options"] as readonly Option[] | undefined) ?? [] };
}

function findOption({ params }: RouteCall, options: readonly Option[]): Option {
	const option = options.find(({ id }) => id === params["option_id"]);
	if (option === undefined) throw new ApiError("conversation_attribute_not_found", "List option not found");
	return option;
}

function readLabel(call: RouteCall): string {
	const { label, ...rest } = readBodyObject(call);
	if (Object.keys(rest).length > 0) throw new ApiError("parameter_unprocessable", "only 'label' is accepted");
	if (label === undefined || label === "") throw new ApiError("parameter_unprocessable", "label is required");
	if (typeof label !== "string") throw new ApiError("parameter_unprocessable", "label must be a string");
	return label;
}

function save({ service }: RouteCall, { id, fields }: StaticItem, options: readonly Option[]): Reply {
	const saved = { ...fields, options, updated_at: service.now() };
	service.dataSet.staticCollection("conversation_attributes").replace({ id, fields: saved });
	return ok(saved);
}
