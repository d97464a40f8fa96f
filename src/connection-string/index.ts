/** Text ↔ frozen options, from one table of properties. */
export {
	isConnectionName,
	listConnectionNames,
	readNamedConnection,
	replaceConnection,
} from "./connection-file.ts";
export { formatConnectionString } from "./option-format.ts";
export { parseConnectionString, readOptionObject } from "./option-reader.ts";
export type { ConnectionOptions, ResolvedOptions } from "./options.ts";
export type { ConnectionProperty } from "./property.ts";
export { describeProperties } from "./property-description.ts";
export { connectionProperties } from "./property-index.ts";
export { readCredential, resolveConnectionOptions } from "./resolution.ts";
export { parseSize } from "./value-format.ts";
