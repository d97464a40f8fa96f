// What runs in the threads that storages are served by.
import { compilePageParser } from "../scan/index.ts";
import { serveStorage } from "../storage/index.ts";
import { sqlFunctions } from "./cache/sql-functions.ts";
import { compileRowPacker } from "./statement/row-packing.ts";

serveStorage(sqlFunctions, { parser: compilePageParser, packer: compileRowPacker });
