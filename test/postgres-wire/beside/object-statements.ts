/** Values whose text is the name of an object, and whose bytes are its object id. */
export const objectStatements: readonly string[] = [
	"SELECT 'pg_class'::regclass, 'int4'::regtype, 'now'::regproc, 'abs(integer)'::regprocedure",
	"SELECT 'pg_catalog'::regnamespace, 'postgres'::regrole, '\"C\"'::regcollation",
	"SELECT 0::regclass, 0::regtype, 0::regproc, 99999999::regclass, NULL::regclass, '-'::regproc",
	"SELECT to_regclass('pg_class'), to_regclass('nope'), to_regtype('text'), pg_typeof(1), pg_typeof('x'::varchar)",
	"SELECT oid::regclass, relname, 'r' AS kind FROM pg_class WHERE relname LIKE 'pg_a%' AND relkind = 'r' ORDER BY oid::regclass::text",
	"SELECT typname, typinput, typoutput FROM pg_type WHERE oid IN (16, 20, 25) ORDER BY oid",
	"COPY (SELECT 'pg_class'::regclass, 'a'::text, 'int4'::regtype) TO STDOUT",
	"COPY (SELECT 'pg_class'::regclass, 'a'::text, 'int4'::regtype) TO STDOUT (FORMAT binary)",
	"SELECT ARRAY['pg_class'::regclass, 'pg_type'::regclass, NULL], '{int4,text}'::regtype[], ARRAY[]::regtype[], '{}'::regproc[]",
	"SELECT array_agg(oid::regtype ORDER BY oid) FROM pg_type WHERE oid < 26",
	"SELECT DISTINCT relnamespace::regnamespace FROM pg_class WHERE relname IN ('pg_class', 'tables') ORDER BY 1",
	"SELECT 'pg_class'::regclass UNION ALL SELECT 'pg_type'::regclass",
	"SELECT max(oid)::regclass FROM pg_class WHERE relname = 'pg_class'",
	"SELECT 'pg_class'::regclass::oid, 'pg_class'::regclass::text, 'pg_class'::regclass = 1259",
	"VALUES ('pg_class'::regclass, 1), ('pg_type'::regclass, 2)",
	"SELECT CASE WHEN true THEN 'pg_class'::regclass END, coalesce(NULL, 'pg_type'::regclass)",
];

/** Those whose text is another one than PostgreSQL's: records show the ids of objects in them. */
export const objectRecords: readonly string[] = [
	"SELECT ROW('pg_class'::regclass, 1, 'pg_type'::regclass), ARRAY[ROW('int4'::regtype, 'a'::text)]",
	"SELECT t, t.a FROM (SELECT 'pg_class'::regclass AS a, ARRAY['int4'::regtype] AS b) t",
];

const ids = (...numbers: readonly number[]) =>
	Buffer.concat(
		numbers.map((number) => {
			const bytes = Buffer.alloc(4);
			bytes.writeUInt32BE(number);
			return bytes;
		}),
	);

/** Statements with such parameters, and their bytes. */
export const objectParameters: readonly (readonly [sql: string, given: readonly Buffer[]])[] = [
	["SELECT $1::regclass, $2::regtype, $3::regproc", [ids(1259), ids(23), ids(1299)]],
	["SELECT $1::regnamespace, $2::regrole, $3::regprocedure", [ids(11), ids(10), ids(1397)]],
	["SELECT $1::regclass, $2::regtype", [ids(0), ids(99_999_999)]],
	["SELECT $1::regclass::oid, $1::regclass::text", [ids(1259)]],
	["SELECT relname FROM pg_class WHERE oid = $1::regclass", [ids(1259)]],
	["SELECT relname FROM pg_class WHERE oid = $1", [ids(1259)]],
	["SELECT 'pg_class'::regclass = $1", [ids(1259)]],
	["SELECT attname FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 1", [ids(1259)]],
	// One dimension, no NULL, elements of the type, two of them from 1 on, each of four bytes.
	["SELECT $1::regclass[]", [ids(1, 0, 2205, 2, 1, 4, 1259, 4, 1247)]],
	["SELECT $1::regtype[], $1::regtype[]::text[]", [ids(1, 0, 2206, 2, 1, 4, 23, 4, 25)]],
	[
		"SELECT relname FROM pg_class WHERE oid = ANY($1::regclass[]) ORDER BY 1",
		[ids(1, 0, 2205, 2, 1, 4, 1259, 4, 1247)],
	],
	["SELECT oid::regtype FROM pg_type WHERE oid = ANY($1) ORDER BY oid", [ids(1, 0, 26, 2, 1, 4, 23, 4, 25)]],
];
