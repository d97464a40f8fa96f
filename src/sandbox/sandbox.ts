import { systemClock } from "../base/index.ts";
import { makeDataSet } from "./data/data-set.ts";
import { makeRandomSource } from "./data/random.ts";
import { VoiceCalls } from "./data/voice-calls.ts";
import { checkRefusals, makeApp, makeSettings, readShapeSeed, readVersion, type SandboxOptions } from "./options.ts";
import { routeTable } from "./routes/route-table.ts";
import { CompanyScroll } from "./service/company-scroll.ts";
import { answerControl, controlPath } from "./service/control.ts";
import { applyFaults } from "./service/damage.ts";
import { ExportJobs } from "./service/export-jobs.ts";
import { type Fault, FaultPlan } from "./service/faults.ts";
import { makeIndexes } from "./service/indexes.ts";
import { listen } from "./service/listener.ts";
import { Mutations } from "./service/mutations.ts";
import { OAuth } from "./service/oauth.ts";
import { OldCopies } from "./service/old-copies.ts";
import { RateLimit } from "./service/rate-limit.ts";
import { describeRequest, RequestLog, type RequestLogEntry } from "./service/request-log.ts";
import { type RawRequest, RequestPipeline } from "./service/request-pipeline.ts";
import type { Reply, Service } from "./service/route.ts";
import { RowTexts } from "./service/row-texts.ts";
import { type WriteEntry, WriteJournal } from "./service/write-journal.ts";
import { makeTruth, type Truth } from "./truth.ts";

/** A sandbox that listens, until it is closed. */
export interface Sandbox extends AsyncDisposable {
	/** Base URL of the API, e.g. `http://127.0.0.1:4010`. */
	readonly url: string;
	/** The token of the workspace's own app, which has every permission but those that are denied: `APIKey`. */
	readonly accessToken: string;
	/** Of the app that people sign in to: `OAuthClientId`. */
	readonly clientId: string;
	/** Of the same app: `OAuthClientSecret`. */
	readonly clientSecret: string;
	/** Where a person is sent to approve the app: `OAuthAuthorizationURL`. */
	readonly authorizationUrl: string;
	/** Where a code is exchanged for a token: `OAuthAccessTokenURL`. */
	readonly tokenUrl: string;
	/** The latest requests, oldest first. */
	readonly requests: readonly RequestLogEntry[];
	/** Empties `requests`. */
	resetRequests(): void;
	/** Every request that took effect, oldest first, whatever became of its answer; `mutate` too. */
	readonly writes: readonly WriteEntry[];
	/** Takes a token back; all tokens when none is given. */
	revokeToken(token?: string): void;
	/** Replaces the faults that strike requests. */
	setFaults(faults: readonly Fault[]): void;
	/** Lets so many changes happen in the workspace at once. */
	mutate(count: number): void;
	/** What the workspace holds, past paging, caps and limits: for tests. */
	readonly truth: Truth;
	/** Ends every connection and the server; `await using` does the same. */
	close(): Promise<void>;
}

/**
 * Starts a local look-alike of Intercom.
 * @example const sandbox = await startSandbox({ contacts: 200 }); console.log(sandbox.url);
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { host = "127.0.0.1", latencyMs = 0, clock = systemClock } = options;
	checkRefusals(options, new Set(routeTable.map(({ scope }) => scope)));
	const settings = makeSettings(options, clock);
	const dataSet = makeDataSet(settings);
	const offsetMs = (options.now ?? clock.now()) - clock.now();
	const now = (): number => Math.floor((clock.now() + offsetMs) / 1000);
	const { app, accessToken } = makeApp(options);
	const oauth = new OAuth(app, accessToken, () => clock.now());
	const journal = new WriteJournal(dataSet, now);
	const service: Service = {
		dataSet,
		indexes: makeIndexes(dataSet, { now: () => clock.now(), lagMs: options.indexLagMs ?? 0 }),
		rowTexts: new RowTexts(dataSet),
		scroll: new CompanyScroll(() => clock.now()),
		writtenEvents: new Map(),
		exports: new ExportJobs(now),
		ticketJobs: new Map(),
		drafts: new Map(),
		hiddenTags: new Map(),
		voiceCalls: new VoiceCalls(dataSet),
		quietMessages: [],
		journal,
		finTalks: new Map(),
		dismissedViews: new Set(),
		allowlist: { enabled: true, ranges: ["192.0.2.0/24", "198.51.100.7"] },
		now,
	};
	let url = "";
	const pipeline = new RequestPipeline({
		routes: routeTable,
		service,
		oauth,
		rateLimit: new RateLimit(options.rateLimitPerMinute ?? 10_000, () => clock.now()),
		pageTexts: { workspaceName: "Northwind sandbox", adminName: dataSet.admins.at(0)?.name ?? "" },
		appVersion: readVersion(options.apiVersion),
		shapeSeed: readShapeSeed(options),
		baseUrl: () => url,
		deniedScopes: options.deniedScopes ?? [],
		plannedOut: options.plannedOut ?? [],
	});
	const log = new RequestLog();
	const oldCopies = new OldCopies();
	const plan = new FaultPlan(options.faults ?? []);
	const mutations = new Mutations(dataSet, options.mutationsPerMinute ?? 0, now, () => clock.now());
	const jitter = makeRandomSource("jitter")("latency");
	let count = 0;
	const answer = async (request: RawRequest): Promise<Reply> => {
		if (request.path === controlPath) return pipeline.guard(() => answerControl(request, plan));
		const number = ++count;
		journal.byItself(() => {
			mutations.catchUp();
		});
		const faults = plan.strike(request);
		const late = faults.find(({ kind }) => kind === "latency");
		const waitMs = latencyMs + (late?.ms ?? 0) + jitter(log.entries.length).unit() * (late?.jitterMs ?? 0);
		if (waitMs > 0) await clock.sleep(waitMs);
		const mark = { number, faults: faults.map(({ kind }) => kind) };
		const reply = applyFaults(faults, request, { oauth, oldCopies }, () => pipeline.answer(request, mark));
		log.add(describeRequest(number, request, reply));
		return reply;
	};
	const listener = await listen(host, options.port ?? 0, answer);
	url = `http://${host.includes(":") ? `[${host}]` : host}:${listener.port}`;
	return {
		url,
		accessToken,
		clientId: app.clientId,
		clientSecret: app.clientSecret,
		authorizationUrl: `${url}/oauth`,
		tokenUrl: `${url}/auth/eagle/token`,
		requests: log.entries,
		writes: journal.entries,
		resetRequests: () => {
			log.reset();
		},
		revokeToken: (token) => {
			oauth.revoke(token);
		},
		setFaults: (faults) => {
			plan.set(faults);
		},
		mutate: (count) => {
			journal.byItself(() => {
				mutations.run(count);
			});
		},
		truth: makeTruth(dataSet),
		close: () => listener.close(),
		[Symbol.asyncDispose]: () => listener.close(),
	};
}
