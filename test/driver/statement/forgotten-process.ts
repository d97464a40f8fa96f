// Run by a test: reads one row of a stream, keeps the stream, and has nothing more to do.
import { connect } from "../../../src/driver/index.ts";

const [, , URL = "", APIKey = "", CacheLocation = "", sql = ""] = process.argv;
const connection = await connect({ URL, APIKey, CacheLocation, QueryTimeout: 3600 });
const rows = connection.stream(sql, [], { onProgress: () => undefined });
const { done } = await rows.next();
console.log(done ? "no row" : "one row");
