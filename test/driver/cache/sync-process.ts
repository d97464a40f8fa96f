// Run by a test: brings a table in a cache file up to date, and prints how many rows it has then.
import { connect } from "../../../src/driver/index.ts";

const [, , URL = "", APIKey = "", CacheLocation = "", table = ""] = process.argv;
const connection = await connect({ URL, APIKey, CacheLocation, ConnectOnOpen: false, Pagesize: 50 });
const [synced] = await connection.sync([table]);
await connection.close();
console.log(synced?.rows);
