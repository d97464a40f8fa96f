import type {
	CompiledQuery,
	DatabaseConnection,
	DatabaseIntrospector,
	DatabaseMetadata,
	Dialect,
	DialectAdapter,
	Driver,
	Kysely,
	QueryCompiler,
	QueryResult,
	SchemaMetadata,
	TableMetadata,
} from "kysely";
import { createError, type SqlValue } from "../base/index.ts";
import { loadKysely } from "./library.ts";

/** A column as an introspection shows it. */
export interface DescribedColumn {
	readonly name: string;
	readonly type: string;
	readonly isNullable: boolean;
	readonly summary?: string | undefined;
}

/** A table as an introspection shows it. */
export interface DescribedTable {
	readonly schema: string;
	readonly name: string;
	readonly isView: boolean;
	readonly columns: readonly DescribedColumn[];
}

/** Whatever runs SQL: the connection. */
export interface QueryRunner {
	run(
		sql: string,
		parameters: readonly SqlValue[],
	): Promise<{ readonly rows: readonly object[]; readonly rowCount: number }>;
	stream(sql: string, parameters: readonly SqlValue[]): AsyncIterable<object>;
	describe(): Promise<readonly DescribedTable[]>;
}

/**
 * Gives a query builder over a connection; `destroy()` leaves the connection open, for it is not its own.
 * @example createKysely<{ contacts: { id: string } }>(runner).selectFrom("contacts").select("id").execute()
 */
export function createKysely<Database>(runner: QueryRunner): Kysely<Database> {
	const library = loadKysely();
	return new library.Kysely<Database>({ dialect: new IntercomDialect(runner) });
}

/** Kysely's dialect for it: PostgreSQL's spelling, our execution. */
export class IntercomDialect implements Dialect {
	readonly #runner: QueryRunner;

	/** Takes what runs the SQL. */
	constructor(runner: QueryRunner) {
		this.#runner = runner;
	}

	/** The driver. */
	createDriver(): Driver {
		return createDriver(this.#runner);
	}

	/** PostgreSQL's compiler, since the dialect is PostgreSQL's. */
	createQueryCompiler(): QueryCompiler {
		const library = loadKysely();
		return new library.PostgresQueryCompiler();
	}

	/** PostgreSQL's adapter. */
	createAdapter(): DialectAdapter {
		const library = loadKysely();
		return new library.PostgresAdapter();
	}

	/** Reads the catalog. */
	createIntrospector(): DatabaseIntrospector {
		return createIntrospector(this.#runner);
	}
}

function createDriver(runner: QueryRunner): Driver {
	const connection: DatabaseConnection = {
		async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
			const { rows, rowCount } = await runner.run(query.sql, query.parameters as readonly SqlValue[]);
			return { rows: rows as Row[], numAffectedRows: BigInt(rowCount) };
		},
		async *streamQuery<Row>(query: CompiledQuery, chunkSize = 1): AsyncIterableIterator<QueryResult<Row>> {
			let chunk: Row[] = [];
			for await (const row of runner.stream(query.sql, query.parameters as readonly SqlValue[])) {
				chunk.push(row as Row);
				if (chunk.length < chunkSize) continue;
				yield { rows: chunk };
				chunk = [];
			}
			if (chunk.length > 0) yield { rows: chunk };
		},
	};
	const refuseTransaction = () => {
		const advice = "Run the statements one by one; what an API has done cannot be rolled back.";
		return Promise.reject(createError("not_supported", { feature: "a transaction", advice }));
	};
	return {
		init: () => Promise.resolve(),
		acquireConnection: () => Promise.resolve(connection),
		beginTransaction: refuseTransaction,
		commitTransaction: refuseTransaction,
		rollbackTransaction: refuseTransaction,
		releaseConnection: () => Promise.resolve(),
		destroy: () => Promise.resolve(),
	};
}

function createIntrospector(runner: QueryRunner): DatabaseIntrospector {
	const readTables = async (): Promise<TableMetadata[]> =>
		(await runner.describe()).map(({ schema, name, isView, columns }) => ({
			schema,
			name,
			isView,
			columns: columns.map(({ name: column, type, isNullable, summary }) => ({
				name: column,
				dataType: type,
				isNullable,
				isAutoIncrementing: false,
				hasDefaultValue: false,
				...(summary === undefined ? {} : { comment: summary }),
			})),
		}));
	return {
		getSchemas: async (): Promise<SchemaMetadata[]> =>
			[...new Set((await runner.describe()).map((table) => table.schema))].map((name) => ({ name })),
		getTables: readTables,
		getMetadata: async (): Promise<DatabaseMetadata> => ({ tables: await readTables() }),
	};
}
