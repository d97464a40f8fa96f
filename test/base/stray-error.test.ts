import { expect, test } from "vitest";
import { checkTextLength, createError, explainStrayError } from "../../src/base/index.ts";

function catchThrown(run: () => unknown): unknown {
	try {
		run();
	} catch (error) {
		return error;
	}
	throw new Error("nothing was thrown");
}

const recurse = (): number => recurse() + 1;

test.each([
	["the end of the stack", recurse, "54001"],
	["too long a text", () => "x".padStart(2 ** 30), "54000"],
	["a text repeated too often", () => "x".repeat(2 ** 31), "54000"],
	["a text repeated less than never", () => "x".repeat(-1), "54000"],
	["too long a list", () => new Array(2 ** 32), "54000"],
	["too large a number", () => 2n ** (2n ** 40n), "22003"],
	["another RangeError", () => (1).toFixed(101), "XX000"],
	["a TypeError", () => (null as unknown as string).length, "XX000"],
])("%s has its SQLSTATE", (_, run, sqlState) => {
	const thrown = catchThrown(run);
	expect(explainStrayError(thrown)).toMatchObject({ sqlState, cause: thrown });
});

test("what is a ProviderError stays as it is, and what is no error has its words", () => {
	const error = createError("cancelled", {});
	expect(explainStrayError(error)).toBe(error);
	expect(explainStrayError("oops").message).toBe("internal error: something was thrown that is no error");
});

test("a text of a hundred million characters is made, one of more is not", () => {
	expect(() => checkTextLength(100_000_000)).not.toThrow();
	expect(catchThrown(() => checkTextLength(100_000_001))).toMatchObject({ sqlState: "54000" });
});
