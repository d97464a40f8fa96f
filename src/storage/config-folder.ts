import { isAbsolute, join } from "node:path";

/** What a computer says of itself, as far as paths depend on it. */
export interface PlaceNames {
	readonly platform: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly home: string;
}

/**
 * Where programs of this person keep what the person has set.
 * @example findConfigFolder({ platform: "linux", env: {}, home: "/home/ada" }) // "/home/ada/.config"
 */
export function findConfigFolder({ platform, env, home }: PlaceNames): string {
	if (platform === "win32") return env["APPDATA"] ?? join(home, "AppData", "Roaming");
	if (platform === "darwin") return join(home, "Library", "Application Support");
	// https://specifications.freedesktop.org/basedir-spec: a relative value is to be ignored.
	const configured = env["XDG_CONFIG_HOME"];
	return configured && isAbsolute(configured) ? configured : join(home, ".config");
}
