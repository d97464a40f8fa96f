import { suggestName } from "../base/index.ts";
import type {
	AccessPath,
	ChildPath,
	ListPath,
	LookupPath,
	PageNames,
	PageSize,
	Paging,
	SearchPath,
} from "./access-path.ts";
import { slotsOf } from "./access-path-schema.ts";
import type { Finding } from "./finding.ts";
import type { FilterOperator, TableDefinition } from "./profile.ts";

/**
 * Holds one way of reading a table against the table's columns.
 * @returns Columns that are not there, slots that do not match, page sizes that contradict themselves.
 */
export function checkAccessPath(table: TableDefinition, access: AccessPath, index: number): Finding[] {
	const path = ["read", index] as const;
	switch (access.kind) {
		case "get":
			return checkSlot(table, access, path);
		case "lookup":
			return [...checkLookup(table, access, path), ...checkPageSize(access, path)];
		case "search":
			return [...checkNoSlot(access, path), ...checkSearch(table, access, path)];
		case "list":
			return [
				...checkNoSlot(access, path),
				...checkPageSize(access, path),
				...checkListParameters(table, access, path),
			];
		case "child":
			return [
				...(access.slots ? checkSlots(table, access, path) : checkSlot(table, access, path)),
				...checkPageSize(access, path),
			];
		case "embedded":
			return [
				...checkColumnName(table, access.column, [...path, "column"]),
				...(access.columns ?? []).flatMap((name, at) => checkColumnName(table, name, [...path, "columns", at])),
				...checkTruncated(table, access.truncated, path),
			];
	}
}

/**
 * Looks a column up that another part of the table names.
 * @returns Nothing when the table has it.
 */
export function checkColumnName(table: TableDefinition, name: string, path: Path): Finding[] {
	const names = table.columns.map((column) => column.name);
	if (names.includes(name)) return [];
	const advice = suggestName(name, names, `Its columns: ${names.join(", ")}.`);
	return [{ path, problem: `${table.name} has no column "${name}"`, advice }];
}

type Path = Finding["path"];

function checkSlot(table: TableDefinition, access: { path: string; column: string }, path: Path): Finding[] {
	const slots = slotsOf(access.path);
	const [slot] = slots;
	if (slot === undefined || slots.length > 1) {
		return [
			{
				path: [...path, "path"],
				problem: `the path has ${slots.length} slots`,
				advice: "Write exactly one {slot}, with the name of the column that fills it.",
			},
		];
	}
	if (slot !== access.column) {
		return [
			{
				path: [...path, "column"],
				problem: `the slot {${slot}} is not filled by the column ${access.column}`,
				advice: "Give both the same name, or leave column: out.",
			},
		];
	}
	return checkColumnName(table, slot, [...path, "path"]);
}

function checkLookup(table: TableDefinition, access: LookupPath, path: Path): Finding[] {
	const { column, parameter, fixed, batch, method } = access;
	const isSlot = slotsOf(access.path).includes(column);
	const findings = fixed.flatMap((name) => checkColumnName(table, name, [...path, "path"]));
	if (access.only !== undefined) findings.push(...checkColumnName(table, access.only, [...path, "only"]));
	if (isSlot === (parameter !== undefined)) {
		const problem = isSlot
			? `the value of ${column} would stand in two places`
			: `the value of ${column} stands nowhere`;
		const advice = `Write a slot {${column}} in the path, or a parameter: one of the two.`;
		findings.push({ path: [...path, isSlot ? "parameter" : "path"], problem, advice });
	}
	if (batch !== undefined && (parameter === undefined || method === "GET")) {
		const advice = "Use method: POST and a parameter, or remove batch.";
		findings.push({ path: [...path, "batch"], problem: "a list of values goes into the body of a POST", advice });
	}
	return findings;
}

function checkSlots(table: TableDefinition, { path: address, column, slots = {} }: ChildPath, path: Path): Finding[] {
	const names = slotsOf(address);
	const findings = [...new Set(names)].flatMap((name) => checkColumnName(table, name, [...path, "path"]));
	for (const name of Object.keys(slots)) {
		if (names.includes(name) && name !== column) continue;
		const problem =
			name === column ? `{${name}} is filled by the parent's key already` : `the path has no slot {${name}}`;
		const advice = `Name slots before the last of the path: ${names.slice(0, -1).join(", ") || "there are none"}.`;
		findings.push({ path: [...path, "slots", name], part: "key", problem, advice });
	}
	if (!names.includes(column)) {
		const problem = `the path has no slot {${column}}`;
		findings.push({
			path: [...path, "column"],
			problem,
			advice: "Give the last slot the column's name, or leave column: out.",
		});
	}
	return findings;
}

