import { isUtc } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { operate } from "../operation.ts";
import { intervalZone, namedZone } from "../time/session-time.ts";
import { callNode, nowNode, nullNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { internal } from "./operator-row.ts";

/** AT TIME ZONE, and what the clocks of the session show. */
export const zoneRows = {
	toLocal: internal("timezone", "What the clocks of a zone show at an instant.", {
		isStrict: true,
		findTruncation: ([time, zone]) => {
			if (!time || zone?.node.kind !== "StringLiteral") return undefined;
			const settled = writeZone(zone);
			if (settled.kind !== "StringLiteral") return undefined;
			return { operand: time.node, unit: "millisecond", zone: settled.value, form: "text" };
		},
		write: ([time = nullNode], [, zone]) => callNode("instant_to_local", [time, zone ? writeZone(zone) : nullNode]),
	}),
	toInstant: internal("timezone", "The instant at which the clocks of a zone show a time.", {
		isStrict: true,
		write: ([time = nullNode], [, zone]) => callNode("local_to_instant", [time, zone ? writeZone(zone) : nullNode]),
	}),
	toClock: internal("timezone", "A time of day as the clocks of a zone show it.", {
		isStrict: true,
		write: ([clock = nullNode], [, zone]) =>
			callNode("turn_zoned_clock", [clock, nowNode, zone ? writeZone(zone) : nullNode]),
	}),
} as const satisfies Readonly<Record<string, FunctionRow>>;

/**
 * Makes sure that a constant names a zone.
 * @throws invalid_argument (22023)
 */
export function checkNamedZone(zone: Operand | undefined): void {
	if (zone?.node.kind === "StringLiteral" && !isUtc(zone.node.value)) writeZone(zone);
}

function writeZone({ node, type }: Operand): Expression {
	return type === "interval" ? intervalZone(node) : namedZone(node);
}

/** What the session's clocks show at an instant. */
export function showLocal(instant: Operand, zone: string): Expression {
	return isUtc(zone) ? instant.node : operate(zoneRows.toLocal, [instant, { node: textNode(zone), type: "text" }]);
}
