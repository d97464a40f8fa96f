import { describe, expect, it } from "vitest";
import { hasBrowser, openBrowser } from "../../src/auth/index.ts";

describe("a browser", () => {
	it.each([
		["linux", { DISPLAY: ":0" }, true],
		["linux", { WAYLAND_DISPLAY: "wayland-0" }, true],
		["linux", { WSL_DISTRO_NAME: "Debian" }, true],
		["linux", {}, false],
		["linux", { DISPLAY: "" }, false],
		["linux", { DISPLAY: "localhost:10.0", SSH_CONNECTION: "10.0.0.1 1 10.0.0.2 22" }, false],
		["linux", { DISPLAY: ":0", CI: "true" }, false],
		["linux", { DISPLAY: ":0", CI: "false" }, true],
		["darwin", {}, true],
		["darwin", { SSH_TTY: "/dev/ttys001" }, false],
		["win32", {}, true],
		["win32", { CI: "1" }, false],
	])("on %s with %j is there: %s", (platform, env, expected) => {
		expect(hasBrowser(platform, env)).toBe(expected);
	});

	it("is not started where there is none", async () => {
		expect(await openBrowser("http://localhost/", "linux", {})).toBe(false);
	});
});
