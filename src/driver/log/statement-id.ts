import { AsyncLocalStorage } from "node:async_hooks";

const running = new AsyncLocalStorage<number>();

/** Does something on behalf of a statement: whatever it logs meanwhile, in whichever room, carries the statement's number. */
export function runForStatement<Result>(id: number, work: () => Result): Result {
	return running.run(id, work);
}

/** The number of the statement on whose behalf this runs; undefined outside of statements. */
export function findRunningStatement(): number | undefined {
	return running.getStore();
}
