import type { CatalogTable } from "../../catalog/index.ts";
import { conjunctionNode, nameNode } from "../../functions/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { ColumnDefinition, InputDefinition, ValueWrite } from "../../profile/index.ts";
import { createNode, type Expression, type Statement } from "../../sql/index.ts";
import type { EntityAction, PlannedAction } from "./action.ts";
import { refuseArgument } from "./entity-refusal.ts";
import { listKeyFields, matchKey, refuseMissingRow } from "./get-action.ts";
import { describeField, describeFields, type JsonSchema } from "./json-schema.ts";
import { allColumns, nameTable, outputColumn } from "./page-query.ts";
import type { ActionParameters } from "./parameter-check.ts";
import { createStatementValues } from "./statement-values.ts";

/** A new row. */
export const createAction: EntityAction = {
	name: "create",
	answers: "row",
	summarise: ({ name, definition }) => `Makes a row of ${name}. ${definition.summary}`,
	isOffered: ({ definition }) => definition.write?.insert !== undefined,
	describe(table) {
		const targets = listTargets(table, "create");
		const required = targets.filter(({ write }) => write.isRequired && write.default === undefined);
		const { oneOf = [] } = table.definition.write?.insert ?? {};
		return {
			...describeFields(table, [], describeField),
			properties: describeTargets(targets),
			...(required.length === 0 ? {} : { required: required.map(({ name }) => name) }),
			...(oneOf.length === 0 ? {} : { anyOf: oneOf.map((name) => ({ required: [name] })) }),
		};
	},
	plan(table, given) {
		const values = createStatementValues();
		const assigned = listAssigned(table, "create", given);
		const row = assigned.map(({ name, value }) => values.add(name, value));
		const body = createNode("Values", { rows: [row] });
		return finish(
			table,
			createNode("Insert", {
				table: nameTable(table),
				columns: assigned.map(({ name }) => nameNode(name)),
				source: createNode("Query", { body, orderBy: [] }),
				isUpsert: false,
				returning: [allColumns],
			}),
			values.list(),
			given,
		);
	},
};

/** Other values of a row. */
export const updateAction: EntityAction = {
	name: "update",
	answers: "row",
	summarise: ({ name, definition }) => `Changes a row of ${name}. ${definition.summary}`,
	isOffered: ({ definition }) => definition.write?.update !== undefined && definition.key.length > 0,
	describe: (table) => ({
		...describeFields(table, [], describeField),
		properties: { ...describeKey(table), ...describeTargets(listTargets(table, "change")) },
		required: table.definition.key,
	}),
	plan(table, given) {
		const values = createStatementValues();
		const assigned = listAssigned(table, "change", given);
		if (assigned.length === 0) {
			const names = listTargets(table, "change").map(({ name }) => name);
			throw refuseArgument(`${table.name}.update is to change nothing`, `It can change ${names.join(", ")}.`);
		}
		const assignments = assigned.map(({ name, value }) =>
			createNode("Assignment", { column: nameNode(name), value: values.add(name, value) }),
		);
		const where = conjunctionNode(matchKey(table, given, values)) as Expression;
		const update = createNode("Update", { table: nameTable(table), assignments, where, returning: [allColumns] });
		return finish(table, update, values.list(), given);
	},
};

/** The end of a row. */
export const deleteAction: EntityAction = {
	name: "delete",
	answers: "row",
	summarise: ({ name, definition }) => `Deletes a row of ${name}, for good. ${definition.summary}`,
	isOffered: ({ definition }) => definition.write?.delete !== undefined && definition.key.length > 0,
	describe: (table) => ({
		type: "object",
		properties: describeKey(table),
		required: table.definition.key,
		additionalProperties: false,
	}),
	plan(table, given) {
		const values = createStatementValues();
		const where = conjunctionNode(matchKey(table, given, values)) as Expression;
		const returning = listKeyFields(table).map(outputColumn);
		const node = createNode("Delete", { table: nameTable(table), where, returning });
		const planned = finish(table, node, values.list(), given);
		return { ...planned, read: (result) => ({ ...planned.read(result), deleted: true }) };
	},
};

function finish(
	table: CatalogTable,
	statement: Statement,
	values: PlannedAction["values"],
	given: ActionParameters,
): PlannedAction {
	return { statement, values, read: ({ rows }) => rows[0] ?? refuseMissingRow(table, given) };
}

type Target = (ColumnDefinition | InputDefinition) & { readonly write: ValueWrite };

function listTargets({ columns, definition }: CatalogTable, when: "create" | "change"): readonly Target[] {
	const unsuitable = when === "create" ? "change" : "create";
	const inputs: readonly InputDefinition[] = definition.write?.inputs ?? [];
	return [...columns, ...inputs].flatMap((target) => {
		const { write } = target;
		return write === undefined || write.when === unsuitable ? [] : [{ ...target, write }];
	});
}

// What is written under another name is known by that one too: `plan` of a company, whose name is read as plan_name.
function listNames(targets: readonly Target[]): readonly (readonly [string, Target])[] {
	const own = targets.map((target) => [target.name, target] as const);
	const others = targets.flatMap((target) => {
		const [name, ...more] = target.write.at;
		const isOther = typeof name === "string" && more.length === 0 && targets.every((each) => each.name !== name);
		return isOther && /^\w+$/.test(name) ? [[name, target] as const] : [];
	});
	return [...own, ...others];
}

function describeTargets(targets: readonly Target[]): Readonly<Record<string, JsonSchema>> {
	const described = listNames(targets).map(([name, target]) => {
		const values = target.write.values ?? target.values;
		const { length } = target.write;
		const schema = {
			...describeField({ ...target, values }),
			...(length === undefined ? {} : { maxLength: length }),
			...(name === target.name ? {} : { description: `The same as ${target.name}.` }),
		};
		return [name, schema] as const;
	});
	return Object.fromEntries(described);
}

function describeKey(table: CatalogTable): Readonly<Record<string, JsonSchema>> {
	return Object.fromEntries(listKeyFields(table).map((column) => [column.name, describeField(column)]));
}

// A name that is none of the table's yet is for the statement to find, or to refuse.
function listAssigned(
	table: CatalogTable,
	when: "create" | "change",
	given: ActionParameters,
): readonly { readonly name: string; readonly value: ParameterValue }[] {
	const names = new Map(listNames(listTargets(table, when)));
	const key = when === "change" ? table.definition.key : [];
	const assigned = new Map<string, ParameterValue>();
	for (const [name, value] of Object.entries(given)) {
		if (key.includes(name)) continue;
		const target = names.get(name)?.name ?? name;
		if (assigned.has(target)) throw refuseArgument(`${target} is given twice`, "Keep one of them.");
		assigned.set(target, value as ParameterValue);
	}
	return [...assigned].map(([name, value]) => ({ name, value }));
}
