// The shop's service, in a process of its own: it tells its address and ends with its parent.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const orderCount = Number(process.argv[2] ?? 1_000_000);
const customerCount = 50_000;
const productCount = 2000;
const [countryCount, categoryCount] = [60, 25];

const lists: Readonly<Record<string, { readonly count: number; readonly make: (index: number) => object }>> = {
	orders: {
		count: orderCount,
		make: (index) => ({
			id: `ord_${index}`,
			customer: `cus_${(index * 7919) % customerCount}`,
			product: `pro_${(index * 104_729) % productCount}`,
			state: ["open", "paid", "sent", "returned"][index % 4],
			amount: ((index * 7919) % 1_000_003) / 100,
			pieces: (index % 9) + 1,
			created: 1_700_000_000 + index * 30,
			note: `Please leave parcel ${index} at the door.`,
			channel: ["web", "app", "phone"][index % 3],
			gift: index % 10 === 0,
		}),
	},
	customers: {
		count: customerCount,
		make: (index) => ({ id: `cus_${index}`, name: `Customer ${index}`, country: `cou_${index % countryCount}` }),
	},
	products: {
		count: productCount,
		make: (index) => ({ id: `pro_${index}`, name: `Product ${index}`, category: `cat_${index % categoryCount}` }),
	},
	countries: { count: countryCount, make: (index) => ({ id: `cou_${index}`, name: `Country ${index}` }) },
	categories: { count: categoryCount, make: (index) => ({ id: `cat_${index}`, name: `Category ${index}` }) },
};

const server = createServer((request, response) => {
	const url = new URL(request.url ?? "", "http://shop");
	// Under /few a list has one page, which tells what starting costs.
	const [, few, name = ""] = /^(\/few)?\/(\w+)$/.exec(url.pathname) ?? [];
	const list = lists[name];
	if (!list) {
		response.writeHead(404).end("{}");
		return;
	}
	const start = Number(url.searchParams.get("starting_after") ?? 0);
	const end = Math.min(
		few === undefined ? list.count : 100,
		start + Number(url.searchParams.get("per_page") ?? 10_000),
	);
	const rows = Array.from({ length: end - start }, (_, offset) => list.make(start + offset));
	const next = few === undefined && end < list.count ? { starting_after: String(end) } : undefined;
	response.writeHead(200, { "Content-Type": "application/json" });
	response.end(JSON.stringify({ [name]: rows, pages: next ? { next } : {} }));
});
server.listen(0, "127.0.0.1", () => {
	process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once("disconnect", () => {
	server.close();
	server.closeAllConnections();
});
