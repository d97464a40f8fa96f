import { randomInt } from "node:crypto";
import { createServer, type Server } from "node:net";
import type { SecureContext } from "node:tls";
import { createError, type SessionActivity } from "../../base/index.ts";
import { serverDatabases } from "../../catalog/index.ts";
import type { Connection } from "../../driver/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import { authenticate, type Users } from "../auth/authenticate.ts";
import { describeNotice, writeNotice } from "../message/backend-message.ts";
import { type ClientSession, openSession } from "../session/open-session.ts";
import { runProtocol } from "../session/protocol-session.ts";
import type { SessionServer } from "../session/session-state.ts";
import { ClientChannel } from "./channel.ts";
import { readStartup } from "./startup.ts";

/** What a server is made of. */
export interface ServerParts {
	readonly connection: Connection;
	readonly users: Users;
	readonly secureContext: SecureContext | undefined;
	readonly isTlsRequired: boolean;
	readonly isReadonly: boolean;
	readonly limits: ServerLimits;
	/** Told of each statement: who, and what. */
	readonly log: ((line: string) => void) | undefined;
}

/** How much clients may take. */
export interface ServerLimits {
	readonly maxSessions: number;
	/** How long somebody may take to say who he is. */
	readonly authenticationMs: number;
	/** How long a session may be silent; 0: for ever. */
	readonly idleMs: number;
	readonly maxMessageBytes: number;
}

/** A server that listens. */
export interface WireServer {
	readonly host: string;
	readonly port: number;
	/** How many clients are connected. */
	readonly sessionCount: () => number;
	/** Takes no more clients, ends the statements that run, and tells each client why. */
	close(): Promise<void>;
}

interface Client {
	readonly channel: ClientChannel;
	readonly processId: number;
	readonly secret: number;
	session: ClientSession | undefined;
	user: string | undefined;
}

// Characters of notifications that wait for one session.
const mostTold = 8_000_000;
// Before somebody is known he has nothing long to say.
const mostBytesBefore = 65_536;

/**
 * Listens for clients.
 * @throws listen_failed (58030)
 */
export async function startServer(parts: ServerParts, host: string, port: number): Promise<WireServer> {
	const clients = new Map<number, Client>();
	const sockets = new Set<Promise<void>>();
	let lastId = 0;
	const server = createServer({ allowHalfOpen: false }, (socket) => {
		lastId = (lastId % 0x7fff_fffe) + 1;
		const channel = new ClientChannel(socket, mostBytesBefore);
		const client: Client = {
			channel,
			processId: lastId,
			secret: randomInt(0x7fff_ffff),
			session: undefined,
			user: undefined,
		};
		const work = serveClient(client, clients, parts).finally(() => {
			clients.delete(client.processId);
			sockets.delete(work);
		});
		sockets.add(work);
	});
	await listen(server, host, port);
	const address = server.address();
	return {
		host,
		port: typeof address === "object" && address ? address.port : port,
		sessionCount: () => clients.size,
		async close() {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			for (const client of clients.values()) await dismiss(client);
			await Promise.all(sockets);
			await closed;
		},
	};
}

async function listen(server: Server, host: string, port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		server.once("error", (cause: NodeJS.ErrnoException) => {
			const reason = listenProblems[cause.code ?? ""] ?? cause.message;
			const advice = "Choose another one with --port, or any free one with --port 0.";
			reject(createError("listen_failed", { address: `${host}:${String(port)}`, reason, advice }, { cause }));
		});
		server.listen(port, host, resolve);
	});
}

const listenProblems: Readonly<Record<string, string>> = {
	EADDRINUSE: "the port is in use",
	EACCES: "this user may not use the port",
	EADDRNOTAVAIL: "this machine has no such address",
};

async function dismiss({ channel, session }: Client): Promise<void> {
	session?.cancel();
	const reason = createSessionError("57P01", "terminating connection due to administrator command");
	writeNotice(channel.writer, "FATAL", describeNotice(reason));
	await channel.end();
	channel.destroy();
}

