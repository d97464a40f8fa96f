import { type ColumnType, formatJson } from "../base/index.ts";
import type { TableScan } from "../catalog/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import type { NoteMisfit } from "../scan/index.ts";

/** The values of a statement that did not fit their columns. */
export interface Misfits {
	/** Begins to count those of a scan; what it counted when the same scan was read before counts no more. */
	begin(scan: TableScan): NoteMisfit;
	/**
	 * One warning a column.
	 * @example ['contacts.last_contacted_at: 3 values are no timestamps and were read as NULL; the first: "soon"']
	 */
	describe(): readonly string[];
}

interface Count {
	readonly type: ColumnType;
	readonly isId: boolean;
	readonly first: unknown;
	values: number;
}

/** Makes the count of one statement. */
export function createMisfits(): Misfits {
	const scans = new Map<TableScan, Map<string, Count>>();
	return {
		begin(scan) {
			scans.delete(scan);
			return (table, column, value) => {
				const counts = scans.get(scan) ?? new Map<string, Count>();
				scans.set(scan, counts);
				note(counts, `${table}.${column.name}`, column, value);
			};
		},
		describe() {
			const columns = new Map<string, Count>();
			for (const counts of scans.values()) {
				for (const [name, count] of counts) {
					const known = columns.get(name);
					columns.set(name, { ...count, ...known, values: (known?.values ?? 0) + count.values });
				}
			}
			return [...columns].map(([name, count]) => `${name}: ${describeCount(count)}`);
		},
	};
}

function note(counts: Map<string, Count>, name: string, { type, from }: ColumnDefinition, value: unknown): void {
	const known = counts.get(name);
	if (known) known.values++;
	else counts.set(name, { type, isId: from === "id", first: value, values: 1 });
}

const words: Readonly<Record<ColumnType, readonly [one: string, many: string]>> = {
	varchar: ["text", "texts"],
	text: ["text", "texts"],
	integer: ["64-bit integer", "64-bit integers"],
	double: ["number", "numbers"],
	numeric: ["number", "numbers"],
	boolean: ["boolean", "booleans"],
	timestamp: ["timestamp", "timestamps"],
	date: ["date", "dates"],
	json: ["JSON", "JSON"],
};

function describeCount({ type, isId, first, values }: Count): string {
	const [one, many] = isId ? ["id", "ids"] : words[type];
	const shown = describeValue(first);
	if (values === 1) return `1 value is no ${one} and was read as NULL: ${shown}`;
	return `${String(values)} values are no ${many} and were read as NULL; the first: ${shown}`;
}

// A longer text may be what somebody wrote, and is nobody's business here.
const longestShown = 40;

function describeValue(value: unknown): string {
	if (Array.isArray(value)) return "a list";
	if (typeof value === "string" && value.length > longestShown) return `a text of ${String(value.length)} characters`;
	const text = formatJson(value);
	return text.startsWith("{") ? "an object" : escapeControls(text);
}

// What could turn the direction of a terminal's text, or move its cursor.
function escapeControls(text: string): string {
	return text.replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, (character) => {
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	});
}
