import type { AppliedTag } from "../data/labels.ts";
import { ApiError } from "../service/api-error.ts";
import type { ApiErrorCode } from "../service/api-error-table.ts";
import { readBodyObject, readId } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import { showAppliedTag } from "../wire/tag-wire.ts";
import { addTag } from "./contact-link-routes.ts";

/** A kind of object that is tagged below its own path. */
interface TaggedRow {
	readonly kind: string;
	readonly path: string;
	readonly since?: number;
	readonly scope: string;
	readonly notFound: ApiErrorCode;
	/** The kind shows its tags; the others keep them to themselves. */
	readonly isShown?: true;
}

const taggedRows: readonly TaggedRow[] = [
	{ kind: "tickets", path: "/tickets", scope: "write_tickets", notFound: "ticket_not_found" },
	{
		kind: "articles",
		path: "/articles",
		since: 16,
		scope: "read_write_articles_scope",
		notFound: "article_not_found",
		isShown: true,
	},
	{
		kind: "internal_articles",
		path: "/internal_articles",
		since: 16,
		scope: "read_write_articles_scope",
		notFound: "internal_article_not_found",
	},
	{
		kind: "content_snippets",
		path: "/content_snippets",
		since: 16,
		scope: "read_write_content_snippets",
		notFound: "content_snippet_not_found",
	},
];

/** Tags on tickets and on what the knowledge base holds. */
export const taggingRoutes: readonly Route[] = taggedRows.flatMap((row): Route[] => {
	const { path, scope } = row;
	const write = { ...(row.since === undefined ? {} : { since: row.since }), scope };
	return [
		{ method: "POST", path: `${path}/{id}/tags`, ...write, answer: (call) => attach(row, call) },
		{ method: "DELETE", path: `${path}/{id}/tags/{tag_id}`, ...write, answer: (call) => detach(row, call) },
	];
});

function attach(row: TaggedRow, call: RouteCall): Reply {
	const { id, admin_id } = readBodyObject(call);
	checkObject(row, call);
	const tags = readTags(row, call);
	if (row.kind === "tickets") checkAdmin(call, admin_id);
	const tag = addTag(call, tags, id, admin_id);
	writeTags(row, call, [...tags.filter((other) => other.id !== tag.id), tag]);
	return ok(showAppliedTag(call.service.dataSet, tag));
}

function detach(row: TaggedRow, call: RouteCall): Reply {
	checkObject(row, call);
	if (row.kind === "tickets") checkAdmin(call, readBodyObject(call)["admin_id"]);
	const tags = readTags(row, call);
	const tag = tags.find(({ id }) => id === call.params["tag_id"]);
	if (tag === undefined) throw new ApiError("tag_not_found");
	writeTags(
		row,
		call,
		tags.filter((other) => other !== tag),
	);
	return ok(showAppliedTag(call.service.dataSet, tag));
}

// Tickets want to know who does it; the knowledge base takes the owner of the token.
function checkAdmin({ service }: RouteCall, id: unknown): void {
	if (id === undefined || id === null) throw new ApiError("parameter_not_found", "admin_id is required");
	if (service.dataSet.admins.get(readId(id)) === undefined) throw new ApiError("admin_not_found");
}

function checkObject({ kind, notFound }: TaggedRow, { service, params }: RouteCall): void {
	const collection = kind === "tickets" ? service.dataSet.tickets : service.dataSet.staticCollection(kind);
	if (collection.get(params["id"] ?? "") === undefined) throw new ApiError(notFound);
}

function readTags({ kind, isShown }: TaggedRow, { service, params }: RouteCall): readonly AppliedTag[] {
	if (isShown === true) {
		const held = service.dataSet.staticCollection(kind).get(params["id"] ?? "")?.fields["tags"];
		return (held as { tags: readonly AppliedTag[] } | undefined)?.tags ?? [];
	}
	return service.hiddenTags.get(`${kind} ${params["id"]}`) ?? [];
}

function writeTags({ kind, isShown }: TaggedRow, call: RouteCall, tags: readonly AppliedTag[]): void {
	const { dataSet, hiddenTags } = call.service;
	const id = call.params["id"] ?? "";
	const item = isShown === true ? dataSet.staticCollection(kind).get(id) : undefined;
	if (item === undefined) {
		hiddenTags.set(`${kind} ${id}`, tags);
		call.service.journal.note("changed", kind, id);
		return;
	}
	const shown = { type: "tag.list", tags: tags.map((tag) => showAppliedTag(dataSet, tag)) };
	dataSet.staticCollection(kind).replace({ id, fields: { ...item.fields, tags: shown } });
}
