import { describe, expect, it } from "vitest";
import { listDeclared } from "./declared.ts";
import { printDeclared } from "./requests.ts";
import { profile, useWorkspace } from "./workspace.ts";

// One test for each table × column × operator that the profile declares: the same rows with pushdown on and off, live,
// from the cache of the statement itself and from all rows in the cache; and the request that was made really carries
// the condition, as the sandbox's log tells, while without pushdown none does. What is called exact is counted too.
const { check, attributes } = await useWorkspace();
const declared = listDeclared(profile, "2.16", attributes);

describe("what the profile declares is pushed down and changes no row", () => {
	it("is declared for hundreds of columns", () => {
		expect(declared.length).toBeGreaterThan(300);
	});

	it("is declared for attributes of several types", () => {
		const types = declared.filter(({ column }) => column.within).map(({ column }) => column.type);
		expect([...new Set(types)].sort()).toEqual(["boolean", "integer", "timestamp", "varchar"]);
	});

	it.each(declared.map((each) => [printDeclared(each), each] as const))("%s", async (_, each) => check(each));
});
