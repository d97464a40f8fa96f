import { listUnits, printSettingCount, readSettingCount, readTimeZone } from "../../base/index.ts";
import { createSessionError } from "../../postgres-format/index.ts";
import { type SettingRow, settingRows } from "./setting-table.ts";

/** The settings of one session. */
export interface Settings {
	/**
	 * The value of a setting.
	 * @throws 42704 for one that there is not
	 */
	get(name: string): string;
	/**
	 * Sets one; undefined goes back to the default.
	 * @throws 42704 for one that there is not, 22023 for a value that it cannot have, 55P02 for what nobody sets
	 */
	set(name: string, value: string | undefined, isLocal: boolean): void;
	resetAll(): void;
	/** Makes what is set now what RESET goes back to. */
	keepAsDefaults(): void;
	/** Tells statements what is so in this session, under a name that nobody sets. */
	tell(name: string, value: string): void;
	/** All of them with what they are for, in the order of their names. */
	list(): readonly (readonly [name: string, value: string, summary: string])[];
	/** What a span of milliseconds is. */
	span(name: string): number;
	/** Those that a client is told of. */
	reported(): readonly (readonly [name: string, value: string])[];
	/** Remembers what there is, for a transaction that may be rolled back; one that has begun goes on. */
	begin(): void;
	isBegun(): boolean;
	/** How often any was changed. */
	changes(): number;
	/** Takes back what holds for the transaction only, or all that was set in it. */
	end(isRolledBack: boolean): void;
	/** Remembers what there is at a savepoint. */
	mark(): void;
	/** Forgets the marks behind so many. */
	release(level: number): void;
	/** Takes back what was set behind the last of so many marks. */
	rollbackTo(level: number): void;
}

/** What settings do elsewhere. */
export interface SettingPorts {
	/** Values at the start, by name. */
	readonly start: Readonly<Record<string, string>>;
	/** Whether there is a role of that name, besides the one that is logged in. */
	readonly isRole: (name: string) => boolean;
	/** Told of each change. */
	readonly onChange: (row: SettingRow, value: string) => void;
	/** Told of what is not as it is from the start, by names in small letters, after each change. */
	readonly onSettings: (values: ReadonlyMap<string, string>) => void;
}

const rowsByName: ReadonlyMap<string, SettingRow> = new Map(settingRows.map((row) => [row.name.toLowerCase(), row]));

