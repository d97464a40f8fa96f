/** The package as it is installed. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { afterAll, describe, expect, it } from "vitest";
import { listInstalled } from "../../.config/licences.ts";
import { readHoverTexts } from "./hover-texts.ts";
import { installPackage } from "./installed-project.ts";

const root = new URL("../..", import.meta.url).pathname;
const project = await installPackage();
afterAll(() => {
	project.remove();
});

describe("the installed package", () => {
	it("is declared without anything that is not in it, and without Kysely where nobody has it", () => {
		const code = 'import { connect } from "intercom-sql";\nexport const open = () => connect({ APIKey: "x" });';
		project.write("plain.ts", code);
		expect(project.check(["plain.ts"], ts.ModuleKind.NodeNext)).toEqual([]);
	}, 300_000);

	it("gives a Kysely of the program's own", () => {
		project.link("kysely");
		const code = `import { Kysely } from "kysely";
			import { connect } from "intercom-sql";
			import { IntercomDialect, type IntercomDatabase } from "intercom-sql/kysely";
			const connection = await connect({ APIKey: "x" });
			const own: Kysely<IntercomDatabase> = connection.kysely();
			const db = new Kysely<IntercomDatabase>({ dialect: new IntercomDialect(connection) });
			export const rows = [await own.selectFrom("contacts").select("id").execute(), await db.selectFrom("tags").selectAll().execute()];`;
		project.write("builder.ts", code);
		project.write("mistaken.ts", code.replace('"tags"', '"tgas"'));
		const wrong = expect.stringContaining("mistaken.ts: Argument of type");
		expect(project.check(["builder.ts", "mistaken.ts"], ts.ModuleKind.NodeNext)).toEqual([wrong]);
		expect(project.check(["builder.ts", "plain.ts"], ts.ModuleKind.ESNext)).toEqual([]);
	}, 300_000);

	it("shows in an editor what a person can read", () => {
		project.link("kysely");
		const code = `import { connect, sql } from "intercom-sql";
			import type { IntercomDatabase } from "intercom-sql/kysely";
			const connection = await /*connect*/connect("APIKey=x");
			const db = connection./*kysely*/kysely();
			const contacts = await db.selectFrom("contacts").select(["id", "name", "role"]).execute();
			for (const /*contact*/contact of contacts) console.log(contact);
			const result = await connection./*query*/query<{ id: string }>("SELECT id FROM contacts");
			const [/*first*/first] = result.rows;
			const /*prepared*/prepared = connection.prepare<{ id: string }>("SELECT id FROM contacts");
			const [/*all*/all] = (await prepared.all()).rows;
			const [/*untyped*/untyped] = (await connection.query("SELECT 1")).rows;
			const /*template*/template = sql<{ id: string }>\`SELECT id FROM contacts\`;
			export const read = (tables: IntercomDatabase) => [tables./*table*/contacts, tables.contacts./*column*/email];`;
		project.write("hover.ts", code);
		const options = project.program(["hover.ts"]).getCompilerOptions();
		const shown = Object.fromEntries(readHoverTexts(join(project.folder, "hover.ts"), options));
		const row = /^const \w+: \{\n( {4}\w+: [\w"<> |]+;\n)+\}$/;
		expect(shown["connect"]).toEqual({
			text: expect.stringContaining(
				"connect(connectionString: string | ConnectionOptions, settings?: ConnectSettings)",
			),
			summary: expect.stringMatching(/^Opens a connection\./),
		});
		expect(shown["kysely"]?.text).toBe("(method) Connection.kysely<IntercomDatabase>(): Kysely<IntercomDatabase>");
		for (const name of ["contact", "first", "all"]) expect(shown[name]?.text).toMatch(row);
		expect(shown["query"]?.summary).toBe("Runs one statement with values for its parameters.");
		expect(shown["untyped"]?.text).toBe("const untyped: Row");
		expect(shown["table"]?.summary).toBe("Users and leads.");
		expect(shown["column"]?.summary).toBe("E-mail address.");
		// A name with a number behind it is one that had to give way to another.
		for (const [name, { text }] of Object.entries(shown)) {
			expect(text.split("\n").length, name).toBeLessThanOrEqual(6);
			expect(text, name).not.toMatch(/[a-z]\d\b|__/);
		}
	}, 300_000);

	it("has no declarations of internal rooms, and none whose name had to give way to another", () => {
		expect(readFileSync(join(project.installed, "dist/types.d.ts"), "utf8")).not.toMatch(
			/^(declare )?(type|interface|class) \w*[a-z]\d+\b/m,
		);
		expect(() => readFileSync(join(project.installed, "dist/bind/index.d.ts"))).toThrow("ENOENT");
		expect(readFileSync(join(project.installed, "dist/LICENSES.txt"), "utf8")).toContain("kysely");
	});
});

describe("what is installed with it", () => {
	const packages = listInstalled(root);

	const readme = readFileSync(join(root, "README.md"), "utf8");
	const readNumber = (pattern: RegExp) => Number(pattern.exec(readme)?.[1]);

	it("is as large as the README says", () => {
		const listing = String(
			execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: project.installed }),
		);
		const [packed] = JSON.parse(listing) as { readonly size: number; readonly unpackedSize: number }[];
		const isAbout = (bytes = 0, megabytes: number) => Math.abs(bytes / 1e6 - megabytes) < 0.75;
		const said = [readNumber(/The package is (\d+) MB/), readNumber(/\((\d+) MB unpacked\)/)] as const;
		const isTrue = isAbout(packed?.size, said[0]) && isAbout(packed?.unpackedSize, said[1]);
		expect(isTrue, `${String(packed?.size)} and ${String(packed?.unpackedSize)} bytes`).toBe(true);
	});

	it("is as much as the README says, under licences that ask for nothing but to be named", () => {
		const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
		expect(readNumber(/With its (\d+) dependencies/)).toBe(Object.keys(dependencies).length);
		expect(readNumber(/theirs come (\d+) packages/)).toBe(packages.length);
		const named = /theirs come \d+ packages, under (.*?); what/.exec(readme)?.[1];
		expect(named).toBe([...new Set(packages.map(({ licence }) => licence))].sort().join(", "));
		const free = [
			"MIT",
			"ISC",
			"BSD-2-Clause",
			"BSD-3-Clause",
			"Apache-2.0",
			"0BSD",
			"(MIT OR WTFPL)",
			"(BSD-2-Clause OR MIT OR Apache-2.0)",
		];
		expect(packages.filter(({ licence }) => !free.includes(licence))).toEqual([]);
	});
});
