/** A statement that failed, with its text, so that the place of the mistake can be shown. */
export class FailedStatement extends Error {
	override readonly name = "FailedStatement";
	readonly sql: string;

	/** Keeps the statement and what went wrong with it. */
	constructor(sql: string, cause: unknown) {
		super("the statement failed", { cause });
		this.sql = sql;
	}
}
