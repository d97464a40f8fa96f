/**
 * Whether a browser window opened here would be seen by the person at this program: not in CI, over SSH, or without a display.
 * @example hasBrowser("linux", { DISPLAY: ":0" }) // true
 */
export function hasBrowser(platform: string, env: Readonly<Record<string, string | undefined>>): boolean {
	const isSet = (name: string): boolean => (env[name] ?? "") !== "";
	if (isSet("CI") && env["CI"] !== "false") return false;
	if (isSet("SSH_CONNECTION") || isSet("SSH_TTY") || isSet("SSH_CLIENT")) return false;
	if (platform === "win32" || platform === "darwin") return true;
	// Windows' own browser opens from its Linux subsystem.
	return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("WSL_DISTRO_NAME");
}

/**
 * Opens a URL in the person's default browser.
 * @returns False when there is none, and nothing was started.
 */
export async function openBrowser(
	url: string,
	platform: string = process.platform,
	env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<boolean> {
	if (!hasBrowser(platform, env)) return false;
	try {
		const { default: open } = await import("open");
		const opener = await open(url);
		// A launcher that fails later must not end the program.
		opener.once("error", () => undefined);
		return true;
	} catch {
		return false;
	}
}
