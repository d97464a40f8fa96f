import { expect, test } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import type { HttpRequest } from "../../src/http/index.ts";
import { createContext, createService, listPath, makeObjects, readAll, things } from "./fake-service.ts";

const scan: TableScan = {
	kind: "list",
	table: things,
	path: listPath({ paging: "offset", pages: { total: "meta.total" }, pageSize: { default: 10, max: 10 } }),
};

const answerFrom = (objects: readonly object[], most: number, { query }: HttpRequest): object => {
	const start = Number(query?.["offset"]);
	const size = Math.min(most, Number(query?.["limit"]));
	return { data: objects.slice(start, start + size), meta: { total: objects.length } };
};

async function later<Value>(value: Value): Promise<Value> {
	for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
	return value;
}

test("pages of a told total are read side by side, and come in their order", async () => {
	const objects = makeObjects(205);
	const service = createService((request) => later(answerFrom(objects, 10, request)));
	const rows = await readAll(scan, createContext(service, scan, { concurrency: 6 }));
	expect(rows.map(([id]) => id)).toEqual(objects.map(({ id }) => id));
	expect([service.mostInFlight, service.requests.length]).toEqual([6, 21]);
});

test("where the service gives fewer rows than it was asked for, no row is passed over", async () => {
	const objects = makeObjects(50);
	const service = createService((request) => later(answerFrom(objects, 7, request)));
	const rows = await readAll(scan, createContext(service, scan, { concurrency: 6 }));
	expect(rows.map(([id]) => id)).toEqual(objects.map(({ id }) => id));
	expect(service.requests).toHaveLength(8);
});

test("rows that are added or gone while pages are read end the walk where the service ends", async () => {
	for (const change of [3, -3]) {
		const objects = makeObjects(48 + Math.max(change, 0));
		let answers = 0;
		const service = createService((request) => {
			const known = answers++ === 0 ? 48 : 48 + change;
			return later(answerFrom(objects.slice(0, known), 10, request));
		});
		const context = createContext(service, scan);
		expect(await readAll(scan, context)).toHaveLength(48 + change);
		expect(context.warnings).toEqual([]);
	}
});
