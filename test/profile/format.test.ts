import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type FormatNode, readFormat } from "../../src/profile/format-page.ts";
import { serviceFile } from "../../src/profile/service-schema.ts";
import { tableFile } from "../../src/profile/table-schema.ts";
import { viewFile } from "../../src/profile/view-schema.ts";

interface Part {
	readonly name: string;
	readonly node: FormatNode;
}

function* listParts(name: string, node: FormatNode): Generator<Part> {
	for (const [key, value] of Object.entries(node.properties ?? {})) {
		const path = `${name}.${key}`;
		if (value.const === undefined) yield { name: path, node: value };
		yield* listParts(path, value);
	}
	for (const inner of [node.items, ...(node.anyOf ?? [])]) if (inner) yield* listParts(name, inner);
	for (const kind of node.oneOf ?? []) {
		const path = `${name}(${kind.properties?.["kind"]?.const ?? ""})`;
		yield { name: path, node: kind };
		yield* listParts(path, kind);
	}
}

const { service, table, view } = readFormat();
const parts = [...listParts("service", service), ...listParts("table", table), ...listParts("view", view)];

test("every key and every strategy is explained", () => {
	// The operators of filters and the words of maps mean what they say.
	const isOperator = (name: string) => /\.(eq|ne|in|nin|gt|ge|lt|le|contains|starts|ends)$/.test(name);
	const unexplained = parts.filter(({ name, node }) => !node.description && !isOperator(name)).map(({ name }) => name);
	const settled = /\.(page_size|cap|everything|formerly)\.\w+$/;
	expect(unexplained.filter((name) => !settled.test(name))).toEqual([]);
});

const soundService = {
	name: "Shop",
	summary: "A shop.",
	schema: "shop",
	docs_url: "https://shop.example",
	authentication: "none",
	regions: [{ name: "ONE", base_url: "https://shop.example" }],
};
const soundTable = {
	summary: "Orders.",
	key: ["id"],
	read: [{ kind: "list", path: "/orders", rows: "data", paging: "none" }],
	columns: [{ name: "id", type: "varchar", summary: "Id." }],
};

const soundView = {
	schema: "reports",
	summary: "Orders.",
	query: "SELECT count(*) AS orders FROM orders",
	columns: [{ name: "orders", summary: "How many there are." }],
};
const files = {
	service: { sound: soundService, schema: serviceFile },
	table: { sound: soundTable, schema: tableFile },
	view: { sound: soundView, schema: viewFile },
};

describe("an example of a key", () => {
	const top = (name: string) => /^(service|table|view)\.\w+$/.test(name);
	test.each(parts.filter(({ name, node }) => top(name) && node.example !== undefined))(
		"can be written: $name",
		({ name, node }) => {
			const [file, key = ""] = name.split(".");
			const { sound, schema } = files[file as keyof typeof files];
			const result = schema.safeParse({ ...sound, [key]: parse(node.example ?? "") as unknown });
			expect(result.error?.issues ?? []).toEqual([]);
		},
	);

	const column = (name: string) => /^table\.columns\.\w+$/.test(name);
	test.each(parts.filter(({ name, node }) => column(name) && node.example !== undefined))(
		"can be written: $name",
		({ name, node }) => {
			const key = name.split(".")[2] ?? "";
			const type = key === "from" || key === "send" ? "timestamp" : "varchar";
			const written = { name: "id", type, from: "text", summary: "Id.", [key]: parse(node.example ?? "") as unknown };
			const result = tableFile.safeParse({ ...soundTable, columns: [written] });
			expect(result.error?.issues ?? []).toEqual([]);
		},
	);
});

describe("an example of a strategy", () => {
	const place =
		/^(service\.(authentication|paging)|table\.read\((list|search|child|lookup)\)\.(paging|body|order|encoding))\((\w+)\)$/;
	const found = parts.filter(({ name, node }) => place.test(name) && node.example !== undefined);
	test.each(found)("can be written: $name", ({ name, node }) => {
		const [, , ofService, ofRead = "", key = ""] = place.exec(name) ?? [];
		const value = parse(node.example ?? "") as unknown;
		if (ofService !== undefined) {
			const written = { ...soundService, [ofService]: ofService === "paging" ? [value] : value };
			expect(serviceFile.safeParse(written).error?.issues ?? []).toEqual([]);
			return;
		}
		const base = { kind: ofRead, path: "/orders", rows: "data", paging: "cursor", page_size: { default: 1, max: 1 } };
		const read = {
			...base,
			...(ofRead === "lookup" && { column: "id", parameter: "id" }),
			...(ofRead === "child" && { path: "/orders/{id}/items", parent: "orders.id" }),
			[key]: value,
		};
		expect(tableFile.safeParse({ ...soundTable, read: [read] }).error?.issues ?? []).toEqual([]);
	});

	test("is there for every strategy", () => {
		const kinds = parts.filter(({ name }) => place.test(name));
		expect(kinds.length).toBeGreaterThan(25);
		expect(kinds.filter(({ node }) => node.example === undefined).map(({ name }) => name)).toEqual([]);
	});
});
