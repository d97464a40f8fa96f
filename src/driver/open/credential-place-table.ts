import type { SentCredential } from "../../http/index.ts";
import type { Authentication, ServiceDefinition } from "../../profile/index.ts";

/** Puts a credential where the service looks for it. */
export type PlaceCredential = (token: string) => SentCredential;

const placeTable: {
	readonly [Kind in Authentication["kind"]]: (how: Extract<Authentication, { kind: Kind }>) => PlaceCredential;
} = {
	none: () => () => ({}),
	bearer: () => (token) => ({ headers: { authorization: `Bearer ${token}` } }),
	header:
		({ header, scheme }) =>
		(token) => ({ headers: { [header.toLowerCase()]: scheme === undefined ? token : `${scheme} ${token}` } }),
	query:
		({ parameter }) =>
		(token) => ({ query: { [parameter]: token } }),
	// https://www.rfc-editor.org/rfc/rfc7617#section-2
	basic:
		({ key, other }) =>
		(token) => {
			const pair = { pair: token, username: `${token}:${other}`, password: `${other}:${token}` }[key];
			return { headers: { authorization: `Basic ${Buffer.from(pair, "utf8").toString("base64")}` } };
		},
};

/**
 * Finds how the credential of a connection travels: a key as the profile's `authentication` says, a token that OAuth gave as its `oauth` says.
 * @example placeCredential({ authentication: { kind: "query", parameter: "key" } }, "NONE")("abc") // { query: { key: "abc" } }
 */
export function placeCredential(
	{ authentication, oauth }: Pick<ServiceDefinition, "authentication" | "oauth">,
	scheme: "NONE" | "OAUTH",
): PlaceCredential {
	const how = scheme === "OAUTH" ? (oauth?.authentication ?? { kind: "bearer" }) : authentication;
	return (placeTable[how.kind] as (how: Authentication) => PlaceCredential)(how);
}
