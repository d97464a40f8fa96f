import { createRowWriter, type RowLayout } from "../../postgres-format/index.ts";
import { PackedRows } from "../../storage/index.ts";
import type { ClientChannel } from "../server/channel.ts";
import type { WireRows } from "./runnable.ts";

/**
 * Makes what sends rows, and waits until the client has taken most of what was sent.
 * @param readLayout Called when there are some that are not packed yet.
 */
export function createRowSender(
	channel: ClientChannel,
	readLayout: () => RowLayout,
): (rows: WireRows) => Promise<void> {
	let write: ReturnType<typeof createRowWriter> | undefined;
	return async (rows) => {
		if (rows instanceof PackedRows) {
			await channel.send(rows.bytes);
			if (channel.isFlushed) rows.release();
			return;
		}
		write ??= createRowWriter(readLayout());
		for (const row of rows) {
			write(channel.writer, row);
			await channel.relieve();
		}
	};
}
