import { createServer, connect as openSocket } from "node:net";
import { join } from "node:path";
import { serve } from "../../src/postgres-wire/index.ts";
import { startPostgres } from "../differential/postgres-server.ts";
import { fillPostgres } from "./captured-postgres.ts";
import { startCapturedService } from "./captured-service.ts";

/** The same tables and rows behind two ports: ours, and a PostgreSQL's. */
export interface TwoServers extends AsyncDisposable {
	readonly ours: number;
	readonly real: number;
}

/** Serves the captured tables, and loads a PostgreSQL with the same. Its database is called intercom, and so is who may read it. */
export async function startBeside(programs: string): Promise<TwoServers> {
	const service = await startCapturedService();
	const server = await serve(service.connection, { port: 0 });
	const postgres = await startPostgres(programs);
	await fillPostgres(postgres);
	// The real server listens on a socket alone, and clients of ODBC want a port.
	const door = createServer((client) => {
		const behind = openSocket(join(postgres.host, ".s.PGSQL.5432"));
		client.pipe(behind).pipe(client);
		for (const socket of [client, behind]) socket.on("error", () => client.destroy());
	});
	await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
	return {
		ours: server.port,
		real: (door.address() as { port: number }).port,
		async [Symbol.asyncDispose]() {
			await server.close();
			await service[Symbol.asyncDispose]();
			door.close();
			await postgres.stop();
		},
	};
}
