import type { RowIntake, WaitingRows } from "./storage.ts";
import type { StorageChannel } from "./storage-server.ts";

/** The numbers of intakes and batches: none comes twice, whichever server they are sent to. */
let lastNumber = 0;

/**
 * So many contents are with the server at a time: one that it parses, and the next. As rows they take several times as much as they do as
 * bytes, and what was parsed is inserted after what came before.
 */
const mostUnderWay = 2;

/** Opens an intake at the other end of a channel: where what is written is written, so that rows are inserted where they are parsed. */
export function openChannelIntake(writer: StorageChannel, description: unknown): RowIntake {
	const intake = ++lastNumber;
	const opened = writer.call("openIntake", intake, description);
	// Who parses is told.
	opened.catch(() => undefined);
	const queue: (() => void)[] = [];
	let underWay = 0;
	const send = async (content: Uint8Array): Promise<WaitingRows | Uint8Array> => {
		const batch = ++lastNumber;
		const [parsed] = await Promise.all([writer.call("parseContent", intake, batch, separate(content)), opened]);
		return parsed instanceof Uint8Array ? parsed : { batch, ...parsed };
	};
	return {
		async parse(content) {
			if (underWay >= mostUnderWay) await new Promise<void>((resolve) => queue.push(resolve));
			else underWay++;
			try {
				return await send(content);
			} finally {
				const next = queue.shift();
				if (next) next();
				else underWay--;
			}
		},
		close() {
			writer.callSoon("closeIntake", intake);
		},
	};
}

// A part of a buffer would take all of it along.
function separate(content: Uint8Array): Uint8Array {
	return content.byteLength === content.buffer.byteLength ? content : new Uint8Array(content);
}