function checkNoSlot(access: { path: string }, path: Path): Finding[] {
	if (slotsOf(access.path).length === 0) return [];
	return [
		{
			path: [...path, "path"],
			problem: "a list or a search has no slots",
			advice: "For one request per parent row use kind: child; for one object kind: get.",
		},
	];
}

function checkListParameters(table: TableDefinition, access: ListPath, path: Path): Finding[] {
	const { windows, filters = [] } = access;
	const findings = [
		...filters.flatMap((name, at) => checkListedFilter(table, name, [...path, "filters", at])),
		...checkPlace(access, path),
		...checkRest(table, access, path),
	];
	if (windows === undefined) return findings;
	const column = table.columns.find(({ name }) => name === windows.column);
	if (column === undefined)
		return [...findings, ...checkColumnName(table, windows.column, [...path, "windows", "column"])];
	if (column.type === "timestamp") return findings;
	const advice = "Name the time that the bounds are about.";
	return [...findings, { path: [...path, "windows", "column"], problem: `${column.name} is no timestamp`, advice }];
}

function checkRest(table: TableDefinition, { mostRows }: ListPath, path: Path): Finding[] {
	const isRead = table.read.some(({ kind, ...other }) =>
		kind === "list" ? !("mostRows" in other) || other.mostRows === undefined : kind !== "get" && kind !== "lookup",
	);
	if (mostRows === undefined || isRead) return [];
	const advice = "Add the list or the search that gives all of them, or leave most_rows: out.";
	return [{ path: [...path, "most_rows"], problem: "nothing reads the rows that come after these", advice }];
}

function checkListedFilter(table: TableDefinition, name: string, path: Path): Finding[] {
	const column = table.columns.find((candidate) => candidate.name === name);
	if (column === undefined) return checkColumnName(table, name, path);
	if (Object.keys(column.filter).length > 0) return [];
	const advice = `Add filter: to ${name}, or remove it here.`;
	return [{ path, problem: `${name} says no filter`, advice }];
}

// A list in JSON stands in a body, and the ways of writing one into a query do not.
function checkPlace({ method, sendIn, encoding }: ListPath, path: Path): Finding[] {
	if (sendIn === "body" && method === "GET") {
		return [
			{ path: [...path, "send_in"], problem: "a GET has no body", advice: "Use method: POST, or send_in: query." },
		];
	}
	const { lists, ranges } = encoding ?? { lists: "comma", ranges: "plain" };
	if (sendIn === "body" && ranges !== "plain") {
		const advice = "Give each bound a key of its own: parameters: { ge: …, le: … } of the column.";
		return [{ path: [...path, "encoding", "ranges"], problem: `ranges: ${ranges} does not go into a body`, advice }];
	}
	const isFitting = lists === "comma" || (lists === "array") === (sendIn === "body");
	if (isFitting) return [];
	const advice = sendIn === "body" ? "Use array, or comma." : "Use another one, or send_in: body.";
	const problem = `lists: ${lists} does not go into the ${sendIn ?? "query"}`;
	return [{ path: [...path, "encoding", "lists"], problem, advice }];
}

function checkSearch(table: TableDefinition, access: SearchPath, path: Path): Finding[] {
	const { everything, stableOrder, form } = access;
	const findings = [
		...(everything ? checkEverything(table, everything, [...path, "everything"]) : []),
		...(stableOrder === undefined ? [] : checkColumnName(table, stableOrder, [...path, "stable_order"])),
		...checkPageSize({ ...access, paging: access.paging ?? "cursor" }, path),
		...checkForm(table, access, path),
	];
	const order = table.columns.find((column) => column.name === stableOrder);
	if (order !== undefined && !order.isSortable) {
		findings.push({
			path: [...path, "stable_order"],
			problem: `${order.name} cannot be sorted by`,
			advice: `Add sort: true to ${order.name}, or use another column.`,
		});
	}
	if (form === undefined && (everything === undefined || stableOrder === undefined)) {
		const missing = everything === undefined ? "everything" : "stable_order";
		findings.push({
			path,
			problem: `a search whose body is Intercom's tree needs ${missing}`,
			advice: `Add ${missing}, or say with body: how this service takes its conditions.`,
		});
	}
	return [...findings, ...checkPartitions(table, access, [...path, "partition_by"])];
}

function checkEverything(
	table: TableDefinition,
	{ column: name, operator }: NonNullable<SearchPath["everything"]>,
	path: Path,
): Finding[] {
	const column = table.columns.find((candidate) => candidate.name === name);
	if (column === undefined) return checkColumnName(table, name, [...path, "column"]);
	if (column.filter[operator] !== undefined) return [];
	const problem = `${name} cannot be filtered with ${operator}`;
	return [
		{
			path: [...path, "operator"],
			problem,
			advice: `Add ${operator} to the filter of ${name}, or use another column.`,
		},
	];
}