async function serveClient(client: Client, clients: Map<number, Client>, parts: ServerParts): Promise<void> {
	const { channel } = client;
	// Who says nothing is not waited for.
	const timer = setTimeout(() => channel.destroy(), parts.limits.authenticationMs);
	try {
		const startup = await readStartup(channel, parts.secureContext, parts.isTlsRequired);
		if (!startup) return;
		if (startup.kind === "cancel") {
			const target = clients.get(startup.processId);
			if (target?.secret === startup.secret) target.session?.cancel();
			return;
		}
		const session = await admit(client, startup.parameters, clients, parts);
		clearTimeout(timer);
		await runSession(client, session, startup.parameters.get("user") ?? "", parts);
	} catch (error) {
		writeNotice(channel.writer, "FATAL", describeNotice(error));
	} finally {
		clearTimeout(timer);
		await channel.end();
	}
}

async function admit(
	client: Client,
	parameters: ReadonlyMap<string, string>,
	clients: Map<number, Client>,
	parts: ServerParts,
): Promise<ClientSession> {
	const { channel } = client;
	const user = parameters.get("user");
	if (!user) throw createSessionError("28000", "no PostgreSQL user name specified in startup packet");
	if (clients.size >= parts.limits.maxSessions) throw createSessionError("53300", "sorry, too many clients already");
	await authenticate(channel, user, parts.users);
	checkDatabase(parameters.get("database") ?? user, parts.connection.catalogName);
	channel.mostBytes = parts.limits.maxMessageBytes;
	const connection = parts.connection.fork({ isReadonly: parts.isReadonly });
	try {
		const server = createSessionServer(client.processId, user, clients);
		const session = openSession({ channel, connection, user, server, parameters });
		client.user = user;
		client.session = session;
		clients.set(client.processId, client);
		channel.writer.begin("K").int32(client.processId).int32(client.secret).end();
		return session;
	} catch (error) {
		await connection.close();
		throw error;
	}
}

function createSessionServer(processId: number, user: string, clients: ReadonlyMap<number, Client>): SessionServer {
	return {
		processId,
		signal(other, signal) {
			const target = clients.get(other);
			if (!target?.session) return "unknown";
			if (target.user !== user) return "foreign";
			if (signal === "cancel") target.session.cancel();
			else void dismiss(target);
			return "done";
		},
		send(told) {
			for (const { session } of clients.values()) session?.notifications.receive(told);
		},
		listSessions: () => [...clients.values()].flatMap((client) => describeClient(client, user)),
		hasRoom: () => [...clients.values()].every(({ session }) => (session?.notifications.waiting ?? 0) < mostTold),
	};
}

// As in PostgreSQL, one who is no superuser sees what sessions of his own role do, and of others that they are there.
function describeClient({ channel, processId, session, user }: Client, asker: string): readonly SessionActivity[] {
	if (!session || user === undefined) return [];
	const { encryption, peer } = channel;
	const shown = user === asker ? { ...session.activity.read(), ...peer, encryption } : undefined;
	return [{ processId, user, applicationName: session.applicationName(), shown }];
}

async function runSession(client: Client, session: ClientSession, user: string, parts: ServerParts): Promise<void> {
	const { channel } = client;
	const { idleMs } = parts.limits;
	const { log } = parts;
	// A statement of somebody who is gone needs no end of its own.
	channel.onClose(() => session.cancel());
	try {
		await runProtocol({
			...session.ports,
			idleMs,
			log: (sql) =>
				log?.(`${new Date().toISOString()} [${String(client.processId)}] ${user}: ${sql.replace(/\s+/g, " ")}`),
		});
	} finally {
		await session.close();
	}
}

function checkDatabase(name: string, catalogName: string): void {
	if (name.toLowerCase() === catalogName.toLowerCase()) return;
	const other = serverDatabases.find((each) => each.name === name);
	if (!other)
		throw createSessionError("3D000", `database "${name}" does not exist`, `Connect to the database ${catalogName}.`);
	if (!other.isOpen) throw createSessionError("55000", `database "${name}" is not currently accepting connections`);
}
