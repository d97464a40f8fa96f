/** The command line: words and flags in, rows and exit statuses out. */
export { runCommandLine } from "./command-line.ts";
export { printError } from "./error-text.ts";
export { findExitStatus } from "./exit-status.ts";
export { FailedStatement } from "./failed-statement.ts";
