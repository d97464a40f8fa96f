import { createError } from "../../base/index.ts";
import { compileOnce, type Tables } from "../../storage/index.ts";
import type { Processes } from "../cache-contract.ts";
import { queries } from "./result-schema.ts";

/** A pin so old no longer counts: process ids are used again. */
const pinAgeLimitMs = 24 * 60 * 60 * 1000;

/**
 * Keeps a result's table from being dropped or changed.
 * @returns The pin's id, for {@link unpinResult}.
 */
export async function pinResult(tables: Tables, id: number, processId: number, now: number): Promise<number> {
	const [entered] = await tables.run(enterPin(id, processId, now));
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
export async function unpinResult(tables: Tables, pinId: number): Promise<boolean> {
	const [pin] = await tables.run(dropPin(pinId));
	return pin?.state === "obsolete";
}

const dropPin = compileOnce((id: number) =>
	queries
		.deleteFrom("pins")
		.where("id", "=", id)
		.returning((pin) =>
			pin.selectFrom("scans").select("scans.state").whereRef("scans.id", "=", "pins.scan_id").as("state"),
		),
);

/**
 * Finds the results whose tables living processes use.
 * @param except A pin that does not count.
 */
export async function findPinned(
	tables: Tables,
	{ processes, now, except }: { readonly processes: Processes; readonly now: number; readonly except?: number },
): Promise<ReadonlySet<number>> {
	const pins = await tables.run(findPins());
	const counting = pins.filter((pin) => {
		const isAlive = pin.process_id === processes.ownId || processes.isAlive(pin.process_id);
		return pin.id !== except && isAlive && now - pin.created_at <= pinAgeLimitMs;
	});
	return new Set(counting.map((pin) => pin.scan_id));
}

const findPins = compileOnce(() => queries.selectFrom("pins").selectAll());
