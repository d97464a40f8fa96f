import { spawn } from "node:child_process";
import { once } from "node:events";
import { measureWidth } from "../formats/cell-width.ts";
import { OutputClosed } from "../output.ts";
import type { Output } from "../surroundings.ts";
import type { LineReader } from "./line-reader.ts";

/** An output that shows what is long or wide in a pager. */
export interface PagedOutput extends Output {
	/** Shows what is left, and waits until the person has seen it. */
	end(): Promise<void>;
}

/** The terminal on which a pager stands. */
export interface PagerPlace {
	readonly terminal: NodeJS.WriteStream;
	readonly reader: Pick<LineReader, "lend">;
	readonly environment: Readonly<Record<string, string | undefined>>;
	/** Lines are cut to the terminal, and only what is long is paged. */
	readonly isFitted?: boolean;
}

/** The program that shows what is longer than the terminal, as INTERCOM_SQL_PAGER or PAGER says; undefined for none. */
export function findPager(environment: Readonly<Record<string, string | undefined>>): string | undefined {
	const named = environment["INTERCOM_SQL_PAGER"] ?? environment["PAGER"] ?? "less";
	return named.trim() === "" || named === "cat" ? undefined : named;
}

/** Opens an output that holds back what it is given until it is more than the terminal shows at once. */
export function openPagedOutput(output: Output, pager: string, place: PagerPlace): PagedOutput {
	let held = "";
	const isMore = (): boolean => {
		const { rows = 24, columns = 80 } = place.terminal;
		const lines = held.split("\n");
		return lines.length > rows || lines.some((line) => line.length > columns && measureWidth(line) > columns);
	};
	let piped: ReturnType<typeof pipeTo> | undefined;
	return {
		isTerminal: true,
		// As wide as it is, but each cell no wider than the terminal.
		get width() {
			return place.isFitted ? output.width : undefined;
		},
		get cellWidth() {
			return place.terminal.columns || undefined;
		},
		async write(text) {
			held += String(text);
			if (!piped && isMore()) piped = pipeTo(pager, place);
			if (!piped) return;
			const chunk = held;
			held = "";
			await piped.write(chunk);
		},
		async end() {
			const rest = held;
			held = "";
			if (piped) await piped.end();
			else if (rest !== "") await output.write(rest);
		},
	};
}

function pipeTo(pager: string, { reader, environment }: PagerPlace) {
	// S: wide lines are moved sideways; R: colours; X: what was shown stays on the terminal.
	const env = { ...environment, LESS: environment["LESS"] ?? "SRX" };
	const child = spawn(pager, { shell: true, stdio: ["pipe", "inherit", "inherit"], env });
	let isGone = false;
	child.on("error", () => {
		isGone = true;
	});
	child.stdin.on("error", () => {
		isGone = true;
	});
	const left = once(child, "close").then(() => {
		isGone = true;
	});
	const shown = reader.lend(() => left);
	return {
		async write(text: string): Promise<void> {
			if (isGone) throw new OutputClosed();
			if (!child.stdin.write(text)) await Promise.race([once(child.stdin, "drain"), left]);
		},
		async end(): Promise<void> {
			child.stdin.end();
			await shown;
		},
	};
}
