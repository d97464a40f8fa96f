// One of several processes that connect with the same expired token: prints the rows that it reads.
import { connect } from "../../../src/driver/index.ts";

const [connectionString = ""] = process.argv.slice(2);
await using connection = await connect(connectionString);
process.stdout.write(JSON.stringify((await connection.query("SELECT id, text FROM entries")).rows));
