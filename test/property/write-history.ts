import type { Connection, ProviderError, WriteResult } from "../../src/driver/index.ts";
import { WriteError } from "../../src/driver/index.ts";
import type { ParameterValues } from "../../src/plan/index.ts";
import type { Fault, FaultKind, Sandbox } from "../../src/sandbox/index.ts";
import fc from "../random-cases.ts";

/** What a statement of a history does. */
export const deeds = ["make", "note", "change", "delete", "upsert", "tag"] as const;

/** One statement that writes, and what befalls it. */
export interface WriteHistory {
	readonly deed: (typeof deeds)[number];
	readonly count: number;
	readonly faults: readonly Fault[];
	readonly goesOn: boolean;
	/** Milliseconds after which it is cancelled. */
	readonly cancelMs: number | undefined;
}

const faultKinds: readonly FaultKind[] = [
	"status",
	"status_after",
	"reset",
	"reset_before",
	"silence",
	"truncate",
	"content_type",
	"empty_body",
	"error_envelope",
];

const methods = { make: "POST", note: "POST", change: "PUT", delete: "DELETE", upsert: "POST", tag: "POST" } as const;

/** Draws histories. */
export const writeHistory: fc.Arbitrary<WriteHistory> = fc
	.record({
		deed: fc.constantFrom(...deeds),
		count: fc.integer({ min: 1, max: 4 }),
		faults: fc.array(
			fc.record({
				kind: fc.constantFrom(...faultKinds),
				every: fc.integer({ min: 1, max: 4 }),
				times: fc.integer({ min: 1, max: 3 }),
				status: fc.constantFrom(500, 502, 503, 504),
			}),
			{ maxLength: 3 },
		),
		goesOn: fc.boolean(),
		cancelMs: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined, freq: 6 }),
	})
	.map((history) => ({
		...history,
		faults: history.faults.map(({ status, ...fault }) => ({
			...fault,
			method: methods[history.deed],
			...(/^status|error_envelope/.test(fault.kind) ? { status } : {}),
			...(fault.kind === "silence" ? { ms: 20 } : {}),
		})),
	}));

/** What a row of a history is known by, and how often the service did something for it. */
export interface RowTruth {
	readonly name: string;
	readonly status: WriteResult["status"];
	/** How many requests for it took effect. */
	readonly effects: number;
	/** How many objects were made for it. */
	readonly made: number;
}

let histories = 0;

/**
 * Runs a history: what the driver reports of each row, beside what the sandbox says it did.
 * @param connections One that stops at an error, and one that goes on.
 */
export async function runHistory(
	history: WriteHistory,
	sandbox: Sandbox,
	connections: { readonly stops: Connection; readonly goesOn: Connection },
): Promise<readonly RowTruth[]> {
	const connection = history.goesOn ? connections.goesOn : connections.stops;
	histories++;
	const names = Array.from({ length: history.count }, (_, index) => `h${String(histories)}-${String(index)}`);
	sandbox.setFaults([]);
	const statement = await prepare(history, names, connection);
	const before = sandbox.writes.length;
	sandbox.setFaults(history.faults);
	const writes = await report(connection, statement, history);
	sandbox.setFaults([]);
	const entries = sandbox.writes.slice(before);
	return writes.map((write, index): RowTruth => {
		const name = (statement.isByKey ? write.key?.split(", ")[0] : names[index]) ?? "nobody";
		const own = entries.filter(({ path, body }) => `${path} ${JSON.stringify(body ?? "")}`.includes(name));
		const made = own.flatMap(({ changes }) => changes).filter(({ deed }) => deed === "created");
		return { name, status: write.status, effects: own.length, made: made.length };
	});
}

interface Prepared {
	readonly sql: string;
	readonly parameters: ParameterValues;
	readonly isByKey?: boolean;
}

async function prepare({ deed }: WriteHistory, names: readonly string[], connection: Connection): Promise<Prepared> {
	const list = (row: string) => names.map(() => row).join(", ");
	if (deed === "make") return { sql: `INSERT INTO contacts (external_id) VALUES ${list("(?)")}`, parameters: names };
	if (deed === "upsert")
		return { sql: `UPSERT INTO companies (company_id, name) VALUES ${list("(?, 'x')")}`, parameters: names };
	const { writes = [] } = await connection.query(
		`INSERT INTO contacts (external_id) VALUES ${list("(?)")}`,
		names.map((name) => `of-${name}`),
	);
	const ids = writes.map(({ key }) => key ?? "");
	if (deed === "note")
		return {
			sql: `INSERT INTO contact_notes (contact_id, body) VALUES ${list("(?, ?)")}`,
			parameters: names.flatMap((name, index) => [ids[index], name]),
		};
	if (deed === "tag") {
		const tag = await connection.query("UPSERT INTO tags (name) VALUES ('histories') RETURNING id");
		return {
			sql: `INSERT INTO contact_tags (contact_id, tag_id) VALUES ${list("(?, ?)")}`,
			parameters: ids.flatMap((id) => [id, tag.rows[0]?.["id"]]),
			isByKey: true,
		};
	}
	const where = `WHERE id IN (${list("?")})`;
	return deed === "change"
		? { sql: `UPDATE contacts SET name = 'is ' || id ${where}`, parameters: ids, isByKey: true }
		: { sql: `DELETE FROM contacts ${where}`, parameters: ids, isByKey: true };
}

async function report(
	connection: Connection,
	{ sql, parameters }: Prepared,
	{ count, cancelMs }: WriteHistory,
): Promise<readonly WriteResult[]> {
	const options = cancelMs === undefined ? {} : { signal: AbortSignal.timeout(cancelMs) };
	try {
		const { writes = [] } = await connection.query(sql, parameters, options);
		return writes;
	} catch (error) {
		if (error instanceof WriteError && error.writes.length > 0) return error.writes;
		// One row alone, or none was tried.
		const { code } = error as ProviderError;
		const status = code === "write_unknown" ? "unknown" : "failed";
		return Array.from({ length: count }, (_, index) => ({ row: index + 1, key: null, status }));
	}
}
