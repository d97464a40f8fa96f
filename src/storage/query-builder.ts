import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";

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
