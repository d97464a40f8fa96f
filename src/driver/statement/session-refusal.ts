import { createError } from "../../base/index.ts";
import type { SessionCommand } from "../../sql/index.ts";

const noSession = "Options are properties of the connection string.";
const noRollback = "What an API has done cannot be rolled back, so each statement stands alone.";

const advices: Readonly<Record<string, string>> = {
	begin: noRollback,
	commit: noRollback,
	rollback: noRollback,
	savepoint: "There are no savepoints: what an API has done stays done.",
	release: "There are no savepoints: what an API has done stays done.",
	"rollback to": "There are no savepoints: what an API has done stays done.",
	declare: "Pass values as parameters, and take rows with stream().",
	prepare: "Prepare statements through the connection.",
	show: "Write: SELECT name, setting, short_desc FROM pg_settings",
	lock: "Tables cannot be locked. Leave it out.",
	copy: "Write rows into a file with SELECT … INTO csv://file.",
};

/**
 * Refuses what concerns a session of PostgreSQL's protocol and no connection of a program: transactions, cursors, settings.
 * @throws not_supported (0A000)
 */
export function refuseSession(tree: SessionCommand): never {
	const word = wordOf(tree);
	const slots = { feature: word.toUpperCase(), advice: advices[word] ?? noSession };
	throw createError("not_supported", slots, { position: tree.at });
}

function wordOf(tree: SessionCommand): string {
	switch (tree.kind) {
		case "Transaction":
			return tree.action === "characteristics" ? "set" : tree.action;
		case "SessionStatement":
			return tree.action;
		case "DeclareCursor":
			return "declare";
		case "PrepareStatement":
			return "prepare";
		case "CopyOut":
			return "copy";
		case "LockTable":
			return "lock";
	}
}
