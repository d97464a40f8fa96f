import { createSessionError } from "../../postgres-format/index.ts";

/** What one session tells those that listen to a channel. */
export interface Notification {
	/** The number of the session that tells it. */
	readonly processId: number;
	readonly channel: string;
	readonly payload: string;
}

/**
 * What a session tells others, and what it is told itself. All of it waits for the end of the transaction.
 * Source: https://www.postgresql.org/docs/15/sql-notify.html.
 */
export interface Notifications {
	listen(channel: string): void;
	/** Undefined stands for all of them. */
	unlisten(channel: string | undefined): void;
	/**
	 * Tells something, once in a transaction.
	 * @throws 22023 for a name or a text that is too long, 54000 where sessions that listen do not take what they are told
	 */
	notify(channel: string, payload: string): void;
	/** The transaction ends well: what it asked for is done. */
	settle(): void;
	/** Forgets what was asked for behind so many savepoints. */
	dropFrom(level: number): void;
	/** Gives what was asked for behind a savepoint that is released to the one before. */
	liftTo(level: number): void;
	/** Other sessions, or this one, tell something. */
	receive(told: readonly Notification[]): void;
	/** Takes what the client is to hear now. */
	take(): readonly Notification[];
	/** Characters that were told and not taken. */
	readonly waiting: number;
	/** Called where something has come. */
	onArrival: () => void;
}

/** What notifications of a session need of it and of the server. */
export interface NotificationPorts {
	readonly processId: number;
	/** How many savepoints there are. */
	readonly level: () => number;
	/** Gives every session of the server what is told. */
	readonly send: (told: readonly Notification[]) => void;
	/** Whether sessions have taken enough of what they were told. */
	readonly hasRoom: () => boolean;
	/** Told of the channels that are listened to when they change. */
	readonly onChannels: (channels: readonly string[]) => void;
}

/** The longest name: https://www.postgresql.org/docs/15/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS. */
export const mostNameBytes = 63;
/** PostgreSQL's page of notifications holds no longer text. */
const mostPayloadBytes = 7999;

/** Begins without channels. */
export function createNotifications({ processId, level, send, hasRoom, onChannels }: NotificationPorts): Notifications {
	const channels = new Set<string>();
	let asked: { readonly change: () => unknown; level: number }[] = [];
	let told: { readonly notification: Notification; level: number }[] = [];
	let received: Notification[] = [];
	let waiting = 0;
	return {
		onArrival: () => undefined,
		get waiting() {
			return waiting;
		},
		listen(channel) {
			asked.push({ change: () => channels.add(channel), level: level() });
		},
		unlisten(channel) {
			asked.push({
				change: () => (channel === undefined ? channels.clear() : channels.delete(channel)),
				level: level(),
			});
		},
		notify(channel, payload) {
			const refuse = (problem: string) => createSessionError("22023", problem);
			if (channel === "") throw refuse("channel name cannot be empty");
			if (Buffer.byteLength(channel) > mostNameBytes) throw refuse("channel name too long");
			if (Buffer.byteLength(payload) > mostPayloadBytes) throw refuse("payload string too long");
			if (!hasRoom())
				throw createSessionError(
					"54000",
					"too many notifications in the NOTIFY queue",
					"A session that listens is in a transaction, or reads nothing: end it.",
				);
			told.push({ notification: { processId, channel, payload }, level: level() });
		},
		settle() {
			const [changes, notifications] = [asked, told];
			asked = [];
			told = [];
			for (const { change } of changes) change();
			if (changes.length > 0) onChannels([...channels]);
			const keys = new Set<string>();
			const isFirst = ({ channel, payload }: Notification) => keys.size < keys.add(`${channel}\0${payload}`).size;
			const distinct = notifications.map(({ notification }) => notification).filter(isFirst);
			if (distinct.length > 0) send(distinct);
		},
		dropFrom(from) {
			asked = asked.filter((each) => each.level < from);
			told = told.filter((each) => each.level < from);
		},
		liftTo(top) {
			for (const each of [...asked, ...told]) each.level = Math.min(each.level, top);
		},
		receive(given) {
			// Who listens to nothing is told nothing; to what others listen by then is seen when it is taken.
			if (channels.size === 0) return;
			for (const each of given) {
				received.push(each);
				waiting += each.channel.length + each.payload.length;
			}
			this.onArrival();
		},
		take() {
			const heard = received.filter(({ channel }) => channels.has(channel));
			received = [];
			waiting = 0;
			return heard;
		},
	};
}
