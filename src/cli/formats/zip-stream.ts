import type { ZipDeflate } from "fflate";

/** A ZIP archive that is written entry by entry, from its beginning to its end. */
export interface ZipStream {
	/** Begins an entry; what is written next is its text. */
	begin(path: string): Promise<void>;
	write(text: string): Promise<void>;
	end(): Promise<void>;
}

/** Opens an archive, whose bytes go out as they come. */
export async function openZip(write: (bytes: Uint8Array) => Promise<void>): Promise<ZipStream> {
	const { Zip, ZipDeflate } = await import("fflate");
	const encoder = new TextEncoder();
	let pending: Uint8Array[] = [];
	let entry: ZipDeflate | undefined;
	const zip = new Zip((error, bytes) => {
		if (error) throw error;
		pending.push(bytes);
	});
	const drain = async (): Promise<void> => {
		const written = pending;
		pending = [];
		for (const bytes of written) if (bytes.length > 0) await write(bytes);
	};
	const finishEntry = (): void => {
		entry?.push(new Uint8Array(), true);
		entry = undefined;
	};
	return {
		async begin(path) {
			finishEntry();
			entry = new ZipDeflate(path, { level: 6 });
			zip.add(entry);
			await drain();
		},
		async write(text) {
			entry?.push(encoder.encode(text), false);
			await drain();
		},
		async end() {
			finishEntry();
			zip.end();
			await drain();
		},
	};
}
