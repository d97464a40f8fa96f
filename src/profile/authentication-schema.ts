import * as z from "zod";
import type { Authentication } from "./profile.ts";
import { strictMap } from "./schema-mistakes.ts";
import { type StrategyRow, strategy } from "./strategy-schema.ts";
import { headerName, parameterName } from "./value-schemas.ts";

const schemeName = z.string().regex(/^[\w.~+-]+$/, "Write one word, such as Token.");

const rows: { readonly [Kind in Authentication["kind"]]: StrategyRow<Extract<Authentication, { kind: Kind }>> } = {
	none: { map: strictMap({ kind: z.literal("none") }).describe("The service asks for nobody."), example: "none" },
	bearer: {
		map: strictMap({ kind: z.literal("bearer") }).describe("`Authorization: Bearer <key>`."),
		example: "bearer",
	},
	header: {
		map: strictMap({
			kind: z.literal("header"),
			header: headerName.describe("The header that carries the key."),
			scheme: schemeName.optional().describe("A word before the key: `Token` sends `Token <key>`."),
		}).describe("A header of the service's own."),
		example: "{ kind: header, header: X-Api-Key }",
	},
	query: {
		map: strictMap({
			kind: z.literal("query"),
			parameter: parameterName.describe("The parameter that carries the key."),
		}).describe(
			"A parameter of the query. It stands in no log, error or cache, and addresses of next pages are kept without it.",
		),
		example: "{ kind: query, parameter: api_key }",
	},
	basic: {
		map: strictMap({
			kind: z.literal("basic"),
			key: z
				.enum(["pair", "username", "password"])
				.describe("What APIKey holds: `name:password`, or one of the two beside `other`."),
			other: z.string().default("").describe("The other half, which is no secret; nothing, unless you say otherwise."),
		}).describe("HTTP Basic."),
		example: "{ kind: basic, key: pair }",
	},
};

/** The `authentication:` of a service. */
export const authentication = strategy<Authentication>(rows);

/** The `authentication:` of a service's OAuth: how the tokens travel that it gave. */
export const tokenAuthentication = strategy<Exclude<Authentication, { kind: "none" | "basic" }>>({
	bearer: rows.bearer,
	header: rows.header,
	query: rows.query,
});
