/**
 * The value of a setting that has a unit, in that unit; undefined for what is none.
 * Source: https://www.postgresql.org/docs/15/config-setting.html#CONFIG-SETTING-NAMES-VALUES.
 * @example readSettingCount("5s", "ms") // "5000"
 */
export function readSettingCount(text: string, own: string): string | undefined {
	const [, digits, unit = ""] = /^\s*(\d+(?:\.\d+)?)\s*([a-zA-Z]*)\s*$/.exec(text) ?? [];
	const factor = unit === "" ? 1 : units[own]?.find(([name]) => name === unit)?.[1];
	return digits === undefined || factor === undefined ? undefined : String(Math.round(Number(digits) * factor));
}

/**
 * A value as SHOW prints it, with the largest unit in which it is whole.
 * @example printSettingCount("5000", "ms") // "5s"
 */
export function printSettingCount(value: string, own: string | null): string {
	const known = own === null ? undefined : units[own];
	if (!known || value === "0") return value;
	const [name, size] = known.find(([, each]) => each >= 1 && Number(value) % each === 0) ?? [own ?? "", 1];
	return `${String(Number(value) / size)}${name}`;
}

/** The units that a setting takes, for a hint. @example listUnits("kB") // '"B", "kB", "MB", "GB", and "TB"' */
export function listUnits(own: string): string {
	const names = (units[own] ?? []).map(([name]) => `"${name}"`).reverse();
	return `${names.slice(0, -1).join(", ")}, and ${names.at(-1) ?? ""}`;
}

const units: Readonly<Record<string, readonly (readonly [name: string, size: number])[]>> = {
	ms: [
		["d", 86_400_000],
		["h", 3_600_000],
		["min", 60_000],
		["s", 1000],
		["ms", 1],
		["us", 0.001],
	],
	kB: [
		["TB", 1_073_741_824],
		["GB", 1_048_576],
		["MB", 1024],
		["kB", 1],
		["B", 1 / 1024],
	],
};
