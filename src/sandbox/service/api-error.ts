import type { WireObject } from "../wire/wire-object.ts";
import { type ApiErrorCode, apiErrorTable } from "./api-error-table.ts";

/** How the body of a refusal looks. */
type ErrorShape = "list" | Extract<(typeof apiErrorTable)[ApiErrorCode], { shape: string }>["shape"];

/** A refusal in Intercom's words; thrown by handlers, written by the server as an error list. */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string;
	readonly shape: ErrorShape;
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
		this.shape = "shape" in row ? row.shape : "list";
		this.headers = headers;
	}

	/** The body of the answer. */
	get body(): WireObject {
		const { code, message, shape } = this;
		const request_id = crypto.randomUUID();
		if (shape === "plain") return { type: "error", request_id, message };
		if (shape === "keyed") return { error_key: code, message };
		if (shape === "by_field") return { errors: { [code]: message } };
		return { type: "error.list", request_id, errors: [{ code, message }] };
	}
}
