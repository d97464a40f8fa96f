import { createSessionError, textType } from "../../postgres-format/index.ts";
import type { SessionStatement } from "../../sql/index.ts";
import { isInTransaction } from "../session/implicit-transaction.ts";
import { mostNameBytes } from "../session/notifications.ts";
import { closeCursors, closeFrom, liftTo, type SessionState } from "../session/session-state.ts";
import { createDeed, giveKnownRows, type Runnable } from "./runnable.ts";
import { setIsolation } from "./transaction-command.ts";

type Compiler = (state: SessionState, tree: SessionStatement) => Runnable;

/** Statements that concern nothing but the session. */
export function compileSession(state: SessionState, tree: SessionStatement): Runnable {
	return compilers[tree.action](state, tree);
}

const compilers: Readonly<Record<SessionStatement["action"], Compiler>> = {
	set: (state, { name = "", value, isLocal = false }) =>
		createDeed(() => {
			if (isLocal && !isInTransaction(state))
				state.warn({ sqlState: "25P01", message: "SET LOCAL can only be used in transaction blocks" });
			else if (name.toLowerCase() === "transaction_isolation" && value !== undefined) setIsolation(state, value);
			else state.settings.set(name, value, isLocal);
			return "SET";
		}),
	// There are none that could be looked at later.
	"set constraints": (state) =>
		createDeed(() => {
			if (!isInTransaction(state))
				state.warn({ sqlState: "25P01", message: "SET CONSTRAINTS can only be used in transaction blocks" });
			return "SET CONSTRAINTS";
		}),
	reset: (state, { name }) =>
		createDeed(() => {
			if (name === undefined) state.settings.resetAll();
			else state.settings.set(name, undefined, false);
			return "RESET";
		}),
	show: (state, { name = "" }) => {
		if (name.toLowerCase() === "all") return showAll(state);
		const column = { ...textColumn, name: settingName(name) };
		// One that there is not is told before it runs.
		state.settings.get(name);
		const read = () => state.settings.get(isInTransaction(state) ? name : (defaults.get(name) ?? name));
		return { columns: [column], parameters: [], run: () => giveKnownRows([[read()]], () => "SHOW") };
	},
	discard: (state, { name = "all" }) =>
		createDeed(async () => {
			const what = name.toLowerCase();
			if (!["all", "plans", "sequences", "temp", "temporary"].includes(what))
				throw createSessionError("42601", `syntax error at or near "${name}"`);
			if (what === "all") {
				if (state.transaction.status !== "I")
					throw createSessionError("25001", "DISCARD ALL cannot run inside a transaction block");
				await closeCursors(state);
				state.statements.clear();
				state.notifications.unlisten(undefined);
				state.settings.resetAll();
			}
			return `DISCARD ${what === "temporary" ? "TEMP" : what.toUpperCase()}`;
		}),
	savepoint: (state, { name = "" }) =>
		createDeed(() => {
			state.transaction.savepoint(name);
			state.settings.mark();
			return "SAVEPOINT";
		}),
	release: (state, { name = "" }) =>
		createDeed(() => {
			state.transaction.release(name);
			state.settings.release(state.transaction.level);
			liftTo(state, state.transaction.level);
			return "RELEASE";
		}),
	"rollback to": (state, { name = "" }) =>
		createDeed(async () => {
			state.transaction.rollbackTo(name);
			state.settings.rollbackTo(state.transaction.level);
			await closeFrom(state, state.transaction.level);
			return "ROLLBACK";
		}),
	fetch: (state, tree) => {
		const cursor = findCursor(state, tree.name);
		const { columns = [], isBinary } = cursor.portal.runnable;
		return {
			columns,
			parameters: [],
			isBinary,
			async *run() {
				const rows = await cursor.move(tree);
				return yield* giveKnownRows([...rows], (count) => `FETCH ${String(count)}`);
			},
		};
	},
	move: (state, tree) => {
		const cursor = findCursor(state, tree.name);
		return createDeed(async () => `MOVE ${String((await cursor.move(tree)).length)}`);
	},
	close: (state, { name }) =>
		createDeed(async () => {
			if (name === undefined) {
				await closeCursors(state);
				return "CLOSE CURSOR ALL";
			}
			const cursor = findCursor(state, name);
			state.cursors.delete(name);
			await cursor.portal.close();
			return "CLOSE CURSOR";
		}),
	deallocate: (state, { name }) =>
		createDeed(() => {
			if (name === undefined) {
				state.statements.clear();
				return "DEALLOCATE ALL";
			}
			if (!state.statements.delete(name))
				throw createSessionError("26000", `prepared statement "${name}" does not exist`);
			return "DEALLOCATE";
		}),
	listen: (state, { name = "" }) =>
		createDeed(() => {
			state.notifications.listen(cutName(state, name));
			return "LISTEN";
		}),
	unlisten: (state, { name }) =>
		createDeed(() => {
			state.notifications.unlisten(name === undefined ? undefined : cutName(state, name));
			return "UNLISTEN";
		}),
	notify: (state, { name = "", value = "" }) =>
		createDeed(() => {
			state.notifications.notify(cutName(state, name), value);
			return "NOTIFY";
		}),
};

// What is too long is cut, in whole characters.
function cutName(state: SessionState, name: string): string {
	const cut = new TextDecoder().decode(Buffer.from(name).subarray(0, mostNameBytes), { stream: true });
	if (cut !== name)
		state.warn({ sqlState: "42622", message: `identifier "${name}" will be truncated to "${cut}"` }, "NOTICE");
	return cut;
}

function showAll({ settings }: SessionState): Runnable {
	const columns = ["name", "setting", "description"].map((name) => ({ ...textColumn, name }));
	const rows = () => settings.list().map((row) => [...row]);
	return { columns, parameters: [], run: () => giveKnownRows(rows(), () => "SHOW") };
}

// Outside a transaction it is the next one of which they tell.
const defaults: ReadonlyMap<string, string> = new Map([
	["transaction_isolation", "default_transaction_isolation"],
	["transaction_read_only", "default_transaction_read_only"],
]);

const textColumn = {
	name: "",
	tableOid: 0,
	number: 0,
	typeOid: textType.oid,
	typeLength: textType.length,
	modifier: -1,
};

// As PostgreSQL writes it: SHOW timezone has the column TimeZone.
function settingName(name: string): string {
	const lowered = name.toLowerCase();
	return ["TimeZone", "DateStyle", "IntervalStyle"].find((each) => each.toLowerCase() === lowered) ?? lowered;
}

function findCursor(state: SessionState, name = "") {
	const cursor = state.cursors.get(name);
	if (!cursor) throw createSessionError("34000", `cursor "${name}" does not exist`);
	return cursor;
}
