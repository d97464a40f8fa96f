/** A local look-alike of Intercom, to try, demo and test against without an account: an entry of the package. */
export type { SandboxOptions } from "./options.ts";
export { type Sandbox, startSandbox } from "./sandbox.ts";
export type { Fault, FaultKind } from "./service/faults.ts";
export type { RequestLogEntry } from "./service/request-log.ts";
export type { WriteChange, WriteEntry } from "./service/write-journal.ts";
export type { Truth } from "./truth.ts";
