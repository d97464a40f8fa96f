import { describe, expect, test } from "vitest";
import { buildPath } from "../../src/http/index.ts";
import { buildQuery } from "../../src/http/path.ts";
import fc from "../random-cases.ts";
import { openClient, respond, startServer } from "./harness.ts";

describe("buildPath", () => {
	test("a value stands encoded in its place", () => {
		expect(buildPath("/contacts/{id}/tags/{tag}", { id: "a/b?c", tag: 12n })).toBe("/contacts/a%2Fb%3Fc/tags/12");
	});

	test("whatever the values, the decoded segments are the values", () => {
		const value = fc.string({ minLength: 1, unit: "grapheme" }).filter((text) => text !== "." && text !== "..");
		fc.assert(
			fc.property(value, value, (first, second) => {
				const segments = buildPath("/x/{first}/y/{second}", { first, second }).split("/").map(decodeURIComponent);
				expect(segments).toEqual(["", "x", first, "y", second]);
			}),
		);
	});

	test("what WHATWG URL makes of the path is the same path, so nothing climbs out of its place", () => {
		fc.assert(
			fc.property(fc.constantFrom("../me", "%2e%2e", "..%2fme", "a/../../me", "\\..\\me", "a\nb", "#", "?x"), (id) => {
				const path = buildPath("/contacts/{id}/tags", { id });
				expect(new URL(`https://h${path}`).pathname).toBe(path);
			}),
		);
	});

	test.each([
		["missing", {}],
		["undefined", { id: undefined }],
		["empty", { id: "" }],
		["a dot", { id: "." }],
		["two dots", { id: ".." }],
		["half a surrogate pair", { id: "\ud800" }],
	])("a value that is %s is refused", (_, values) => {
		expect(() => buildPath("/contacts/{id}", values)).toThrow(expect.objectContaining({ code: "invalid_argument" }));
	});

	test("a name that every object has is not a value", () => {
		expect(() => buildPath("/contacts/{constructor}", {})).toThrow('needs a value for "constructor"');
	});
});

test("a query is encoded, and what is undefined is left out", () => {
	expect(buildQuery({ a: "x y&z", b: undefined, c: 2, d: false })).toBe("?a=x%20y%26z&c=2&d=false");
	expect(buildQuery({ a: undefined })).toBe("");
});

test("the base URL's path goes before the request's, and the bytes of an encoded path are left alone", async () => {
	const server = await startServer((response) => respond(response, 200, {}));
	await openClient(`${server.url}/intercom/`).send({ method: "GET", path: "/contacts/%2e%2E%2f", query: { page: 1 } });
	expect(server.seen[0]?.url).toBe("/intercom/contacts/%2e%2E%2f?page=1");
});

test.each(["contacts", "/a?b=1", "/a#b", "/a/../b", "/a b"])("the path %s is refused as our mistake", async (path) => {
	await expect(openClient("http://127.0.0.1:9").send({ method: "GET", path })).rejects.toMatchObject({
		code: "internal",
	});
});
