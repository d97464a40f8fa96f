import { describe, expect, it } from "vitest";
import { findNearest } from "../../src/base/index.ts";

describe("suggestions", () => {
	it.each([
		["contcts", "contacts"],
		["Contact", "contacts"],
		["conversationparts", "conversation_parts"],
		["comapnies", "companies"],
		["xyz", undefined],
		["", undefined],
	])("for %j is %j", (name, expected) => {
		expect(findNearest(name, ["contacts", "companies", "conversations", "conversation_parts"])).toBe(expected);
	});
});
