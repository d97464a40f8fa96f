import { describe, expect, it } from "vitest";
import { listSharedNames } from "./exported-names.ts";

describe("an exported name", () => {
	it("means one thing in the whole of src", () => {
		expect(listSharedNames(new URL("../../", import.meta.url).pathname)).toEqual([]);
	});
});
