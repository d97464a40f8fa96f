import type {
	StaticCollection,
	StaticItem,
	StaticObstacle,
	StaticRule,
	StaticWrites,
} from "../data/static-collection.ts";
import { staticCollectionTable } from "../data/static-collection-table.ts";
import { ApiError } from "../service/api-error.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";
import { checkParent, itemsOf, listStaticCollection, showAlone, withhold } from "./static-collection-lists.ts";

/** The routes that follow from the table of plain kinds. */
export const staticCollectionRoutes: readonly Route[] = staticCollectionTable.flatMap(makeRoutes);

function makeRoutes(row: StaticCollection): Route[] {
	const since = row.since === undefined ? {} : { since: row.since };
	const one = `${row.path}/{id}`;
	const read = { ...since, scope: row.scope };
	const write = { ...since, scope: row.writeScope ?? row.scope };
	const routes: Route[] = [
		{ method: "GET", path: row.path, ...read, answer: (call) => listStaticCollection(row, call) },
	];
	if (row.notFound !== undefined) {
		routes.push({
			method: "GET",
			path: one,
			...read,
			answer: (call) => ok(showAlone(row, find(row, call), call.version)),
		});
	}
	const { writes } = row;
	if (writes?.can.includes("create") === true) {
		routes.push({ method: "POST", path: row.path, ...write, answer: (call) => create(row, writes, call) });
	}
	if (writes?.can.includes("update") === true) {
		routes.push({ method: writes.method, path: one, ...write, answer: (call) => update(row, writes, call) });
	}
	if (writes?.can.includes("delete") === true && row.listing.filter === "external_id") {
		routes.push({
			method: "DELETE",
			path: row.path,
			...write,
			answer: (call) => {
				const [item] = call.query.has("external_id") ? itemsOf(row, call) : [];
				if (item === undefined) throw new ApiError(row.notFound ?? "not_found");
				return remove(row, writes, { ...call, params: { ...call.params, id: item.id } });
			},
		});
	}
	if (writes?.can.includes("delete") === true) {
		routes.push({ method: "DELETE", path: one, ...write, answer: (call) => remove(row, writes, call) });
	}
	return routes;
}

function find(row: StaticCollection, call: RouteCall): StaticItem {
	const item = call.service.dataSet.staticCollection(row.name).get(call.params["id"] ?? "");
	const { parent } = row;
	checkParent(row, call);
	if (item === undefined || (parent !== undefined && item.fields[parent.field] !== call.params[parent.param])) {
		throw new ApiError(row.notFound ?? "not_found");
	}
	return item;
}

function create(row: StaticCollection, writes: StaticWrites, call: RouteCall): Reply {
	checkParent(row, call);
	const collection = call.service.dataSet.staticCollection(row.name);
	const body = readBodyObject(call);
	checkNew(row, writes, call, body);
	const old = writes.upsertBy === undefined ? undefined : findBy(row, call, writes.upsertBy, body);
	if (old !== undefined) return change(row, writes, call, old);
	const sample = row.build(call.service.dataSet.settings, 0, call.service.dataSet.conversations);
	const id = collection.nextId();
	const { parent } = row;
	const fields: WireObject = {
		...blank(sample),
		...writes.defaults,
		...(parent === undefined ? {} : { [parent.field]: call.params[parent.param] }),
		...readMembers(writes, body, writes.fieldsOnce),
		...writes.createdAs,
		id: typeof sample["id"] === "number" ? Number(id) : id,
		...stamp(sample, call.service.now(), ["created_at", "updated_at"]),
	};
	collection.create({ id, fields });
	return { status: writes.createdStatus, body: show(row, writes, { id, fields }, call.version) };
}

function show(row: StaticCollection, { answersWhole }: StaticWrites, item: StaticItem, version: number): WireObject {
	return answersWhole === true ? showAlone(row, item, version) : withhold(row, item, version);
}

function checkNew(row: StaticCollection, writes: StaticWrites, call: RouteCall, body: WireObject): void {
	for (const name of writes.required) {
		if (body[name] === undefined || body[name] === null || body[name] === "") {
			throw new ApiError(writes.missing, writes.missingTexts?.[name] ?? `${name} is required`);
		}
	}
	checkRules(writes, call, body, "create");
	const { unique } = writes;
	if (unique !== undefined && findBy(row, call, unique.fields, body) !== undefined) {
		throw new ApiError(unique.code, unique.message);
	}
}

