import { suggestName } from "../base/index.ts";
import type { Finding } from "./finding.ts";
import type { ColumnDefinition, ServiceDefinition, TableDefinition } from "./profile.ts";
import type {
	InputDefinition,
	TableWrite,
	UpdateOperation,
	ValueWrite,
	WriteEncoder,
	WriteOperation,
} from "./write.ts";

/**
 * Holds what can be written of a table against its columns, and against what the service tells of whose credential it is.
 * @returns What does not fit together, in the order of the file.
 */
export function checkTableWrite(table: TableDefinition, service: ServiceDefinition): Finding[] {
	const { write } = table;
	const columns = table.columns.flatMap((column, index) =>
		checkColumnWrite(table, column, ["columns", index, "write"], service),
	);
	if (write === undefined) return columns;
	const names = [...table.columns.map(({ name }) => name), ...write.inputs.map(({ name }) => name)];
	const known = (name: string, path: Finding["path"]): Finding[] => {
		if (names.includes(name)) return [];
		const advice = suggestName(name, names, `Its columns and inputs: ${names.join(", ")}.`);
		return [{ path, problem: `${table.name} has no column or input "${name}"`, advice }];
	};
	return [
		...operationNames.flatMap((name) => {
			const operation = write[name];
			return operation ? checkOperation(table, operation, ["write", name], known) : [];
		}),
		...checkInsert(table, write, known),
		...write.unique.flatMap((name, index) => known(name, ["write", "unique", index])),
		...write.inputs.flatMap((input, index) => checkInput(table, input, ["write", "inputs", index], service)),
		...columns,
	];
}

const operationNames = ["insert", "update", "delete"] as const;

type CheckName = (name: string, path: Finding["path"]) => Finding[];

function checkOperation(
	table: TableDefinition,
	operation: WriteOperation & { readonly keyAt?: UpdateOperation["keyAt"] },
	path: Finding["path"],
	known: CheckName,
): Finding[] {
	const slots = listSlots(operation.path);
	const findings = [
		...slots.flatMap((name) => known(name, [...path, "request"])),
		...operation.alsoSend.flatMap((name, index) => known(name, [...path, "also_send", index])),
	];
	if (operation.keyAt === undefined) return findings;
	const placed = [...slots, ...Object.keys(operation.keyAt)];
	// Another column may stand for what is missing of the key, as the name of a tag does.
	const isNamed = [...(table.write?.unique ?? []), ...Object.keys(operation.keyAt)].some(
		(name) => placed.includes(name) && !table.key.includes(name),
	);
	const lost = isNamed ? [] : table.key.filter((name) => !placed.includes(name));
	const unnamed = lost.map((name) => ({
		path: [...path, "request"],
		problem: `the request does not say which ${name} is meant`,
		advice: `Write {${name}} into its path, or say under key_at: where it stands in the body.`,
	}));
	const keys = Object.keys(operation.keyAt).flatMap((name) => known(name, [...path, "key_at", name]));
	return [...findings, ...keys, ...unnamed];
}

/**
 * The columns whose values a path is filled with.
 * @example listSlots("/contacts/{contact_id}/tags") // ["contact_id"]
 */
export function listSlots(path: string): string[] {
	return [...path.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].flatMap(([, name]) => name ?? []);
}

function checkInsert(table: TableDefinition, { insert, inputs }: TableWrite, known: CheckName): Finding[] {
	if (insert === undefined) return [];
	const path = ["write", "insert"] as const;
	const findings = [
		...insert.upsertsBy.flatMap((name, index) => known(name, [...path, "upserts_by", index])),
		...insert.oneOf.flatMap((name, index) => known(name, [...path, "one_of", index])),
	];
	if (insert.answer.kind === "key" && table.key.length !== 1) {
		const advice = "Say where the row stands in the answer, or write answer: none.";
		findings.push({ path: [...path, "answer"], problem: `the key of ${table.name} is more than one value`, advice });
	}
	const given = [...table.columns, ...inputs].filter(({ write }) => write !== undefined && write.when !== "change");
	const lost = [...listSlots(insert.path), ...insert.upsertsBy, ...insert.oneOf].filter(
		(name) => known(name, path).length === 0 && !given.some((each) => each.name === name),
	);
	return [
		...findings,
		...[...new Set(lost)].map((name) => ({
			path: [...path, "request"],
			problem: `nobody can give ${name} when a row is made`,
			advice: `Add write: create to the column ${name}.`,
		})),
	];
}

