import { expect, test } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import { type Answer, catchError, createJumpClock, openClient, respond, startServer } from "../http/harness.ts";
import { createContext, createService, listPath, readAll, searchPath, things } from "./fake-service.ts";

// The scan and the client together: each has limits of its own, and they must not multiply.
const scans: readonly (readonly [string, TableScan])[] = [
	["a search", { kind: "search", table: things, path: searchPath }],
	[
		"a list with cursors",
		{ kind: "list", table: things, path: listPath({ paging: "cursor", pageSize: { default: 20, max: 50 } }) },
	],
	[
		"a list with pages",
		{ kind: "list", table: things, path: listPath({ paging: "page", pageSize: { default: 20, max: 50 } }) },
	],
	["a list without", { kind: "list", table: things, path: listPath({ paging: "none" }) }],
];

async function readFrom(scan: TableScan, answer: Answer, overrides: Parameters<typeof openClient>[1] = {}) {
	const server = await startServer(answer);
	const http = openClient(server.url, overrides);
	const context = createContext(
		createService(() => ({})),
		scan,
		{ http },
	);
	const error = await catchError(readAll(scan, context));
	return { error, seen: server.seen };
}

test.each(scans)("%s from a service that never answers is given up after three time limits", async (_, scan) => {
	const { error, seen } = await readFrom(scan, () => undefined, { timeoutMs: 40 });
	expect(error).toMatchObject({ code: "request_timeout", sqlState: "57014" });
	expect(seen).toHaveLength(3);
});

test.each(scans)("%s from a service that is always unavailable says how often it was asked", async (_, scan) => {
	const { clock, sleeps } = createJumpClock();
	const { error, seen } = await readFrom(scan, (response) => respond(response, 503, {}), { clock });
	expect(error.message).toContain(`failed ${seen.length} times: Acme answered 503`);
	expect(seen).toHaveLength(6);
	expect(sleeps).toEqual([250, 500, 1_000, 2_000, 4_000]);
});

test.each(scans)("%s answered with a page of HTML is told after one more try", async (_, scan) => {
	const { error, seen } = await readFrom(scan, (response) => {
		response.writeHead(200, { "content-type": "text/html" }).end("<html>Please log in</html>");
	});
	expect(error.message).toContain("the answer is not JSON but text/html");
	expect(error.hint).toContain("Check that URL is the address of Acme's API");
	expect(seen).toHaveLength(2);
});

test("a search whose large pages break is read with small ones", async () => {
	const server = await startServer((response, request) => {
		const { per_page: size } = (JSON.parse(request.body) as { pagination: { per_page: number } }).pagination;
		if (size > 20) response.destroy();
		else respond(response, 200, { data: [{ id: "1" }] });
	});
	const scan: TableScan = { kind: "search", table: things, path: searchPath };
	const context = createContext(
		createService(() => ({})),
		scan,
		{ http: openClient(server.url) },
	);
	expect((await readAll(scan, context)).map(([id]) => id)).toEqual(["1"]);
	expect(server.seen).toHaveLength(5);
});
