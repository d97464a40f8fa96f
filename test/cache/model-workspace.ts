import type { Clock } from "../../src/base/index.ts";
import type { ChildScan, EmbeddedScan, SearchScan } from "../../src/catalog/index.ts";
import type { HttpClient, HttpRequest, HttpResponse } from "../../src/http/index.ts";
import type { ColumnDefinition, IncrementalRefresh, SearchPath, TableDefinition } from "../../src/profile/index.ts";

/** A small, repeatable source of numbers: 0 ≤ x < 1. */
export type Random = () => number;

export function makeRandom(seed: number): Random {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** One state of an object; it holds until the next one. Times are whole seconds. */
interface Version {
	readonly at: number;
	/** When searches begin to know of it. */
	readonly indexedAt: number;
	/** Undefined: the object is gone. */
	readonly value: ModelObject | undefined;
}

/** A conversation or a contact. */
export interface ModelObject {
	readonly id: string;
	readonly created_at: number;
	readonly updated_at: number;
	readonly state: string;
	readonly tags: readonly { readonly id: string }[];
	readonly parts: readonly { readonly id: string; readonly body: string }[];
}

type Query =
	| { readonly field: "created_at" | "updated_at"; readonly operator: string; readonly value: number }
	| { readonly operator: "AND" | "OR"; readonly value: readonly Query[] };

interface SearchBody {
	readonly query: Query;
	readonly sort: { readonly order: "ascending" | "descending" };
	readonly pagination: { readonly per_page: number; readonly starting_after?: string };
}

const daySeconds = 86_400;

/** A workspace that changes while it is read, with a search that lags behind; each request takes a second. */
export class ModelWorkspace implements Clock {
	/** Seconds since 1970. */
	seconds = 1_772_269_200;
	requests = 0;
	/** The chance that something changes during a request. */
	unrest = 0;
	readonly lagSeconds: number;
	readonly isByDay: boolean;
	/** The most rows that a page has. */
	readonly pageRows: number;
	readonly #random: Random;
	readonly #objects = new Map<string, Version[]>();
	readonly #deletions: { readonly id: string; readonly deleted_at: number }[] = [];
	#nextId = 1;

	constructor(
		random: Random,
		options: {
			readonly lagSeconds: number;
			readonly isByDay: boolean;
			readonly size: number;
			readonly pageRows?: number;
		},
	) {
		this.#random = random;
		this.lagSeconds = options.lagSeconds;
		this.isByDay = options.isByDay;
		this.pageRows = options.pageRows ?? 7;
		const start = this.seconds;
		for (let index = 0; index < options.size; index++) {
			this.seconds = start - Math.floor(random() * 100 * daySeconds) - 2 * options.lagSeconds;
			this.#create();
		}
		this.seconds = start;
	}

	readonly http: HttpClient = {
		send: async (request) => {
			await Promise.resolve();
			return this.#answer(request);
		},
		limits: () => ({
			limit: null,
			remaining: null,
			resetAtMs: null,
			windowMs: null,
			requestsPerMinute: null,
			concurrency: 1_000,
			inFlight: 0,
			waiting: 0,
			waitMs: 0,
		}),
		locate: () => ({ foreignHost: "nowhere" }),
		listRequests: () => [],
		close: () => Promise.resolve(),
	};

	now(): number {
		return this.seconds * 1000;
	}

	sleep(ms: number, signal?: AbortSignal): Promise<void> {
		return new Promise((resolve, reject) => {
			// Whoever waits for something waits a turn; nobody beats a lease's drum in here.
			if (ms > 1000) signal?.addEventListener("abort", () => reject(new Error("aborted")), { once: true });
			else setImmediate(resolve);
		});
	}

	/** Creates, updates, closes, tags, merges or deletes something. */
	mutate(): void {
		this.seconds += 1;
		const living = [...this.#objects.values()].filter((versions) => versions.at(-1)?.value !== undefined);
		const versions = living[Math.floor(this.#random() * living.length)];
		const current = versions?.at(-1)?.value;
		const dice = this.#random();
		if (!versions || !current || dice < 0.2) this.#create();
		else if (dice < 0.35) this.#remove(versions, current.id);
		else {
			const part = { id: `p${String(this.#random()).slice(2, 10)}`, body: String(dice) };
			this.#add(versions, {
				...current,
				updated_at: this.seconds,
				state: dice < 0.6 ? "closed" : "open",
				tags: dice < 0.75 ? [...current.tags, { id: `t${this.seconds}` }].slice(-3) : [],
				parts: dice < 0.5 ? [...current.parts, part] : current.parts.slice(1),
			});
		}
	}

	/** What an object was at some moment from `from` to `to`; undefined stands for: it was not there. */
	statesBetween(id: string, from: number, to: number): readonly (ModelObject | undefined)[] {
		const versions = this.#objects.get(id) ?? [];
		const states = versions.filter(({ at }, index) => at <= to && (versions[index + 1]?.at ?? Infinity) >= from);
		const [first] = versions;
		const isLate = first !== undefined && first.at > from;
		return [...(isLate ? [undefined] : []), ...states.map(({ value }) => value)];
	}

	ids(): readonly string[] {
		return [...this.#objects.keys()];
	}

	#create(): void {
		const id = String(this.#nextId++);
		const [created_at, updated_at] = [this.seconds, this.seconds];
		const parts = this.#random() < 0.5 ? [{ id: "p0", body: "hello" }] : [];
		const versions: Version[] = [];
		this.#objects.set(id, versions);
		this.#add(versions, { id, created_at, updated_at, state: "open", tags: [], parts });
	}

	// A merge is the end of one of the two, and no feed tells of it.
	#remove(versions: Version[], id: string): void {
		this.#add(versions, undefined);
		this.#deletions.unshift({ id, deleted_at: this.seconds });
	}

	#add(versions: Version[], value: ModelObject | undefined): void {
		const due = this.seconds + Math.floor(this.#random() * (this.lagSeconds + 1));
		versions.push({ at: this.seconds, indexedAt: Math.max(due, versions.at(-1)?.indexedAt ?? 0), value });
	}

	#answer(request: HttpRequest): HttpResponse {
		this.requests++;
		this.seconds++;
		if (this.#random() < this.unrest) this.mutate();
		if (request.path === "/things/deleted") return ok(this.#listDeleted(Number(request.query?.["page"] ?? 1)));
		if (request.path === "/things/search") return ok(this.#search(request.body as SearchBody));
		const found = this.#objects.get(request.path.split("/").at(-1) ?? "")?.at(-1)?.value;
		return found ? ok({ ...found, parts: { parts: found.parts } }) : { status: 404, headers: {}, body: undefined };
	}

	#listDeleted(page: number) {
		const rows = this.#deletions.slice((page - 1) * 5, page * 5);
		return { conversations: rows, pages: { page, total_pages: Math.ceil(this.#deletions.length / 5) } };
	}

	#search({ query, sort, pagination }: SearchBody) {
		const indexed = [...this.#objects.values()].flatMap((versions) => {
			const value = versions.findLast(({ indexedAt }) => indexedAt <= this.seconds)?.value;
			return value ? [value] : [];
		});
		const sign = sort.order === "descending" ? -1 : 1;
		const matching = indexed
			.filter((object) => this.#matches(query, object))
			.sort((left, right) => sign * (left.created_at - right.created_at || Number(left.id) - Number(right.id)));
		const [afterTime = 0, afterId = 0] = pagination.starting_after?.split(" ").map(Number) ?? [];
		const rest = matching.filter(
			({ created_at, id }) => created_at > afterTime || (created_at === afterTime && Number(id) > afterId),
		);
		const rows = rest.slice(0, pagination.per_page);
		const last = rows.at(-1);
		const next = last && rest.length > rows.length ? { starting_after: `${last.created_at} ${last.id}` } : null;
		return {
			data: rows.map(({ parts: _, ...row }) => ({ ...row, tags: { tags: row.tags } })),
			total_count: matching.length,
			pages: { next },
		};
	}

	#matches(query: Query, object: ModelObject): boolean {
		if (!("field" in query)) {
			const isMet = (inner: Query) => this.#matches(inner, object);
			return query.operator === "AND" ? query.value.every(isMet) : query.value.some(isMet);
		}
		const unit = (seconds: number) => (this.isByDay ? Math.floor(seconds / daySeconds) : seconds);
		const [held, bound] = [unit(object[query.field]), unit(query.value)];
		return query.operator === ">" ? held > bound : query.operator === "<" ? held < bound : held === bound;
	}
}

function ok(body: object): HttpResponse {
	return { status: 200, headers: {}, body };
}

function makeColumn(name: string, from: ColumnDefinition["from"] = "id", path = name): ColumnDefinition {
	const isTime = from === "unix_seconds";
	return {
		name,
		type: isTime ? "timestamp" : "varchar",
		path,
		from,
		filter: isTime ? { eq: "inexact", gt: "inexact", lt: "inexact" } : {},
		field: name,
		send: isTime ? "unix_seconds" : "text",
		isSortable: isTime,
		values: [],
		summary: "",
	};
}

/** The scans of a model workspace's tables: the objects, and what belongs to them. */
export function makeModelScans(isByDay: boolean, lagSeconds: number, pageRows = 7) {
	const feed = { path: "/things/deleted", rows: "conversations", paging: "page", key: "id", at: "deleted_at" } as const;
	const incremental: IncrementalRefresh = {
		column: "updated_at",
		lagMs: lagSeconds * 1000,
		deletions: isByDay ? "count" : { ...feed, pageSize: { default: 5, max: 5 } },
	};
	const columns = [
		makeColumn("id"),
		makeColumn("created_at", "unix_seconds"),
		makeColumn("updated_at", "unix_seconds"),
		makeColumn("state", "text"),
	];
	const things: TableDefinition = {
		name: "things",
		summary: "",
		key: ["id"],
		read: [],
		columns,
		incremental,
		notes: [],
	};
	const path: SearchPath = {
		kind: "search",
		path: "/things/search",
		rows: "data",
		pageSize: { default: pageRows, max: pageRows },
		everything: { column: "created_at", operator: "gt", value: 0 },
		stableOrder: "created_at",
		partitionBy: "created_at",
		timeGranularity: isByDay ? "day" : "second",
		maxDepth: 2,
		maxFilters: 15,
	};
	const search: SearchScan = { kind: "search", table: things, path };
	const parent = { table: "things", column: "id" };
	const own = (name: string, more: ColumnDefinition[]): TableDefinition => ({
		...things,
		name,
		key: ["thing_id", "id"],
		columns: [makeColumn("thing_id"), makeColumn("id"), ...more],
		incremental: undefined,
	});
	const parts: ChildScan = {
		kind: "child",
		table: own("parts", [makeColumn("body", "text")]),
		path: {
			kind: "child",
			path: "/things/{thing_id}",
			column: "thing_id",
			parent,
			rows: "parts.parts",
			paging: "none",
			absent: [404],
		},
		parents: { scan: search },
	};
	const tags: EmbeddedScan = {
		kind: "embedded",
		table: own("tags", []),
		path: { kind: "embedded", column: "thing_id", parent, rows: "tags.tags" },
		parent: search,
	};
	return { things: search, parts, tags };
}
