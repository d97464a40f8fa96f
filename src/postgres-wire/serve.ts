import { createSecureContext } from "node:tls";
import { createError } from "../base/index.ts";
import type { Connection } from "../driver/index.ts";
import { createVerifier, type ScramVerifier } from "./auth/scram-verifier.ts";
import { readPasswordFile } from "./server/password-file.ts";
import { type Certificate, createSelfMadeCertificate } from "./server/self-made-certificate.ts";
import { startServer, type WireServer } from "./server/wire-server.ts";

/** How a connection is served. */
export interface ServeOptions {
	/** Default: 127.0.0.1. Beyond this machine there has to be a certificate and a password. */
	readonly host?: string;
	/** Default: 5433; 0 is any free one. */
	readonly port?: number;
	/** Who may come in, by name; with neither this nor a file everybody on this machine may. */
	readonly passwords?: Readonly<Record<string, string>>;
	/** A file with a line `name:password` for each user; passwords are replaced by their verifiers. */
	readonly passwordFile?: string;
	/** Certificate and key as PEM. On this machine one is made where none is given; `false` takes no encryption. */
	readonly tls?: Certificate | false;
	/** Refuses to write, also where the connection may. */
	readonly isReadonly?: boolean;
	/** Default: 100. */
	readonly maxSessions?: number;
	/** How long somebody may take to say who he is; default: 60 s. */
	readonly authenticationSeconds?: number;
	/** How long a session may be silent; default: 0, for ever. */
	readonly idleSeconds?: number;
	/** The longest message; default: 16 MiB. */
	readonly maxMessageBytes?: number;
	/** Told a line for each statement. */
	readonly log?: (line: string) => void;
}

const standardPort = 5433;
const mebibyte = 1_048_576;

/**
 * Makes a connection a PostgreSQL server, until it is closed: psql, ODBC, JDBC, BI tools connect to it. The connection stays the caller's.
 * @throws listen_failed (58030) for a port that cannot be had; command_line (22023) for an address beyond this machine without a certificate and a password
 * @example const server = await serve(connection, { port: 5433 });
 */
export async function serve(connection: Connection, options: ServeOptions = {}): Promise<WireServer> {
	const { host = "127.0.0.1", port = standardPort, tls } = options;
	const users = await readUsers(options);
	const isLocal = isLoopback(host);
	if (!isLocal && (!users || !tls)) {
		const problem = `${host} can be reached from other machines, and there is no ${users ? "certificate" : "password"}`;
		const advice = "Give --password-file, --tls-cert and --tls-key, or listen on 127.0.0.1.";
		throw createError("command_line", { problem, advice });
	}
	const certificate = tls === false ? undefined : (tls ?? createSelfMadeCertificate(Date.now()));
	return startServer(
		{
			connection,
			users,
			secureContext: certificate && readCertificate(certificate),
			isTlsRequired: !isLocal,
			isReadonly: options.isReadonly ?? false,
			limits: {
				maxSessions: options.maxSessions ?? 100,
				authenticationMs: (options.authenticationSeconds ?? 60) * 1000,
				idleMs: (options.idleSeconds ?? 0) * 1000,
				maxMessageBytes: options.maxMessageBytes ?? 16 * mebibyte,
			},
			log: options.log,
		},
		host,
		port,
	);
}

async function readUsers(options: ServeOptions): Promise<ReadonlyMap<string, ScramVerifier> | undefined> {
	const { passwords = {}, passwordFile } = options;
	const given = Object.entries(passwords).map(([name, password]) => [name, createVerifier(password)] as const);
	const read = passwordFile === undefined ? [] : [...(await readPasswordFile(passwordFile))];
	return given.length + read.length === 0 ? undefined : new Map([...read, ...given]);
}

function isLoopback(host: string): boolean {
	return host === "localhost" || host === "::1" || /^127\./.test(host);
}

function readCertificate(certificate: Certificate) {
	try {
		return createSecureContext({ ...certificate, minVersion: "TLSv1.2" });
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		const problem = `the certificate and its key cannot be used: ${reason}`;
		throw createError("command_line", { problem, advice: "Give both as PEM." }, { cause });
	}
}
