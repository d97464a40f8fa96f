import { randomBytes } from "node:crypto";
import { createError } from "../base/index.ts";
import type { ServeOptions } from "../postgres-wire/index.ts";
import type { CommandRow } from "./command.ts";
import { withConnection } from "./connection-flag.ts";
import type { ConnectionFlags } from "./connection-source.ts";
import { countFlag, waitForEnd } from "./server-flag.ts";
import { readTextFile } from "./statement-source.ts";
import type { Surroundings } from "./surroundings.ts";

interface ServeFlags extends ConnectionFlags {
	readonly host?: string;
	readonly port?: number;
	readonly user?: string;
	readonly passwordFile?: string;
	readonly tlsCert?: string;
	readonly tlsKey?: string;
	readonly readonly?: boolean;
	readonly maxSessions?: number;
	readonly idleTimeout?: number;
	readonly logStatements?: boolean;
}

/** `intercom-sql serve`: a PostgreSQL server in front of a connection, until somebody ends it. */
export const serveCommand: CommandRow<ServeFlags> = {
	name: "serve",
	summary: "serve the tables to psql, ODBC, JDBC and BI tools, as a PostgreSQL server",
	arguments: [],
	takesConnection: true,
	flags: [
		{ flags: "--host <address>", summary: "address to listen on; default: 127.0.0.1, this machine only" },
		countFlag("--port", "port, 0 = any free one; default: 5433", 0, 65_535),
		{ flags: "--user <name>", summary: "who may come in, with a password that is made and shown once" },
		{
			flags: "--password-file <path>",
			summary: "a line name:password for each user; passwords are replaced by verifiers",
		},
		{
			flags: "--tls-cert <path>",
			summary: "certificate as PEM; default: one that is made at the start, on this machine only",
		},
		{ flags: "--tls-key <path>", summary: "its key as PEM" },
		{ flags: "--readonly", summary: "refuse INSERT, UPDATE, DELETE and EXEC" },
		countFlag("--max-sessions", "how many clients at once; default: 100", 1, 100_000),
		countFlag("--idle-timeout", "seconds that a client may be silent; default: 0, for ever", 0, 1_000_000),
		{ flags: "--log-statements", summary: "a line on standard error for each statement" },
	],
	notes: [
		"It runs until Ctrl-C. Beyond this machine it takes a certificate and a password, and refuses to start without them.",
		"Without --user and --password-file everybody on this machine may come in, under any name.",
	],
	examples: [
		"serve",
		"serve --port 5440 --readonly --user ada",
		"serve --host 0.0.0.0 --password-file users.txt --tls-cert c.pem --tls-key k.pem",
	],
	async run({ flags, surroundings }) {
		const password = flags.user === undefined ? undefined : randomBytes(12).toString("base64url");
		const options = await readOptions(flags, password, surroundings);
		await withConnection(flags, surroundings, async (connection) => {
			const { serve } = await import("../postgres-wire/index.ts");
			const server = await serve(connection, options);
			try {
				const user = flags.user ?? (flags.passwordFile === undefined ? "intercom" : "<user>");
				const place = { host: server.host, port: server.port, database: connection.catalogName, user };
				await surroundings.output.write(describeServer(place, password, options));
				await waitForEnd(surroundings.signal);
			} finally {
				await server.close();
			}
		});
	},
};

async function readOptions(
	flags: ServeFlags,
	password: string | undefined,
	{ messages }: Surroundings,
): Promise<ServeOptions> {
	const { host, port, user, passwordFile, maxSessions, idleTimeout, tlsCert, tlsKey } = flags;
	if ((tlsCert === undefined) !== (tlsKey === undefined)) {
		const problem = "of --tls-cert and --tls-key only one is given";
		throw createError("command_line", { problem, advice: "Give both, or neither." });
	}
	const tls = tlsCert && tlsKey ? { cert: await readTextFile(tlsCert), key: await readTextFile(tlsKey) } : undefined;
	return {
		...(host !== undefined && { host }),
		...(port !== undefined && { port }),
		...(user !== undefined && password !== undefined && { passwords: { [user]: password } }),
		...(passwordFile !== undefined && { passwordFile }),
		...(tls && { tls }),
		...(maxSessions !== undefined && { maxSessions }),
		...(idleTimeout !== undefined && { idleSeconds: idleTimeout }),
		isReadonly: flags.readonly ?? false,
		...(flags.logStatements === true && {
			// Whoever closed standard error does not want to be told.
			log: (line: string) => void messages.write(`${line}\n`).catch(() => undefined),
		}),
	};
}

interface Place {
	readonly host: string;
	readonly port: number;
	readonly database: string;
	readonly user: string;
}

function describeServer(
	{ host, port, database, user }: Place,
	password: string | undefined,
	options: ServeOptions,
): string {
	const address = ["0.0.0.0", "::"].includes(host) ? "<this machine>" : host;
	const secret = password === undefined ? "" : `  password  ${password}   (shown once)\n`;
	const certificate = options.tls
		? ""
		: "  Encryption is there for who asks for it, with a certificate made for this run: clients that check certificates refuse it.\n";
	const pwd = password === undefined ? "" : `PWD=${password};`;
	return `PostgreSQL's protocol on ${host}:${String(port)}. Ctrl-C stops it.

  host ${address}   port ${String(port)}   database ${database}   user ${user}
${secret}${certificate}
psql:
  psql "host=${address} port=${String(port)} dbname=${database} user=${user}"

ODBC (psqlODBC, for Excel, Power BI, LibreOffice):
  Driver={PostgreSQL Unicode};Server=${address};Port=${String(port)};Database=${database};UID=${user};${pwd}

JDBC (DBeaver, Metabase, Tableau):
  jdbc:postgresql://${address}:${String(port)}/${database}?user=${user}
`;
}
