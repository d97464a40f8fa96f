import { beforeAll, describe, expect, test } from "vitest";
import {
	type ColumnDefinition,
	type InputDefinition,
	loadProfile,
	type Profile,
	type TableDefinition,
	type UpdateOperation,
	type WriteOperation,
} from "../../src/profile/index.ts";
import {
	type Description,
	followPath,
	isDescriptionPresent,
	nameOperation,
	readOfficialDescription,
	resolveSchema,
	type Schema,
} from "./official-description.ts";
import { demandedElsewhere, unwrittenOperations } from "./unwritten-table.ts";

describe.skipIf(!isDescriptionPresent)("what Intercom's official description lets write,", () => {
	let profile: Profile;
	let newest: Description;
	let oldest: Description;

	beforeAll(async () => {
		profile = await loadProfile("Intercom");
		newest = readOfficialDescription("2.16");
		oldest = readOfficialDescription("2.11");
	});

	test("every operation that writes is sent by a table or a procedure, or by none for a reason", () => {
		const writing = listWriting(newest);
		expect(writing).toHaveLength(117);
		const written = profile.tables.flatMap(listRequests).map(({ name }) => name);
		const called = profile.procedures
			.filter(({ method, isReading }) => method !== "GET" && !isReading)
			.map(({ method, path }) => nameOperation(method, path));
		const sent = new Set([...written, ...called]);
		expect(new Set(written).size).toBe(80);
		expect([...sent].filter((name) => !writing.includes(name))).toEqual([]);
		expect(writing.filter((name) => !sent.has(name)).sort()).toEqual(Object.keys(unwrittenOperations).sort());
	});

	test("a request that 2.11 does not have says since when it is there", () => {
		const known = listWriting(oldest);
		const written = profile.tables.flatMap((table) =>
			listRequests(table).map(({ name, operation }) => ({ name, since: operation.since ?? table.since })),
		);
		const called = profile.procedures
			.filter(({ method, isReading }) => method !== "GET" && !isReading)
			.map(({ method, path, since }) => ({ name: nameOperation(method, path), since }));
		const silent = [...written, ...called].filter(({ name, since }) => !known.includes(name) && since === undefined);
		expect(silent).toEqual([]);
	});

	test("every value is written where the description of the request has it, with a fitting type", () => {
		const wrong = profile.tables.flatMap((table) =>
			listRequests(table).flatMap((request) =>
				listWritten(table, request).flatMap((value) => {
					const problem = findProblem(newest, request, value);
					return problem === undefined ? [] : [`${request.action} of ${table.name}.${value.name}: ${problem}`];
				}),
			),
		);
		expect(wrong).toEqual([]);
	});

	test("what the description of a request demands is required, or always sent", () => {
		const missing = profile.tables.flatMap((table) =>
			listRequests(table).flatMap((request) => {
				const written = listWritten(table, request);
				const sent = (member: string): boolean =>
					member in request.operation.body ||
					written.some(({ at, isAlwaysSent }) => isAlwaysSent && at.split(".")[0] === member);
				return (bodyOf(newest, request)?.required ?? [])
					.filter((member) => !sent(member))
					.map((member) => `${request.action} of ${table.name}: ${member}`);
			}),
		);
		expect(missing.sort()).toEqual(Object.keys(demandedElsewhere).sort());
	});
});

interface Request {
	readonly action: "insert" | "update" | "delete";
	readonly operation: WriteOperation & { readonly keyAt?: UpdateOperation["keyAt"] };
	readonly name: string;
}

interface WrittenValue {
	readonly name: string;
	readonly at: string;
	readonly as: NonNullable<ColumnDefinition["write"]>["as"];
	readonly isQuery: boolean;
	readonly isAlwaysSent: boolean;
}

// Searches and one list are asked by POST.
function listWriting({ paths }: Description): string[] {
	return Object.entries(paths).flatMap(([path, operations]) =>
		Object.keys(operations)
			.filter((method) => method !== "get" && method !== "parameters" && !/\/(search|list)$/.test(path))
			.map((method) => nameOperation(method, path)),
	);
}

