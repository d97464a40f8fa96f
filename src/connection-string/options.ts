import type { Secret } from "../base/index.ts";
import type { propertyTable } from "./property-table.ts";

type PropertyRow = (typeof propertyTable)[number];

/** The canonical name of a connection property, e.g. `CacheTolerance`. */
export type PropertyName = PropertyRow["name"];

type RowOf<Name extends PropertyName> = Extract<PropertyRow, { readonly name: Name }>;

type ValueOf<Name extends PropertyName> =
	RowOf<Name> extends { readonly choices: readonly (infer Choice)[] }
		? Choice | OtherChoiceOf<Name>
		: RowOf<Name> extends { readonly type: "integer" }
			? number
			: RowOf<Name> extends { readonly type: "boolean" }
				? boolean
				: string;

// Not simply a string, so that editors still offer the choices.
type OtherChoiceOf<Name extends PropertyName> =
	RowOf<Name> extends { readonly isOfProfile: true } ? string & Record<never, never> : never;

type ResolvedValueOf<Name extends PropertyName> =
	| (RowOf<Name> extends { readonly secret: true } ? Secret : ValueOf<Name>)
	| (RowOf<Name> extends { readonly default: null } ? undefined : never);

/**
 * Connection properties as a plain object: what was set, and nothing else.
 * @example { Profile: "Intercom", CacheTolerance: 60 }
 */
export type ConnectionOptions = { readonly [Name in PropertyName]?: ValueOf<Name> | undefined };

/**
 * All connection properties with defaults and the environment filled in. What has neither is undefined, secrets are
 * wrapped, and `ProfileSettings` is merged into the rest.
 * @example { Profile: "Intercom", AuthScheme: "NONE", APIKey: Secret, Region: "US", URL: undefined, CacheTolerance: 600, … }
 */
export type ResolvedOptions = {
	readonly [Name in Exclude<PropertyName, "ProfileSettings">]: ResolvedValueOf<Name>;
};
