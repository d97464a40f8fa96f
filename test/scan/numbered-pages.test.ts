import { expect, test } from "vitest";
import type { TableScan } from "../../src/catalog/index.ts";
import type { HttpRequest } from "../../src/http/index.ts";
import { readPages } from "../../src/scan/index.ts";
import {
	createContext,
	createService,
	type FakeService,
	listPath,
	makeObjects,
	readAll,
	refused,
	settle,
	things,
} from "./fake-service.ts";

const size = 10;
const scan: TableScan = {
	kind: "list",
	table: things,
	path: listPath({ paging: "page", pageSize: { default: size, max: size } }),
};

function answerPage(objects: readonly object[], { query }: HttpRequest, isCountTold = true): object {
	const page = Number(query?.["page"]);
	const total_pages = Math.ceil(objects.length / size);
	const pages = isCountTold ? { page, total_pages } : { next: page < total_pages ? { page: page + 1 } : null };
	return { data: objects.slice((page - 1) * size, page * size), pages };
}

const pagesOf = (service: FakeService) => service.requests.map(({ query }) => Number(query?.["page"]));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function later<Value>(value: Value): Promise<Value> {
	for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve));
	return value;
}

test("pages whose number is told are read side by side, and come in their order", async () => {
	const objects = makeObjects(405);
	const service = createService((request) => later(answerPage(objects, request)));
	const rows = await readAll(scan, createContext(service, scan, { concurrency: 8 }));
	expect(rows.map(([id]) => id)).toEqual(objects.map(({ id }) => id));
	expect(service.mostInFlight).toBe(8);
	expect(pagesOf(service).sort((left, right) => left - right)).toEqual(numbers(41));
});

test("pages that name only the next are read one after another, and so are those of which some are enough", async () => {
	const objects = makeObjects(100);
	const untold = createService((request) => later(answerPage(objects, request, false)));
	expect(await readAll(scan, createContext(untold, scan, { concurrency: 8 }))).toHaveLength(100);
	const asked = createService((request) => later(answerPage(objects, request)));
	const isEnough = (rows: readonly unknown[]) => Promise.resolve(rows.length > 0);
	expect(await readAll(scan, createContext(asked, scan, { concurrency: 8, isEnough }))).toHaveLength(10);
	const limited = createService((request) => later(answerPage(objects, request)));
	const few = { ...scan, limit: 25 } as TableScan;
	expect(await readAll(few, createContext(limited, few, { concurrency: 8 }))).toHaveLength(25);
	expect([untold.mostInFlight, pagesOf(asked), pagesOf(limited)]).toEqual([1, [1], [1, 2, 3]]);
});

test("who leaves after a page has asked for two more at most, and what is under way ends", async () => {
	const objects = makeObjects(1_000);
	const service = createService((request) => later(answerPage(objects, request)));
	for await (const _ of readPages(scan, createContext(service, scan, { concurrency: 8 }))) {
		await settle();
		break;
	}
	await settle();
	expect(pagesOf(service).length).toBeLessThanOrEqual(3);
	expect(service.inFlight).toBe(0);
});

test("a list that grows while it is read is read to its new end, and one that shrinks to its own", async () => {
	for (const [before, after] of [
		[200, 260],
		[260, 200],
	] as const) {
		const service = createService((request) =>
			later(answerPage(makeObjects(service.requests.length < 6 ? before : after), request)),
		);
		const rows = await readAll(scan, createContext(service, scan, { concurrency: 4 }));
		expect(rows.map(([id]) => id)).toEqual(makeObjects(after).map(({ id }) => id));
	}
});

test("goes on at the page that was not kept", async () => {
	const objects = makeObjects(100);
	const service = createService((request) => later(answerPage(objects, request)));
	let resume: string | undefined;
	for await (const page of readPages(scan, createContext(service, scan, { concurrency: 8 }))) {
		({ resume } = page);
		if (page.rows[0]?.[0] === "31") break;
	}
	const again = createService((request) => later(answerPage(objects, request)));
	const from = { position: resume ?? "", rowCount: 40, isParentDone: () => false };
	const rows = await readAll(scan, createContext(again, scan, { concurrency: 8, from }));
	expect(rows[0]?.[0]).toBe("41");
	expect(pagesOf(again).sort((left, right) => left - right)).toEqual([5, 6, 7, 8, 9, 10]);
});

test("the first error ends the read in its turn, and nothing is left under way", async () => {
	const objects = makeObjects(400);
	const service = createService((request) =>
		later(request.query?.["page"] === "9" ? refused(403) : answerPage(objects, request)),
	);
	const ids: unknown[] = [];
	const read = async () => {
		for await (const { rows } of readPages(scan, createContext(service, scan, { concurrency: 8 }))) {
			ids.push(...rows.map(([id]) => id));
		}
	};
	await expect(read()).rejects.toMatchObject({ code: "request_failed" });
	expect(ids).toHaveLength(80);
	await settle();
	expect(service.inFlight).toBe(0);
});
