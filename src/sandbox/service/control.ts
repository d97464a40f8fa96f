import { ApiError } from "./api-error.ts";
import { type Fault, type FaultPlan, findFaultProblem } from "./faults.ts";
import type { RawRequest } from "./request-pipeline.ts";
import type { Reply } from "./route.ts";

/** Where the sandbox itself is talked to; Intercom has no such path. */
export const controlPath = "/_sandbox/faults";

/**
 * Answers requests that set faults: GET shows them, PUT replaces them with a JSON list, DELETE ends them. Only from this machine.
 * @throws {ApiError} 404 from elsewhere, 400 for a list that is none.
 */
export function answerControl(request: RawRequest, plan: FaultPlan): Reply {
	if (!request.isLocal) throw new ApiError("not_found");
	if (request.method === "PUT") plan.set(readFaults(request.text));
	else if (request.method === "DELETE") plan.set([]);
	else if (request.method !== "GET") throw new ApiError("not_found");
	return { status: 200, body: { faults: plan.faults } };
}

function readFaults(text: string): Fault[] {
	let list: unknown;
	try {
		list = JSON.parse(text);
	} catch {
		throw new ApiError("bad_request", "The request body is not valid JSON");
	}
	if (!Array.isArray(list)) throw new ApiError("parameter_invalid", "The body must be a list of faults");
	const problem = list.map(findFaultProblem).find((found) => found !== undefined);
	if (problem !== undefined) throw new ApiError("parameter_invalid", problem);
	return list as Fault[];
}
