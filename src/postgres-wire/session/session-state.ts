import type { SessionActivity } from "../../base/index.ts";
import type { Connection, RepeatableReads } from "../../driver/index.ts";
import type { ValueLook } from "../../postgres-format/index.ts";
import type { Statement } from "../../sql/index.ts";
import type { OpenCursor } from "../statement/cursor.ts";
import type { Portal } from "../statement/portal.ts";
import type { Runnable, WireRows } from "../statement/runnable.ts";
import { type ActivityWatch, tellActivity } from "./activity.ts";
import type { Notification, Notifications } from "./notifications.ts";
import type { Settings } from "./settings.ts";
import type { SessionWarning, TransactionState } from "./transaction.ts";

/** A statement that a client prepared. */
export interface WireStatement {
	/** Undefined for an empty text. */
	readonly tree: Statement | undefined;
	readonly sql: string;
	readonly runnable: Runnable;
	/** It reads of the server's sessions, which are others each time. */
	readonly isOfActivity: boolean;
	/** How often settings had changed when it was settled. */
	readonly changes: number;
	/** Settles it anew; its parameters are of these types. */
	settle(types: readonly number[]): Promise<Runnable>;
}

/** What a session knows of the server that it is on. */
export interface SessionServer {
	/** The number of the session, by which others end it. */
	readonly processId: number;
	/** Ends what a session runs, or the session; it may be another user's, or there may be none of that number. */
	signal(processId: number, signal: "cancel" | "terminate"): "done" | "foreign" | "unknown";
	/** Gives every session what one tells. */
	send(told: readonly Notification[]): void;
	/** The sessions that there are, as this one may see them. */
	listSessions(): readonly SessionActivity[];
	/** Whether sessions have taken enough of what they were told. */
	hasRoom(): boolean;
}

/** All that one client's session has. */
export interface SessionState {
	/** Its own, on the cache and the service that all share. */
	readonly connection: Connection;
	readonly settings: Settings;
	readonly transaction: TransactionState;
	/** What a transaction sees that reads nothing twice with two answers. */
	readonly reads: RepeatableReads;
	/** By their names; the unnamed one is "". */
	readonly statements: Map<string, WireStatement>;
	readonly portals: Map<string, Portal<WireRows>>;
	readonly cursors: Map<string, OpenCursor>;
	readonly notifications: Notifications;
	readonly activity: ActivityWatch;
	readonly server: SessionServer;
	/** Several statements came in one text, which are a transaction of their own. */
	isSeveral: boolean;
	/** Tells the client a warning, before what comes next. */
	warn(warning: SessionWarning, severity?: "WARNING" | "NOTICE"): void;
	/** The signal of a statement that begins now, which a cancel request and the session's end abort. */
	findSignal(): AbortSignal;
	/** How values are shown. */
	look(): ValueLook;
}

/**
 * Gives a prepared statement as it is to run now: settled anew where a setting has changed since, for the time zone decides what it means.
 * @throws ProviderError
 */
export async function findRunnable(
	{ settings, statements, server }: SessionState,
	name: string,
): Promise<Runnable | undefined> {
	const statement = statements.get(name);
	if (statement?.isOfActivity) tellActivity({ settings, server });
	if (!statement || statement.changes === settings.changes()) return statement?.runnable;
	const changes = settings.changes();
	const runnable = await statement.settle(statement.runnable.parameters.map(({ oid }) => oid));
	statements.set(name, { ...statement, runnable, changes });
	return runnable;
}

/** Where a held cursor is that no transaction takes away any more. */
const settled = -1;
/** The level from which on everything is. */
export const everything = settled;

/** Closes what was opened behind so many savepoints: what fails or is rolled back there takes it away, held cursors and notifications too. */
export async function closeFrom({ cursors, portals, notifications }: SessionState, level: number): Promise<void> {
	notifications.dropFrom(level);
	for (const [name, portal] of [...portals]) {
		if (portal.level < level) continue;
		portals.delete(name);
		await portal.close();
	}
	for (const [name, { portal }] of [...cursors]) {
		if (portal.level < level) continue;
		cursors.delete(name);
		await portal.close();
	}
}

/** Closes all cursors, which leaves the portals of the protocol. */
export async function closeCursors({ cursors }: SessionState): Promise<void> {
	const all = [...cursors.values()];
	cursors.clear();
	for (const { portal } of all) await portal.close();
}

/** Ends a transaction well: others are told what it tells, and of what it opened cursors WITH HOLD stay. */
export async function settle(state: SessionState): Promise<void> {
	state.notifications.settle();
	for (const { isHeld, portal } of state.cursors.values()) if (isHeld) portal.level = settled;
	await closeFrom(state, 0);
}

/** Gives what was opened behind a savepoint that is released to the one before. */
export function liftTo({ cursors, portals, notifications }: SessionState, level: number): void {
	notifications.liftTo(level);
	for (const portal of [...portals.values(), ...[...cursors.values()].map((cursor) => cursor.portal)])
		portal.level = Math.min(portal.level, level);
}

/**
 * What a statement that begins now sees: in a transaction that asks for it, what the one before saw.
 * Source: https://www.postgresql.org/docs/15/transaction-iso.html.
 */
export function findReads({ transaction, settings, reads, isSeveral }: SessionState): RepeatableReads | undefined {
	if (transaction.status !== "T" && !isSeveral) return undefined;
	const level = settings.get("transaction_isolation");
	return level === "repeatable read" || level === "serializable" ? reads : undefined;
}
