import { channelsSetting, createError, type IntervalStyle, processIdSetting, systemClock } from "../../base/index.ts";
import { isServerRole } from "../../catalog/index.ts";
import { type Connection, RepeatableReads } from "../../driver/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import { writeNotice } from "../message/backend-message.ts";
import type { ClientChannel } from "../server/channel.ts";
import { type ActivityWatch, createActivityWatch } from "./activity.ts";
import { createNotifications, type Notifications } from "./notifications.ts";
import type { ProtocolPorts } from "./protocol-session.ts";
import { closeFrom, everything, type SessionServer, type SessionState } from "./session-state.ts";
import { createSettings, type Settings } from "./settings.ts";
import { createTransaction } from "./transaction.ts";

/** One client's session, and how it is ended from outside. */
export interface ClientSession {
	readonly ports: ProtocolPorts;
	readonly notifications: Notifications;
	/** What others who may know are told of it. */
	readonly activity: ActivityWatch;
	/** What the client calls itself. */
	applicationName(): string;
	/** Ends the statement that runs, if one does. */
	cancel(): void;
	/** Ends what runs, and lets go what is open. */
	close(): Promise<void>;
}

/** What a session is opened with. */
export interface ClientParts {
	readonly channel: ClientChannel;
	readonly connection: Connection;
	readonly user: string;
	readonly server: SessionServer;
	/** What the client asks for when it connects, by name. */
	readonly parameters: ReadonlyMap<string, string>;
}

/** Opens a session for a client that was let in, and tells it the settings. */
export function openSession({ channel, connection, user, server, parameters }: ClientParts): ClientSession {
	const { writer } = channel;
	/** Ends all that is open; undefined where nothing is. */
	let end: AbortController | undefined;
	let isBusy = false;
	const zone = connection.timeZone;
	const settings = createSettings({
		start: { session_authorization: user, ...(zone !== undefined && { timezone: zone }) },
		isRole: (name) => name === connection.catalogName || isServerRole(name),
		onChange({ name }, value) {
			if (name === "TimeZone") connection.changeTimeZone(value);
		},
		onSettings: (values) => connection.changeSettings(values),
	});
	const warn: SessionState["warn"] = (warning, severity = "WARNING") => writeNotice(writer, severity, warning);
	const transaction = createTransaction();
	const notifications = createNotifications({
		processId: server.processId,
		level: () => transaction.level,
		send: (told) => server.send(told),
		hasRoom: () => server.hasRoom(),
		onChannels: (channels) => settings.tell(channelsSetting, JSON.stringify(channels)),
	});
	const state: SessionState = {
		connection,
		settings,
		server,
		transaction,
		notifications,
		reads: new RepeatableReads((message) => warn({ sqlState: "01000", message }, "NOTICE")),
		activity: createActivityWatch(() => systemClock.now()),
		statements: new Map(),
		portals: new Map(),
		cursors: new Map(),
		isSeveral: false,
		warn,
		findSignal() {
			end ??= new AbortController();
			return end.signal;
		},
		look: () => ({
			zone: connection.timeZone ?? "UTC",
			intervalStyle: settings.get("IntervalStyle") as IntervalStyle,
		}),
	};
	settings.tell(processIdSetting, String(server.processId));
	setParameters(state, parameters);
	const tellSettings = createSettingTeller(channel, settings);
	tellSettings();
	const abort = (reason: Error): void => {
		const ended = end;
		end = undefined;
		ended?.abort(reason);
	};
	return {
		notifications,
		activity: state.activity,
		applicationName: () => settings.get("application_name"),
		ports: {
			channel,
			state,
			tellSettings,
			async limit(work) {
				isBusy = true;
				const timer = startTimer(settings.span("statement_timeout"), () =>
					abort(createSessionError("57014", "canceling statement due to statement timeout")),
				);
				try {
					return await work();
				} finally {
					isBusy = false;
					clearTimeout(timer);
					// Nothing is open any more that could be ended: whatever still listens to the signal goes with it.
					if (state.portals.size === 0 && state.cursors.size === 0) end = undefined;
				}
			},
		},
		cancel() {
			if (isBusy) abort(createSessionError("57014", "canceling statement due to user request"));
		},
		async close() {
			abort(createError("connection_closed", {}));
			await closeFrom(state, everything).catch(() => undefined);
			state.reads.end();
			await connection.close();
		},
	};
}

function startTimer(ms: number, end: () => void): NodeJS.Timeout | undefined {
	return ms > 0 ? setTimeout(end, ms) : undefined;
}

// What is changed and changed back between two commands is not told.
function createSettingTeller({ writer }: ClientChannel, settings: Settings): () => void {
	const told = new Map<string, string>();
	let seen = -1;
	return () => {
		if (seen === settings.changes()) return;
		seen = settings.changes();
		for (const [name, value] of settings.reported()) {
			if (told.get(name) === value) continue;
			told.set(name, value);
			writer.begin("S").string(name).string(value).end();
		}
	};
}

const notSettings = new Set(["user", "database", "replication", "options"]);

// What a client sets when it connects is its default, to which RESET goes back.
function setParameters({ settings }: SessionState, parameters: ReadonlyMap<string, string>): void {
	const options = /(?:^|\s)(?:-c\s*|--)([\w.-]+)=((?:\\.|[^\s\\])*)/g;
	for (const [, name = "", value = ""] of (parameters.get("options") ?? "").matchAll(options))
		settings.set(name.replaceAll("-", "_"), value.replace(/\\(.)/g, "$1"), false);
	for (const [name, value] of parameters) if (!notSettings.has(name)) settings.set(name, value, false);
	settings.keepAsDefaults();
}
