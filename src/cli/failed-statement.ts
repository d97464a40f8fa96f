/** Where a statement stands in what the person wrote. */
export interface ScriptPlace {
	readonly text: string;
	/** Of its first word, from 0. */
	readonly offset: number;
}

/** A statement that failed, with its text, so that the place of the mistake can be shown. */
export class FailedStatement extends Error {
	override readonly name = "FailedStatement";
	/** All that was written with it. */
	readonly script: ScriptPlace;

	/** Keeps the statement and what went wrong with it. */
	constructor(sql: string, cause: unknown, script: ScriptPlace = { text: sql, offset: 0 }) {
		super("the statement failed", { cause });
		this.script = script;
	}
}
