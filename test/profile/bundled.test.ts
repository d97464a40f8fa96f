import { appendFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { UsageError } from "../../src/base/index.ts";
import { describeProfile, listBundledProfiles, loadProfile } from "../../src/profile/index.ts";
import { removeFolders, soundProfile, writeProfile } from "./temporary-profile.ts";

afterEach(removeFolders);

test("a bundled profile is plain data, so that the build can keep it as JSON", async () => {
	for (const name of await listBundledProfiles()) {
		const profile = await loadProfile(name);
		expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
	}
});

test("every bundled profile loads", async () => {
	const names = await listBundledProfiles();
	expect(names).toEqual(["Hello", "Intercom"]);
	for (const name of names) expect((await loadProfile(name)).service.name).toBe(name);
});

test("the Intercom profile has the core tables with keys, versions, regions and OAuth", async () => {
	const { service, tables } = await loadProfile("Intercom");
	const names = tables.map((table) => `${table.name} (${table.key.join(", ")})`);
	expect(names).toEqual([...names].sort());
	expect(names).toEqual(
		expect.arrayContaining([
			"admins (id)",
			"articles (id)",
			"companies (id)",
			"contact_tags (contact_id, tag_id)",
			"contacts (id)",
			"conversation_parts (conversation_id, id)",
			"conversations (id)",
			"data_attributes (model, full_name)",
			"tags (id)",
			"team_admins (team_id, admin_id)",
			"teams (id)",
			"tickets (id)",
		]),
	);
	expect(names.length).toBeGreaterThan(50);
	expect(service.versions?.known).toEqual(["2.11", "2.12", "2.13", "2.14", "2.15", "2.16"]);
	expect(service.regions.map((region) => region.authorizationUrl)).toEqual([
		"https://app.intercom.com/oauth",
		"https://app.eu.intercom.com/oauth",
		"https://app.au.intercom.com/oauth",
	]);
	expect(service.oauth).toMatchObject({ tokenRequest: "code_only", isPkceUsed: false, hasRefreshToken: false });
	expect(service.rateLimit).toMatchObject({ kind: "headers", windowMs: 10_000 });
});

test("defaults of a column follow from its type and name", async () => {
	const { tables } = await loadProfile("Intercom");
	const find = (table: string, name: string) =>
		tables.find((candidate) => candidate.name === table)?.columns.find((column) => column.name === name);
	expect(find("contacts", "email")).toEqual({
		name: "email",
		type: "varchar",
		path: "email",
		from: "text",
		filter: { eq: "inexact", in: "inexact", contains: "inexact", starts: "inexact", ends: "inexact" },
		field: "email",
		send: "text",
		isSortable: false,
		values: [],
		write: { when: "always", in: "body", at: ["email"], as: "text", isRequired: false },
		summary: "E-mail address.",
	});
	expect(find("conversations", "source_author_id")?.write).toMatchObject({ when: "create", at: ["from", "id"] });
	expect(find("companies", "remote_created_at")?.write).toMatchObject({ when: "create", as: "unix_seconds" });
	expect(find("conversations", "conversation_rating_rating")).toMatchObject({
		path: "conversation_rating.rating",
		field: "conversation_rating.score",
		send: "integer",
	});
	expect(find("contacts", "created_at")).toMatchObject({ send: "unix_seconds", isSortable: true });
	expect(find("conversations", "admin_assignee_id")).toMatchObject({
		from: "id",
		send: "integer",
		references: { table: "admins", column: "id" },
	});
});

test("where equality may ignore case, inequality is not pushed, since it would lose rows", async () => {
	for (const { name, columns } of (await loadProfile("Intercom")).tables) {
		for (const column of columns) {
			const isLoose = column.filter.eq === "inexact" && column.type !== "timestamp";
			const pushed = isLoose ? [column.filter.ne, column.filter.nin] : [];
			expect([name, column.name, ...pushed.filter(Boolean)]).toEqual([name, column.name]);
		}
	}
});

test("an error is mapped by the first row that fits: a missing permission is no bad credential", async () => {
	const { errors } = (await loadProfile("Intercom")).service;
	const becomes = (status: number, code: string) =>
		errors.find((row) => (row.status ?? status) === status && (row.code ?? code) === code)?.becomes;
	expect(becomes(401, "unauthorized")).toBe("credential");
	expect(becomes(401, "token_revoked")).toBe("credential");
	expect(becomes(401, "token_unauthorized")).toBe("permission");
	expect(becomes(402, "api_plan_restricted")).toBe("permission");
	expect(becomes(403, "api_plan_restricted")).toBe("permission");
	expect(becomes(403, "action_forbidden")).toBe("permission");
	expect(becomes(400, "scroll_exists")).toBe("retry");
	expect(becomes(429, "rate_limit_exceeded")).toBe("limit");
	expect(becomes(200, "server_error")).toBe("retry");
	expect(becomes(400, "parameter_invalid")).toBe("invalid");
	for (const row of errors.filter(({ becomes }) => becomes === "permission")) {
		expect(row.advice).toContain("Developer Hub");
	}
});

test("a bundled profile is found by its name in any case, and by its path", async () => {
	const byName = await loadProfile("  hELLO ");
	const folder = fileURLToPath(new URL("../../profiles/Hello.apip", import.meta.url));
	expect(await loadProfile(folder)).toEqual(byName);
	expect(await loadProfile(`${folder}/`)).toEqual(byName);
	expect(await loadProfile(`./${relative(process.cwd(), folder)}`)).toEqual(byName);
});

test("a profile is read once, and again when a file of it has changed", async () => {
	const folder = await writeProfile(soundProfile);
	const first = await loadProfile(folder);
	expect(await loadProfile(folder)).toBe(first);
	await appendFile(join(folder, "profile.yaml"), "# changed\n");
	const second = await loadProfile(folder);
	expect(second).not.toBe(first);
	expect(second).toEqual(first);
});

test("a profile is frozen to its depths", async () => {
	const profile = await loadProfile(await writeProfile(soundProfile));
	const parts: unknown[] = [profile];
	for (const part of parts) {
		if (typeof part !== "object" || part === null) continue;
		expect(Object.isFrozen(part)).toBe(true);
		parts.push(...Object.values(part));
	}
	expect(parts.length).toBeGreaterThan(100);
});

test.each([
	"Intercon",
	"./nowhere/Intercon.apip",
	"C:\\profiles\\Shop.apip",
	"./nowhere/Intercom.apip.zip",
	"package.json/x",
	"/nowhere/",
	"Intercom\u0000.apip",
	"",
])("the profile %o is not found, and the bundled ones are named", async (reference) => {
	const error: unknown = await loadProfile(reference).catch((cause: unknown) => cause);
	expect(error).toBeInstanceOf(UsageError);
	expect(error).toMatchObject({
		code: "profile_not_found",
		message: `the profile "${reference}" was not found`,
		hint: expect.stringContaining("Bundled profiles: Hello, Intercom."),
	});
});

test.each([
	["C:\\profiles\\Intercom.apip", "Intercom"],
	["C:/profiles/Intercom.apip/", "Intercom"],
	["\\\\server\\share\\INTERCOM.APIP\\", "Intercom"],
	["/opt/profiles/intercom.apip", "Intercom"],
	["./nowhere/Hello.apip", "Hello"],
	["../nowhere/hello/", "Hello"],
	["Intercom.apip", "Intercom"],
	["package.json/Intercom.apip", "Intercom"],
])(
	"the path %o is missing, and its last name is a bundled profile's: that one is taken, with a warning",
	async (reference, name) => {
		const warnings: string[] = [];
		const profile = await loadProfile(reference, (message) => warnings.push(message));
		expect(profile).toEqual(await loadProfile(name));
		expect(warnings).toEqual([
			`there is no folder "${reference}", so the bundled profile ${name} is used: write Profile=${name}`,
		]);
	},
);

test("a bundled name warns of nothing, and nor does a folder", async () => {
	const warnings: string[] = [];
	const warn = (message: string) => warnings.push(message);
	await loadProfile("intercom", warn);
	await loadProfile(await writeProfile(soundProfile), warn);
	expect(warnings).toEqual([]);
});

test("a file where a folder is expected is told so, whatever its name is", async () => {
	const folder = await writeProfile(soundProfile);
	const file = join(folder, "Intercom.apip");
	await writeFile(file, "PK");
	for (const reference of [file, join(folder, "profile.yaml")]) {
		await expect(loadProfile(reference)).rejects.toMatchObject({
			code: "profile_invalid",
			sqlState: "08001",
			message: `${reference}: this is a file, and a profile is a folder`,
			hint: expect.stringContaining("Profile=Intercom"),
		});
	}
});

test("what may not be looked at is not taken for missing", async () => {
	const folder = await writeProfile(soundProfile);
	const loop = join(folder, "Intercom.apip");
	await symlink(loop, loop);
	await expect(loadProfile(loop)).rejects.toMatchObject({ message: `${loop}: the folder cannot be read (ELOOP)` });
});

test("a folder without profile.yaml is no profile", async () => {
	const folder = await writeProfile({ "tables/orders.yaml": soundProfile["tables/orders.yaml"] ?? "" });
	await expect(loadProfile(folder)).rejects.toMatchObject({
		code: "profile_invalid",
		message: `${folder}: there is no profile.yaml in it`,
	});
});

test("a profile without tables is told so", async () => {
	const folder = await writeProfile({ "profile.yaml": soundProfile["profile.yaml"] ?? "" });
	await expect(loadProfile(folder)).rejects.toMatchObject({
		message: `${folder}/tables: there are no tables`,
		hint: "Write one file for each table, named <table>.yaml.",
	});
});

test("a file that cannot be read is named", async () => {
	const folder = await writeProfile(soundProfile);
	await mkdir(join(folder, "tables", "carts.yaml"));
	await expect(loadProfile(folder)).rejects.toMatchObject({
		message: `${folder}/tables/carts.yaml: the file cannot be read (EISDIR)`,
	});
});

test("the page of a profile has every table, column, verdict and note", async () => {
	const profile = await loadProfile("Intercom");
	const page = describeProfile(profile);
	for (const table of profile.tables) {
		expect(page).toContain(`\n## ${table.name}\n\n${table.summary}\n`);
		for (const column of table.columns) expect(page).toContain(`\n| \`${column.name}\` | ${column.type} |`);
		for (const note of table.notes) expect(page).toContain(`\n- ${note}\n`);
	}
	expect(page).toContain("- Read by `id`: `GET /contacts/{id}`\n");
	expect(page).toContain("- Read by search: `POST /conversations/search`, up to 150 rows a request\n");
	expect(page).toContain(
		"- Read by one request for each row of conversations: `GET /conversations/{conversation_id}`; at most 500 rows each\n",
	);
	expect(page).toContain(
		"- Read by the rows of contacts, without a request of its own (`contact_id`, `tag_id` only)\n",
	);
	expect(page).toContain("| `created_at` | timestamp | (`=` `>` `<`) sort |  |  | When the contact was created. |");
	expect(page).toContain("| `updated_at` | timestamp | `=` (`<>` `>` `<`) sort |  |  | When it was last changed. |");
	expect(page).toContain(
		"| `company_id` | varchar |  | update | from 2.15 | Intercom's id of the company. → `companies.id` |",
	);
	expect(page).toContain("| `formatted_phone` | varchar |  |  | to 2.11 |");
});
