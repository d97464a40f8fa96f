import { explainStrayError, ProviderError } from "../../base/index.ts";
import { UndiscoveredAttributes } from "../../bind/index.ts";
import { assumeDiscovered, type Catalog, foldUnderscores } from "../../catalog/index.ts";
import type { Statistics } from "../../execute/index.ts";
import { parseStatement } from "../../sql/index.ts";
import { logFailure } from "../log/connection-log.ts";
import type { Session } from "../session.ts";
import { type DeclaredTypes, declareParameters } from "./declared-parameters.ts";
import { bindTree, type Prepared } from "./prepared.ts";

// Statements repeat; parsing and binding one again is the larger part of a cached answer.
const mostStatements = 200;

/** A statement that was bound, and what it cost to know its columns. */
export interface SettledStatement {
	readonly prepared: Prepared;
	readonly costs: readonly Statistics[];
}

/** The statements of a connection that were bound before, all of them in the session's time zone and by its catalog. */
export class PreparedStatements {
	readonly #session: Session;
	/** By their SQL, the oldest first. */
	readonly #known = new Map<string, Prepared>();
	/** The SQL of those that mean something else when a setting changes. */
	readonly #bySettings = new Set<string>();
	/** The time zone and the catalog that they were bound for, and what was seen of permissions, which stands in rows about the catalog. */
	#zone: string | undefined;
	#catalog: Catalog | undefined;
	#accessChanges = 0;

	/** Begins without any. */
	constructor(session: Session) {
		this.#session = session;
	}

	/**
	 * Parses and binds a statement, unless that was done before in the time zone and with the catalog that the session has now.
	 * @param declared The types of its parameters, as far as the caller says them.
	 * @throws SqlError for unknown names, types that do not fit, and what is not supported; UndiscoveredAttributes
	 */
	prepare(sql: string, declared: DeclaredTypes = []): Prepared {
		this.#followSession();
		const key = declared.length === 0 ? sql : `${JSON.stringify(declared)} ${sql}`;
		const known = this.#known.get(key);
		if (known) return known;
		const watched = watchSettings(this.#session.catalog);
		const prepared = this.#bind(sql, watched.catalog, declared);
		if (watched.isAsked()) this.#bySettings.add(key);
		if (this.#known.size >= mostStatements) {
			const [oldest] = this.#known.keys();
			if (oldest !== undefined) this.#forget(oldest);
		}
		this.#known.set(key, prepared);
		return prepared;
	}

	/**
	 * Parses and binds a statement with the columns that are known without a request.
	 * @returns Undefined where it names one that only a request can tell of.
	 * @throws SqlError
	 */
	prepareKnown(sql: string): Prepared | undefined {
		try {
			return this.prepare(sql);
		} catch (error) {
			if (!(error instanceof UndiscoveredAttributes)) throw error;
		}
		try {
			return this.#bind(sql, assumeDiscovered(this.#session.catalog));
		} catch (error) {
			if (error instanceof ProviderError && error.code === "unknown_column") return undefined;
			throw error;
		}
	}

	/**
	 * Tells whether asking the service for attributes may help a statement that could not be bound.
	 * @param error What {@link prepare} threw.
	 */
	mayLackAttributes(sql: string, error: unknown): boolean {
		return error instanceof UndiscoveredAttributes || this.#listSuspects(sql, error).length > 0;
	}

	/**
	 * Asks the service for the attributes that a statement needs, and binds it.
	 * @param problem Why it could not be bound.
	 * @throws SqlError; what asking throws
	 */
	async settle(
		sql: string,
		problem: unknown,
		signal: AbortSignal,
		declared: DeclaredTypes = [],
	): Promise<SettledStatement> {
		const { attributes } = this.#session;
		const costs: Statistics[] = [];
		let isAskedAgain = false;
		for (let latest = problem; ; ) {
			if (latest instanceof UndiscoveredAttributes) {
				const { isOfCatalog, isKeptOnly } = latest;
				const manner = { isQuiet: isOfCatalog || isOnlyExplained(sql), isKeptOnly };
				costs.push(...(await attributes.discover(latest.tables, manner, signal)));
			} else {
				// The name of an attribute that was made a moment ago.
				const suspects = isAskedAgain ? [] : this.#listSuspects(sql, latest);
				if (suspects.length === 0) throw latest;
				isAskedAgain = true;
				costs.push(...(await attributes.discover(suspects, { isQuiet: true, isAgain: true }, signal)));
			}
			try {
				return { prepared: this.prepare(sql, declared), costs };
			} catch (error) {
				latest = error;
			}
		}
	}

	#listSuspects(sql: string, error: unknown): readonly string[] {
		if (!(error instanceof ProviderError) || error.code !== "unknown_column") return [];
		const words = foldUnderscores(sql);
		return this.#session.attributes
			.listOlder()
			.filter(({ name, discovery }) =>
				[name, discovery?.prefix ?? ""].every((part) => words.includes(foldUnderscores(part))),
			)
			.map(({ name }) => name);
	}

	#followSession(): void {
		const { zone, catalog, tableAccess } = this.#session;
		const current = zone.current();
		const { changes } = tableAccess;
		if (current === this.#zone && catalog === this.#catalog && changes === this.#accessChanges) return;
		const isKin = catalog.kin !== undefined && catalog.kin === this.#catalog?.kin;
		const isSettingAlone = isKin && current === this.#zone && changes === this.#accessChanges;
		this.#accessChanges = changes;
		this.#zone = current;
		this.#catalog = catalog;
		for (const key of [...(isSettingAlone ? this.#bySettings : this.#known.keys())]) this.#forget(key);
	}

	#forget(key: string): void {
		this.#known.delete(key);
		this.#bySettings.delete(key);
	}

	#bind(sql: string, catalog: Catalog, declared: DeclaredTypes = []): Prepared {
		const { procedures, options, log } = this.#session;
		try {
			const zone = this.#zone ?? "UTC";
			const context = { text: sql, catalog, procedures, zone, isReadonly: options.Readonly, isRun: true };
			return bindTree(declareParameters(parseStatement(sql), declared), context);
		} catch (error) {
			if (error instanceof UndiscoveredAttributes) throw error;
			// What could not be read may hold anything, a secret too.
			logFailure(log, "sql", "a statement was refused", error);
			throw explainStrayError(error);
		}
	}
}

/** A catalog that tells afterwards whether a statement has asked for what a session has set. */
function watchSettings(catalog: Catalog): { readonly catalog: Catalog; readonly isAsked: () => boolean } {
	if (catalog.settings === undefined) return { catalog, isAsked: () => false };
	let isAsked = false;
	const watched = Object.create(catalog, {
		settings: {
			get() {
				isAsked = true;
				return catalog.settings;
			},
		},
		findTable: {
			value(path: readonly string[]) {
				const lookup = catalog.findTable(path);
				if (lookup.found?.isOfSession) isAsked = true;
				return lookup;
			},
		},
	}) as Catalog;
	return { catalog: watched, isAsked: () => isAsked };
}

// To explain takes no credential.
function isOnlyExplained(sql: string): boolean {
	return /^\s*explain\b/i.test(sql);
}
