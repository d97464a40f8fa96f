import { hashText } from "../data/random.ts";
import { exactNumber, type WireObject, type WireOptions } from "./wire-object.ts";

/** A kind of object of which the service sends other shapes than its description has. */
type ShapedKind = "conversation" | "conversation_part" | "contact" | "sent_pages" | "numbered_pages" | "last_pages";

/** One shape that is on record: of what, how many objects of a hundred have it, and what it does to the documented one. */
interface ShapeRow {
	readonly kind: ShapedKind;
	readonly name: string;
	readonly percent: number;
	readonly change: (wire: WireObject) => void;
}

/**
 * Gives an object the shapes that are on record for it. Which it has depends on the seed, the shape and the id alone, so
 * that it looks the same in every list and by itself.
 * @param wire The object as documented; it is changed in place.
 */
export function applyShapes(kind: ShapedKind, id: string, wire: WireObject, { shapeSeed }: WireOptions): WireObject {
	if (shapeSeed === undefined) return wire;
	for (const row of shapeRows) {
		if (row.kind === kind && hashText(`${row.name} ${id}`, shapeSeed) % 100 < row.percent) row.change(wire);
	}
	return wire;
}

// Sources: (1) github.com/Intercom/Intercom-OpenAPI, the response examples of 2.16, which were recorded; (2) the same
// repository, issue 115; (3) the samples of developers.intercom.com/docs/build-an-integration/learn-more/rest-apis/pagination;
// (4) the coercions of github.com/PostHog/posthog, products/warehouse_sources, source intercom.
const shapeRows: readonly ShapeRow[] = [
	// (1) The list of teammates under the name of its type.
	{
		kind: "conversation",
		name: "admins",
		percent: 50,
		change: (wire) => rename(wire["teammates"], "teammates", "admins"),
	},
	// A tag is on a conversation once for each part to which it was put; which comes first is not said.
	{ kind: "conversation", name: "tag later again", percent: 8, change: (wire) => repeatTag(wire, "last") },
	{ kind: "conversation", name: "tag again before", percent: 8, change: (wire) => repeatTag(wire, "first") },
	// (1)
	{
		kind: "conversation",
		name: "empty rating",
		percent: 30,
		change: (wire) => emptyWhenNull(wire, "conversation_rating"),
	},
	// (2), (4)
	{
		kind: "conversation",
		name: "closer",
		percent: 50,
		change: (wire) => toNumbers(wire["statistics"], "last_closed_by_id"),
	},
	// (4), and null for nobody: (1)
	{ kind: "conversation", name: "assignees", percent: 25, change: spellAssignees },
	{ kind: "conversation", name: "absent", percent: 20, change: dropNulls },
	// (1), (2)
	{ kind: "conversation_part", name: "part id", percent: 30, change: (wire) => toNumbers(wire, "id") },
	{ kind: "conversation_part", name: "assigned", percent: 30, change: (wire) => toNumbers(wire["assigned_to"], "id") },
	// (4)
	{ kind: "contact", name: "owner", percent: 30, change: (wire) => toNumbers(wire, "owner_id") },
	{ kind: "contact", name: "absent", percent: 20, change: dropNulls },
	// (3) They come back as they were sent: as text.
	{ kind: "sent_pages", name: "text", percent: 40, change: (wire) => toTexts(wire, "page", "per_page") },
	// (1), (3) The address of the next page, where pages have numbers; or null, or nothing.
	{ kind: "numbered_pages", name: "no address", percent: 40, change: (wire) => setNext(wire, null) },
	{ kind: "numbered_pages", name: "nothing", percent: 30, change: (wire) => drop(wire, "next") },
	// (1), (3) Behind the last page nothing, null or an empty text.
	{ kind: "last_pages", name: "null", percent: 40, change: (wire) => setNext(wire, null) },
	{ kind: "last_pages", name: "empty", percent: 30, change: (wire) => setNext(wire, "") },
];

function setNext(pages: WireObject, next: string | null): void {
	pages["next"] = next;
}

function drop(wire: WireObject, name: string): void {
	delete wire[name];
}

function rename(inner: unknown, before: string, after: string): void {
	if (!isObject(inner)) return;
	inner[after] = inner[before];
	delete inner[before];
}

function repeatTag(wire: WireObject, place: "first" | "last"): void {
	const list = wire["tags"];
	const tags = isObject(list) && Array.isArray(list["tags"]) ? (list["tags"] as WireObject[]) : [];
	const [first] = tags;
	if (first === undefined) return;
	const later = { ...first, applied_at: Math.max(Number(first["applied_at"]) + 1, Number(wire["updated_at"])) };
	if (place === "first") tags.unshift(later);
	else tags.push(later);
}

function emptyWhenNull(wire: WireObject, name: string): void {
	if (wire[name] === null) wire[name] = {};
}

function toNumbers(wire: unknown, ...names: readonly string[]): void {
	if (!isObject(wire)) return;
	for (const name of names) {
		const value = wire[name];
		if (typeof value === "string" && /^[1-9]\d*$/.test(value)) wire[name] = exactNumber(value);
	}
}

function toTexts(wire: WireObject, ...names: readonly string[]): void {
	for (const name of names) if (typeof wire[name] === "number") wire[name] = String(wire[name]);
}

function spellAssignees(wire: WireObject): void {
	for (const name of ["admin_assignee_id", "team_assignee_id"]) {
		const value = wire[name];
		if (typeof value === "number") wire[name] = value === 0 ? null : String(value);
	}
}

function dropNulls(wire: WireObject): void {
	for (const [name, value] of Object.entries(wire)) if (value === null) drop(wire, name);
}

function isObject(value: unknown): value is WireObject {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
