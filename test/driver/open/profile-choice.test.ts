import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { type ConnectionOptions, connect } from "../../../src/driver/index.ts";
import { catchError } from "../../auth/scene.ts";
import { removeFolders, soundProfile, writeProfile } from "../../profile/temporary-profile.ts";

const one = 'regions: [{ name: Main, base_url: "https://main.example" }]';
const manyLines = /regions:\n(?: {2}- .*\n)+/;
const text = soundProfile["profile.yaml"] ?? "";
// Without OAuth, whose regions need addresses of their own.
const plain = text.replace(/^oauth: .*\n/m, "");
const several = await writeProfile(soundProfile);
const single = await writeProfile({ ...soundProfile, "profile.yaml": plain.replace(manyLines, `${one}\n`) });
const unversioned = fileURLToPath(new URL("../../../profiles/Hello.apip", import.meta.url));

afterAll(removeFolders);

describe("Region and ApiVersion are those of the profile", () => {
	it.each<readonly [string, string | undefined, ConnectionOptions, string]>([
		["named as the profile has it", several, { Region: "TWO" }, "2.10"],
		["in other letters", several, { Region: "two", ApiVersion: "2.1" }, "2.1"],
		["not named, where there is one", single, {}, "2.10"],
		["named, where there is one", single, { Region: "main", ApiVersion: "2.2" }, "2.2"],
		["not named with Intercom", undefined, {}, "2.16"],
		["of Intercom", undefined, { Region: "au", ApiVersion: "2.11" }, "2.11"],
		["of a service without versions", unversioned, {}, ""],
	])("%s", async (_, Profile, options, version) => {
		const given = { Profile, APIKey: "a", ConnectOnOpen: false, CacheLocation: ":memory:", ...options };
		await using connection = await connect(given);
		const { rows } = await connection.query('SELECT "Value" AS v FROM sys_information WHERE "Name" = \'ApiVersion\'');
		expect(rows).toEqual([{ v: version }]);
	});

	it.each<readonly [string, string | undefined, ConnectionOptions, string]>([
		["that the profile has not", several, { Region: "US" }, "The profile Shop has ONE, TWO."],
		["that was not named, where there are several", several, {}, "The profile Shop has ONE, TWO."],
		["that the only one is not", single, { Region: "EU" }, "The profile Shop has Main."],
		["that Intercom has not", undefined, { Region: "UK" }, "The profile Intercom has US, EU, AU."],
		["a version that Intercom has not", undefined, { ApiVersion: "2.17" }, "2.11, 2.12, 2.13, 2.14, 2.15, 2.16."],
		["a version that the profile has not", several, { Region: "ONE", ApiVersion: "2.3" }, "has 2.1, 2.2, 2.10."],
		["a version where there are none", unversioned, { ApiVersion: "2.3" }, "has none"],
	])("%s", async (_, Profile, options, hint) => {
		const given = { Profile, APIKey: "a", ConnectOnOpen: false, CacheLocation: ":memory:", ...options };
		const error = await catchError(connect(given));
		expect(error).toMatchObject({ code: "bad_property_value", sqlState: "22023", hint: expect.stringContaining(hint) });
	});
});