/** Begins with the defaults and with what the client asks for when it connects. */
export function createSettings({ start, isRole, onChange, onSettings }: SettingPorts): Settings {
	const defaults = new Map(
		settingRows.map(({ name, value }) => [name.toLowerCase(), start[name.toLowerCase()] ?? value]),
	);
	const values = new Map<string, string>();
	const begun = new Map(Object.entries(start));
	let before: Map<string, string> | undefined;
	/** What holds for the transaction only, with what comes back at its end. */
	let local = new Map<string, string | undefined>();
	let marks: { readonly values: Map<string, string>; readonly local: Map<string, string | undefined> }[] = [];
	let changes = 0;
	const find = (name: string): SettingRow | undefined => rowsByName.get(name.toLowerCase());
	const read = (name: string) => values.get(name) ?? defaults.get(name);
	const put = (row: SettingRow | undefined, name: string, value: string | undefined): void => {
		const old = read(name);
		if (value === undefined) values.delete(name);
		else values.set(name, value);
		const now = read(name) ?? "";
		if (now === old) return;
		changes++;
		if (row) onChange(row, now);
		onSettings(new Map([...begun, ...values]));
	};
	const show = (name: string): string | undefined => {
		const value = read(name.toLowerCase());
		return value === undefined ? undefined : printSettingCount(value, find(name)?.unit ?? null);
	};
	// Nobody is a member of another role than his own.
	const checkRole = ({ name: setting }: SettingRow, role: string): void => {
		const isRoleSetting = setting === "role" || setting === "session_authorization";
		if (!isRoleSetting || role === start["session_authorization"] || (setting === "role" && role === "none")) return;
		if (!isRole(role)) throw createSessionError("22023", `role "${role}" does not exist`);
		const what = setting === "role" ? "role" : "session authorization";
		throw createSessionError("42501", `permission denied to set ${what} "${role}"`, "Connect as that user.");
	};
	const restore = (then: Map<string, string>): void => {
		for (const name of new Set([...values.keys(), ...then.keys()])) put(find(name), name, then.get(name));
	};
	return {
		get(name) {
			const value = show(name);
			if (value === undefined) throw refuseUnknown(name);
			return value;
		},
		set(name, value, isLocal) {
			const row = find(name);
			const key = name.toLowerCase();
			// A name with a dot is a program's own.
			if (!row && !key.includes(".")) throw refuseUnknown(name);
			if (row?.isFixed) throw createSessionError("55P02", `parameter "${row.name}" cannot be changed`);
			if (row && value !== undefined) checkRole(row, value);
			const read = value === undefined ? undefined : row ? readSetting(row, value) : value;
			if (!isLocal) local.delete(key);
			else if (!local.has(key)) local.set(key, values.get(key));
			put(row, key, read);
		},
		resetAll() {
			restore(new Map());
		},
		keepAsDefaults() {
			for (const [name, value] of values) {
				defaults.set(name, value);
				begun.set(name, value);
			}
			values.clear();
			onSettings(begun);
		},
		tell(name, value) {
			begun.set(name, value);
			changes++;
			onSettings(new Map([...begun, ...values]));
		},
		list: () => settingRows.map(({ name, summary }) => [name, show(name) ?? "", summary] as const),
		span: (name) => Number(read(name) ?? 0),
		reported: () =>
			settingRows.flatMap(({ name, isReported }) =>
				isReported ? [[name, read(name.toLowerCase()) ?? ""] as const] : [],
			),
		begin() {
			before ??= new Map(values);
		},
		isBegun: () => before !== undefined,
		changes: () => changes,
		end(isRolledBack) {
			if (before && isRolledBack) restore(before);
			else if (before && local.size > 0) {
				const kept = new Map(values);
				for (const [name, old] of local) {
					if (old === undefined) kept.delete(name);
					else kept.set(name, old);
				}
				restore(kept);
			}
			before = undefined;
			local = new Map();
			marks = [];
		},
		mark() {
			marks.push({ values: new Map(values), local: new Map(local) });
		},
		release(level) {
			marks.length = level;
		},
		rollbackTo(level) {
			const mark = marks[level - 1];
			if (!mark) return;
			restore(mark.values);
			local = new Map(mark.local);
			marks.length = level;
		},
	};
}

function refuseUnknown(name: string): Error {
	return createSessionError("42704", `unrecognized configuration parameter "${name}"`);
}

function readSetting(row: SettingRow, value: string): string {
	const refuse = (hint = "") =>
		createSessionError("22023", `invalid value for parameter "${row.name}": "${value}"`, hint);
	if (row.unit !== null) {
		const read = readSettingCount(value, row.unit);
		if (read !== undefined) return read;
		throw refuse(/^\s*\d/.test(value) ? `Valid units for this parameter are ${listUnits(row.unit)}.` : "");
	}
	if (row.name === "TimeZone") {
		const zone = readTimeZone(value);
		if (zone === undefined) throw refuse();
		return zone;
	}
	if (row.name === "DateStyle") return readDateStyle(row, value, refuse);
	if (row.only && !row.only.test(value)) throw refuse(`Only ${row.value} is there.`);
	if (row.only) return row.value;
	if (row.values && isChecked(row)) return chooseValue(row.values, value, refuse);
	if (row.value !== "on" && row.value !== "off") return value;
	const truth = /^(on|true|yes|1|t|y)$/i.test(value) ? "on" : /^(off|false|no|0|f|n)$/i.test(value) ? "off" : undefined;
	if (truth === undefined) throw createSessionError("22023", `parameter "${row.name}" requires a Boolean value`);
	return truth;
}

// The order of day and month is kept; dates are shown in one style.
function readDateStyle(row: SettingRow, value: string, refuse: (hint: string) => Error): string {
	const hint = "Dates are shown as ISO 8601 writes them.";
	if (/\b(sql|postgres|german)\b/i.test(value))
		throw createSessionError("0A000", `the DateStyle ${value} is not supported`, hint);
	if (row.only?.test(value) === false) throw refuse(hint);
	return /dmy|european/i.test(value) ? "ISO, DMY" : /ymd/i.test(value) ? "ISO, YMD" : row.value;
}

// Other enumerations are kept as clients set them, since they change nothing.
function isChecked({ name }: SettingRow): boolean {
	return name === "IntervalStyle" || name.endsWith("isolation");
}

function chooseValue(values: readonly string[], value: string, refuse: (hint: string) => Error): string {
	const chosen = value.toLowerCase();
	if (values.includes(chosen)) return chosen;
	throw refuse(`Available values: ${values.join(", ")}.`);
}
