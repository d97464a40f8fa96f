import type { AccessPath, IncrementalRefresh, LookupPath } from "./access-path.ts";
import type { AttributeDiscovery } from "./attribute-discovery.ts";
import { describeProcedures } from "./procedure-page.ts";
import type {
	ColumnDefinition,
	Exactness,
	FilterOperator,
	Profile,
	ServiceDefinition,
	TableDefinition,
} from "./profile.ts";
import { findColumnAbility, findTableAbility, nameColumnAbility, nameKeys } from "./write-ability.ts";

/**
 * Prints the data model as a Markdown page: the service, then for each table its key, how it is read, its columns and its notes, for each view its columns and its query, and the procedures.
 * @example describeProfile(profile) // "# Intercom\n\nCustomers, …\n\n| table | key | … |\n…\n\n## admins\n…"
 */
export function describeProfile(profile: Profile): string {
	const { service, tables, views, procedures } = profile;
	const blocks = [
		`# ${service.name}`,
		service.summary,
		describeService(service),
		makeTable(
			["table", "key", "columns", "what it holds"],
			tables.map((table) => [
				`[${table.name}](#${table.name})`,
				table.key.map(code).join(", "),
				String(table.columns.length),
				table.summary,
			]),
		),
		legend,
		...describeWords(service.knownAs, "Words that are no tables here, and where an error leads on to:"),
		...tables.flatMap(describeTable),
		...describeViews(views),
		...describeProcedures(procedures, { code, makeTable }),
	];
	return `${blocks.join("\n\n")}\n`;
}

const legend =
	"*Pushdown* lists the operators that become part of a request. Those in parentheses find more rows than SQL would, and are filtered again; " +
	"*sort* means that ORDER BY with LIMIT reads only the pages it needs. *Write* says which statements may give the column a value: " +
	"*insert*, *update* or both; without any, the service sets it.";

function describeService(service: ServiceDefinition): string {
	const regions = service.regions.map((region) => `${region.name} ${region.baseUrl}`).join(", ");
	const lines = [
		`- Schema: ${code(service.schema)}`,
		`- Regions: ${regions}`,
		...(service.versions === undefined ? [] : [`- API versions: ${service.versions.known.join(", ")}`]),
		`- Documentation of the service: ${service.docsUrl}`,
	];
	return lines.join("\n");
}

function describeTable(table: TableDefinition): string[] {
	const facts = [
		`- Key: ${table.key.map(code).join(", ")}`,
		...(table.since === undefined ? [] : [`- Since API version ${table.since}`]),
		...(table.scope === undefined ? [] : [`- Permission: ${table.scope}`]),
		...table.read.map((access) => `- Read by ${describeAccess(access)}`),
		...(table.incremental === undefined ? [] : [describeRefresh(table.incremental)]),
		...describeWriting(table),
	];
	const isWritten = table.write !== undefined;
	const writing = (write: ColumnDefinition["write"]) => nameColumnAbility(findColumnAbility(write, table.write));
	const columns = table.columns.map((column) => [
		code(column.name),
		column.type,
		describePushdown(column),
		...(isWritten ? [writing(column.write)] : []),
		describeVersions(column),
		describeColumn(column),
	]);
	const heading = ["column", "type", "pushdown", ...(isWritten ? ["write"] : []), "version", "what it is"];
	const attributes = (table.discovers ?? []).map((discovery) => describeDiscovery(discovery, table.write));
	const notes = table.notes.map((note) => `- ${note}`);
	return [
		`## ${table.name}`,
		table.summary,
		facts.join("\n"),
		makeTable(heading, columns),
		...describeInputs(table.write),
		...attributes,
		...(notes.length === 0 ? [] : [notes.join("\n")]),
		...describeWords(table.knownAs, "Words that are no columns here, and where an error leads on to:"),
	];
}

function describeInputs(write: TableDefinition["write"]): string[] {
	if (write === undefined || write.inputs.length === 0) return [];
	const rows = write.inputs.map((input) => [
		code(input.name),
		input.type,
		nameColumnAbility(findColumnAbility(input.write, write)),
		describeVersions(input),
		describeColumn(input),
	]);
	return ["What can be written and not be read:", makeTable(["input", "type", "write", "version", "what it is"], rows)];
}

function describeWriting({ write, ...table }: TableDefinition): string[] {
	if (write === undefined) return [];
	const requests = [write.insert, write.update, write.delete].flatMap((operation, index) =>
		operation
			? [`${["INSERT", "UPDATE", "DELETE"][index] ?? ""} ${code(`${operation.method} ${operation.path}`)}`]
			: [],
	);
	const { upsertKeys } = findTableAbility({ write, ...table });
	const { oneOf = [] } = write.insert ?? {};
	return [
		`- Written by ${requests.join(", ")}`,
		...(upsertKeys.length === 0
			? []
			: [`- UPSERT and ON CONFLICT DO UPDATE by ${nameKeys(upsertKeys.map((key) => key.map(code)))}`]),
		...(oneOf.length === 0 ? [] : [`- INSERT needs one of ${oneOf.map(code).join(", ")}`]),
		...(write.scope === undefined ? [] : [`- Permission to write: ${write.scope}`]),
	];
}