function listRequests({ write }: TableDefinition): Request[] {
	return (["insert", "update", "delete"] as const).flatMap((action) => {
		const operation = write?.[action];
		return operation === undefined
			? []
			: [{ action, operation, name: nameOperation(operation.method, operation.path) }];
	});
}

// What the newest version writes, with what it sends besides.
function listWritten(table: TableDefinition, { action, operation }: Request): WrittenValue[] {
	const targets: readonly (ColumnDefinition | InputDefinition)[] = [...table.columns, ...(table.write?.inputs ?? [])];
	const values = targets.flatMap(({ name, write, until }): WrittenValue[] => {
		const isAlong = operation.alsoSend.includes(name);
		const isGiven = action === "insert" ? write?.when !== "change" : action === "update" && write?.when !== "create";
		if (write === undefined || until !== undefined || operation.path.includes(`{${name}}`)) return [];
		if (!isAlong && !isGiven) return [];
		const { at, as } = action === "update" ? { ...write, ...write.later } : write;
		const isUsual = write.default === "me" && action === "insert";
		const isAlwaysSent = isAlong || isUsual || (action === "insert" && write.isRequired);
		return [{ name, at: at.join("."), as, isQuery: write.in === "query", isAlwaysSent }];
	});
	const keys = Object.entries(operation.keyAt ?? {}).map(
		([name, at]): WrittenValue => ({ name, at: at.join("."), as: "text", isQuery: false, isAlwaysSent: true }),
	);
	return [...values, ...keys];
}

function findProblem(
	description: Description,
	request: Request,
	{ at, as, isQuery }: WrittenValue,
): string | undefined {
	if (isQuery) return hasParameter(description, request, at) ? undefined : `no parameter ${at}`;
	const schema = findMember(description, request, at);
	if (schema === undefined) return `no ${at}`;
	const types = typesOf(description, schema);
	const isFitting = types.length === 0 || types.some((type) => fittingTypes[as].includes(type));
	return isFitting ? undefined : `${types.join(" or ")} written as ${as}`;
}

function operationOf({ paths }: Description, { name }: Request) {
	for (const [path, operations] of Object.entries(paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			if (nameOperation(method, path) === name) return operation;
		}
	}
	throw new Error(`no ${name}`);
}

function bodyOf(description: Description, request: Request): Schema | undefined {
	const schema = operationOf(description, request).requestBody?.content["application/json"]?.schema;
	return schema && resolveSchema(description, schema);
}

function findMember(description: Description, request: Request, at: string): Schema | undefined {
	const body = bodyOf(description, request);
	// Places in lists are looked through, and maps take any name.
	const steps = at.split(".").filter((step) => !/^\d+$/.test(step));
	let place: Schema | undefined = body;
	for (const step of steps) {
		if (place === undefined) return undefined;
		const holder = place;
		const inner: Schema | undefined = followPath(description, holder, step);
		const isMap = resolveSchema(description, holder).additionalProperties !== undefined;
		place = inner ?? (isMap || (holder.type === "object" && !holder.properties) ? {} : undefined);
	}
	return place;
}

function hasParameter(description: Description, request: Request, name: string): boolean {
	const { parameters = [] } = operationOf(description, request);
	return parameters.some((parameter) => parameter.in === "query" && parameter.name === name);
}

function typesOf(description: Description, schema: Schema): string[] {
	const { type, anyOf = [], oneOf = [], properties } = resolveSchema(description, schema);
	const own = type ?? (properties === undefined ? undefined : "object");
	return [...(own === undefined ? [] : [own]), ...[...anyOf, ...oneOf].flatMap((form) => typesOf(description, form))];
}

const fittingTypes: Readonly<Record<WrittenValue["as"], readonly string[]>> = {
	text: ["string"],
	integer: ["integer", "number"],
	double: ["number", "integer"],
	boolean: ["boolean"],
	unix_seconds: ["integer", "number"],
	iso8601: ["string"],
	date: ["string"],
	json: ["array", "object", "string"],
	id_objects: ["array"],
	value_objects: ["array"],
};
