import { ApiError } from "../service/api-error.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { applyVersion } from "../wire/version-table.ts";

/** What can be written of the workspace itself. */
export const workspaceWriteRoutes: readonly Route[] = [
	{ method: "PUT", path: "/admins/{id}/away", scope: "write_admins", answer: setAway },
	{ method: "POST", path: "/data_attributes", scope: "write_data_attributes", answer: createAttribute },
	{ method: "PUT", path: "/data_attributes/{id}", scope: "write_data_attributes", answer: updateAttribute },
];

function setAway(call: RouteCall): Reply {
	const { dataSet } = call.service;
	const admin = dataSet.admins.get(call.params["id"] ?? "");
	if (admin === undefined) throw new ApiError("admin_not_found", "Admin for admin_id not found");
	const { away_mode_enabled, away_mode_reassign, away_status_reason_id } = readBodyObject(call);
	if (typeof away_mode_enabled !== "boolean" || typeof away_mode_reassign !== "boolean") {
		throw new ApiError("parameter_invalid", "away_mode_enabled and away_mode_reassign must be booleans");
	}
	const reason =
		away_status_reason_id === undefined
			? null
			: dataSet.staticCollection("away_status_reasons").get(readId(away_status_reason_id));
	if (reason?.fields["deleted"] === true) throw new ApiError("parameter_invalid", "Away status reason is deleted");
	const saved = {
		...admin,
		away_mode_enabled,
		away_mode_reassign,
		away_status_reason_id: reason === null || reason === undefined ? null : Number(reason.id),
	};
	dataSet.admins.replace(saved);
	return ok(applyVersion("admin", { ...saved }, call.version));
}

function createAttribute(call: RouteCall): Reply {
	const { name, model, data_type, description, options, messenger_writable } = readBodyObject(call);
	const { dataAttributes } = call.service.dataSet;
	if (model !== "contact" && model !== "company") {
		throw new ApiError("parameter_invalid", "The Data Attribute model field must be either contact or company");
	}
	if (typeof name !== "string" || !/^[\p{L}\p{N}\p{Sc} _-]+$/u.test(name)) {
		throw new ApiError(
			"parameter_invalid",
			"Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens",
		);
	}
	if (dataAttributes.list(model).some((attribute) => attribute.custom && attribute.name === name)) {
		throw new ApiError(
			"parameter_invalid",
			`You already have '${name}' in your ${model} data. To save this as new ${model} data, use a different name.`,
		);
	}
	const type = typeof data_type === "string" ? dataTypes[data_type] : undefined;
	if (type === undefined) throw new ApiError("parameter_invalid", "Data Type isn't an option");
	const labels = readOptions(options, data_type === "options");
	const created = dataAttributes.create({
		model,
		name,
		data_type: type,
		description: typeof description === "string" ? description : "",
		isMessengerWritable: messenger_writable === true,
		now: call.service.now(),
		...(labels === undefined ? {} : { options: labels }),
	});
	call.service.journal.note("created", "data_attributes", String(created.id));
	return ok(created);
}

const fewestOptions = 2;

// A list has at least two.
function readOptions(options: unknown, isList: boolean): string[] | undefined {
	if (options === undefined && !isList) return undefined;
	if (!Array.isArray(options)) throw new ApiError("parameter_invalid", "Options isn't an array");
	if (options.length < fewestOptions) {
		throw new ApiError("parameter_invalid", `The Data Attribute needs at least ${fewestOptions} options`);
	}
	return options.map((option: { value?: unknown }) => String(option.value));
}

const dataTypes: Readonly<Record<string, "string" | "integer" | "float" | "boolean" | "date">> = {
	string: "string",
	options: "string",
	integer: "integer",
	float: "float",
	boolean: "boolean",
	date: "date",
	datetime: "date",
};

function updateAttribute(call: RouteCall): Reply {
	const { archived, description, options, messenger_writable } = readBodyObject(call);
	const labels = readOptions(options, false);
	const changed = call.service.dataSet.dataAttributes.update(Number(call.params["id"]), {
		...(typeof archived === "boolean" ? { archived } : {}),
		...(typeof description === "string" ? { description } : {}),
		...(typeof messenger_writable === "boolean" ? { messenger_writable } : {}),
		...(labels === undefined ? {} : { options: labels }),
		updated_at: call.service.now(),
	});
	if (changed === undefined) throw new ApiError("data_attribute_not_found");
	call.service.journal.note("changed", "data_attributes", String(changed.id));
	return ok(changed);
}