function checkRules(
	{ rules = [] }: StaticWrites,
	{ service }: RouteCall,
	body: WireObject,
	on: StaticRule["on"],
): void {
	for (const rule of rules) {
		const value = body[rule.field];
		if (value === undefined || value === null || (rule.on !== undefined && rule.on !== on)) continue;
		if (!rule.accepts(value, (name) => service.dataSet.staticCollection(name))) {
			throw new ApiError(
				rule.code,
				rule.message.replace("$", () => (typeof value === "string" ? value : JSON.stringify(value))),
			);
		}
	}
}

function findBy(
	{ name, parent }: StaticCollection,
	call: RouteCall,
	keys: readonly string[],
	body: WireObject,
): StaticItem | undefined {
	// What says nothing of a key is like nothing.
	if (keys.some((key) => body[key] === undefined || body[key] === null)) return undefined;
	return [...call.service.dataSet.staticCollection(name)].find(
		({ fields }) =>
			keys.every((key) => fields[key] === body[key]) &&
			(parent === undefined || fields[parent.field] === call.params[parent.param]),
	);
}

function update(row: StaticCollection, writes: StaticWrites, call: RouteCall): Reply {
	const item = find(row, call);
	const body = readBodyObject(call);
	checkRules(writes, call, body, "update");
	checkObstacles(writes, item, body, "update");
	return change(row, writes, call, item);
}

function change(row: StaticCollection, writes: StaticWrites, call: RouteCall, item: StaticItem): Reply {
	const fields = {
		...item.fields,
		...readMembers(writes, readBodyObject(call)),
		...stamp(item.fields, call.service.now(), ["updated_at"]),
	};
	call.service.dataSet.staticCollection(row.name).replace({ id: item.id, fields });
	return ok(show(row, writes, { id: item.id, fields }, call.version));
}

function remove(row: StaticCollection, writes: StaticWrites, call: RouteCall): Reply {
	const item = find(row, call);
	checkObstacles(writes, item, {}, "delete");
	const collection = call.service.dataSet.staticCollection(row.name);
	if (writes.archives === true) {
		const fields = { ...item.fields, archived: true };
		collection.replace({ id: item.id, fields });
		return ok(fields);
	}
	collection.remove(item.id);
	if (writes.deletedStatus === 204) return { status: 204, body: "", contentType: "text/plain" };
	if (writes.deleted === undefined) return ok(item.fields);
	const object = writes.deleted === "{type}" ? item.fields["type"] : writes.deleted;
	return ok({ id: item.fields["id"], object, deleted: true });
}

function checkObstacles(
	{ obstacles = [] }: StaticWrites,
	{ fields }: StaticItem,
	body: WireObject,
	on: StaticObstacle["on"],
): void {
	const obstacle = obstacles.find((it) => it.on === on && it.stands(fields, body));
	if (obstacle !== undefined) throw new ApiError(obstacle.code, obstacle.message);
}

// Times are written in the form in which the kind has them.
function stamp(sample: StaticItem["fields"], now: number, names: readonly string[]): WireObject {
	const known = names.filter((name) => sample[name] !== undefined);
	return Object.fromEntries(
		known.map((name) => [name, typeof sample[name] === "string" ? new Date(now * 1000).toISOString() : now]),
	);
}

// A new object has every field of its kind; what nobody gave is empty in the field's own way.
function blank(sample: StaticItem["fields"]): WireObject {
	const constant = ["type", "workspace_id", "default_locale", "locale", "admin_id", "tags", "http_method"];
	const blanks = Object.entries(sample).map(([name, value]) => [
		name,
		constant.includes(name) ? value : name === "state" ? "draft" : emptyLike(value),
	]);
	return Object.fromEntries(blanks) as WireObject;
}

function emptyLike(value: unknown): unknown {
	if (Array.isArray(value)) return [];
	if (typeof value === "boolean") return false;
	if (typeof value === "number") return 0;
	return typeof value === "string" ? "" : null;
}

function readMembers({ fields, translate }: StaticWrites, body: WireObject, more: readonly string[] = []): WireObject {
	const taken = Object.entries(body).filter(([name]) => fields.includes(name) || more.includes(name));
	return { ...Object.fromEntries(taken), ...translate?.(body) };
}
