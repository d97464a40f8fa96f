import { checkZone, createError, isUtc, localOf, printOffset, type SqlType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { callNode, textNode } from "../tree.ts";
import { decodeInterval } from "./interval.ts";
import { findZoneAbbreviation } from "./time-words.ts";

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
 * The zone that make_timestamptz() is given, where +03 is three hours ahead of UTC; elsewhere that is a zone of POSIX, whose signs are the others.
 * @throws invalid_argument (22023) for a constant that names none.
 */
export function offsetZone(zone: Expression): Expression {
	if (zone.kind !== "StringLiteral") return callNode("offset_zone", [zone]);
	return namedZone(textNode(turnOffset(zone.value), zone.at));
}

/**
 * An offset with the sign that POSIX gives it; other names as they are.
 * @example turnOffset("-3") // "+3"
 */
export function turnOffset(name: string): string {
	return name.trim().replace(/^[+-]/, (sign) => (sign === "+" ? "-" : "+"));
}

/**
 * What the name of a zone means within a statement, where an abbreviation is an offset and never a place with summer time of the same name.
 * Source: https://www.postgresql.org/docs/current/datatype-datetime.html#DATATYPE-TIMEZONES.
 * @example settleZone("CET") // "<CET>-01"
 */
export function settleZone(name: string): string {
	const word = name.trim();
	const offsetMs = findZoneAbbreviation(word.toLowerCase());
	if (offsetMs === undefined || isUtc(word)) return name;
	return nameOffset(word.toUpperCase(), offsetMs);
}

/** The zone that AT TIME ZONE means by a span of time: so far ahead of UTC. */
export function intervalZone(interval: Expression): Expression {
	if (interval.kind !== "StringLiteral") return callNode("interval_zone", [interval]);
	return textNode(zoneOfInterval(interval.value), interval.at);
}

/**
 * The zone whose clocks are so far ahead of UTC as an interval is long, which lies there as encodeInterval wrote it.
 * @throws invalid_argument (22023) for one with months or days.
 */
export function zoneOfInterval(interval: string): string {
	const { months, days, microseconds } = decodeInterval(interval);
	const offsetMs = Math.round(microseconds / 1_000_000) * 1000;
	if (months === 0 && days === 0) return nameOffset(printOffset(offsetMs), offsetMs);
	const problem = "interval time zone must not include months or days";
	throw createError("invalid_argument", { problem, advice: "Write hours and minutes: interval '-08:00'." });
}

// The signs of POSIX are those of the west.
function nameOffset(name: string, offsetMs: number): string {
	return `<${name}>${printOffset(-offsetMs)}`;
}

/** What a time is taken for among others: beside one without a zone a text is one too, beside an instant such a time becomes one. */
export function settleTime(bounds: readonly { readonly type: SqlType }[]): SqlType {
	const isLocal = bounds.some(({ type }) => type === "local_timestamp");
	const hasInstant = bounds.some(({ type }) => type === "timestamp");
	return isLocal && !hasInstant ? "local_timestamp" : "timestamp";
}
