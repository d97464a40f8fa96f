import type { CacheTable } from "./cache-table.ts";
import type { Call } from "./call.ts";
import type { CopyOut } from "./copy-out.ts";
import type { DeclareCursor } from "./declare-cursor.ts";
import type { Delete } from "./delete.ts";
import type { Explain } from "./explain.ts";
import type { Insert } from "./insert.ts";
import type { LockTable } from "./lock-table.ts";
import type { PrepareStatement } from "./prepare-statement.ts";
import type { Query } from "./query.ts";
import type { RefreshTable } from "./refresh-table.ts";
import type { SessionStatement } from "./session-statement.ts";
import type { TimeZoneSetting } from "./time-zone-setting.ts";
import type { Transaction } from "./transaction.ts";
import type { Update } from "./update.ts";

/** One whole statement. */
export type Statement = Explainable | Explain | TimeZoneSetting | SessionCommand;

/** A statement that concerns nothing but the session and its transaction. */
export type SessionCommand = Transaction | SessionStatement | DeclareCursor | PrepareStatement | CopyOut | LockTable;

/** A statement that does something which can be told beforehand. */
export type Explainable = Query | Insert | Update | Delete | Call | CacheTable | RefreshTable;
