import { createError } from "../../base/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import type { ReadWays } from "../../execute/index.ts";
import { buildPath } from "../../http/index.ts";
import type { ProcedureDefinition, ProcedureFile, ProcedureWait } from "../../profile/index.ts";
import { compileValueReader } from "../../scan/index.ts";
import type { Session } from "../session.ts";
import { createFileTaker } from "./file-rows.ts";
import type { StoredRows } from "./procedure.ts";
import type { CallRequest } from "./procedure-request.ts";
import { meet } from "./rendezvous.ts";

/** A call whose answer is a file. */
export interface FileCall {
	readonly definition: ProcedureDefinition & { readonly file: ProcedureFile };
	readonly request: CallRequest;
	readonly values: CallValues;
	readonly purpose: string;
	/** A job that is not over is waited for. */
	readonly isWaiting: boolean;
}

/**
 * Asks how far the job is whose file is wanted, then reads the file as it comes: memory does not grow with it.
 * @throws job_without_file (55000), and what the service says.
 */
export async function* readFileCall(
	call: FileCall,
	session: Session,
	{ http, observer, signal }: ReadWays,
): AsyncGenerator<StoredRows, void, undefined> {
	const { definition, request, values, purpose } = call;
	const { wait, file } = definition;
	if (wait && (await settleJob(call, wait, session, { http, observer, signal })) === "empty") return;
	const member = file.member === undefined ? undefined : String(values.get(file.member));
	yield* meet<StoredRows>(
		(give, ended) =>
			http.send({
				observer,
				purpose,
				...request,
				accept: file.accept,
				take: createFileTaker(definition, member, give),
				signal: ended,
				isIdempotent: true,
			}),
		signal,
	);
}

async function settleJob(
	{ definition, values, purpose, isWaiting }: FileCall,
	{ path, column, ends, fails, empty, everyMs }: ProcedureWait,
	session: Session,
	{ http, observer, signal }: ReadWays,
): Promise<"empty" | "full"> {
	const slots = [...path.matchAll(/\{(\w+)\}/g)].map(
		([, slot = ""]) => [slot, String(values.get(slot) ?? "")] as const,
	);
	const asked = { observer, purpose, method: "GET", path: buildPath(path, Object.fromEntries(slots)), signal } as const;
	const readStatus = compileValueReader(column);
	for (;;) {
		const status = String(readStatus((await http.send(asked)).body));
		if (empty.includes(status)) return "empty";
		if (ends.includes(status) && !fails.includes(status)) return "full";
		const job = slots.map(([, value]) => value).join(", ");
		if (fails.includes(status)) throw createError("job_without_file", { job, status, advice: "Begin another job." });
		if (!isWaiting) throw createError("job_without_file", { job, status, advice: adviseWaiting(definition) });
		await session.clock.sleep(everyMs, signal);
	}
}

function adviseWaiting({ name, inputs }: ProcedureDefinition): string {
	const [first] = inputs;
	const given = first ? `${first.name} => '…', ` : "";
	return `Try again when it is over, or wait for it: SELECT * FROM ${name}(${given}wait => true).`;
}
