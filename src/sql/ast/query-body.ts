import type { Query } from "./query.ts";
import type { Select } from "./select.ts";
import type { SetOperation } from "./set-operation.ts";
import type { Values } from "./values.ts";

/** What a query can consist of; a Query stands here only when it was parenthesised and has clauses of its own. */
export type QueryBody = Select | SetOperation | Values | Query;
