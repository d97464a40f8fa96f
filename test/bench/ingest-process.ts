// Reads a list into a file, by the driver or by a bare loop, and prints what it took: processor's time, rows, peak of memory.
import Database from "better-sqlite3";
import { request } from "undici";
import { connect } from "../../src/driver/index.ts";
import { findSource } from "./child-process.ts";

/** As many as services give. */
const rowsPerPage = 500;
const [way = "", url = "", location = ""] = process.argv.slice(2);

const before = process.cpuUsage();
const rows = way === "driver" ? await readByDriver() : await readBare();
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ rows, cpuMs: (user + system) / 1000, peakBytes: process.resourceUsage().maxRSS * 1024 }));

async function readByDriver(): Promise<number> {
	await using connection = await connect({
		Profile: findSource("Shop.apip"),
		URL: url,
		CacheLocation: location,
		Pagesize: rowsPerPage,
	});
	const [table] = await connection.sync(["orders"]);
	return table?.rows ?? 0;
}

interface Order {
	readonly [name: string]: string | number | boolean;
}

async function readBare(): Promise<number> {
	const file = new Database(location);
	file.pragma("journal_mode = WAL");
	file.pragma("synchronous = NORMAL");
	file.exec(
		"CREATE TABLE orders (id TEXT, customer TEXT, product TEXT, state TEXT, amount REAL, pieces INTEGER, created TEXT, note TEXT, channel TEXT, gift INTEGER)",
	);
	file.exec("CREATE UNIQUE INDEX orders_key ON orders (id)");
	const insert = file.prepare("INSERT OR REPLACE INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	const insertPage = file.transaction((orders: readonly Order[]) => {
		for (const { id, customer, product, state, amount, pieces, created, note, channel, gift } of orders) {
			const at = new Date(Number(created) * 1000).toISOString();
			insert.run(id, customer, product, state, amount, BigInt(Number(pieces)), at, note, channel, gift ? 1n : 0n);
		}
	});
	let count = 0;
	for (let next: string | undefined = "0"; next !== undefined; ) {
		const answer = await request(`${url}/orders?per_page=${rowsPerPage}&starting_after=${next}`);
		const page = JSON.parse(await answer.body.text()) as {
			readonly orders: readonly Order[];
			readonly pages: { readonly next?: { readonly starting_after: string } };
		};
		insertPage(page.orders);
		count += page.orders.length;
		next = page.pages.next?.starting_after;
	}
	file.close();
	return count;
}