function checkInput(
	table: TableDefinition,
	input: InputDefinition,
	path: Finding["path"],
	service: ServiceDefinition,
): Finding[] {
	const twin = table.columns.find(({ name }) => name === input.name);
	const findings = checkValueWrite(input, input.write, [...path, "write"], service);
	if (twin === undefined) return findings;
	const advice = "Say write: of the column, or rename the input.";
	return [{ path: [...path, "name"], problem: `${input.name} is a column`, advice }, ...findings];
}

function checkColumnWrite(
	table: TableDefinition,
	column: ColumnDefinition,
	path: Finding["path"],
	service: ServiceDefinition,
): Finding[] {
	const { write } = column;
	if (write === undefined) return [];
	const { insert, update } = table.write ?? {};
	const isHeard = (insert && write.when !== "change") || (update && write.when !== "create");
	const findings = checkValueWrite(column, write, path, service);
	if (table.key.includes(column.name) && write.when !== "create") {
		const advice = "Write create.";
		findings.push({ path, problem: `${column.name} is part of the key, which no row changes`, advice });
	}
	if (!isHeard) {
		const wanted = write.when === "change" ? "update" : "insert";
		const advice = `Add ${wanted}: under write: of the table, or remove this.`;
		findings.push({ path, problem: `no request of ${table.name} would send ${column.name}`, advice });
	}
	return findings;
}

/**
 * Holds how a value is written against its type.
 * @returns What does not fit together.
 */
export function checkValueWrite(
	{ name, type, values }: Pick<InputDefinition, "name" | "type" | "values">,
	{ as, default: usual, later, length, isRequired, sendValues = {}, values: own = values, when }: ValueWrite,
	path: Finding["path"],
	service: ServiceDefinition,
): Finding[] {
	const findings: Finding[] = [];
	const allowed = encodersOf[type];
	for (const [way, place] of [
		[as, ["as"]],
		[later?.as ?? as, ["later", "as"]],
	] as const) {
		if (allowed.includes(way)) continue;
		const advice = `Use ${allowed.join(" or ")}.`;
		findings.push({ path: [...path, ...place], problem: `values of type ${type} cannot be written as ${way}`, advice });
	}
	if (later !== undefined && when !== "always") {
		const advice = "Remove it, or write when: always.";
		findings.push({ path: [...path, "later"], problem: `${name} is not written both at creation and later`, advice });
	}
	if (usual === "me" && service.check?.me === undefined) {
		const advice = "Say under check: of profile.yaml where the answer has it, as in me: id.";
		findings.push({ path: [...path, "default"], problem: "nothing tells whose credential it is", advice });
	}
	for (const value of Object.keys(sendValues)) {
		if (own.includes(value)) continue;
		const advice = suggestName(value, own, "Write it under values: of the column as well.");
		findings.push({ path: [...path, "send_values", value], problem: `"${value}" is no value of ${name}`, advice });
	}
	if (length !== undefined && type !== "varchar" && type !== "text") {
		const advice = "Remove it, or write type: varchar.";
		findings.push({ path: [...path, "length"], problem: `values of type ${type} have no length`, advice });
	}
	if (isRequired && when === "change") {
		const problem = `${name} is required when a row is made, and cannot be given then`;
		findings.push({ path: [...path, "required"], problem, advice: "Remove it, or write when: always." });
	}
	return findings;
}

const encodersOf: Readonly<Record<InputDefinition["type"], readonly WriteEncoder[]>> = {
	varchar: ["text", "integer", "id_objects"],
	text: ["text"],
	integer: ["integer", "text"],
	double: ["double", "integer", "text"],
	numeric: ["double", "integer", "text"],
	boolean: ["boolean"],
	timestamp: ["unix_seconds", "iso8601", "date"],
	date: ["date", "unix_seconds"],
	json: ["json", "id_objects", "value_objects"],
};
