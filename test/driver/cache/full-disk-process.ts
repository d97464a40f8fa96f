// Run by a test where the cache file cannot grow: reads a little, then more than there is room for, and prints what came of it.
import { CacheError, connect } from "../../../src/driver/index.ts";

const [, , URL = "", APIKey = "", CacheLocation = ""] = process.argv;
const connection = await connect({ URL, APIKey, CacheLocation, ConnectOnOpen: false });
const countTags = async () => (await connection.query("SELECT count(id) AS n FROM tags#CACHE")).rows[0]?.["n"];
await connection.query("SELECT * FROM tags");
const before = await countTags();
const failures: unknown[] = [];
for (let round = 0; round < 2; round++) {
	const error: unknown = await connection.sync(["conversations"]).catch((reason: unknown) => reason);
	if (!(error instanceof CacheError)) throw new Error("it did not fail as it should", { cause: error });
	const { sqlState, message, hint } = error;
	failures.push({ sqlState, message, hint });
}
const after = await countTags();
await connection.close();
console.log(JSON.stringify({ before, after, failures }));
