import { inspect } from "node:util";

const mask = "***";

/** A text that never shows itself: printing, JSON and inspection give `***`; only {@link Secret.reveal} gives the text. */
export class Secret {
	readonly #text: string;

	/** Keeps the text. */
	constructor(text: string) {
		this.#text = text;
	}

	/** The text itself; call it only where it goes on the wire or into the token store. */
	reveal(): string {
		return this.#text;
	}

	/** Gives the mask. */
	toString(): string {
		return mask;
	}

	/** Gives the mask. */
	toJSON(): string {
		return mask;
	}

	/** Gives the mask. */
	[inspect.custom](): string {
		return mask;
	}
}
