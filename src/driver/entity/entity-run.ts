import { ProviderError } from "../../base/index.ts";
import type { CatalogTable } from "../../catalog/index.ts";
import type { ParameterValues } from "../../plan/index.ts";
import { printStatement } from "../../sql/index.ts";
import type { QueryResult } from "../statement/result.ts";
import type { ActionAnswer, PlannedAction } from "./action.ts";
import { type ActionSources, findAction, findEntity } from "./entity.ts";
import { checkParameters } from "./parameter-check.ts";

/** What an action needs of its connection. */
export interface EntityPort {
	sources(): ActionSources;
	/** Asks the service for the attributes of a table. */
	discover(table: CatalogTable): Promise<void>;
	query(sql: string, parameters: ParameterValues): Promise<QueryResult>;
}

/**
 * Does something with the rows of a table: the parameters are checked, become a statement with parameters, and that runs as any other.
 * @throws ProviderError: unknown_table (42P01), invalid_argument (22023), unknown_column (42703), no_such_row (P0002), and what the statement throws
 */
export async function runAction(port: EntityPort, entity: string, name: string, given: unknown): Promise<ActionAnswer> {
	const planned = await planAction(port, entity, name, given);
	return planned.read(await port.query(printStatement(planned.statement), planned.values));
}

// A field may be an attribute that nobody has asked the service for yet.
async function planAction(port: EntityPort, entity: string, name: string, given: unknown): Promise<PlannedAction> {
	const plan = (): PlannedAction => {
		const found = findEntity(port.sources(), entity);
		const action = findAction(found, name, port.sources().catalog);
		return action.plan(checkParameters(`${found.name}.${action.name}`, action.describe(), given));
	};
	try {
		return plan();
	} catch (error) {
		if (!(error instanceof ProviderError) || error.code !== "unknown_column") throw error;
		const { table } = findEntity(port.sources(), entity);
		if (!table?.undiscovered) throw error;
		await port.discover(table);
		return plan();
	}
}
