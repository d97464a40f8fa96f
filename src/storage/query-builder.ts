import {
	type CompiledQuery,
	DummyDriver,
	Kysely,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
} from "kysely";
import type { StoredValue } from "../base/index.ts";

/**
 * A query builder whose queries are compiled in this storage's dialect and then given to `storage.run`; it runs nothing itself.
 * @example storage.run(buildQueries<Tables>().selectFrom("scans").selectAll().compile())
 */
export function buildQueries<Tables>(): Kysely<Tables> {
	return new Kysely<Tables>({
		dialect: {
			createAdapter: () => new SqliteAdapter(),
			createDriver: () => new DummyDriver(),
			createIntrospector: (database) => new SqliteIntrospector(database),
			createQueryCompiler: () => new SqliteQueryCompiler(),
		},
	});
}

/**
 * A query that is built once, whatever its values: each call only puts these in their places.
 * @param build Builds it of values that it only passes on as parameters.
 * @example compileOnce((id) => queries.selectFrom("scans").…)(7).parameters // [7]
 */
export function compileOnce<Values extends readonly StoredValue[], Row>(
	build: (...values: Values) => { compile(): CompiledQuery<Row> },
): (...values: Values) => CompiledQuery<Row> {
	let compiled: CompiledQuery<Row> | undefined;
	return (...values) => {
		compiled ??= build(...(values.map((_, index) => new Place(index)) as unknown as Values)).compile();
		const parameters = compiled.parameters.map((value) => (value instanceof Place ? values[value.index] : value));
		return { ...compiled, parameters };
	};
}

/** Where one of the values goes. */
class Place {
	readonly index: number;
	constructor(index: number) {
		this.index = index;
	}
}
