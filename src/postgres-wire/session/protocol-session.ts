import type { SqlValue } from "../../base/index.ts";
import { createProtocolError, createSessionError, formatOf, type RowLayout } from "../../postgres-format/index.ts";
import { parseScript, parseStatement, type Statement, splitScript } from "../../sql/index.ts";
import { describeNotice, writeCopyStart, writeNotice, writeRowDescription } from "../message/backend-message.ts";
import { type FrontendMessage, readMessage } from "../message/frontend-message.ts";
import type { ClientChannel, RawMessage } from "../server/channel.ts";
import { compile, movePosition } from "../statement/compile.ts";
import { readParameter } from "../statement/parameter-value.ts";
import { createPortal, type Portal, type PortalEnd } from "../statement/portal.ts";
import { createRowSender } from "../statement/row-sender.ts";
import { describeLayout, type Runnable, runDeed, startRunnable, type WireRows } from "../statement/runnable.ts";
import { readsActivity } from "./activity.ts";
import { beginImplicit, endImplicit } from "./implicit-transaction.ts";
import { closeFrom, findRunnable, type SessionState, settle, type WireStatement } from "./session-state.ts";

/** A session's work on messages. */
export interface ProtocolPorts {
	readonly channel: ClientChannel;
	readonly state: SessionState;
	/** Tells the client of settings that are not as it was told. */
	tellSettings(): void;
	/** Runs work that a cancel request and the time limit of statements end. */
	limit<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** What the server adds. */
export interface ProtocolManner {
	/** How long the client may be silent, in milliseconds; 0: for ever. */
	readonly idleMs: number;
	/** Told of each statement that is run. */
	readonly log: (sql: string) => void;
}

type Handlers = {
	readonly [Kind in FrontendMessage["kind"]]: (
		message: Extract<FrontendMessage, { kind: Kind }>,
	) => Promise<void> | void;
};

/**
 * Answers messages until the client ends the session or is gone.
 * Source: https://www.postgresql.org/docs/15/protocol-flow.html.
 */
export async function runProtocol(ports: ProtocolPorts & ProtocolManner): Promise<void> {
	const { channel } = ports;
	const protocol = new Protocol(ports);
	protocol.tellReady();
	await channel.flush();
	for (;;) {
		const raw = await readInTime(channel, ports.idleMs);
		if (!raw || raw.code === "X") return;
		await protocol.handle(readMessage(raw.code, raw.bytes));
	}
}

async function readInTime(channel: ClientChannel, idleMs: number): Promise<RawMessage | undefined> {
	if (idleMs <= 0) return channel.read();
	const silence = { isTooLong: false };
	const timer = setTimeout(() => {
		silence.isTooLong = true;
		channel.stopReading();
	}, idleMs);
	try {
		const raw = await channel.read();
		if (silence.isTooLong) throw createSessionError("57P05", "terminating connection due to idle-session timeout");
		return raw;
	} finally {
		clearTimeout(timer);
	}
}

class Protocol {
	readonly #ports: ProtocolPorts & ProtocolManner;
	readonly #channel: ClientChannel;
	readonly #state: SessionState;
	/** After an error of the extended protocol everything up to Sync is left out. */
	#isSkipping = false;
	/** It waits for the next command, outside a transaction. */
	#isIdle = false;
	#isTelling = false;
	/** The text in which positions of errors are. */
	#sql = "";

	constructor(ports: ProtocolPorts & ProtocolManner) {
		this.#ports = ports;
		this.#channel = ports.channel;
		this.#state = ports.state;
		ports.state.notifications.onArrival = () => void this.#tellWhileIdle();
	}

	readonly #handlers: Handlers = {
		query: (message) => this.#query(message.sql),
		parse: (message) => this.#parse(message),
		bind: (message) => this.#bind(message),
		describe: (message) => this.#describe(message),
		execute: (message) => this.#execute(message),
		close: (message) => this.#close(message),
		sync: () => this.#sync(),
		flush: () => this.#channel.flush(),
		terminate: () => undefined,
		password: () => {
			throw createProtocolError("unexpected password message");
		},
		functionCall: () => {
			throw createSessionError("0A000", "function calls are not supported", "Write SELECT f(…).");
		},
		copyData: () => undefined,
		copyDone: () => undefined,
		copyFail: () => undefined,
	};

