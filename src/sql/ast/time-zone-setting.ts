import type { NodeBase } from "./node-base.ts";

/**
 * SET TIME ZONE, RESET TimeZone or SHOW TimeZone.
 * @example `SET TIME ZONE 'Europe/Dublin'` → { kind: "TimeZoneSetting", action: "set", zone: "Europe/Dublin" }
 */
export interface TimeZoneSetting extends NodeBase {
	readonly kind: "TimeZoneSetting";
	readonly action: "set" | "show";
	/** As it is written, hours ahead of UTC too; undefined for the connection's own, which DEFAULT and LOCAL name. */
	readonly zone?: string | undefined;
}
