import type { StoredValue } from "../../src/base/index.ts";
import { compilePageParser, type Page } from "../../src/scan/index.ts";
import type { OpenIntake, ParsedContent } from "../../src/storage/index.ts";

/** An intake as a storage in a thread has it: what goes in and comes out is copied. */
export interface TestIntake {
	readonly open: OpenIntake;
	/** The rows of a page, wherever they wait. */
	readonly take: (page: Page) => readonly (readonly StoredValue[])[];
	readonly counts: { parsed: number; givenBack: number; open: number };
}

/** Makes one that keeps its rows here. */
export function createTestIntake(): TestIntake {
	const batches = new Map<number, ParsedContent["rows"]>();
	const counts = { parsed: 0, givenBack: 0, open: 0 };
	return {
		counts,
		open(description) {
			counts.open++;
			const parse = compilePageParser(structuredClone(description));
			return {
				async parse(content) {
					await Promise.resolve();
					const parsed = parse(structuredClone(content));
					counts[parsed ? "parsed" : "givenBack"]++;
					if (!parsed) return content;
					batches.set(counts.parsed, parsed.rows);
					const told: unknown = structuredClone(parsed.told);
					return { batch: counts.parsed, rowCount: parsed.rows.length, byteCount: 0, told };
				},
				close: () => void counts.open--,
			};
		},
		take({ rows, waiting }) {
			if (!waiting) return rows;
			const all = batches.get(waiting.rows.batch) ?? [];
			const taken = waiting.places ? waiting.places.flatMap((place) => (all[place] ? [all[place]] : [])) : all;
			if (taken.length !== waiting.count) throw new Error(`${taken.length} rows are not ${waiting.count}`);
			return taken;
		},
	};
}
