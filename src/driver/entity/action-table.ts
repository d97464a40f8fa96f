import type { EntityAction } from "./action.ts";
import { getAction } from "./get-action.ts";
import { listAction, searchAction } from "./page-actions.ts";
import { createAction, deleteAction, updateAction } from "./write-actions.ts";

/** What can be done with the rows of tables, one row each. */
export const actionTable: readonly EntityAction[] = [
	listAction,
	getAction,
	searchAction,
	createAction,
	updateAction,
	deleteAction,
];
