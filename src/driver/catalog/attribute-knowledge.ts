import { type Clock, createSingleFlights, ProviderError } from "../../base/index.ts";
import { type Catalog, type CatalogTable, makeAttributeColumns, type TableAttributes } from "../../catalog/index.ts";
import type { Statistics } from "../../execute/index.ts";
import { type Description, type DescriptionAge, listDescribed, pickAttributes } from "./attribute-reader.ts";

/** What a connection knows of attributes that its service was asked for, and the catalog that comes of it. */
export interface AttributeKnowledge {
	/** The catalog with what is known now: another one whenever something else is known. */
	catalog(): Catalog;
	/** Forgets what is too old to be told without another look. */
	expire(): void;
	/**
	 * Asks for the attributes of tables, each description once for all that wait for it.
	 * @returns What that cost.
	 * @throws What reading throws, but for refusals: the rest of a table can be read without its attributes.
	 */
	discover(tables: readonly string[], how: DiscoveryManner, signal: AbortSignal): Promise<readonly Statistics[]>;
	/** The service refused a request that speaks of attributes of these tables: perhaps they are others now. */
	doubt(tables: readonly string[]): void;
	/** The tables whose attributes are not of this moment; asking again may tell of a new one. */
	listOlder(): readonly CatalogTable[];
}

/** How much is asked for. */
export interface DiscoveryManner {
	/** Nothing but names depends on it: nobody is asked to sign in, and whatever fails leaves the attributes out. */
	readonly isQuiet: boolean;
	/** What is kept does not do. */
	readonly isAgain?: boolean | undefined;
	/** Nothing but what is kept does, whatever its age. */
	readonly isKeptOnly?: boolean | undefined;
	/** Whoever asks has no use for tables without their attributes: what cannot be read, and what was kept in its place, is an error. */
	readonly isRequired?: boolean | undefined;
}

/** What asking takes. */
export interface KnowledgeParts {
	readonly clock: Clock;
	readonly makeCatalog: (attributes: ReadonlyMap<string, TableAttributes>) => Catalog;
	readonly read: (from: string, age: DescriptionAge, signal: AbortSignal) => Promise<Description>;
	/** Whether there is a credential that nobody has to be asked for, or none is needed. */
	readonly hasCredential: () => Promise<boolean>;
	readonly isOffline: boolean;
	/** The age up to which rows of the cache answer. */
	readonly toleranceMs: number;
	/** Told once of what cannot be found out, with the names of the tables. */
	readonly warn: (message: string, tables: readonly string[]) => void;
}

/** Attributes are made and archived by people. Who reads everything live need not ask for them with each statement. */
const leastMs = 60_000;
/** Who asks for a name that there was not a moment ago will not find it now. */
const momentMs = 1_000;

interface Known {
	readonly attributes: TableAttributes;
	readonly askedAt: number;
	readonly until: number;
}

