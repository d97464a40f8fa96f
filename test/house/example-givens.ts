/** What the `@example` lines take for granted: the values that are given to them, and why others are not. */
import Database from "better-sqlite3";
import { createError } from "../../src/base/index.ts";
import { bindStatement } from "../../src/bind/index.ts";
import { createCatalog } from "../../src/catalog/index.ts";
import { connectionProperties } from "../../src/connection-string/index.ts";
import { nowhere } from "../../src/connection-string/place.ts";
import { readCsvTarget } from "../../src/driver/export/csv-target.ts";
import { createScrubber } from "../../src/http/scrubber.ts";
import { optimise } from "../../src/optimise/index.ts";
import { nothingKnown, planQuery } from "../../src/plan/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { loadHtmlReader } from "../../src/scan/index.ts";
import { type Expression, parseStatement, printNode, type Query, type Statement } from "../../src/sql/index.ts";

const profile = await loadProfile("Intercom");
await loadHtmlReader();
const catalog = createCatalog(profile, "2.16");
const contacts = catalog.findTable(["contacts"]).found;
const tags = catalog.findTable(["tags"]).found?.definition;

// A statement, or an expression alone.
function parse(text: string): Statement | Expression {
	if (/^(SELECT|DELETE)\b/.test(text)) return parseStatement(text);
	const query = parseStatement(`SELECT ${text}`);
	const item = query.kind === "Query" && query.body.kind === "Select" ? query.body.items[0] : undefined;
	if (item?.kind !== "OutputColumn") throw new Error(`${text} is no expression`);
	return item.expression;
}

function planStatement(sql: string) {
	const settings = { parameters: [], nowMs: 0, isPushdownOn: true, facts: nothingKnown };
	return planQuery(optimise(bindStatement(parseStatement(sql) as Query, catalog)), settings, catalog);
}

const plan = planStatement("SELECT id FROM contacts WHERE lower(name) = 'ada'");
const recent = "SELECT id FROM conversations WHERE created_at > '2023-11-14 22:13:20'";
const [planned] = plan.scans;
const [parts] = planStatement("SELECT count(p.id) FROM conversation_parts p").scans;

/** The values, by name. */
export const givens: Readonly<Record<string, unknown>> = {
	SqliteError: Database.SqliteError,
	bindStatement,
	cacheTolerance: connectionProperties.find(({ name }) => name === "CacheTolerance"),
	catalog,
	contacts,
	createdAt: contacts?.columns.find(({ name }) => name === "created_at"),
	error: createError("unknown_table", { table: "contcts", suggestion: 'Did you mean "contacts"?' }),
	facts: { candidate: undefined, hasGiven: true, hasStored: false, isClientGiven: true },
	findFacts: () => ({}),
	id: contacts?.columns.find(({ name }) => name === "id"),
	nowhere,
	optimise,
	pace: { elapsedMs: 2000, firstShare: 0, sinceFirstMs: 2000 },
	parse,
	parseStatement,
	plan,
	printNode,
	planned,
	profile,
	progress: { table: "tags", number: 2, count: 13, rows: 1000, total: 4000, share: 0.25, requests: 7, waitMs: 0 },
	scan: planStatement(recent).scans[0]?.scan,
	scanOfParts: parts?.scan,
	scrubber: createScrubber(),
	stats: { requests: 2 },
	tables: catalog.tables,
	tags,
	tagsTable: catalog.findTable(["tags"]).found,
	target: readCsvTarget("csv://out.csv", undefined),
};

/** Why an example that needs one of these is shown, and not run. */
export const reasons: Readonly<Record<string, string>> = {
	K: "it stands in the parser, among the tokens of a rule",
	select: "a token of a statement that was cut into words",
	context: "the planner's state for one table",
	execution: "a statement whose tables have been read",
	extras: "what an open connection adds to the catalog",
	merge: "two scans in an open cache",
	options: "an open database",
	owner: "the owner of an open connection's credential",
	parts: "the parts of an authorization flow",
	path: "any path of any table",
	ports: "the browser and the clock of an open connection",
	random: "a stream that depends on the seed",
	reference: "the binder's state for one table",
	scope: "the binder's state for one clause",
	settings: "what an open connection is made of",
	sources: "the state of an open connection",
	storage: "an open database",
	scanOfTagsInContacts: "a scan of a read that the service cuts off",
};