function describeViews(views: Profile["views"]): string[] {
	if (views.length === 0) return [];
	const heading =
		"Views are queries that come with the profile and read like tables. They are ordinary SQL: what they need of the tables above is " +
		"read, kept and pushed down as in any other statement.";
	const list = makeTable(
		["view", "columns", "what it holds"],
		views.map((view) => [
			`[${view.schema}.${view.name}](#${view.schema}${view.name})`,
			String(view.columns.length),
			view.summary,
		]),
	);
	const pages = views.flatMap((view) => [
		`## ${view.schema}.${view.name}`,
		[view.summary, ...(view.since === undefined ? [] : [`Since API version ${view.since}.`])].join(" "),
		makeTable(
			["column", "what it is"],
			view.columns.map((column) => [code(column.name), column.summary]),
		),
		...(view.notes.length === 0 ? [] : [view.notes.map((note) => `- ${note}`).join("\n")]),
		`\`\`\`sql\n${view.query}\n\`\`\``,
	]);
	return ["# Views", heading, list, ...pages];
}

function describeDiscovery(discovery: AttributeDiscovery, table: TableDefinition["write"]): string {
	const { from, where, within, prefix, types, write } = discovery;
	const conditions = Object.entries(where).map(([column, value]) => code(`${column} = ${value}`));
	const rows = conditions.length === 0 ? "" : ` (where ${conditions.join(" and ")})`;
	const range = describeVersions(discovery);
	const versions = range === "" ? "" : `, API version ${range}`;
	const heading = `Your own attributes are columns too, named ${code(`${prefix}…`)}${versions}: ${code(from)}${rows} describes them, ${code(within)} holds their values. By their type there:`;
	const ability = findColumnAbility(write && { when: write, isRequired: false }, table);
	const list = Object.entries(types).map(([word, type]) => {
		const pushdown = describePushdown({ ...type, isSortable: false });
		return [code(word), type.type, pushdown, nameColumnAbility(ability)];
	});
	return `${heading}\n\n${makeTable(["type in the service", "type", "pushdown", "write"], list)}`;
}

function describeWords(rows: TableDefinition["knownAs"], heading: string): string[] {
	const lines = (rows ?? []).map(({ words, statement }) => `- ${words.map(code).join(", ")}: ${code(statement)}`);
	return lines.length === 0 ? [] : [heading, lines.join("\n")];
}

function describeRefresh({ column, lagMs, deletions }: IncrementalRefresh): string {
	const feed = deletions === "count" ? undefined : deletions;
	const since = feed?.since === undefined ? "" : ` from API version ${feed.since} on`;
	const gone = feed
		? `${code(`GET ${feed.path}`)}${since}`
		: "counting: when the number differs, all rows are read again";
	return `- Cached rows are refreshed by ${code(column)}, ${String(lagMs / 1000)} s back; deleted ones are found by ${gone}`;
}

function describeAccess(access: AccessPath): string {
	switch (access.kind) {
		case "get":
			return `${code(access.column)}: ${code(`GET ${access.path}`)}`;
		case "lookup":
			return describeLookup(access);
		case "search":
			return `search: ${code(`POST ${access.path}`)}${describePages(access.pageSize)}`;
		case "list":
			return `list: ${code(`${access.method} ${access.path}`)}${describePages(access.pageSize)}`;
		case "child": {
			const cap = access.cap === undefined ? "" : `; at most ${access.cap.rows} rows each`;
			return `one request for each row of ${access.parent.table}: ${code(`GET ${access.path}`)}${describePages(access.pageSize)}${cap}`;
		}
		case "embedded": {
			const columns = access.columns === undefined ? "" : ` (${access.columns.map(code).join(", ")} only)`;
			return `the rows of ${access.parent.table}, without a request of its own${columns}`;
		}
	}
}

function describeLookup({ method, path, column, parameter, fixed, batch, pageSize }: LookupPath): string {
	const names = [...fixed, column].map(code).join(" and ");
	const most = batch === undefined ? "" : `, ${batch} values a request`;
	const address =
		parameter === undefined ? path : method === "GET" ? `${path}?${parameter}=` : `${path} (${parameter})`;
	return `${names}: ${code(`${method} ${address}`)}${most}${describePages(pageSize)}`;
}

function describePages(pageSize: { readonly max: number } | undefined): string {
	return pageSize === undefined ? "" : `, up to ${pageSize.max} rows a request`;
}

const operatorTexts: Readonly<Record<FilterOperator, string>> = {
	eq: "=",
	ne: "<>",
	in: "IN",
	nin: "NOT IN",
	gt: ">",
	ge: ">=",
	lt: "<",
	le: "<=",
	contains: "LIKE '%a%'",
	starts: "LIKE 'a%'",
	ends: "LIKE '%a'",
};

function describePushdown(column: Pick<ColumnDefinition, "filter" | "isSortable">): string {
	const list = (wanted: Exactness): string =>
		(Object.entries(operatorTexts) as [FilterOperator, string][])
			.filter(([operator]) => column.filter[operator] === wanted)
			.map(([, text]) => code(text))
			.join(" ");
	const inexact = list("inexact");
	return [list("exact"), inexact && `(${inexact})`, column.isSortable ? "sort" : ""].filter(Boolean).join(" ");
}

function describeVersions({ since, until }: Pick<ColumnDefinition, "since" | "until">): string {
	return [since && `from ${since}`, until && `to ${until}`].filter(Boolean).join(" ");
}

function describeColumn(
	column: Pick<ColumnDefinition, "summary" | "values"> & Partial<Pick<ColumnDefinition, "references">>,
): string {
	const { references, values } = column;
	const choices = values.length === 0 ? "" : ` One of ${values.map(code).join(", ")}.`;
	const target = references === undefined ? "" : ` → ${code(`${references.table}.${references.column}`)}`;
	return `${column.summary}${choices}${target}`;
}

function makeTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
	return `\`${text}\``;
}
