import { findPostgresType, objectNameTypes, type SqlType } from "../../base/index.ts";
import { createArrayType, createVectorType } from "./array-type.ts";
import { createRecordType } from "./record-type.ts";
import { scalarTypes } from "./scalar-type-table.ts";
import type { RecordFieldType, RecordShape, WireType } from "./wire-type.ts";

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
		"bit",
		"varbit",
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

/**
 * A type by its object id; what is unknown goes as text.
 * @param record Of records, or arrays of them: what these are made of.
 * @example findWireType(20)?.name // "int8"
 */
export function findWireType(oid: number, record?: RecordShape): WireType | undefined {
	if (!record) return typesByOid.get(oid);
	const fields = record.fields.map((field) => findFieldType(field));
	const type = createRecordType(fields, oid);
	return record.elementOid === undefined ? type : createArrayType({ ...type, oid: record.elementOid }, oid);
}

// A literal that nobody gave a type is its text.
function findFieldType({ oid, record }: RecordFieldType): WireType {
	return findWireType(oid, record) ?? { ...textType, oid };
}

/** A type by its name in pg_type. @example textType.oid // 25 */
export const textType: WireType = typesByName.get("text") as WireType;
