// Run by a test, and killed by it: reads a table into a cache file, then makes rows of it, one after the other.
import { connect } from "../../../src/driver/index.ts";

const [, , URL = "", APIKey = "", CacheLocation = "", prefix = ""] = process.argv;
const connection = await connect({ URL, APIKey, CacheLocation });
await connection.query("SELECT count(*) FROM contacts");
await connection.query(
	`INSERT INTO contacts (external_id) SELECT ? || value FROM generate_series(1, 40) AS g (value)`,
	[prefix],
);
await connection.close();
