import { createError } from "../../base/index.ts";
import { compileOnce, type Storage } from "../../storage/index.ts";
import type { Processes } from "../cache-contract.ts";
import { queries } from "./result-schema.ts";

/** A pin so old no longer counts: process ids are used again. */
const pinAgeLimitMs = 24 * 60 * 60 * 1000;

/**
 * Keeps a result's table from being dropped or changed.
 * @returns The pin's id, for {@link unpinResult}.
 */
export function pinResult(storage: Storage, id: number, processId: number, now: number): number {
	const [entered] = storage.run(enterPin(id, processId, now));
	if (!entered) throw createError("internal", { problem: "a pin was entered without an id" });
	return entered.id;
}

const enterPin = compileOnce((id: number, processId: number, now: number) =>
	queries.insertInto("pins").values({ scan_id: id, process_id: processId, created_at: now }).returning("id"),
);

/**
 * Takes a pin away.
 * @returns True when the result is now obsolete, so that a sweep may drop it.
 */
export function unpinResult(storage: Storage, pinId: number): boolean {
	return storage.transaction(() => {
		const [pin] = storage.run(dropPin(pinId));
		return pin !== undefined && storage.run(findState(pin.scan_id)).some(({ state }) => state === "obsolete");
	});
}

const dropPin = compileOnce((id: number) => queries.deleteFrom("pins").where("id", "=", id).returning("scan_id"));
const findState = compileOnce((id: number) => queries.selectFrom("scans").select("state").where("id", "=", id));

/** Tells whether a living process uses a result's table; one pin may be left out. */
export function isPinned(
	storage: Storage,
	id: number,
	{ processes, now, except }: { readonly processes: Processes; readonly now: number; readonly except?: number },
): boolean {
	const pins = storage.run(queries.selectFrom("pins").selectAll().where("scan_id", "=", id).compile());
	return pins.some((pin) => {
		const isAlive = pin.process_id === processes.ownId || processes.isAlive(pin.process_id);
		return pin.id !== except && isAlive && now - pin.created_at <= pinAgeLimitMs;
	});
}
