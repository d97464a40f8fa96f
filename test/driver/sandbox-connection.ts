import { afterAll } from "vitest";
import { type Connection, type ConnectionOptions, connect } from "../../src/driver/index.ts";
import { type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";

/** A sandbox for the tests of one file, and connections to it that are closed at the end. */
export async function useSandbox(options: SandboxOptions = {}) {
	const sandbox = await startSandbox({
		contacts: 400,
		companies: 60,
		conversations: 900,
		rateLimitPerMinute: 600_000,
		...options,
	});
	const connections: Connection[] = [];
	afterAll(async () => {
		await Promise.all(connections.map((connection) => connection.close()));
		await sandbox.close();
	});
	return {
		sandbox,
		open: async (properties: ConnectionOptions = {}): Promise<Connection> => {
			const given = { URL: sandbox.url, APIKey: sandbox.accessToken, CacheLocation: ":memory:", ...properties };
			const connection = await connect(given);
			connections.push(connection);
			return connection;
		},
	};
}
