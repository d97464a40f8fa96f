import { type ApiErrorCode, apiErrorTable } from "./api-error-table.ts";

/** A refusal in Intercom's words; thrown by handlers, written by the server as an error list. */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string;
	readonly headers: Readonly<Record<string, string>>;

	/**
	 * Takes status and message from the table.
	 * @param code A row of the table of errors.
	 * @param message Replaces the message of the row.
	 */
	constructor(code: ApiErrorCode, message?: string, headers: Readonly<Record<string, string>> = {}) {
		const row = apiErrorTable[code];
		super(message ?? row.message);
		this.status = row.status;
		this.code = "as" in row ? row.as : code;
		this.headers = headers;
	}
}
