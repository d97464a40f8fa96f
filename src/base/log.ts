/** How much is logged: 1 errors and statements, 2 requests, 3 headers, 4 bodies, 5 everything. */
export type LogLevel = 1 | 2 | 3 | 4 | 5;

/** Where a room reports what it does. The fields are flat and never hold a secret. */
export interface Log {
	/** Nothing beyond it is written, so that it need not be made; absent: who knows. */
	readonly level?: LogLevel | 0;
	write(
		level: LogLevel,
		module: string,
		message: string,
		fields?: Readonly<Record<string, string | number | boolean>>,
	): void;
}

/** Writes nowhere. */
export const silentLog: Log = { level: 0, write: () => undefined };
