import { ProviderError } from "../../src/base/index.ts";

/** Gives the error that the call throws; anything else fails the test. */
export function catchError(call: () => unknown): ProviderError {
	try {
		call();
	} catch (error) {
		if (error instanceof ProviderError) return error;
		throw error;
	}
	throw new Error("nothing was thrown");
}
