import type { Processes } from "./cache-contract.ts";

/** The processes that run on this machine now. */
export const localProcesses: Processes = {
	ownId: process.pid,
	isAlive(id) {
		try {
			// Signal 0 tests without sending (https://nodejs.org/api/process.html#processkillpid-signal).
			process.kill(id, 0);
			return true;
		} catch (error) {
			// Somebody else's process may be seen, but not signalled.
			return error instanceof Error && "code" in error && error.code === "EPERM";
		}
	},
};
