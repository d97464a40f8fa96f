import type { AuthorizationSteps } from "../../auth/index.ts";
import type { QueryColumn } from "../../bind/index.ts";
import type { CallValues } from "../../catalog/index.ts";
import type { Procedure, ProcedureInput } from "./procedure.ts";

const callbackInput: ProcedureInput = {
	name: "callback_url",
	type: "varchar",
	isRequired: false,
	summary: "The redirect URL; CallbackURL when it is not given.",
};

const tokenColumns: readonly QueryColumn[] = [
	{ name: "oauth_access_token", type: "varchar", isNullable: false },
	{ name: "oauth_refresh_token", type: "varchar", isNullable: true },
	{ name: "expires_in", type: "integer", isNullable: true },
	{ name: "oauth_token_timestamp", type: "integer", isNullable: false },
];

/** The procedures with which a web application authorizes its users: it shows the URL and receives the callback itself. */
export function createOAuthProcedures(steps: AuthorizationSteps): readonly Procedure[] {
	return [
		{
			name: "get_oauth_authorization_url",
			summary: "Makes the URL at which a person gives access.",
			inputs: [
				callbackInput,
				{
					name: "scope",
					type: "varchar",
					isRequired: false,
					summary: "The scopes to ask for; Scope when it is not given.",
				},
				{
					name: "state",
					type: "varchar",
					isRequired: false,
					summary: "A text that comes back with the code; random when it is not given.",
				},
			],
			outputs: [
				{ name: "url", type: "varchar", isNullable: false },
				{ name: "state", type: "varchar", isNullable: false },
			],
			isReadOnly: true,
			async run(values, { signal }) {
				const asked = {
					callbackUrl: readText(values, "callback_url"),
					scope: readText(values, "scope"),
					state: readText(values, "state"),
				};
				const { url, state } = await steps.createUrl(asked, signal);
				return { rows: [[url, state]] };
			},
		},
		{
			name: "get_oauth_access_token",
			summary: "Exchanges the code that came back from the authorization URL for tokens.",
			inputs: [
				{
					name: "verifier",
					type: "varchar",
					isRequired: true,
					summary: "The code, or the whole address that the browser was sent back to.",
				},
				callbackInput,
				{
					name: "state",
					type: "varchar",
					isRequired: false,
					summary: "The state that get_oauth_authorization_url gave; a whole address has to carry it.",
				},
			],
			outputs: tokenColumns,
			isReadOnly: true,
			async run(values, { signal }) {
				const asked = {
					verifier: readText(values, "verifier") ?? "",
					callbackUrl: readText(values, "callback_url"),
					state: readText(values, "state"),
				};
				return { rows: [describeToken(await steps.exchangeCode(asked, signal))] };
			},
		},
		{
			name: "refresh_oauth_access_token",
			summary: "Exchanges a refresh token for new tokens.",
			inputs: [
				{
					name: "oauth_refresh_token",
					type: "varchar",
					isRequired: true,
					summary: "The refresh token that came with the access token.",
				},
			],
			outputs: tokenColumns,
			isReadOnly: true,
			async run(values, { signal }) {
				const token = await steps.refresh(readText(values, "oauth_refresh_token") ?? "", signal);
				return { rows: [describeToken(token)] };
			},
		},
	];
}

function readText(values: CallValues, name: string): string | undefined {
	const value = values.get(name);
	return value === undefined || value === "" ? undefined : String(value);
}

function describeToken(token: Awaited<ReturnType<AuthorizationSteps["refresh"]>>): (string | number | null)[] {
	return [token.accessToken, token.refreshToken ?? null, token.expiresInS ?? null, token.obtainedAtMs];
}
