/** Text ↔ frozen options, from one table of properties. */
export { formatConnectionString } from "./option-format.ts";
export { parseConnectionString } from "./option-reader.ts";
export type { ConnectionOptions, ResolvedOptions } from "./options.ts";
export type { ConnectionProperty } from "./property.ts";
export { describeProperties } from "./property-description.ts";
export { connectionProperties } from "./property-index.ts";
export { readCredential, resolveConnectionOptions } from "./resolution.ts";
export { parseSize } from "./value-format.ts";
