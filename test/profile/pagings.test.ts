import { describe, expect, test } from "vitest";
import { type ApiAnswer, type ApiRequest, serviceText, startApi } from "./stub-api.ts";

const count = 47;
const objects = Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `n${index + 1}` }));
const most = 10;

/** A table whose list is walked in a way. */
const tableText = (paging: string, rows = "data") => `summary: Things.
key: [id]
read: [{ kind: list, path: /things, rows: "${rows}", paging: ${paging}, page_size: { default: 5, max: ${most} } }]
columns:
  - { name: id, type: integer, summary: Id. }
  - { name: name, type: varchar, summary: Name. }
`;

const cut = (start: number, size: number) => objects.slice(start, start + size);
const number = ({ query }: ApiRequest, name: string, usual: number) => Number(query.get(name) ?? usual);

interface Case {
	readonly paging: string;
	readonly rows?: string;
	/** In profile.yaml. */
	readonly usual?: string;
	readonly answer: (request: ApiRequest, url: string) => ApiAnswer;
	/** How many requests read the whole list. */
	readonly requests: number;
	/** How many read `LIMIT 12`. */
	readonly few: number;
}

const byOffset = (request: ApiRequest, extras: object = {}): ApiAnswer => ({
	body: { data: cut(number(request, "skip", 0), Math.min(most, number(request, "take", 99))), ...extras },
});

const byPage =
	(first: number, extras: (page: number) => ApiAnswer = () => ({})) =>
	(request: ApiRequest): ApiAnswer => {
		const page = number(request, "page_no", first);
		const { headers, body } = extras(page);
		const data = cut((page - first) * most, number(request, "per_page", most));
		return { ...(headers && { headers }), body: { data, ...(body as object) } };
	};

const byCursor = (request: ApiRequest, tell: (next: string | undefined) => ApiAnswer): ApiAnswer => {
	const start = Number((request.query.get("after") ?? "c0").slice(1));
	const end = start + number(request, "limit", 5);
	const { body, headers } = tell(end < count ? `c${end}` : undefined);
	return { ...(headers && { headers }), body: { data: cut(start, end - start), ...(body as object) } };
};

const lastPage = Math.ceil(count / most);

const cases: readonly Case[] = [
	{
		paging: "{ kind: offset, parameter: skip, size: take, total: meta.total }",
		answer: (request) => byOffset(request, { meta: { total: count } }),
		requests: 5,
		few: 2,
	},
	{
		paging: "offset",
		usual: "paging: [{ kind: offset, parameter: skip, size: take, total_header: X-Total-Count }]",
		answer: (request) => ({ ...byOffset(request), headers: { "X-Total-Count": String(count) } }),
		requests: 5,
		few: 2,
	},
	// Nothing tells: an empty page is the end, or a short one where the profile vouches for it.
	{
		paging: "{ kind: offset, parameter: skip, size: take }",
		answer: (request) => byOffset(request),
		requests: 6,
		few: 2,
	},
	{
		paging: "{ kind: offset, parameter: skip, size: take, end: short_page }",
		answer: (request) => byOffset(request),
		requests: 5,
		few: 2,
	},
	// A service that gives fewer rows than it was asked for.
	{
		paging: "{ kind: offset, parameter: skip, fixed: true, total: total }",
		answer: (request) => ({ body: { data: cut(number(request, "skip", 0), 7), total: count } }),
		requests: 7,
		few: 2,
	},
	{
		paging: "{ kind: offset, parameter: skip, size: take, more: more }",
		answer: (request) => byOffset(request, { more: number(request, "skip", 0) + most < count }),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: page, parameter: page_no, pages: meta.page_count }",
		answer: byPage(1, () => ({ body: { meta: { page_count: lastPage } } })),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: page, parameter: page_no, first: 0, total: count }",
		answer: byPage(0, () => ({ body: { count } })),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: page, parameter: page_no, pages_header: X-Pages, total_header: X-Total }",
		answer: byPage(1, () => ({ headers: { "X-Pages": String(lastPage), "X-Total": String(count) } })),
		requests: 5,
		few: 2,
	},
	{ paging: "{ kind: page, parameter: page_no, end: empty_page }", answer: byPage(1), requests: 6, few: 2 },
	{
		paging: "{ kind: page, parameter: page_no, more: has_next }",
		answer: byPage(1, (page) => ({ body: { has_next: page < lastPage } })),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: cursor, parameter: after, size: limit, next: meta.cursors.next }",
		answer: (request) => byCursor(request, (next) => ({ body: { meta: { cursors: { next: next ?? null } } } })),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: cursor, parameter: after, size: limit, next_header: X-Next }",
		answer: (request) => byCursor(request, (next) => ({ headers: next === undefined ? {} : { "X-Next": next } })),
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: cursor, parameter: after, size: limit, next_field: token, more: has_more }",
		answer: (request) => {
			const start = Number((request.query.get("after") ?? "t0").slice(1));
			const data = cut(start, 10).map((row) => ({ ...row, token: `t${row.id}` }));
			return { body: { data, has_more: start + 10 < count } };
		},
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: next_url, next: links.next, size: limit }",
		answer(request, url) {
			const start = number(request, "from", 0);
			const next = start + most < count ? `${url}/things?limit=10&from=${start + most}&tag=a&tag=b` : null;
			return { body: { data: cut(start, most), links: { next } } };
		},
		requests: 5,
		few: 2,
	},
	{
		paging: "{ kind: link, size: limit, total_header: X-Total }",
		rows: ".",
		answer(request) {
			const start = number(request, "from", 0);
			const links = ['<?from=0>; rel="first"'];
			if (start + most < count)
				links.push(`</things?from=${start + most}>; title="more, please"; rel="next last-but-one"`);
			return { headers: { Link: links.join(", "), "X-Total": String(count) }, body: cut(start, most) };
		},
		requests: 5,
		few: 2,
	},
];

