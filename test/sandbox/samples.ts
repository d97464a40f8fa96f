import type { TestSandbox } from "./client.ts";

/** One request to an endpoint, and the status it should get; 200 unless said. */
interface Sample {
	readonly path: string;
	readonly body?: unknown;
	readonly status?: number;
}

// biome-ignore lint/suspicious/noExplicitAny: objects as JSON
type Wire = any;

/** Requests for every endpoint, by method and path as the route table writes them. */
export const samples: Readonly<Record<string, (box: TestSandbox) => Promise<Sample[]> | Sample[]>> = {
	"GET /me": plain("/me"),
	"GET /admins": plain("/admins"),
	"GET /admins/{id}": async (box) => [
		...(await box.get("/admins")).body.admins.map(({ id }: Wire) => ({ path: `/admins/${id}` })),
		{ path: "/admins/1", status: 404 },
	],
	"GET /teams": plain("/teams"),
	"GET /teams/{id}": async (box) => [
		...(await box.get("/teams")).body.teams.map(({ id }: Wire) => ({ path: `/teams/${id}` })),
		{ path: "/teams/1", status: 404 },
	],
	"GET /tags": plain("/tags"),
	"GET /tags/{id}": async (box) => [
		{ path: `/tags/${(await box.get("/tags")).body.data[0].id}` },
		{ path: "/tags/1", status: 404 },
	],
	"GET /segments": plain("/segments", "/segments?include_count=true"),
	"GET /segments/{id}": async (box) => [
		{ path: `/segments/${(await box.get("/segments")).body.segments[0].id}` },
		{ path: "/segments/1", status: 404 },
	],
	"GET /data_attributes": () => [
		{ path: "/data_attributes" },
		{ path: "/data_attributes?model=company&include_archived=true" },
		{ path: "/data_attributes?model=conversation", status: 422 },
	],
	"GET /contacts": plain("/contacts?per_page=150", "/contacts?per_page=150&include_merge_history=true"),
	"POST /contacts/search": () => [
		{ path: "/contacts/search", body: { query: { field: "role", operator: "=", value: "lead" } } },
		{ path: "/contacts/search", body: { query: { field: "nothing", operator: "=", value: 1 } }, status: 400 },
	],
	"GET /contacts/{id}": (box) => [
		...contactsOf(box).map((id) => ({ path: `/contacts/${id}` })),
		{ path: `/contacts/${box.sandbox.truth.mergedContactIds()[0]}`, status: 410 },
	],
	"GET /contacts/find_by_external_id/{key}": (box) => {
		const user = box.sandbox.truth.contacts().find(({ external_id }) => external_id !== null);
		return [{ path: `/contacts/find_by_external_id/${String(user?.["external_id"])}` }];
	},
	"GET /contacts/{id}/tags": (box) => [
		...contactsOf(box).map((id) => ({ path: `/contacts/${id}/tags` })),
		{ path: "/contacts/1/tags", status: 404 },
	],
	"GET /contacts/{id}/companies": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/companies` })),
	"GET /contacts/{id}/segments": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/segments` })),
	"GET /contacts/{id}/notes": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/notes` })),
	"GET /contacts/{id}/subscriptions": (box) => contactsOf(box).map((id) => ({ path: `/contacts/${id}/subscriptions` })),
	"GET /contacts/{id}/merge_history": (box) => {
		const swallowed = box.sandbox.truth.contacts().filter(({ role }) => role === "user");
		return swallowed.slice(0, 20).map(({ id }) => ({ path: `/contacts/${String(id)}/merge_history` }));
	},
	"GET /subscription_types": plain("/subscription_types"),
	"GET /notes/{id}": (box) => {
		const contact: Wire = box.sandbox.truth.contacts().find(({ notes }: Wire) => notes.total_count > 0);
		return [{ path: `/notes/${contact.notes.data[0].id}` }, { path: "/notes/1", status: 404 }];
	},
	"GET /companies": (box) => {
		const company: Wire = box.sandbox.truth.companies().find(({ tags }: Wire) => tags.tags.length > 0);
		return [
			{ path: `/companies?tag_id=${company.tags.tags[0].id}` },
			{ path: "/companies?company_id=none", status: 404 },
		];
	},
	"POST /companies/list": plain("/companies/list?per_page=60"),
	"GET /companies/scroll": plain("/companies/scroll"),
	"GET /companies/{id}": (box) => [
		...companiesOf(box).map((id) => ({ path: `/companies/${id}` })),
		{ path: "/companies/1", status: 404 },
	],
	"GET /companies/{id}/contacts": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/contacts` })),
	"GET /companies/{id}/segments": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/segments` })),
	"GET /companies/{id}/notes": (box) => companiesOf(box).map((id) => ({ path: `/companies/${id}/notes` })),
	"GET /conversations": plain("/conversations?per_page=150"),
	"POST /conversations/search": () => [
		{ path: "/conversations/search", body: { query: { field: "open", operator: "=", value: true } } },
	],
	"GET /conversations/{id}": (box) => [
		...conversationsOf(box).map((id) => ({ path: `/conversations/${id}` })),
		{ path: "/conversations/1", status: 404 },
	],
};

function plain(...paths: readonly string[]): () => Sample[] {
	return () => paths.map((path) => ({ path }));
}

function contactsOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.contacts()
		.slice(0, 15)
		.map(({ id }) => String(id));
}

function companiesOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.companies()
		.slice(0, 10)
		.map(({ id }) => String(id));
}

function conversationsOf({ sandbox }: TestSandbox): string[] {
	return sandbox.truth
		.conversations()
		.slice(0, 60)
		.map(({ id }) => String(id));
}
