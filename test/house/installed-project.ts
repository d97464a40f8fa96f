/** A project of somebody else's in which the package is installed: without the sources, and with no more than its dependencies. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import ts from "typescript";
import { bundlePackage } from "../../.config/bundle.ts";
import { collectOwn, printDeclarations } from "../../.config/declarations.ts";
import { describeLicences, listInstalled } from "../../.config/licences.ts";

const root = new URL("../..", import.meta.url).pathname;

export interface Project {
	readonly folder: string;
	/** Where the package is in it. */
	readonly installed: string;
	/** Adds one of our own dependencies. */
	link(name: string): void;
	/** Writes a file of the project. */
	write(name: string, text: string): void;
	/** Makes JavaScript of a file, whatever the compiler would say of it. */
	compile(name: string): void;
	/** What the compiler says of files, but not of others' declarations. */
	check(names: readonly string[], module: ts.ModuleKind): readonly string[];
	program(names: readonly string[]): ts.Program;
	remove(): void;
}

/** Packs and installs, without the registry: dependencies are those that are here. */
export async function installPackage(): Promise<Project> {
	mkdirSync(join(root, ".cache"), { recursive: true });
	const packed = mkdtempSync(join(root, ".cache/installed-"));
	// Above it there is no node_modules of ours, which would lend what is not installed.
	const folder = mkdtempSync("/tmp/intercom-sql-project-");
	const installed = join(folder, "node_modules/intercom-sql");
	await packInto(packed);
	mkdirSync(dirname(installed), { recursive: true });
	execFileSync("cp", ["-rL", packed, installed]);
	rmSync(packed, { recursive: true, force: true });
	const link = (name: string) => {
		const place = join(folder, "node_modules", name);
		mkdirSync(dirname(place), { recursive: true });
		if (!existsSync(place)) symlinkSync(join(root, "node_modules", name), place);
	};
	for (const name of new Set(listInstalled(root).map((each) => each.name))) link(name);
	writeFile(join(folder, "package.json"), '{ "name": "project", "version": "1.0.0", "type": "module" }');
	const makeProgram = (names: readonly string[], module: ts.ModuleKind) =>
		ts.createProgram(
			names.map((name) => join(folder, name)),
			{ ...chooseOptions(module), noEmit: true },
		);
	return {
		folder,
		installed,
		link,
		write: (name, text) => {
			writeFile(join(folder, name), text);
		},
		compile: (name) => {
			const source = readFileSync(join(folder, name), "utf8");
			const compilerOptions = chooseOptions(ts.ModuleKind.ESNext);
			writeFile(join(folder, name.replace(/\.ts$/, ".js")), ts.transpileModule(source, { compilerOptions }).outputText);
		},
		check: (names, module) => listMistakes(makeProgram(names, module)),
		program: (names) => makeProgram(names, ts.ModuleKind.NodeNext),
		remove: () => {
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

async function packInto(folder: string): Promise<void> {
	const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
		readonly files: readonly string[];
	};
	for (const name of ["package.json", "README.md", "LICENSE", ...manifest.files.filter((name) => name !== "dist")]) {
		mkdirSync(dirname(join(folder, name)), { recursive: true });
		symlinkSync(join(root, name), join(folder, name));
	}
	await bundlePackage(join(folder, "dist"));
	for (const [path, text] of printDeclarations(collectOwn(root))) writeFile(join(folder, "dist", path), text);
	writeFile(join(folder, "dist/LICENSES.txt"), describeLicences(root));
}

function writeFile(path: string, text: string): void {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, text);
}

function chooseOptions(module: ts.ModuleKind): ts.CompilerOptions {
	const isBundled = module === ts.ModuleKind.ESNext;
	return {
		module,
		moduleResolution: isBundled ? ts.ModuleResolutionKind.Bundler : ts.ModuleResolutionKind.NodeNext,
		target: ts.ScriptTarget.ES2022,
		lib: ["lib.es2023.d.ts", "lib.esnext.disposable.d.ts"],
		types: ["node"],
		typeRoots: [join(root, "node_modules/@types")],
		strict: true,
		skipLibCheck: false,
	};
}

function listMistakes(program: ts.Program): readonly string[] {
	return ts
		.getPreEmitDiagnostics(program)
		.map(({ messageText, file }) => `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`)
		.filter((message) => !/node_modules\/(@types|undici-types|kysely)\//.test(message));
}