describe.each(cases)("paging: $paging", ({ paging, rows, usual, answer, requests, few }) => {
	test("reads every row once, and for LIMIT no more pages than hold them", async () => {
		const api = await startApi((request) => answer(request, api.url));
		const files = { "profile.yaml": serviceText(usual), "tables/things.yaml": tableText(paging, rows) };
		const live = await api.open(files, { AutoCache: false });
		const all = await live.query("SELECT id, name FROM things ORDER BY id");
		expect(all.rows).toEqual(objects);
		expect(all.warnings).toEqual([]);
		expect(api.requests).toHaveLength(requests);
		api.requests.length = 0;
		expect((await live.query("SELECT id FROM things LIMIT 12")).rowCount).toBe(12);
		expect(api.requests).toHaveLength(few);
		const off = await api.open(files, { Pushdown: false });
		expect((await off.query("SELECT id, name FROM things ORDER BY id")).rows).toEqual(objects);
	});
});

test("a next page on another host is refused, and nothing is sent there", async () => {
	const elsewhere = await startApi(() => ({ body: { data: [] } }));
	const api = await startApi(() => ({ body: { data: cut(0, 3), next: `${elsewhere.url}/things?page=2` } }));
	const service = serviceText("authentication: bearer");
	const files = { "profile.yaml": service, "tables/things.yaml": tableText("next_url") };
	const connection = await api.open(files, { APIKey: "marked-key" });
	await expect(connection.query("SELECT id FROM things")).rejects.toMatchObject({
		code: "bad_response",
		message: expect.stringContaining(`elsewhere, at ${new URL(elsewhere.url).host}`) as string,
	});
	expect(elsewhere.requests).toEqual([]);
});

test("the key that an address repeats is neither kept nor sent twice", async () => {
	const api = await startApi((request) => {
		const start = number(request, "from", 0);
		const next = start + most < count ? `${api.url}/things?from=${start + most}&api_key=marked-key` : null;
		return { body: { data: cut(start, most), next } };
	});
	const service = serviceText("authentication: { kind: query, parameter: api_key }");
	const files = { "profile.yaml": service, "tables/things.yaml": tableText("next_url") };
	const connection = await api.open(files, { APIKey: "marked-key" });
	expect((await connection.query("SELECT id FROM things")).rowCount).toBe(count);
	expect(api.requests.map(({ query }) => query.getAll("api_key"))).toEqual(Array(5).fill(["marked-key"]));
});
