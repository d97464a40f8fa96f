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
	const { dataSet, now } = call.service;
	const [sample] = dataSet.ticketTypes;
	const type: TicketTypeRecord = {
		id: dataSet.ticketTypes.nextId(),
		name,
		description: typeof description === "string" ? description : "",
		icon: typeof icon === "string" ? icon : "🎟️",
		category: category === "Back-office" || category === "Tracker" ? category : "Customer",
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
	const { name, description, icon, archived } = readBodyObject(call);
	return ok(
		saveType(call, {
			...type,
			name: textOf(name) ?? type.name,
			description: textOf(description) ?? type.description,
			icon: textOf(icon) ?? type.icon,
			archived: typeof archived === "boolean" ? archived : type.archived,
		}),
	);
}

function createAttribute(call: RouteCall): Reply {
	const type = findTicketType(call);
	const body = readBodyObject(call);
	const { name, data_type } = body;
	if (typeof name !== "string" || name === "") throw new ApiError("parameter_not_found", "name is required");
	if (!isDataType(data_type)) throw new ApiError("parameter_invalid", "data_type is not valid");
	const at = call.service.now();
	const options = (textOf(body["list_items"]) ?? "").split(",").filter((label) => label !== "");
	const attribute: TicketAttribute = {
		id: newAttributeId(call, 0),
		name,
		description: textOf(body["description"]) ?? "",
		data_type,
		input_options:
			data_type === "list"
				? {
						list_options: options.map((label, place) => ({
							id: `${newAttributeId(call, 0)}-${place}`,
							label,
							archived: false,
						})),
					}
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
	const { name, description, archived, required_to_create } = readBodyObject(call);
	const attribute: TicketAttribute = {
		...old,
		name: textOf(name) ?? old.name,
		description: textOf(description) ?? old.description,
		archived: typeof archived === "boolean" ? archived : old.archived,
		required_to_create: typeof required_to_create === "boolean" ? required_to_create : old.required_to_create,
		updated_at: call.service.now(),
	};
	saveType(call, { ...type, attributes: type.attributes.map((other) => (other.id === old.id ? attribute : other)) });
	return ok(showAttribute(call, type, attribute));
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
