import type { AttributeForm } from "../base/index.ts";
import type { AttributeDiscovery, ColumnDefinition, TableDefinition } from "../profile/index.ts";
import { foldUnderscores } from "./fold-underscores.ts";

/** An attribute as the service describes it. */
export interface DescribedAttribute {
	readonly id: string | null;
	readonly name: string;
	/** The service's word. */
	readonly type: string;
	readonly isArchived: boolean;
	readonly summary: string | null;
}

/** What is known of the attributes of a table. */
export interface TableAttributes {
	readonly columns: readonly ColumnDefinition[];
	/** The names that archived ones would have, and keep for when they come back. */
	readonly archived: readonly string[];
	/** Why nothing is known of them. */
	readonly problem?: string | undefined;
}

/**
 * Makes the columns of a table's attributes. Their names do not change when others come, go or are archived: the first one of a name has it for
 * itself, and later ones bear their id behind it.
 * @example makeAttributeColumns(contacts, discovery, [{ id: "9", name: "Plan name", … }]).columns[0]?.name // "custom_plan_name"
 */
export function makeAttributeColumns(
	table: TableDefinition,
	discovery: AttributeDiscovery,
	described: readonly DescribedAttribute[],
): TableAttributes {
	const groups = groupAttributes(described.filter(({ name }) => !discovery.except.includes(name)));
	// The names of all versions, for a column that comes with one is not to take an attribute's name.
	const taken = new Set(table.columns.map(({ name }) => foldUnderscores(name)));
	const holder = table.columns.find(({ name }) => name === discovery.within);
	// Where the column that holds the values is written as a whole, each of them is written inside.
	const place = holder?.write?.at ?? (holder?.path ?? discovery.within).split(".");
	const columns: ColumnDefinition[] = [];
	const archived: string[] = [];
	for (const group of groups) {
		const name = chooseName(group.first, discovery.prefix, taken);
		taken.add(foldUnderscores(name));
		if (group.first.isArchived) archived.push(name);
		else columns.push(makeColumn(name, group, discovery, place));
	}
	return { columns: Object.freeze(columns), archived };
}

/**
 * How the values of an attribute stand in JSON. Of two attributes of one name, one of text has no numbers: they are the other's.
 * @example attributeForm(createdAt) // "unix_seconds"
 */
export function attributeForm({ type, from, within }: ColumnDefinition): AttributeForm {
	if (type === "date") return "date";
	if (from === "html" || from === "plain_text") return "text";
	return from === "text" && within?.isShared === true ? "string" : from;
}

/** Attributes of one name and type: values by their name are the values of all of them. */
interface AttributeGroup {
	readonly first: DescribedAttribute;
	/** No other attribute, be it archived, has the same name. */
	readonly isAlone: boolean;
	/** One of another type, in use, has it. */
	readonly isShared: boolean;
}

function groupAttributes(described: readonly DescribedAttribute[]): readonly AttributeGroup[] {
	const inOrder = [...described].sort(compareAge);
	const live = new Set(described.filter(({ isArchived }) => !isArchived).map(({ name }) => name));
	const groups = new Map<string, AttributeGroup>();
	for (const attribute of inOrder) {
		// The values under its name are those of the one that came after it.
		if (attribute.isArchived && live.has(attribute.name)) continue;
		const key = JSON.stringify([attribute.name, attribute.type]);
		if (groups.has(key)) continue;
		const others = described.filter((other) => other !== attribute && other.name === attribute.name);
		const isShared = others.some(({ type, isArchived }) => !isArchived && type !== attribute.type);
		groups.set(key, { first: attribute, isAlone: others.length === 0, isShared });
	}
	return [...groups.values()];
}

// Ids are given in the order in which attributes are made.
function compareAge(left: DescribedAttribute, right: DescribedAttribute): number {
	const [one, other] = [left.id ?? "", right.id ?? ""];
	const isNamed = Number(one === "") - Number(other === "");
	return isNamed || one.length - other.length || compareText(one, other) || compareText(left.name, right.name);
}

function compareText(left: string, right: string): number {
	return left < right ? -1 : Number(left > right);
}

function chooseName({ name: called, id }: DescribedAttribute, prefix: string, taken: ReadonlySet<string>): string {
	const words = writeSnakeCase(called);
	const usual = cutBytes(prefix + words, longestName);
	if (words !== "" && !taken.has(foldUnderscores(usual))) return usual;
	const start = words === "" ? prefix.slice(0, -1) : prefix + words;
	for (let number = 1; ; number++) {
		const isNumbered = id === null || number > 1;
		const tail = [...(id === null ? [] : [writeSnakeCase(id)]), ...(isNumbered ? [String(number)] : [])].join("_");
		const name = `${cutBytes(start, longestName - byteLength(tail) - 1)}_${tail}`;
		if (!taken.has(foldUnderscores(name))) return name;
	}
}

// https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS: 63 bytes.
const longestName = 63;

/** "Plan name" → "plan_name", "planName" → "plan_name", "Größe / Notiz" → "größe_notiz". */
function writeSnakeCase(name: string): string {
	return name
		.normalize("NFC")
		.replaceAll(/([\p{Ll}\p{N}])(\p{Lu})/gu, "$1_$2")
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, "_")
		.replaceAll(/^_+|_+$/g, "");
}

function cutBytes(text: string, most: number): string {
	let cut = "";
	let bytes = 0;
	for (const letter of text) {
		bytes += byteLength(letter);
		if (bytes > most) break;
		cut += letter;
	}
	return cut;
}

function byteLength(text: string): number {
	return new TextEncoder().encode(text).length;
}

const unknownType: AttributeDiscovery["types"][string] = {
	type: "json",
	from: "json",
	send: "text",
	as: "json",
	filter: {},
};

function makeColumn(
	name: string,
	{ first, isAlone, isShared }: AttributeGroup,
	discovery: AttributeDiscovery,
	place: readonly (string | number)[],
): ColumnDefinition {
	const { types, within, search, write } = discovery;
	const { type, from, send, filter, as } = types[first.type] ?? unknownType;
	const called = search && (search.by === "name" ? first.name : first.id);
	// What a search for one attribute finds says nothing of another of the same name.
	const isSearched = isAlone && typeof called === "string";
	return Object.freeze<ColumnDefinition>({
		name,
		type,
		from,
		send,
		path: within,
		within: { column: within, name: first.name, isShared },
		filter: isSearched ? filter : {},
		field: search && isSearched ? search.before + called : within,
		isSortable: false,
		values: [],
		write: write && { when: write, in: "body", at: [...place, first.name], as, isRequired: false },
		summary: `Your attribute "${first.name}"${first.summary ? `: ${first.summary}` : ""}`,
	});
}