	async handle(message: FrontendMessage): Promise<void> {
		this.#isIdle = false;
		if (this.#isSkipping && message.kind !== "sync") return;
		try {
			await this.#ports.limit(async () => this.#handlers[message.kind](message as never));
		} catch (error) {
			await this.#fail(error);
			if (message.kind === "query" || message.kind === "functionCall") this.tellReady();
			else if (message.kind !== "sync") this.#isSkipping = true;
			// A client that asks for some rows at a time sends Sync when it hears of the error.
			await this.#channel.flush();
		}
	}

	/** Tells that the next command may come, and in what state the transaction is. */
	tellReady(): void {
		const { writer } = this.#channel;
		const { status } = this.#state.transaction;
		this.#isIdle = status === "I";
		this.#state.activity.rest(status);
		if (this.#isIdle) this.#tellNotifications();
		this.#ports.tellSettings();
		writer.begin("Z").byte(status.charCodeAt(0)).end();
	}

	#tellNotifications(): void {
		for (const { processId, channel, payload } of this.#state.notifications.take())
			this.#channel.writer.begin("A").int32(processId).string(channel).string(payload).end();
	}

	/** What comes while the client takes what came before waits, so that it is counted. */
	async #tellWhileIdle(): Promise<void> {
		if (this.#isTelling) return;
		this.#isTelling = true;
		while (this.#isIdle && this.#state.notifications.waiting > 0) {
			this.#tellNotifications();
			await this.#channel.flush();
		}
		this.#isTelling = false;
	}

	async #fail(error: unknown): Promise<void> {
		writeNotice(this.#channel.writer, "ERROR", describeNotice(error), this.#sql);
		const { transaction, reads } = this.#state;
		transaction.fail();
		await closeFrom(this.#state, transaction.level);
		// Who goes back to a savepoint sees what he saw.
		if (transaction.level === 0) reads.end();
	}

	#begin(sql: string): void {
		this.#sql = sql;
		this.#state.activity.begin(sql);
	}

	async #query(sql: string): Promise<void> {
		this.#begin(sql);
		const { writer } = this.#channel;
		const statements = splitScript(sql);
		// Nothing is done where one of them cannot be read.
		const trees = parseScript(sql).map((_, index) => parseStatement(statements[index]?.text ?? ""));
		this.#state.isSeveral = statements.length > 1;
		if (statements.length === 0) writer.begin("I").end();
		try {
			for (const [index, { text, offset }] of statements.entries()) {
				const tree = trees[index];
				if (tree) await this.#runPart(tree, text, offset);
			}
			endImplicit(this.#state, false);
		} catch (error) {
			endImplicit(this.#state, true);
			throw error;
		}
		if (this.#state.transaction.status === "I") await settle(this.#state);
		this.tellReady();
		await this.#channel.flush();
	}

	async #runPart(tree: Statement, text: string, offset: number): Promise<void> {
		try {
			this.#checkUsable(tree);
			this.#ports.log(text);
			beginImplicit(this.#state);
			const runnable = await compile(this.#state, { tree, sql: text });
			await this.#runOnce(runnable);
		} catch (error) {
			throw movePosition(error, offset);
		}
	}

	async #runOnce(runnable: Runnable): Promise<void> {
		const { writer } = this.#channel;
		const formats = runnable.isBinary ? [1] : [];
		const portal = this.#start(runnable, formats, []);
		this.#state.portals.set("", portal);
		if (runnable.columns) writeRowDescription(writer, runnable.columns, (index) => formatOf(formats, index));
		this.#endCommand(await this.#send(portal, 0));
		await portal.close();
		this.#state.portals.delete("");
	}

	#checkUsable(tree: { readonly kind: string; readonly action?: string }): void {
		const isEnd = tree.kind === "Transaction" && (tree.action === "commit" || tree.action === "rollback");
		const isBack = tree.kind === "SessionStatement" && tree.action === "rollback to";
		if (!isEnd && !isBack) this.#state.transaction.checkUsable();
	}

	async #parse({ name, sql, types }: Extract<FrontendMessage, { kind: "parse" }>): Promise<void> {
		this.#begin(sql);
		this.#state.isSeveral = false;
		const { statements } = this.#state;
		if (name !== "" && statements.has(name))
			throw createSessionError("42P05", `prepared statement "${name}" already exists`);
		const parts = splitScript(sql);
		if (parts.length > 1)
			throw createSessionError("42601", "cannot insert multiple commands into a prepared statement");
		const tree = parts.length === 0 ? undefined : parseStatement(sql);
		if (tree) this.#checkUsable(tree);
		const settle = async (declared: readonly number[]) =>
			tree ? compile(this.#state, { tree, sql }, declared) : emptyRunnable;
		const changes = this.#state.settings.changes();
		const isOfActivity = readsActivity(sql);
		statements.set(name, { tree, sql, isOfActivity, runnable: await settle(types), changes, settle });
		this.#channel.writer.begin("1").end();
	}

	async #bind({
		portal,
		statement,
		formats,
		values,
		resultFormats,
	}: Extract<FrontendMessage, { kind: "bind" }>): Promise<void> {
		const { tree, sql } = this.#findStatement(statement);
		this.#begin(sql);
		if (tree) this.#checkUsable(tree);
		const runnable = (await findRunnable(this.#state, statement)) ?? emptyRunnable;
		const { parameters } = runnable;
		if (values.length !== parameters.length)
			throw createProtocolError(
				`bind message supplies ${String(values.length)} parameters, but prepared statement "${statement}" requires ${String(parameters.length)}`,
			);
		if (formats.length > 1 && formats.length !== values.length)
			throw createProtocolError(
				`bind message has ${String(formats.length)} parameter formats but ${String(values.length)} parameters`,
			);
		const { columns } = runnable;
		if (columns && resultFormats.length > 1 && resultFormats.length !== columns.length)
			throw createProtocolError(
				`bind message has ${String(resultFormats.length)} result formats but query has ${String(columns.length)} columns`,
			);
		checkFormats(formats);
		const given = values.map((bytes, index) =>
			readParameter(bytes, formatOf(formats, index), parameters[index] ?? { oid: 0 }),
		);
		const { portals } = this.#state;
		if (portal !== "" && portals.has(portal)) throw createSessionError("42P03", `cursor "${portal}" already exists`);
		await portals.get(portal)?.close();
		const shown = runnable.isBinary ? [1] : resultFormats;
		portals.set(portal, this.#start(runnable, shown, given));
		this.#portalTexts.set(portal, sql);
		this.#channel.writer.begin("2").end();
	}

	/** The texts of portals, for the log. */
	readonly #portalTexts = new Map<string, string>();

	#describe({ of, name }: Extract<FrontendMessage, { kind: "describe" }>): void {
		const { writer } = this.#channel;
		if (of === "portal") {
			// A cursor is a portal.
			const portal = this.#state.portals.get(name) ?? this.#state.cursors.get(name)?.portal;
			if (!portal) throw createSessionError("34000", `portal "${name}" does not exist`);
			this.#tellColumns(portal.runnable, portal.formats);
			return;
		}
		const { runnable } = this.#findStatement(name);
		writer.begin("t").int16(runnable.parameters.length);
		for (const { oid } of runnable.parameters) writer.int32(oid);
		writer.end();
		this.#tellColumns(runnable, runnable.isBinary ? [1] : []);
	}

	#tellColumns({ columns }: Runnable, formats: readonly number[]): void {
		if (columns) writeRowDescription(this.#channel.writer, columns, (index) => formatOf(formats, index));
		else this.#channel.writer.begin("n").end();
	}

	async #execute({ portal: name, maxRows }: Extract<FrontendMessage, { kind: "execute" }>): Promise<void> {
		const portal = this.#state.portals.get(name);
		if (!portal) throw createSessionError("34000", `portal "${name}" does not exist`);
		if (portal.runnable === emptyRunnable) {
			this.#channel.writer.begin("I").end();
			return;
		}
		// What gave rows gives none then; anything else is not done twice.
		if (portal.isEnded && !portal.runnable.columns) throw createSessionError("55000", `portal "${name}" cannot be run`);
		if (portal.runnable.columns) checkFormats(portal.formats);
		this.#ports.log(this.#portalTexts.get(name) ?? "");
		this.#endCommand(await this.#send(portal, Math.max(maxRows, 0)));
	}

	#endCommand({ count, tag }: PortalEnd): void {
		const { writer } = this.#channel;
		if (tag) writer.begin("C").string(tag(count)).end();
		else writer.begin("s").end();
	}

	async #send(portal: Portal<WireRows>, maxRows: number): Promise<PortalEnd> {
		const { writer } = this.#channel;
		const { copy } = portal.runnable;
		const sendRows = createRowSender(this.#channel, () => this.#readLayout(portal));
		if (!copy) return portal.take(maxRows, sendRows);
		writeCopyStart(writer, copy.layout.format === "binary", copy.columns.length);
		if (copy.head) writer.begin("d").bytes(copy.head).end();
		const end = await portal.take(0, sendRows);
		if (copy.tail) writer.begin("d").bytes(copy.tail).end();
		writer.begin("c").end();
		return end;
	}

	#start(runnable: Runnable, formats: readonly number[], values: readonly SqlValue[]): Portal<WireRows> {
		const readLayout = () => this.#readLayout({ runnable, formats });
		const rows = startRunnable(runnable, values, this.#state.findSignal(), readLayout, formats);
		return createPortal(runnable, formats, rows, this.#state.transaction.level);
	}

	#readLayout({ runnable, formats }: Pick<Portal<WireRows>, "runnable" | "formats">): RowLayout {
		return describeLayout(runnable, formats, this.#state.look());
	}

	async #close({ of, name }: Extract<FrontendMessage, { kind: "close" }>): Promise<void> {
		if (of === "statement") this.#state.statements.delete(name);
		else {
			await this.#state.portals.get(name)?.close();
			this.#state.portals.delete(name);
		}
		this.#channel.writer.begin("3").end();
	}

	async #sync(): Promise<void> {
		this.#isSkipping = false;
		if (this.#state.transaction.status === "I") {
			await settle(this.#state);
			this.#portalTexts.clear();
		}
		this.tellReady();
		await this.#channel.flush();
	}

	#findStatement(name: string): WireStatement {
		const statement = this.#state.statements.get(name);
		if (!statement) throw createSessionError("26000", `prepared statement "${name}" does not exist`);
		return statement;
	}
}

function checkFormats(formats: readonly number[]): void {
	const unknown = formats.find((format) => format !== 0 && format !== 1);
	if (unknown !== undefined) throw createSessionError("22023", `unsupported format code: ${String(unknown)}`);
}

const emptyRunnable: Runnable = { columns: undefined, parameters: [], run: () => runDeed(() => "") };
