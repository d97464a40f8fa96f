/** Whether a statement can be interrupted makes no difference to its rows: every loop is taken for a long one here. */
import { describe, expect, it, vi } from "vitest";
import type * as longLoops from "../../src/execute/long-loops.ts";

const counts = vi.hoisted(() => ({ changed: 0 }));

vi.mock("../../src/execute/long-loops.ts", async (importOriginal) => {
	const { interruptLongLoops } = await importOriginal<typeof longLoops>();
	const interruptAll: typeof interruptLongLoops = (query, tables) => {
		const checked = interruptLongLoops(query, tables, 0);
		if (JSON.stringify(checked).includes("keep_")) counts.changed++;
		return checked;
	};
	return { interruptLongLoops: interruptAll };
});

await import("./corpus.test.ts");
await import("./random.test.ts");

describe("the statements above", () => {
	it("were checked", () => {
		expect(counts.changed).toBeGreaterThan(50);
	});
});
