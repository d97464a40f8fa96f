// What it costs to keep rows: processor's time a row, and memory.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess, withFolder, withProcess } from "./child-process.ts";
import { findMedian, type Measurement } from "./measurement.ts";

interface Cost {
	readonly rows: number;
	readonly cpuMs: number;
	readonly peakBytes: number;
}

const mebibyte = 1024 ** 2;

/** Measures how rows are kept. */
export async function measureIngest(): Promise<readonly Measurement[]> {
	const speed = await withProcess("./shop-process.js", ["200000"], async ({ url }: { readonly url: string }) => {
		const costs: { driver: number[]; bare: number[] } = { driver: [], bare: [] };
		for (let round = 0; round < 5; round++) {
			for (const way of ["driver", "bare"] as const) {
				const { cpuMs, rows } = await ingest(way, url);
				// What it takes to start is no part of it.
				costs[way].push(((cpuMs - (await ingest(way, `${url}/few`)).cpuMs) / rows) * 1000);
			}
		}
		return { driver: findMedian(costs.driver), bare: findMedian(costs.bare) };
	});
	const ratio = speed.driver / speed.bare;
	const { peakBytes } = await withProcess("./shop-process.js", ["1000000"], ({ url }: { readonly url: string }) =>
		ingest("driver", url),
	);
	const peak = peakBytes / mebibyte;
	return [
		{
			measured: "keeping rows without latency or limit, processor's time a row",
			against: "a bare loop: undici, JSON.parse, INSERTs, one transaction a page",
			result: `${ratio.toFixed(2)} ×`,
			goal: "≤ 1.5 ×",
			isMet: ratio <= 1.5,
			figures: `${speed.driver.toFixed(1)} and ${speed.bare.toFixed(1)} µs a row`,
		},
		{
			measured: "peak of memory (RSS) while 1,000,000 rows are kept",
			against: "–",
			result: `${Math.round(peak)} MiB`,
			goal: "≤ 200 MiB",
			isMet: peak <= 200,
			figures: "",
		},
	];
}

function ingest(way: "driver" | "bare", url: string): Promise<Cost> {
	const script = fileURLToPath(new URL("./ingest-process.js", import.meta.url));
	return withFolder((folder) => runProcess<Cost>([script, way, url, join(folder, "rows.sqlite")]));
}
