import * as z from "zod";
import { procedureFile } from "./procedure-schema.ts";
import { serviceFile } from "./service-schema.ts";
import { tableFile } from "./table-schema.ts";
import { viewFile } from "./view-schema.ts";

/** A part of JSON Schema, as far as the schemas of a profile use it. */
export interface FormatNode {
	readonly type?: string;
	readonly description?: string;
	/** As a person writes it, in YAML. */
	readonly example?: string;
	readonly default?: unknown;
	readonly enum?: readonly string[];
	readonly const?: string;
	readonly properties?: Readonly<Record<string, FormatNode>>;
	readonly required?: readonly string[];
	readonly items?: FormatNode;
	readonly oneOf?: readonly FormatNode[];
	readonly anyOf?: readonly FormatNode[];
}

/** The files of a profile, by what they describe. */
type FileKind = "service" | "table" | "view" | "procedure";

/**
 * The format of each kind of files, as JSON Schema: what a person may write.
 * @example readFormat().table.properties?.["key"]?.example // "[id]"
 */
export function readFormat(): Readonly<Record<FileKind, FormatNode>> {
	const read = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as FormatNode;
	return { service: read(serviceFile), table: read(tableFile), view: read(viewFile), procedure: read(procedureFile) };
}

/** Explains every key and every strategy of a profile, as Markdown: the regions of `profiles/README.md` by their names. */
export function describeFormat(): Readonly<Record<FileKind | "strategies", string>> {
	const { service, table, view, procedure } = readFormat();
	const strategies = new Map<string, FormatNode>();
	const regions = {
		service: describeMap("profile.yaml", service, strategies),
		table: describeMap("tables/<table>.yaml", table, strategies),
		view: describeMap("views/<view>.yaml", view, strategies),
		procedure: describeMap("procedures/<procedure>.yaml", procedure, strategies),
	};
	return { ...regions, strategies: describeStrategies(strategies) };
}

function describeMap(title: string, node: FormatNode, strategies: Map<string, FormatNode>): string {
	const { properties = {}, required = [] } = node;
	const rows = Object.entries(properties).map(([key, value]) => {
		const isNeeded = required.includes(key) && value.const === undefined;
		return [code(key), isNeeded ? "yes" : "", describeValue(key, value), describeMeaning(value)];
	});
	const inner = Object.entries(properties).flatMap(([key, value]) => describeInner(title, key, value, strategies));
	return [`### ${title}`, makeTable(["key", "needed", "value", "meaning"], rows), ...inner].join("\n\n");
}

function describeInner(
	title: string,
	key: string,
	value: FormatNode,
	strategies: Map<string, FormatNode>,
): readonly string[] {
	if (listKinds(value)) {
		// The variant with the most of them has them all.
		const known = strategies.get(nameStrategy(title, key));
		if ((listKinds(known)?.length ?? 0) < (listKinds(value)?.length ?? 0))
			strategies.set(nameStrategy(title, key), value);
		return [];
	}
	const map = [value, value.items, ...(value.anyOf ?? [])].find((part) => part?.properties !== undefined);
	// Operators have no meaning of their own each.
	if (!map || Object.keys(map.properties ?? {}).includes("eq")) return [];
	return [describeMap(`${key} of ${nameOwner(title)}`, map, strategies)];
}

// "columns of tables/<table>.yaml" has a map that is called by another's name, too: "write of columns".
function nameOwner(title: string): string {
	return title.includes(" of ") ? title.replace(/ of .*$/, "") : title;
}

function nameStrategy(title: string, key: string): string {
	return key === "order" ? `${key} of ${title}` : key;
}

// Each kind of `read` is a strategy like any other.
function listKinds(node: FormatNode | undefined): readonly FormatNode[] | undefined {
	const found = [node, node?.items, ...(node?.anyOf ?? []), ...(node?.items?.anyOf ?? [])].find((part) => part?.oneOf);
	return found?.oneOf;
}

function describeStrategies(strategies: Map<string, FormatNode>): string {
	const blocks: string[] = [];
	for (const [name, node] of strategies) {
		blocks.push(`### ${name}`);
		for (const kind of listKinds(node) ?? []) {
			const word = kind.properties?.["kind"]?.const ?? "";
			const { kind: _, ...settings } = kind.properties ?? {};
			const { example } = kind;
			blocks.push(
				`**${code(word)}**: ${kind.description ?? ""}${example === undefined ? "" : ` Write ${code(`${name.split(" ")[0]}: ${example}`)}.`}`,
			);
			const rows = Object.entries(settings).map(([key, value]) => {
				describeInner(`${word}`, key, value, strategies);
				return [
					code(key),
					kind.required?.includes(key) ? "yes" : "",
					describeValue(key, value),
					describeMeaning(value),
				];
			});
			if (rows.length > 0) blocks.push(makeTable(["setting", "needed", "value", "meaning"], rows));
		}
	}
	return blocks.join("\n\n");
}

const typeNames: Readonly<Record<string, string>> = {
	string: "text",
	integer: "whole number",
	number: "number",
	boolean: "`true` or `false`",
	array: "list",
	object: "map",
};

function describeValue(key: string, node: FormatNode): string {
	if (listKinds(node))
		return key === "read" || node.type === "array" ? `list of strategies, see ${key}` : `strategy, see ${key}`;
	const words =
		node.enum ?? node.anyOf?.find((part) => part.enum)?.enum ?? (node.const === undefined ? undefined : [node.const]);
	const value = words ? words.map(code).join(", ") : (typeNames[node.type ?? ""] ?? "text or map");
	const usual =
		node.default === undefined || JSON.stringify(node.default).length < 3
			? ""
			: `; ${code(printDefault(node.default))} unless you say otherwise`;
	return `${value}${usual}`;
}

function printDefault(value: unknown): string {
	return typeof value === "string" ? value : JSON.stringify(value);
}

function describeMeaning({ description = "", example }: FormatNode): string {
	return example === undefined ? description : `${description} E.g. ${code(example)}`;
}

function makeTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
	return [line(headings), line(headings.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
	return `\`${text}\``;
}