/** Begins without any: nothing is asked for before a statement needs it. */
export function createAttributeKnowledge(parts: KnowledgeParts): AttributeKnowledge {
	const { clock, makeCatalog } = parts;
	const known = new Map<string, Known>();
	/** Tables that describe attributes, and of which what is kept is not to be taken. */
	const doubted = new Set<string>();
	const flights = createSingleFlights<Statistics | undefined>();
	let catalog = makeCatalog(new Map());

	const remake = (): void => {
		catalog = makeCatalog(new Map([...known].map(([name, { attributes }]) => [name, attributes])));
	};

	const learn = (table: CatalogTable, attributes: TableAttributes, until: number): void => {
		const before = known.get(table.name)?.attributes;
		known.set(table.name, { attributes, askedAt: clock.now(), until });
		if (JSON.stringify(before) !== JSON.stringify(attributes)) remake();
	};

	const ask = async (from: string, manner: DiscoveryManner, signal: AbortSignal): Promise<Statistics | undefined> => {
		const tables = listDescribed(catalog.tables, from);
		try {
			await needCredential(parts, manner);
			const isAgain = manner.isAgain === true || doubted.has(from);
			const { rows, asOf, statistics } = await readDescription(parts, from, { ...manner, isAgain }, tables, signal);
			doubted.delete(from);
			const until = parts.isOffline ? Number.POSITIVE_INFINITY : asOf + Math.max(parts.toleranceMs, leastMs);
			for (const table of tables) {
				const { definition, discovery } = table;
				if (discovery)
					learn(table, makeAttributeColumns(definition, discovery, pickAttributes(discovery, rows)), until);
			}
			return statistics;
		} catch (error) {
			const reason = manner.isRequired ? undefined : explainRefusal(error, manner);
			if (reason === undefined) throw error;
			giveUp(tables, reason, error, manner);
			return undefined;
		}
	};

	const giveUp = (tables: readonly CatalogTable[], reason: string, error: unknown, manner: DiscoveryManner): void => {
		const names = tables.map(({ name }) => name);
		if (error !== noCredential) parts.warn(`the attributes of ${names.join(" and ")} are missing: ${reason}`, names);
		// A statement that reads rows asks again, and may ask for more than a quiet one.
		const until = manner.isQuiet || manner.isKeptOnly ? clock.now() : clock.now() + leastMs;
		for (const table of tables) {
			const problem = `The attributes of ${table.name} are not known: ${reason}`;
			learn(table, { columns: [], archived: [], problem }, until);
		}
	};

	const isKnown = (name: string, { isRequired }: DiscoveryManner): boolean => {
		const found = known.get(name);
		return found !== undefined && !(isRequired && found.attributes.problem !== undefined);
	};

	return {
		catalog: () => catalog,
		expire() {
			const now = clock.now();
			const old = [...known].filter(([, { until }]) => until <= now);
			for (const [name] of old) known.delete(name);
			if (old.length > 0) remake();
		},
		async discover(tables, manner, signal) {
			const wanted = catalog.tables.filter(({ name }) => tables.includes(name));
			const missing = wanted.filter(({ name }) => manner.isAgain === true || !isKnown(name, manner));
			const sources = new Set(missing.flatMap(({ discovery }) => discovery?.from ?? []));
			const asked = [...sources].map((from) =>
				flights.join(`${from} ${JSON.stringify(manner)}`, (end) => ask(from, manner, end), signal),
			);
			return (await Promise.all(asked)).filter((cost) => cost !== undefined);
		},
		doubt(tables) {
			for (const { name, discovery } of catalog.tables) {
				if (!discovery || !tables.includes(name) || !known.delete(name)) continue;
				doubted.add(discovery.from);
			}
			remake();
		},
		listOlder() {
			const now = clock.now();
			if (parts.isOffline) return [];
			return catalog.tables.filter(({ name }) => now - (known.get(name)?.askedAt ?? now) >= momentMs);
		},
	};
}

async function needCredential(
	{ isOffline, hasCredential }: KnowledgeParts,
	{ isQuiet, isKeptOnly }: DiscoveryManner,
): Promise<void> {
	if (isQuiet && !isKeptOnly && !isOffline && !(await hasCredential())) throw noCredential;
}

// What was kept answers where nothing newer can be had: attributes rarely change, and the rows may well be there.
async function readDescription(
	{ read, warn }: KnowledgeParts,
	from: string,
	{ isAgain, isKeptOnly, isRequired }: DiscoveryManner,
	tables: readonly CatalogTable[],
	signal: AbortSignal,
): Promise<Description> {
	try {
		return await read(from, isKeptOnly ? "cached" : isAgain ? "refresh" : "tolerant", signal);
	} catch (error) {
		if (!(error instanceof ProviderError) || signal.aborted || isRequired || isRefusal(error)) throw error;
		const kept = await read(from, "cached", signal).catch(() => undefined);
		if (!kept) throw error;
		const names = tables.map(({ name }) => name);
		const at = new Date(kept.asOf).toISOString();
		warn(`the attributes of ${names.join(" and ")} are those of ${at}: ${error.message}`, names);
		return kept;
	}
}

const noCredential = new Error("there is no credential to ask for them");

function explainRefusal(error: unknown, { isQuiet }: DiscoveryManner): string | undefined {
	if (error === noCredential) return noCredential.message;
	if (!(error instanceof ProviderError)) return undefined;
	const isEnded =
		error.code === "cancelled" || error.code === "connection_closed" || error.code === "statement_timeout";
	if (isEnded || !(isQuiet || isRefusal(error))) return undefined;
	return [error.message, error.hint].filter((text) => text !== undefined).join(". ");
}

// The service has no such list, or not for this credential; or the cache has none while nothing may be asked.
const refusals: ReadonlySet<string> = new Set(["permission_denied", "request_failed", "bad_response", "not_cached"]);

function isRefusal({ code }: ProviderError): boolean {
	return refusals.has(code);
}
