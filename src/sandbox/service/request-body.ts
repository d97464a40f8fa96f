import type { WireObject } from "../wire/wire-object.ts";
import { ApiError } from "./api-error.ts";
import type { RouteCall } from "./route.ts";

/** An id from a body: as text, whether it was sent as text or as a number; empty when it is neither. */
export function readId(value: unknown): string {
	return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

/** The body of a request, which must be a JSON object; an empty one when there was none. */
export function readBodyObject({ body }: Pick<RouteCall, "body">): WireObject {
	if (body === undefined) return {};
	if (typeof body !== "object" || body === null || Array.isArray(body)) {
		throw new ApiError("bad_request", "The request body must be a JSON object");
	}
	return body as WireObject;
}
