import type { CacheTable } from "./cache-table.ts";
import type { Call } from "./call.ts";
import type { Delete } from "./delete.ts";
import type { Explain } from "./explain.ts";
import type { Insert } from "./insert.ts";
import type { Query } from "./query.ts";
import type { RefreshTable } from "./refresh-table.ts";
import type { TimeZoneSetting } from "./time-zone-setting.ts";
import type { Transaction } from "./transaction.ts";
import type { Update } from "./update.ts";

/** One whole statement. */
export type Statement = Explainable | Explain | TimeZoneSetting;

/** A statement that does something which can be told beforehand. */
export type Explainable = Query | Insert | Update | Delete | Call | CacheTable | RefreshTable | Transaction;
