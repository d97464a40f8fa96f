/** Why bytes are no file of rows: damage that another try may mend, or something else in its place. */
export class NoTableFile extends Error {
	override readonly name = "NoTableFile";
	/** It broke off, or is not what was packed. */
	readonly isDamaged: boolean;

	/** Completes "it is no file of rows: ". */
	constructor(problem: string, options: { readonly isDamaged?: boolean; readonly cause?: unknown } = {}) {
		super(problem, { cause: options.cause });
		this.isDamaged = options.isDamaged ?? false;
	}
}
