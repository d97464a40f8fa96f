import type { TicketAttribute, TicketTypeRecord } from "../data/ticket-types.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showTicketType } from "../wire/ticket-wire.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { findTicketType } from "./ticket-routes.ts";

/** What can be written of ticket types and their attributes. */
export const ticketTypeRoutes: readonly Route[] = [
	{ method: "POST", path: "/ticket_types", scope: "write_tickets", answer: createType },
	{ method: "PUT", path: "/ticket_types/{id}", scope: "write_tickets", answer: updateType },
	{ method: "POST", path: "/ticket_types/{id}/attributes", scope: "write_tickets", answer: createAttribute },
	{
		method: "PUT",
		path: "/ticket_types/{id}/attributes/{attribute_id}",
		scope: "write_tickets",
		answer: updateAttribute,
	},
];

function createType(call: RouteCall): Reply {
	const { name, description, category, icon } = readBodyObject(call);
	if (typeof name !== "string" || name === "") throw new ApiError("parameter_not_found", "name is required");
	if (category !== undefined) checkCategory(category);
	const { dataSet, now } = call.service;
	const [sample] = dataSet.ticketTypes;
	const type: TicketTypeRecord = {
		id: dataSet.ticketTypes.nextId(),
		name,
		description: typeof description === "string" ? description : "",
		icon: typeof icon === "string" ? icon : "🎟️",
		category: isCategory(category) ? category : "Customer",
		archived: false,
		created_at: now(),
		updated_at: now(),
		attributes: (sample?.attributes ?? [])
			.filter((attribute) => attribute.default)
			.map((attribute, place) => ({ ...attribute, id: newAttributeId(call, place) })),
	};
	dataSet.ticketTypes.create(type);
	return ok(showTicketType(dataSet, type, call.wire));
}

function updateType(call: RouteCall): Reply {
	const type = findTicketType(call);
	const { name, description, icon, archived, category } = readBodyObject(call);
	if (category !== undefined) checkCategory(category);
	return ok(
		saveType(call, {
			...type,
			name: textOf(name) ?? type.name,
			description: textOf(description) ?? type.description,
			icon: textOf(icon) ?? type.icon,
			category: isCategory(category) ? category : type.category,
			archived: typeof archived === "boolean" ? archived : type.archived,
		}),
	);
}

function checkCategory(category: unknown): void {
	if (!isCategory(category)) {
		throw new ApiError("parameter_invalid", "category must be Customer, Back-office or Tracker");
	}
}

function isCategory(value: unknown): value is TicketTypeRecord["category"] {
	return value === "Customer" || value === "Back-office" || value === "Tracker";
}

function createAttribute(call: RouteCall): Reply {
	const type = findTicketType(call);
	const body = readBodyObject(call);
	const { name, data_type } = body;
	if (typeof name !== "string" || name === "") throw new ApiError("parameter_not_found", "name is required");
	if (textOf(body["description"]) === undefined) throw new ApiError("parameter_not_found", "description is required");
	if (!isDataType(data_type)) throw new ApiError("parameter_invalid", "data_type is not valid");
	if (type.attributes.some((attribute) => attribute.name === name)) {
		throw new ApiError("parameter_invalid", `The ticket type has an attribute ${name} already`);
	}
	const at = call.service.now();
	const attribute: TicketAttribute = {
		id: newAttributeId(call, 0),
		name,
		description: textOf(body["description"]) ?? "",
		data_type,
		input_options:
			data_type === "list"
				? { list_options: readOptions(newAttributeId(call, 0), body["list_items"], []) }
				: data_type === "string"
					? { multiline: body["multiline"] === true }
					: null,
		order: type.attributes.length,
		required_to_create: body["required_to_create"] === true,
		required_to_create_for_contacts: body["required_to_create_for_contacts"] === true,
		visible_on_create: body["visible_on_create"] !== false,
		visible_to_contacts: body["visible_to_contacts"] !== false,
		default: false,
		archived: false,
		created_at: at,
		updated_at: at,
	};
	saveType(call, { ...type, attributes: [...type.attributes, attribute] });
	return ok(showAttribute(call, type, attribute));
}

function updateAttribute(call: RouteCall): Reply {
	const type = findTicketType(call);
	const old = type.attributes.find(({ id }) => id === call.params["attribute_id"]);
	if (old === undefined) throw new ApiError("not_found");
	const body = readBodyObject(call);
	const { name, description } = body;
	const flags = Object.fromEntries(
		flagNames.filter((flag) => typeof body[flag] === "boolean").map((flag) => [flag, body[flag]]),
	);
	const attribute: TicketAttribute = {
		...old,
		name: textOf(name) ?? old.name,
		description: textOf(description) ?? old.description,
		...flags,
		input_options: changeOptions(old, body),
		updated_at: call.service.now(),
	};
	saveType(call, { ...type, attributes: type.attributes.map((other) => (other.id === old.id ? attribute : other)) });
	return ok(showAttribute(call, type, attribute));
}

const flagNames = [
	"archived",
	"required_to_create",
	"required_to_create_for_contacts",
	"visible_on_create",
	"visible_to_contacts",
];

type ListOptions = NonNullable<NonNullable<TicketAttribute["input_options"]>["list_options"]>;

function changeOptions(
	{ id, data_type, input_options }: TicketAttribute,
	{ list_items, multiline }: WireObject,
): TicketAttribute["input_options"] {
	if (data_type === "list" && typeof list_items === "string") {
		return { list_options: readOptions(id, list_items, input_options?.list_options ?? []) };
	}
	if (data_type === "string" && typeof multiline === "boolean") return { multiline };
	return input_options;
}

// What is listed again keeps its id; what is not listed any more is archived.
function readOptions(attributeId: string, items: unknown, old: ListOptions): ListOptions {
	const labels = (textOf(items) ?? "").split(",").flatMap((label) => (label.trim() === "" ? [] : label.trim()));
	const kept = old.map((option) => ({ ...option, archived: !labels.includes(option.label) }));
	const added = labels.filter((label) => !old.some((option) => option.label === label));
	const made = added.map((label, place) => ({ id: `${attributeId}-${old.length + place}`, label, archived: false }));
	return [...kept, ...made];
}

function showAttribute({ service }: RouteCall, type: TicketTypeRecord, attribute: TicketAttribute): WireObject {
	const { workspaceId } = service.dataSet.settings;
	return { type: "ticket_type_attribute", workspace_id: workspaceId, ticket_type_id: Number(type.id), ...attribute };
}

function saveType(call: RouteCall, type: TicketTypeRecord): WireObject {
	const { dataSet, now } = call.service;
	const saved = { ...type, updated_at: now() };
	dataSet.ticketTypes.replace(saved);
	return showTicketType(dataSet, saved, call.wire);
}

// Attributes are counted over all types, as their ids must differ.
function newAttributeId({ service }: RouteCall, place: number): string {
	const count = [...service.dataSet.ticketTypes].reduce((sum, { attributes }) => sum + attributes.length, 0);
	return String(3_290_000 + count + place);
}

function isDataType(value: unknown): value is TicketAttribute["data_type"] {
	return ["string", "list", "integer", "decimal", "boolean", "datetime", "files"].includes(String(value));
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}
