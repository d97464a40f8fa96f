import { expect, test } from "vitest";
import { createTally, readTotal } from "../../src/scan/total.ts";
import fc from "../random-cases.ts";

test("a total is a whole number from 0 up, as a number or as text, and nothing else", () => {
	expect([0, -0, 7, "7", 2 ** 53 - 1].map((total_count) => readTotal({ total_count }))).toEqual([
		0,
		0,
		7,
		7,
		2 ** 53 - 1,
	]);
	expect(Object.is(readTotal({ total_count: -0 }), 0)).toBe(true);
	for (const total_count of [-1, 1.5, "", "-1", "1.5", "many", null, true, [], {}, 1e300, Number.NaN, 2n ** 60n]) {
		expect(readTotal({ total_count })).toBeUndefined();
	}
	for (const envelope of [undefined, null, 5, "x", [], {}]) expect(readTotal(envelope)).toBeUndefined();
});

test("of one page, every row that is missing or too many counts", () => {
	fc.assert(
		fc.property(fc.nat(300), fc.nat(300), (told, given) => {
			const tally = createTally();
			tally.addPage(told, given);
			expect(tally.compare(given)).toEqual(told === given ? undefined : { told, given });
		}),
	);
});

test("of several pages, each boundary explains one row, and of their totals the nearest counts", () => {
	const compare = (totals: readonly (number | undefined)[], given: number, limit?: number) => {
		const tally = createTally();
		for (const total of totals) tally.addPage(total, 1);
		return tally.compare(given, limit);
	};
	expect(compare([100, 100, 100], 98)).toBeUndefined();
	expect(compare([100, 100, 100], 97)).toEqual({ told: 100, given: 97 });
	expect(compare([100, 90, 95], 88)).toBeUndefined();
	expect(compare([100, 90, 95], 103)).toEqual({ told: 100, given: 103 });
	expect(compare([100], 10, 10)).toBeUndefined();
	expect(compare([undefined, undefined], 5)).toBeUndefined();
});

test("the empty page that ends a list does not take back what was told", () => {
	const tally = createTally();
	tally.addPage(700, 100);
	tally.addPage(0, 0);
	expect(tally.compare(100)).toEqual({ told: 700, given: 100 });
});
