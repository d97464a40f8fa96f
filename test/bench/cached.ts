// Statements over rows that the cache has, beside the same over the same file with better-sqlite3 in the main thread.
import { join } from "node:path";
import Database from "better-sqlite3";
import { type Connection, connect } from "../../src/driver/index.ts";
import { findSource, withFolder, withProcess } from "./child-process.ts";
import { compareTimes, formatMs, type Measurement, takeTurns } from "./measurement.ts";

const columns = "id, customer_id, product_id, state, amount, pieces, created_at, note, channel, is_gift";

/** Measures the cached statements of the table. */
export async function measureCached(): Promise<readonly Measurement[]> {
	return withFolder((folder) =>
		withProcess("./shop-process.js", [], async ({ url }: { readonly url: string }) => {
			const location = join(folder, "shop.sqlite");
			await using connection = await connect({
				Profile: findSource("Shop.apip"),
				URL: url,
				CacheLocation: location,
				CacheTolerance: 86_400,
			});
			await connection.sync();
			const file = new Database(location, { readonly: true });
			try {
				return await compareStatements(connection, file);
			} finally {
				file.close();
			}
		}),
	);
}

async function compareStatements(connection: Connection, file: Database.Database): Promise<readonly Measurement[]> {
	const names = file.prepare("SELECT source_table, id FROM scans WHERE state = 'complete'").all() as {
		readonly source_table: string;
		readonly id: number;
	}[];
	const tables = new Map(names.map(({ source_table, id }) => [source_table, `scan_${id}`]));
	const localise = (text: string) =>
		text.replace(/\b(FROM|JOIN) (\w+)/g, (_, word, name) => `${word} ${tables.get(name)} AS ${name}`);
	const compare = async (title: string, text: string, goal: number, rounds = 7): Promise<Measurement> => {
		const theirs = file.prepare(localise(text));
		const times = await takeTurns(
			{ rounds, warmUp: 2 },
			() => connection.query(text),
			() => theirs.all(),
		);
		return compareTimes(title, "better-sqlite3, .all() in the main thread", times, goal);
	};
	const join = `SELECT countries.name, categories.name, count(*), sum(orders.amount) FROM orders
		JOIN customers ON customers.id = orders.customer_id JOIN countries ON countries.id = customers.country_id
		JOIN products ON products.id = orders.product_id JOIN categories ON categories.id = products.category_id
		GROUP BY countries.name, categories.name`;
	return [
		await compare("cached SELECT of 100,000 rows × 10 columns", `SELECT ${columns} FROM orders LIMIT 100000`, 1.5),
		await compare(
			"cached aggregate over 1,000,000 rows",
			"SELECT state, channel, count(*), sum(amount), max(pieces) FROM orders GROUP BY state, channel",
			1.05,
		),
		await compare("join of five tables over 1,000,000 rows", join, 1.05, 5),
		await compareSmall(connection, file, localise),
	];
}

async function compareSmall(
	connection: Connection,
	file: Database.Database,
	localise: (text: string) => string,
): Promise<Measurement> {
	const text = "SELECT id, state, amount, note FROM orders WHERE id = ?";
	const theirs = file.prepare(localise(text));
	let number = 0;
	const next = () => `ord_${(++number * 7919) % 1_000_000}`;
	const times = await takeTurns(
		{ rounds: 3000, warmUp: 1000 },
		() => connection.query(text, [next()]),
		() => theirs.all(next()),
	);
	const more = times.ours - times.theirs;
	return {
		measured: "small cached statement, repeated with other parameters",
		against: "better-sqlite3, prepared",
		result: `+ ${formatMs(more)}`,
		goal: "≤ + 100 µs",
		isMet: more <= 0.1,
		figures: `${formatMs(times.ours)} and ${formatMs(times.theirs)}`,
	};
}
