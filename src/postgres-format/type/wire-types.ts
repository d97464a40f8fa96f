import { findPostgresType, objectNameTypes, type SqlType } from "../../base/index.ts";
import { createArrayType, createVectorType } from "./array-type.ts";
import { scalarTypes } from "./scalar-type-table.ts";
import type { WireType } from "./wire-type.ts";

const elements: readonly SqlType[] = [
	...(["boolean", "smallint", "int4", "integer", "real", "double", "numeric", "text", "varchar", "bpchar"] as const),
	...(["uuid", "json_text", "json", "date", "time_of_day", "zoned_time_of_day"] as const),
	...([
		"local_timestamp",
		"timestamp",
		"interval",
		"name",
		"letter",
		"bytea",
		"oid",
		"tid",
		"xid",
		"cid",
		"aclitem",
	] as const),
	...objectNameTypes,
];

const arrayTypes = elements.flatMap((type) => {
	const element = scalarTypes.find(({ oid }) => oid === findPostgresType(type).oid);
	return element ? [createArrayType(element, findPostgresType("json", type).oid)] : [];
});

const vectorTypes = (["vector_int2", "vector_oid"] as const).flatMap((type) => {
	const { name, oid } = findPostgresType("json", type);
	const element = scalarTypes.find((each) => each.oid === findPostgresType(type).oid);
	return element ? [createVectorType(element, name, oid)] : [];
});

const typesByOid: ReadonlyMap<number, WireType> = new Map(
	[...scalarTypes, ...arrayTypes, ...vectorTypes].map((type) => [type.oid, type]),
);
const typesByName: ReadonlyMap<string, WireType> = new Map([...typesByOid.values()].map((type) => [type.name, type]));

/** A type by its object id; what is unknown goes as text. @example findWireType(20)?.name // "int8" */
export function findWireType(oid: number): WireType | undefined {
	return typesByOid.get(oid);
}

/** A type by its name in pg_type. @example textType.oid // 25 */
export const textType: WireType = typesByName.get("text") as WireType;
