// Run by a test: asks again and again over one cache file, and prints what it met as JSON.
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "../../../src/driver/index.ts";

const [, , URL = "", APIKey = "", CacheLocation = "", seconds = ""] = process.argv;
const connection = await connect({ URL, APIKey, CacheLocation, CacheTolerance: 1 });
const questions = [
	"SELECT count(id) AS n, min(id) AS least FROM tags",
	"SELECT count(id) AS n, max(created_at) AS least FROM contacts",
	"SELECT count(*) AS n, min(title) AS least FROM conversations WHERE length(state) > 4",
];
const answers: Record<string, string[]> = {};
const errors: string[] = [];
let count = 0;
const end = Date.now() + Number(seconds) * 1000;
while (Date.now() < end) {
	const sql = count % 10 === 9 ? "REFRESH contacts" : (questions[count % 3] ?? "");
	try {
		const { rows } = await connection.query(sql);
		if (count % 10 !== 9) answers[sql] = [...new Set([...(answers[sql] ?? []), JSON.stringify(rows)])];
	} catch (error) {
		errors.push(String(error));
	}
	count++;
	await delay(Math.random() * 20);
}
await connection.close();
console.log(JSON.stringify({ count, answers, errors }));
