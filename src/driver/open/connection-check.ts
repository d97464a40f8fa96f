import { type Clock, ProviderError } from "../../base/index.ts";
import type { Catalog, CatalogTable, TableScan } from "../../catalog/index.ts";
import type { AccessPath, ServiceDefinition, TableDefinition } from "../../profile/index.ts";
import { readPages } from "../../scan/index.ts";
import type { AccessRecord } from "../catalog/access-record.ts";
import type { StatementAccess } from "./statement-access.ts";
import { describeRegionMismatch, describeUnknownZone, readWorkspace, type Workspace } from "./workspace.ts";

/** Whether a table can be read with the credential. */
export interface TableCheck {
	readonly table: string;
	readonly status: "permitted" | "not permitted" | "failed" | "not checked";
	/** The permission of the app that reading it takes. */
	readonly scope: string | null;
	/** What the service said, and what to do. */
	readonly problem: string | null;
}

/** What a connection can do. */
export interface ConnectionCheck {
	readonly service: string;
	readonly region: string;
	readonly workspace: Workspace | null;
	/** What is not as it should be, apart from the tables; e.g. that Region should be another. */
	readonly warnings: readonly string[];
	readonly tables: readonly TableCheck[];
}

/** What is checked, and with what. */
export interface CheckParts {
	readonly service: ServiceDefinition;
	readonly catalog: Catalog;
	/** Those that are checked; absent: all. */
	readonly tables: readonly string[] | undefined;
	/** Told what was seen. */
	readonly record: AccessRecord;
	readonly region: string;
	readonly access: StatementAccess;
	readonly clock: Clock;
	readonly concurrency: number;
}

/**
 * Checks the credential, the region, and for each table whether a row of it can be read.
 * @throws credential_refused, credential_missing, connect_failed, cancelled: without them nothing else can be told
 */
export async function checkConnection(parts: CheckParts, signal: AbortSignal): Promise<ConnectionCheck> {
	const { service, catalog, region, tables } = parts;
	const workspace = await readWorkspace(service, parts.access.http, signal);
	const days = catalog.tables.filter(hasDayDates).map(({ name }) => name);
	const warnings = [describeRegionMismatch(region, workspace), describeUnknownZone(workspace, service.name, days)];
	return {
		service: service.name,
		region,
		workspace: workspace ?? null,
		warnings: warnings.filter((warning) => warning !== undefined),
		tables: await Promise.all(
			catalog.tables
				.filter(({ type, name }) => type === "table" && (tables?.includes(name) ?? true))
				.map((table) => checkTable(table, parts, signal)),
		),
	};
}

/** Whether the service compares the table's times by whole days. */
export function hasDayDates({ definition }: CatalogTable): boolean {
	return definition.read.some((path) => path.kind === "search" && path.timeGranularity === "day");
}

async function checkTable(table: CatalogTable, parts: CheckParts, signal: AbortSignal): Promise<TableCheck> {
	const { catalog, access, clock, concurrency, service } = parts;
	const found = { table: table.name, scope: table.definition.scope ?? null };
	const scan = planProbe(table.definition, catalog);
	if (!scan) return { ...found, status: "not checked", problem: "there is no small request for it" };
	try {
		const context = { http: access.http, clock, columns: [], pageSize: 1, concurrency, service: service.name, signal };
		for await (const _ of readPages(scan, { ...context, warn: () => undefined })) break;
		parts.record.note(table.name, { status: "permitted", problem: null });
		return { ...found, status: "permitted", problem: null };
	} catch (error) {
		if (!(error instanceof ProviderError) || fatalCodes.has(error.code)) throw error;
		const problem = describeProblem(error);
		if (error.code !== "permission_denied") return { ...found, status: "failed", problem };
		parts.record.note(table.name, { status: "not permitted", problem });
		return { ...found, status: "not permitted", problem };
	}
}

/** What the service said, and what to do. */
export function describeProblem({ message, hint }: ProviderError): string {
	return [message, hint].filter((text) => text !== undefined).join(". ");
}

const fatalCodes: ReadonlySet<string> = new Set([
	"cancelled",
	"connection_closed",
	"credential_missing",
	"credential_refused",
	"connect_failed",
	"internal",
]);

// The cheapest way to see one row first. A row by its key comes last: nobody has it, and "not found" is an answer too.
const cheapness: Readonly<Record<AccessPath["kind"], number>> = {
	list: 0,
	search: 1,
	embedded: 2,
	child: 3,
	get: 4,
	lookup: 4,
};
const nobodysKey = "0";

function planProbe(table: TableDefinition, catalog: Catalog, depth = 0): TableScan | undefined {
	// A scroll would bar all others from reading for a while.
	const paths = table.read
		.filter((path) => path.kind !== "list" || path.paging !== "scroll")
		.sort((left, right) => cheapness[left.kind] - cheapness[right.kind]);
	for (const path of paths) {
		switch (path.kind) {
			case "list":
			case "search":
				return { kind: path.kind, table, path, limit: 1 } as TableScan;
			case "child":
			case "embedded": {
				const owner = catalog.findTable([path.parent.table]).found;
				const scan = owner && depth < deepest ? planProbe(owner.definition, catalog, depth + 1) : undefined;
				if (!scan) continue;
				return path.kind === "child"
					? { kind: "child", table, path, parents: { scan } }
					: { kind: "embedded", table, path, parent: scan };
			}
			case "get":
				return { kind: "get", table, path, keys: [nobodysKey] };
			case "lookup": {
				const fixed = Object.fromEntries(path.fixed.map((name) => [name, nobodysKey]));
				return { kind: "lookup", table, path, keys: [nobodysKey], fixed };
			}
		}
	}
	return undefined;
}

// A profile's tables may refer to each other in a ring.
const deepest = 3;
