import type { NodeBase } from "./node-base.ts";

/**
 * What concerns nothing but the session: a setting, a savepoint, a cursor that is open, a statement that is prepared, a channel.
 * @example `SET search_path TO public` → { kind: "SessionStatement", action: "set", name: "search_path", value: "public" }
 * @example `FETCH BACKWARD 5 FROM c` → { kind: "SessionStatement", action: "fetch", name: "c", direction: "backward", count: 5 }
 */
export interface SessionStatement extends NodeBase {
	readonly kind: "SessionStatement";
	readonly action: SessionAction;
	/** Of the setting, savepoint, cursor, statement or channel; undefined for all of them. */
	readonly name?: string | undefined;
	/** Of a setting that is set, undefined for its default; of a message; when constraints are looked at. */
	readonly value?: string | undefined;
	/** A setting holds until the transaction ends. */
	readonly isLocal?: boolean | undefined;
	/** From where FETCH and MOVE count. */
	readonly direction?: "forward" | "backward" | "absolute" | "relative" | undefined;
	readonly count?: number | "all" | undefined;
}

/** What it does. */
export type SessionAction =
	| "set"
	| "set constraints"
	| "reset"
	| "show"
	| "discard"
	| "savepoint"
	| "release"
	| "rollback to"
	| "fetch"
	| "move"
	| "close"
	| "deallocate"
	| "listen"
	| "unlisten"
	| "notify";
