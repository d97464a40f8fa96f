import type { ApiAnswer, ApiRequest } from "./stub-api.ts";

const startMs = Date.UTC(2026, 0, 1, 6, 30);
const hourMs = 3_600_000;
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const zoned = (ms: number) => new Date(ms).toISOString().replace("Z", "+00:00");
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** What the service holds. */
export const depot = {
	sites: numbers(12).map((index) => ({
		code: `S${index + 1}`.toLowerCase(),
		address: { country: ["ie", "fr", "at"][index % 3] ?? "" },
		opened_on: dayOf(startMs + index * 24 * hourMs),
		gates: numbers(index % 3).map((gate) => ({ no: gate + 1, open: gate === 0 })),
	})),
	trips: numbers(57).map((index) => ({
		id: `t${index + 1}`,
		site: { code: `s${(index % 12) + 1}` },
		state: ["planned", "running", "done"][index % 3] ?? "",
		km: (index * 37) % 400,
		started: zoned(startMs + index * 5 * hourMs),
	})),
	invoices: numbers(30).map((index) => ({
		number: `n${index + 1}`,
		trip: `t${index + 1}`,
		amount: index + 0.25,
		issued: new Date(startMs + index * 13 * hourMs).toISOString(),
	})),
};

const vehiclesOf = (site: string) =>
	numbers((Number(site.slice(1)) % 4) + 1).map((index) => ({ number: index + 1, plate: `${site}-${index + 1}` }));

/** Tokens as the service gives them out, and what it was asked. */
export interface DepotState {
	access: string;
	refresh: string;
	refreshes: number;
	/** So many requests are answered until the access token is refused. */
	answersLeft: number;
	/** So many requests are refused for the limit. */
	refusalsLeft: number;
}

/** Makes a service that keeps to its own documentation. */
export function createDepot(state: DepotState): (request: ApiRequest) => ApiAnswer {
	return (request) => {
		if (request.path === "/oauth/token") return renew(state, request);
		const key = request.headers["x-depot-key"];
		if (key !== "marked-key" && request.headers["authorization"] !== `Bearer ${state.access}`)
			return { status: 401, body: { problem: { kind: "STALE", text: "The token is not good." } } };
		if (key === undefined && --state.answersLeft === 0) state.access = `${state.access}-gone`;
		if (state.refusalsLeft > 0) {
			state.refusalsLeft -= 1;
			return { status: 429, headers: { "Retry-After": "1" }, body: { problem: { kind: "SLOW" } } };
		}
		return answer(request);
	};
}

function renew(state: DepotState, { body, headers }: ApiRequest): ApiAnswer {
	const { grant_type, refresh_token } = body as Readonly<Record<string, string>>;
	const isApp = headers["authorization"] === `Basic ${Buffer.from("app:appsecret").toString("base64")}`;
	if (!isApp || grant_type !== "refresh_token" || refresh_token !== state.refresh)
		return { status: 400, body: { error: "invalid_grant" } };
	state.refreshes += 1;
	state.access = `access${state.refreshes}`;
	state.refresh = `refresh${state.refreshes}`;
	const tokens = { access_token: state.access, refresh_token: state.refresh, expires_in: 3600 };
	return { body: { token_type: "bearer", ...tokens } };
}

function answer(request: ApiRequest): ApiAnswer {
	const [, , , table = "", one, , vehicle, more] = request.path.split("/");
	if (request.path === "/api/v3/whoami") return { body: { account: { key: "depot-1" } } };
	if (request.path === "/api/v3/trips/query" && request.method === "POST") return search(request.body as TripQuery);
	if (table === "invoices") return listInvoices(request);
	if (table !== "sites") return {};
	if (one === undefined) return listSites(request);
	const site = depot.sites.find(({ code }) => code === one);
	if (!site) return {};
	if (request.path.endsWith(`/sites/${one}`)) return { body: site };
	if (more === "repairs") return { body: { repairs: [{ at: zoned(startMs + Number(vehicle) * hourMs), cost: 10.5 }] } };
	return linked(request, vehiclesOf(one), 2);
}

function listSites({ query }: ApiRequest): ApiAnswer {
	refuseStrangers(query, ["skip", "take", "country", "opened_from", "opened_before", "order_by"]);
	const found = depot.sites.filter(
		(site) =>
			site.address.country === (query.get("country") ?? site.address.country) &&
			site.opened_on >= (query.get("opened_from") ?? "") &&
			site.opened_on < (query.get("opened_before") ?? "9999"),
	);
	if (query.get("order_by") === "-opened_on") found.reverse();
	const skip = Number(query.get("skip"));
	return { body: { items: found.slice(skip, skip + Number(query.get("take"))), meta: { total: found.length } } };
}

interface TripQuery {
	readonly any_of?: readonly { readonly all_of: readonly { attr: string; op: string; val: unknown }[] }[];
	readonly sort_by?: readonly { readonly attr: string; readonly way: string }[];
	readonly skip: number;
	readonly take: number;
}

function search({ any_of, sort_by, skip, take }: TripQuery): ApiAnswer {
	const read = (trip: (typeof depot.trips)[number], attr: string) =>
		attr === "site" ? trip.site.code : attr === "started" ? Date.parse(trip.started) : trip[attr as "state" | "km"];
	const meets = (trip: (typeof depot.trips)[number], { attr, op, val }: { attr: string; op: string; val: unknown }) => {
		const value = read(trip, attr);
		const wanted = attr === "started" ? Date.parse(String(val)) : val;
		if (op === "EQ") return value === wanted;
		if (op === "ONE_OF") return (wanted as readonly unknown[]).includes(value);
		if (op === "GE") return Number(value) >= Number(wanted);
		if (op === "LT") return Number(value) < Number(wanted);
		throw new Error(`no operator ${op}`);
	};
	const found = depot.trips.filter(
		(trip) => !any_of || any_of.some(({ all_of }) => all_of.every((one) => meets(trip, one))),
	);
	if (sort_by?.[0]?.way === "down") found.reverse();
	return { body: { hits: found.slice(skip, skip + take), meta: { total: found.length } } };
}

function listInvoices(request: ApiRequest): ApiAnswer {
	const { query } = request;
	refuseStrangers(query, ["per_page", "after", "trip", "issued_from", "issued_to"]);
	const trips = query.getAll("trip");
	const found = depot.invoices.filter(
		({ trip, issued }) =>
			(trips.length === 0 || trips.includes(trip)) &&
			issued.slice(0, 10) >= (query.get("issued_from") ?? "") &&
			issued.slice(0, 10) <= (query.get("issued_to") ?? "9999"),
	);
	return linked(request, found, 7);
}

function linked({ path, query }: ApiRequest, rows: readonly object[], most: number): ApiAnswer {
	const after = Number(query.get("after") ?? 0);
	const next = new URLSearchParams(query);
	next.set("after", String(after + most));
	const link = after + most < rows.length ? { Link: `<${path}?${String(next)}>; rel="next"` } : undefined;
	return { ...(link && { headers: link }), body: rows.slice(after, after + most) };
}

function refuseStrangers(query: URLSearchParams, known: readonly string[]): void {
	for (const name of query.keys()) if (!known.includes(name)) throw new Error(`no parameter ${name}`);
}
