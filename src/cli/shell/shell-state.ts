import type { Connection } from "../../driver/index.ts";
import type { FormatName } from "../formats/format-table.ts";
import type { OutputFile } from "../output-file.ts";
import type { ResultWriter } from "../result-writer.ts";
import type { Surroundings } from "../surroundings.ts";

/** How results look and where they go, as the person has set it. */
export interface ShellSettings {
	format: FormatName;
	nullText: string;
	border: 0 | 1 | 2;
	hasPager: boolean;
	hasTiming: boolean;
	/** Where results go, instead of the terminal. */
	file: { readonly output: OutputFile; readonly path: string; readonly writer: ResultWriter } | undefined;
}

/** What the commands of the shell work with. */
export interface ShellSession {
	readonly connection: Connection;
	readonly settings: ShellSettings;
	readonly surroundings: Surroundings;
	/** The statement that is being typed. */
	buffer: string;
	/** The last one that ran. */
	lastSql: string;
	isOver: boolean;
	/** Runs statements, each with its result; false where one failed. */
	run(sql: string): Promise<boolean>;
	/** Shows what fits the width, and is paged where it is long. */
	show(print: (surroundings: Surroundings) => Promise<void>): Promise<void>;
	/** Reads lines as if they were typed. */
	readLines(text: string): Promise<void>;
	/** Opens a program on the terminal; rejects where there is none. */
	openProgram(command: string): Promise<void>;
	/** Waits; ends sooner when the person interrupts, and says so with true. */
	wait(ms: number): Promise<boolean>;
}
