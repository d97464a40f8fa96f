import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { parse } from "yaml";

/** The versions of which there is a description. */
export const describedVersions = ["2.16", "2.11"] as const;

type DescribedVersion = (typeof describedVersions)[number];

function urlOf(version: DescribedVersion): URL {
	return new URL(`../../../shared/openapi/intercom-${version}.yaml`, import.meta.url);
}

// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
type Json = any;

/** The published description of the API, ready to hold answers against. */
export interface Description {
	/** The path as the description writes it, for a path with other names in its braces; undefined when it has none. */
	find(method: string, path: string): string | undefined;
	/** What is wrong with the body of a request, one line each; none for an endpoint that takes no body. */
	checkRequest(method: string, path: string, body: unknown): string[];
	/** What is wrong with an answer, one line each. */
	check(method: string, path: string, status: number, body: unknown): string[];
	/** The names of what an object has: those of the schema `contact`, say. */
	listMembers(schema: string): string[];
}

/** Why there is nothing to check against; undefined when there is. */
export const absence: string | undefined = describedVersions.every((version) => existsSync(urlOf(version)))
	? undefined
	: "the OpenAPI descriptions of Intercom are not on this machine (../shared/openapi)";

// Where the description is known to be wrong: the service sends what stands here.
const corrections: readonly {
	readonly why: string;
	/** The one version that is wrong there; left out for all. */
	readonly only?: DescribedVersion;
	readonly mend: (schemas: Json, paths: Json) => void;
}[] = [
	{
		why: "statistics that have not happened yet are null",
		mend: ({ conversation_statistics }) => makeNullable(conversation_statistics),
	},
	{
		why: "attributes of ticket types without options have null there, as in the file's own examples",
		mend: ({ ticket_type_attribute }) => makeNullable(ticket_type_attribute, "input_options"),
	},
	{
		why: "a rating without a remark has null there",
		mend: ({ conversation_rating }) => makeNullable(conversation_rating),
	},
	{
		why: "leads without an address have null there, also as authors",
		mend: ({ contact, conversation_part_author, ticket_part_author }) => {
			makeNullable(contact, "email");
			makeNullable(conversation_part_author, "email");
			makeNullable(ticket_part_author, "email");
		},
	},
	{
		why: "the oldest description refers to custom attributes without saying what they are",
		only: "2.11",
		mend: (schemas) => {
			schemas.custom_attributes = { type: "object" };
		},
	},
	{
		why: "custom attributes hold whatever JSON type was written, not only strings",
		mend: (schemas) => {
			const { company, custom_attributes, visitor, custom_object_instance, create_or_update_company_request } = schemas;
			const asked = [create_or_update_company_request, schemas.update_company_request, schemas.update_visitor_request];
			for (const schema of [company, visitor, custom_object_instance, ...asked]) {
				// The oldest version has fewer kinds.
				if (schema?.properties.custom_attributes !== undefined)
					schema.properties.custom_attributes.additionalProperties = true;
			}
			custom_attributes.additionalProperties = true;
		},
	},
	{
		why: "before and after in the activity log are text as often as objects",
		mend: ({ activity_log_metadata }) => {
			activity_log_metadata.properties.before = {};
			activity_log_metadata.properties.after = {};
		},
	},
	{
		why: "a call that nobody answered has null for when it was answered",
		only: "2.16",
		mend: ({ call }) => {
			call.properties.answered_at = { anyOf: [call.properties.answered_at, { type: "string", nullable: true }] };
		},
	},
	{
		why: "messages in the messenger are inapp, as in the file's own examples of requests",
		mend: ({ create_message_request }) => create_message_request.properties.message_type.enum.push("inapp"),
	},
	{
		why: "statuses of messages refuse with one message and no list of errors, as in the file's own examples",
		only: "2.16",
		mend: (_, paths) => {
			const schema = { type: "object", required: ["type", "message"], properties: { type: { enum: ["error"] } } };
			for (const path of ["/messages/status", "/messages/whatsapp/status"]) {
				const json = paths[path].get.responses["400"].content["application/json"];
				json.schema = { anyOf: [schema, json.schema] };
			}
		},
	},
	{
		why: "page-numbered lists link to the next page with a URL or null, not with a cursor",
		mend: ({ cursor_pages }) => {
			cursor_pages.properties.next = { anyOf: [cursor_pages.properties.next, { type: "string", nullable: true }] };
		},
	},
	{
		why: "keys without a value are left out, as in the file's own examples of companies, tags, notes and ticket parts",
		only: "2.11",
		mend: ({ company, tag, admin, ticket_part, company_attached_segments }) => {
			dropRequired(company, "size", "industry", "website", "last_request_at", "remote_created_at");
			dropRequired(tag, "applied_at", "applied_by");
			dropRequired(admin, "job_title", "has_inbox_seat", "team_ids");
			dropRequired(ticket_part, "ticket_state");
			dropRequired(company_attached_segments, "total_count");
		},
	},
	{
		why: "attributes of ticket types are listed under data, as in the file's own examples",
		mend: ({ ticket_type_attribute_list }) => rename(ticket_type_attribute_list, "ticket_type_attributes", "data"),
	},
	{
		why: "ticket types are listed under data, as in the file's own examples",
		only: "2.11",
		mend: ({ ticket_type_list }) => rename(ticket_type_list, "ticket_types", "data"),
	},
	{
		why: "a contact's message has no subject, a teammate's no conversation, as in the file's own examples",
		only: "2.11",
		mend: ({ message }) => dropRequired(message, "subject", "conversation_id"),
	},
	{
		why: "only a single article has statistics, as in the file's own examples",
		only: "2.11",
		mend: ({ article_list_item }) => dropRequired(article_list_item, "statistics"),
	},
	{
		why: "lists of ticket types and of their attributes say that they are lists, as in the file's own examples",
		only: "2.11",
		mend: ({ ticket_type_list, ticket_type_attribute_list }) => {
			ticket_type_list.properties.type.enum = ["list"];
			ticket_type_attribute_list.properties.type.enum = ["list"];
		},
	},
	{
		why: "a conversation without a rating, statistics, teammates or a first reply has null there, as the newer description allows",
		only: "2.11",
		mend: ({ conversation, conversation_list_item }) => {
			for (const name of ["conversation_rating", "statistics", "teammates", "first_contact_reply"]) {
				for (const { properties } of [conversation, conversation_list_item]) {
					properties[name] = { anyOf: [properties[name], { type: "null" }] };
				}
			}
		},
	},
	{
		why: "a scroll has null for pages, as in the file's own example",
		only: "2.11",
		mend: ({ company_scroll }) => {
			company_scroll.properties.pages = { anyOf: [company_scroll.properties.pages, { type: "null" }] };
		},
	},
	{
		why: "the list of all data attributes has those of conversations too, as the parameter of the same file says",
		only: "2.11",
		mend: ({ data_attribute }) => data_attribute.properties.model.enum.push("conversation"),
	},
];

