import { attributeForm, type CatalogTable } from "../catalog/index.ts";
import type { Plan, PlannedScan } from "../plan/index.ts";
import type { ColumnDefinition } from "../profile/index.ts";
import {
	type ColumnReference,
	createCall,
	createIdentifier,
	createNode,
	type Expression,
	mapChildren,
	type Node,
	type Query,
	walkNode,
} from "../sql/index.ts";
import { declaredTypes } from "../storage/index.ts";
import type { Sources } from "./table-source.ts";

/** The attributes of tables, by the names of their relations. */
type AttributesOf = ReadonlyMap<string, readonly ColumnDefinition[]>;

/**
 * Puts what computes them from the kept document in place of attributes: nothing is kept for an attribute, so that rows that were kept before
 * it came, or before it changed its type, answer as all others do.
 * @example r1.custom_plan becomes CAST(attribute_value(r1.custom_attributes, 'plan', 'text') AS text)
 */
export function computeAttributes(query: Query, sources: Sources): Query {
	const attributes = new Map<string, readonly ColumnDefinition[]>();
	walkNode(query, (node) => {
		const source = node.kind === "TableName" ? sources.get(node.path[0]?.name ?? "") : undefined;
		if (!source || node.kind !== "TableName") return;
		const columns = listAttributes(source.planned.table);
		if (columns.length > 0) attributes.set(node.alias?.name.name ?? "", columns);
	});
	return attributes.size === 0 ? query : (replace(query, attributes) as Query);
}

/** The same in a condition on one relation. */
export function computeAttributesOf(condition: Expression, relation: string, table: CatalogTable): Expression {
	return replace(condition, new Map([[relation, listAttributes(table)]])) as Expression;
}

/** The attributes that a plan uses of a table. */
export function listUsedAttributes({ scanName, table }: PlannedScan, { tables }: Plan): readonly ColumnDefinition[] {
	const used = tables.find((reference) => reference.scanName === scanName)?.usedColumns;
	return listAttributes(table).filter(({ name }) => used?.has(name) === true);
}

function listAttributes({ attributes }: CatalogTable): readonly ColumnDefinition[] {
	return attributes?.columns ?? [];
}

function replace(node: Node, attributes: AttributesOf): Node {
	if (node.kind !== "ColumnReference") return mapChildren(node, (child) => replace(child, attributes));
	const [relation, name] = node.path;
	const column = attributes.get(relation?.name ?? "")?.find((each) => each.name === name?.name);
	return column?.within ? writeAttribute(node, column, column.within) : node;
}

// With the type that a column of the table would have, as for the cells of a page.
function writeAttribute(
	{ path: [relation] }: ColumnReference,
	definition: ColumnDefinition,
	{ column, name }: NonNullable<ColumnDefinition["within"]>,
): Expression {
	const document = createNode("ColumnReference", {
		path: [...(relation ? [relation] : []), createIdentifier(column)],
	});
	const value = createCall("attribute_value", [document, writeText(name), writeText(attributeForm(definition))]);
	const declared = createNode("TypeName", {
		name: declaredTypes[definition.type].toLowerCase(),
		modifiers: [],
		arrayDepth: 0,
	});
	return createNode("Cast", { operand: value, type: declared });
}

function writeText(value: string): Expression {
	return createNode("StringLiteral", { value });
}
