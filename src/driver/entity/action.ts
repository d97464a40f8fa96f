import type { CatalogTable } from "../../catalog/index.ts";
import type { ParameterValue } from "../../plan/index.ts";
import type { Statement } from "../../sql/index.ts";
import type { QueryResult, Row } from "../statement/result.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { ActionParameters } from "./parameter-check.ts";

/** Rows of a list, and what gives the next ones: `starting_after: meta.next_page`. */
export interface ListAnswer {
	readonly data: readonly Row[];
	readonly meta: {
		/** Null behind the last page. */
		readonly next_page: string | null;
		readonly has_more: boolean;
		/** What the service cut off, and the like. */
		readonly warnings?: readonly string[];
	};
}

/** Rows of a search, and what gives the next ones: `cursor: meta.cursor`. */
export interface SearchAnswer {
	readonly data: readonly Row[];
	readonly meta: {
		/** Null behind the last page. */
		readonly cursor: string | null;
		readonly has_more: boolean;
		/** What the service cut off, and the like. */
		readonly warnings?: readonly string[];
	};
}

/** What an action gives: rows and how to get the next ones, or the one row that it concerns. */
export type ActionAnswer = ListAnswer | SearchAnswer | Row;

/** What the action of a name gives. */
export type AnswerOf<Action extends string> = string extends Action
	? ActionAnswer
	: Action extends keyof NamedAnswers
		? NamedAnswers[Action]
		: ActionAnswer;

interface NamedAnswers {
	readonly list: ListAnswer;
	readonly search: SearchAnswer;
	readonly get: Row;
	readonly create: Row;
	readonly update: Row;
	readonly delete: Row;
}

/** What can be done with the rows of a table: `connection.execute("contacts", "get", { id: "…" })`. */
export interface EntityAction {
	readonly name: string;
	readonly answers: "rows" | "row";
	summarise(table: CatalogTable): string;
	isOffered(table: CatalogTable): boolean;
	/** The parameters, as one object. */
	describe(table: CatalogTable): JsonSchema;
	plan(table: CatalogTable, given: ActionParameters): PlannedAction;
}

/** An action whose parameters were checked: a statement, and what is made of its rows. */
export interface PlannedAction {
	readonly statement: Statement;
	readonly values: Readonly<Record<string, ParameterValue>>;
	read(result: QueryResult): ActionAnswer;
}

/** An action of one table, or a procedure. */
export interface BoundAction extends Pick<EntityAction, "name" | "answers"> {
	readonly summary: string;
	/** The parameters, as one object. */
	describe(): JsonSchema;
	plan(given: ActionParameters): PlannedAction;
}