// What a body cannot say must not be declared: it would be left out of the request in silence.
function checkForm(table: TableDefinition, { form }: SearchPath, path: Path): Finding[] {
	if (form === undefined) return [];
	const sorted = table.columns.find(({ isSortable }) => isSortable);
	const findings: Finding[] = [];
	if (sorted !== undefined && form.order === undefined) {
		const problem = `${sorted.name} says sort: true, and the body says no order`;
		const advice = "Add order: to the body, with the service's keys, or remove sort: true.";
		findings.push({ path: [...path, "body"], part: "key", problem, advice });
	}
	if (form.kind !== "flat") return findings;
	for (const [index, column] of table.columns.entries()) {
		const used = Object.keys(column.filter) as FilterOperator[];
		const nameless = used.find(
			(operator) => operator !== "eq" && operator !== "in" && column.parameters?.[operator] === undefined,
		);
		if (nameless === undefined) continue;
		findings.push({
			path: ["columns", index, "filter", nameless],
			problem: `nothing says which key of the body means ${nameless} of ${column.name}`,
			advice: `Add parameters: { ${nameless}: … } to the column, with the service's key.`,
		});
	}
	return findings;
}

function checkPartitions(table: TableDefinition, { partitionBy, timeGranularity }: SearchPath, path: Path): Finding[] {
	if (partitionBy === undefined) return [];
	const column = table.columns.find(({ name }) => name === partitionBy);
	if (column === undefined) return checkColumnName(table, partitionBy, path);
	const operators: readonly FilterOperator[] = timeGranularity === "day" ? ["gt", "eq", "lt"] : ["gt", "lt"];
	const missing = operators.filter((operator) => column.filter[operator] === undefined);
	const problem =
		column.type !== "timestamp"
			? "is no timestamp"
			: missing.length > 0
				? `cannot be filtered with ${missing.join(" and ")}`
				: column.isSortable
					? undefined
					: "cannot be sorted by";
	if (problem === undefined) return [];
	const advice = "Use a time that can be searched from and up to, and sorted by; or leave partition_by: out.";
	return [{ path, problem: `${column.name} ${problem}`, advice }];
}

interface Paged {
	readonly pageSize?: PageSize | undefined;
	readonly paging?: Paging | undefined;
	readonly pages?: PageNames | undefined;
}

// Two places for one fact: one of them would be ignored.
const eitherOr: readonly (readonly [keyof PageNames, keyof PageNames, string, string])[] = [
	["next", "nextHeader", "next", "next_header"],
	["next", "nextField", "next", "next_field"],
	["nextHeader", "nextField", "next_header", "next_field"],
	["pages", "pagesHeader", "pages", "pages_header"],
	["total", "totalHeader", "total", "total_header"],
	["size", "isFixed", "size", "fixed"],
];

function checkPaging({ pages = {} }: Paged, path: Path): Finding[] {
	return eitherOr
		.filter(([one, other]) => pages[one] !== undefined && pages[other] !== undefined && pages[other] !== false)
		.map(([, , one, other]) => ({
			path: [...path, "paging", other],
			part: "key",
			problem: `${one} and ${other} exclude each other`,
			advice: "Keep the one that the service has.",
		}));
}

const sized: ReadonlySet<Paging | undefined> = new Set<Paging>(["cursor", "page", "offset"]);

function checkPageSize(access: Paged, path: Path): Finding[] {
	return [...checkPaging(access, path), ...checkPageRows(access, path)];
}

function checkPageRows(access: Paged, path: Path): Finding[] {
	const { pageSize } = access;
	if (pageSize === undefined) {
		const isNeeded = sized.has(access.paging);
		if (!isNeeded) return [];
		const problem = `paging: ${access.paging ?? ""} needs a page_size`;
		return [{ path, problem, advice: "Add page_size: { default: 20, max: 100 } with the service's numbers." }];
	}
	if (access.paging === "none") {
		const advice = "Remove page_size, or say how the pages are walked.";
		return [{ path: [...path, "page_size"], part: "key", problem: "paging: none has no page_size", advice }];
	}
	if (pageSize.default <= pageSize.max) return [];
	const problem = `the default of ${pageSize.default} rows is more than the max of ${pageSize.max}`;
	return [{ path: [...path, "page_size", "default"], problem, advice: "Swap the two." }];
}

function checkTruncated(table: TableDefinition, truncated: string | undefined, path: Path): Finding[] {
	if (truncated === undefined || table.read.some((access) => access.kind === "child")) return [];
	return [
		{
			path: [...path, "truncated"],
			problem: "a list that was cut has nowhere to be completed from",
			advice: "Add the endpoint that has all rows as kind: child, or remove truncated.",
		},
	];
}
