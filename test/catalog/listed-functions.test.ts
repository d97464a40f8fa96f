import { expect, it } from "vitest";
import { listBuiltInCasts, listBuiltInFunctions, listBuiltInTypes } from "../../src/catalog/postgres/built-in-rows.ts";
import { functionNames, tableFunctionNames } from "../../src/functions/index.ts";
import { queryFunctions } from "../../src/functions/row/query-function-table.ts";
import { tableQueries } from "../../src/functions/row/table-query-table.ts";

// array_in, array_out, array_recv, array_send, array_typanalyze, array_subscript_handler, record_in, record_out, record_recv, record_send.
const ofManyTypes = [750, 751, 2400, 2401, 3816, 6179, 2290, 2291, 2402, 2403];

it("lists in pg_proc only functions that can be called, and those by which types are read and written", () => {
	const asQueries = [...queryFunctions.flatMap(({ names }) => names), ...tableQueries.map(({ name }) => name)];
	const here = new Set([...functionNames, ...tableFunctionNames, ...asQueries]);
	const ofTypes = new Set([
		...ofManyTypes,
		...listBuiltInTypes().flatMap((type) => [
			...[type.input, type.output, type.receive, type.send, type.subscript],
			...[type.modifierInput, type.modifierOutput, type.analyze],
		]),
		...listBuiltInCasts().map(([, , , callee]) => callee),
	]);
	const strays = listBuiltInFunctions().filter(({ name, oid }) => !here.has(name) && !ofTypes.has(oid));
	expect(strays.map(({ name }) => name)).toEqual([]);
	const listed = new Set(listBuiltInFunctions().map(({ name }) => name));
	expect(["abs", "count", "format_type", "now", "json_agg"].filter((name) => !listed.has(name))).toEqual([]);
});
