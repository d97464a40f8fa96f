import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const readText = (path: string) => readFileSync(new URL(path, root), "utf8");
const manifest = JSON.parse(readText("package.json"));

describe("the package", () => {
	it("gives a reason for each pin, and pins only what it uses", () => {
		const versions: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies };
		for (const [name, reason] of Object.entries(manifest.pins)) {
			expect(versions[name], name).toBeTypeOf("string");
			expect(String(reason).length, name).toBeGreaterThan(10);
		}
	});

	it("names no registry host in its lock file", () => {
		expect(readText("package-lock.json")).not.toContain("resolved");
	});

	it("locks every optional platform package, without which npm ci refuses the lock file", () => {
		const { packages } = JSON.parse(readText("package-lock.json"));
		for (const [place, entry] of Object.entries<{ optionalDependencies?: object }>(packages)) {
			for (const name of Object.keys(entry.optionalDependencies ?? {})) {
				const isThere = `node_modules/${name}` in packages || `${place}/node_modules/${name}` in packages;
				if (!isThere) expect(name, `of ${place}`).toBe("locked");
			}
		}
	});

	it("has the top level that is set", () => {
		const visible = readdirSync(root).filter((name) => !name.startsWith("."));
		const allowed = [
			"CHANGELOG.md",
			"LICENSE",
			"README.md",
			"dist",
			"node_modules",
			"package-lock.json",
			"package.json",
			"profiles",
			"src",
			"test",
			"tsconfig.json",
		];
		expect(visible.filter((name) => !allowed.includes(name))).toEqual([]);
	});
});

describe("the rooms", () => {
	const rooms = readdirSync(new URL("src/", root));

	it.each(rooms)("%s has a door with a sentence about it", (room) => {
		const door = `src/${room}/index.ts`;
		expect(existsSync(new URL(door, root))).toBe(true);
		const lines = readText(door).split("\n");
		expect(lines[0]).toMatch(/^\/\*\* [A-Z].*\. ?\*\/$/);
		expect(lines.filter((line) => /^(const|let|function|class|if|for)\b/.test(line))).toEqual([]);
	});
});

describe("the links of the README and the pages", () => {
	it.each(["README.md", "src/auth/README.md"])("of %s lead somewhere", (page) => {
		for (const [, target = ""] of readText(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)) {
			expect(existsSync(new URL(target, new URL(page, root))), target).toBe(true);
		}
	});
});

describe("what is in the package", () => {
	const listing = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: root });
	const [{ files }] = JSON.parse(String(listing)) as [{ files: { path: string }[] }];
	const packed = files.map(({ path }) => path);
	// What is built is there after the build alone; the manifest names it.
	const built = JSON.stringify([manifest.bin, manifest.exports]);
	const isThere = (path: string) =>
		packed.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, "")}/`)) ||
		built.includes(`"./${path}"`);

	it.each(packed.filter((path) => path.endsWith(".md")))("are all files that %s names", (page) => {
		const text = readText(page);
		const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, target = ""]) =>
			posix.join(posix.dirname(page), target),
		);
		const named = [...text.matchAll(/(?<![\w./])(?:\.\/)?((?:src|profiles|dist|docs|test)\/[\w./-]*\w)/g)];
		const paths = [...linked, ...named.map(([, path = ""]) => path)];
		// The one that the reader is to make.
		expect(paths.filter((path) => !isThere(path) && path !== "profiles/Yours.apip")).toEqual([]);
	});

	it("are all pages that a message names", () => {
		// Comments may name what others have.
		const readSource = (path: string) => readText(`src/${path}`).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
		const sources = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" });
		const named = sources
			.filter((path) => path.endsWith(".ts"))
			.flatMap((path) => [...readSource(path).matchAll(/[\w./-]+\.md\b/g)].map(([page]) => page));
		expect(named).toContain("src/functions/README.md");
		expect([...new Set(named)].filter((page) => !isThere(page))).toEqual([]);
	});

	it("is where a hint sends who calls an unknown function", () => {
		expect(readText("src/functions/README.md")).toMatch(/^# .*functions/i);
		expect(packed).toContain("src/functions/README.md");
	});
});
