import { expect, test } from "vitest";
import type { Authorizer, SentCredential } from "../../src/http/index.ts";
import { catchError, openClient, script, startServer } from "./harness.ts";

const get = { method: "GET", path: "/things" } as const;

const carry = (credential: SentCredential): Authorizer => ({
	getCredential: () => Promise.resolve(credential),
	handleUnauthorized: () => Promise.resolve(false),
});

test("a credential in a header of the service's own stands in no log and no error", async () => {
	const server = await startServer(script([401, { message: "the key s3cret-key-1 is not known" }]));
	const lines: string[] = [];
	const log = { level: 5 as const, write: (_: number, __: string, text: string) => void lines.push(text) };
	const authorize = carry({ headers: { "x-shop-key": "s3cret-key-1" } });
	const error = await catchError(openClient(server.url, { authorize, log }).send(get));
	expect(server.seen[0]?.headers["x-shop-key"]).toBe("s3cret-key-1");
	expect(error.message).toContain("the key *** is not known");
	expect(lines.join("\n")).toContain("x-shop-key: ***");
	expect(lines.join("\n")).not.toContain("s3cret-key-1");
});

test("one in the query goes beside the parameters, and stands in no log, error or journal", async () => {
	const server = await startServer(script([403, { message: "?key=s3cret%2Fkey is barred" }]));
	const lines: string[] = [];
	const log = { level: 5 as const, write: (_: number, __: string, text: string) => void lines.push(text) };
	const client = openClient(server.url, { authorize: carry({ query: { key: "s3cret/key" } }), log });
	const error = await catchError(client.send({ ...get, query: { tag: ["a", "b"] } }));
	expect(server.seen[0]?.url).toBe("/things?tag=a&tag=b&key=s3cret%2Fkey");
	expect(JSON.stringify([lines, error.message, error.detail, client.listRequests()])).not.toMatch(/s3cret/);
});

test("of HTTP Basic neither the pair nor its halves are told", async () => {
	const authorization = `Basic ${Buffer.from("ada:p4ssword").toString("base64")}`;
	const server = await startServer(script([401, { message: "p4ssword is not the password of ada:p4ssword" }]));
	const error = await catchError(
		openClient(server.url, { authorize: carry({ headers: { authorization } }) }).send(get),
	);
	expect(error.message).toContain("*** is not the password of ***");
});

test("an address of the service is read without the credential; one that is elsewhere is not read", async () => {
	const server = await startServer(script([200, {}]));
	const client = openClient(`${server.url}/v1`, { authorize: carry({ query: { key: "s3cret-key" } }) });
	await client.send(get);
	const { host } = new URL(server.url);
	expect(client.locate(`http://${host}/v1/things?page=2&key=s3cret-key&tag=a&tag=b`, "/things")).toEqual({
		path: "/things",
		query: { page: "2", tag: ["a", "b"] },
	});
	expect(client.locate("?page=3", "/things")).toEqual({ path: "/things", query: { page: "3" } });
	expect(client.locate("/v1/things/next", "/things")).toEqual({ path: "/things/next", query: {} });
	expect(client.locate("https://elsewhere.example/v1/things?page=2", "/things")).toEqual({
		foreignHost: "elsewhere.example",
	});
	expect(client.locate(`http://ada@${host}/v1/things`, "/things")).toEqual({ foreignHost: host });
	expect(client.locate("/admin", "/things")).toEqual({ foreignHost: host });
	expect(client.locate("mailto:ada@shop.example", "/things")).toMatchObject({ foreignHost: "" });
});
