import { postgresTypeOf, type TypeShape } from "../../base/index.ts";
import type { RecordFieldType, RecordShape } from "./wire-type.ts";

/**
 * What a record, or an array of records, is made of on the wire; undefined for any other type.
 * @example findRecordShape({ type: "record", fields: [{ name: "f1", type: "int4" }] }) // { elementOid: undefined, fields: [{ oid: 23, record: undefined }] }
 */
export function findRecordShape(shape: TypeShape): RecordShape | undefined {
	const { type, element, fields = [] } = shape;
	if (type !== "record" && element !== "record") return undefined;
	const elementOid = element && postgresTypeOf({ ...shape, type: element, element: undefined }).oid;
	return { elementOid, fields: fields.map(describeField) };
}

// pg_type has a type for literals that nobody gave one, which only a record keeps.
const unknownOid = 705;

function describeField(field: TypeShape): RecordFieldType {
	const oid = field.type === "unknown" ? unknownOid : postgresTypeOf(field).oid;
	return { oid, record: findRecordShape(field) };
}
