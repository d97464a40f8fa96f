import { checkZone, isUtc, localOf, type SqlType } from "../base/index.ts";
import type { Expression } from "../sql/index.ts";
import type { BoundExpression } from "./bound.ts";
import { findZoneAbbreviation } from "./time-words.ts";
import { callNode, textNode } from "./tree.ts";

/** What the session's clocks show at an instant. */
export function localNode(instant: Expression, zone: string): Expression {
	return isUtc(zone) ? instant : callNode("instant_to_local", [instant, textNode(zone)]);
}

/** The instant at which the session's clocks show a time. */
export function instantNode(local: Expression, zone: string): Expression {
	return isUtc(zone) ? local : callNode("local_to_instant", [local, textNode(zone)]);
}

/** A call that takes the session's zone as its last argument, where that is not UTC. */
export function zonedCall(name: string, values: readonly Expression[], zone: string): Expression {
	return callNode(name, isUtc(zone) ? values : [...values, textNode(zone)]);
}

/** What the session's clocks show at an instant, as if it were UTC, in milliseconds. */
export function sessionLocal(epochMs: number, zone: string): number {
	return isUtc(zone) ? epochMs : localOf(epochMs, zone);
}

/**
 * The zone that a statement names, for functions of a zone.
 * @throws invalid_argument (22023) for a constant that names none.
 */
export function namedZone(zone: Expression): Expression {
	if (zone.kind !== "StringLiteral") return callNode("named_zone", [zone]);
	const name = settleZone(zone.value);
	checkZone(name, zone.at);
	return textNode(name, zone.at);
}

/**
 * What the name of a zone means within a statement, where an abbreviation is an offset and never a place with summer time of the same name.
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-TIMEZONES.
 * @example settleZone("CET") // "<CET>-01:00"
 */
export function settleZone(name: string): string {
	const word = name.trim();
	const offsetMs = findZoneAbbreviation(word.toLowerCase());
	if (offsetMs === undefined || isUtc(word)) return name;
	const minutes = Math.abs(offsetMs) / 60_000;
	const pad = (value: number) => String(Math.trunc(value)).padStart(2, "0");
	// The signs of POSIX are those of the west.
	return `<${word.toUpperCase()}>${offsetMs < 0 ? "+" : "-"}${pad(minutes / 60)}:${pad(minutes % 60)}`;
}

/** What a time is taken for among others: beside one without a zone a text is one too, beside an instant such a time becomes one. */
export function settleTime(bounds: readonly BoundExpression[]): SqlType {
	const isLocal = bounds.some(({ type }) => type === "local_timestamp");
	const hasInstant = bounds.some(({ type }) => type === "timestamp");
	return isLocal && !hasInstant ? "local_timestamp" : "timestamp";
}
