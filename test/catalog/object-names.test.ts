import { describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";

const { open } = await useSandbox({ contacts: 1, conversations: 0 });

// Of PostgreSQL 15.
describe("a name that is cast to a type of object ids", () => {
	it.each([
		["'array_in(cstring,oid,integer)'::regprocedure", "array_in(cstring,oid,integer)"],
		["'pg_catalog.array_in(cstring, oid, int4)'::regprocedure::oid::text", "750"],
		[
			"(SELECT typinput = 'array_in(cstring,oid,integer)'::regprocedure FROM pg_type WHERE typname = '_text')::text",
			"true",
		],
		["750::regproc::regprocedure::text", "array_in(cstring,oid,integer)"],
		["to_regprocedure('abs(text)')::text", null],
		["'intercom'::regrole::text", "intercom"],
		["to_regrole('nobody')::text", null],
		[`'"C"'::regcollation::text`, '"C"'],
		["0::regoperator::text", "-"],
		["0::regoper::text", "-"],
		[
			"'int'::regtype::text || ' ' || 'decimal'::regtype::text || ' ' || 'int[]'::regtype::text",
			"integer numeric integer[]",
		],
		["(23 = ANY ('{int,int8,int2}'::regtype[]))::text", "true"],
		["('{int8,NULL,\"timestamp with time zone\"}'::regtype[])[3]::text", "timestamp with time zone"],
		["(1259 = ANY ('{pg_class,contacts}'::regclass[]))::text", "true"],
	])("%s", async (expression, value) => {
		const connection = await open();
		expect((await connection.query(`SELECT ${expression} AS value`)).rows).toEqual([{ value }]);
	});
});
