import type { ParameterValue } from "../../plan/index.ts";

/** Values by their names: any object whose members are values, that of an interface or a class too. */
export type NamedParameters =
	| Readonly<Record<string, ParameterValue>>
	| (object & { readonly [Symbol.iterator]?: never });

/** The values of a statement: for `?` and `$1` in their order, for `:name` and `@name` by their names. */
export type StatementParameters = readonly ParameterValue[] | NamedParameters;
