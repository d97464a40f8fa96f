import type { QueryCompiler } from "kysely";
import { loadKysely } from "./library.ts";

/** Gives PostgreSQL's compiler, since the dialect is PostgreSQL's: `"` around names, `$1` for parameters. */
export function createQueryCompiler(): QueryCompiler {
	const library = loadKysely();
	return new library.PostgresQueryCompiler();
}