/** Reads the description of a version. */
export function readDescription(version: DescribedVersion): Description {
	const document: Json = parse(readFileSync(urlOf(version), "utf8"), { maxAliasCount: -1 });
	for (const { mend, only } of corrections) {
		if ((only ?? version) === version) mend(document.components.schemas, document.paths);
	}
	const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false, allErrors: true, logger: false });
	ajv.addSchema(spellNull(document), "api");
	const paths = new Map(Object.keys(document.paths).map((path) => [withoutNames(path), path]));
	return {
		find(method, path) {
			const found = paths.get(withoutNames(path));
			return found !== undefined && document.paths[found][method.toLowerCase()] !== undefined ? found : undefined;
		},
		checkRequest(method, path, body) {
			const known = paths.get(withoutNames(path)) ?? path;
			const { requestBody } = document.paths[known][method.toLowerCase()];
			const schema = requestBody?.content["application/json"]?.schema;
			if (schema === undefined || (body === undefined && requestBody.required !== true)) return [];
			return listFaults(ajv, schema, body);
		},
		check(method, path, status, body) {
			const known = paths.get(withoutNames(path)) ?? path;
			const response = document.paths[known][method.toLowerCase()].responses[String(status)];
			// Refusals are not all listed, but all have one shape.
			if (response === undefined && status < 400) return [`${status} is not among the answers of ${method} ${known}`];
			const schema =
				response === undefined
					? { $ref: "#/components/schemas/error" }
					: response.content?.["application/json"]?.schema;
			if (schema === undefined) return [];
			return listFaults(ajv, schema, body);
		},
		listMembers: (schema) => Object.keys(document.components.schemas[schema].properties),
	};
}

function listFaults(ajv: Ajv, schema: Json, value: unknown): string[] {
	const validate = ajv.compile(refer(spellNull(schema)));
	if (validate(value) === true) return [];
	// Forms of a request overlap: what fits two of them fits.
	const errors = (validate.errors ?? []).filter(
		({ keyword, params }) => keyword !== "oneOf" || !params["passingSchemas"],
	);
	const faults = errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
	// The branches for null say nothing: the others name the fault.
	return faults.filter((fault) => !/ must (be null|match a schema in anyOf)$/.test(fault));
}

// Throws when the schema did not require them: a correction that corrects nothing is gone.
function dropRequired(schema: Json, ...names: readonly string[]): void {
	for (const name of names) {
		if (!schema.required.includes(name)) throw new Error(`${schema.title}: ${name} was not required`);
	}
	schema.required = schema.required.filter((name: string) => !names.includes(name));
}

function rename(schema: Json, before: string, after: string): void {
	if (schema.required !== undefined) dropRequired(schema, before);
	schema.required = [...(schema.required ?? []), after];
	schema.properties[after] = schema.properties[before];
	delete schema.properties[before];
}

function makeNullable(schema: Json, ...names: readonly string[]): void {
	for (const [name, property] of Object.entries<Json>(schema?.properties ?? {})) {
		if (names.length === 0 || names.includes(name)) property.nullable = true;
	}
}

// JSON Schema knows no "nullable" beside a $ref, an allOf or an enum.
function spellNull(schema: Json): Json {
	if (Array.isArray(schema)) return schema.map(spellNull);
	if (typeof schema !== "object" || schema === null) return schema;
	const spelled = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, spellNull(value)]));
	const { nullable, ...rest } = spelled;
	return nullable === true ? { anyOf: [{ type: "null" }, rest] } : rest;
}

function refer(schema: Json): Json {
	return JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"api#/'));
}

function withoutNames(path: string): string {
	return path.replaceAll(/\{\w+\}/g, "{}");
}
