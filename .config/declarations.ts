// What the package declares: the types of its entries and of all that they name, in one file, without the files of the rooms.
import { join, relative } from "node:path";
import ts from "typescript";

/** One declaration, as it stands in the file of types. */
export interface Declared {
	readonly name: string;
	/** With its docstring. */
	readonly text: string;
	/** Without any comment. */
	readonly signature: string;
	/** What its docstring says, tags left out. */
	readonly summary: string;
	/** The source file that declares it, from the root. */
	readonly file: string;
}

/** What an entry exports: the name outside, and that of the declaration. */
export interface ExportedName {
	readonly name: string;
	readonly declared: string;
	readonly isType: boolean;
}

/** The declarations of a package. */
export interface PackageDeclarations {
	/** By the entry's file below src. */
	readonly entries: ReadonlyMap<string, readonly ExportedName[]>;
	readonly declared: readonly Declared[];
	/** Lines that import what other packages declare. */
	readonly imports: readonly string[];
}

/**
 * Collects what entries export and what that names.
 * @param entries Files below src.
 * @param optional Packages that need not be there.
 */
export function collectDeclarations(
	root: string,
	entries: readonly string[],
	optional: readonly string[],
): PackageDeclarations {
	const program = createDeclarationProgram(root, emitDeclarations(root, entries));
	const collector = new Collector(root, program, optional);
	const exported = new Map(entries.map((entry) => [entry, collector.addEntry(locate(root, `src/${entry}`))]));
	return { entries: exported, declared: collector.list(), imports: collector.listImports() };
}

/** The entries of the package by the file below src that is each one's door, and its sentence. */
export const packageEntries: ReadonlyMap<string, string> = new Map([
	["driver/index.ts", "intercom-sql"],
	["intercom-dialect/index.ts", "intercom-sql/kysely"],
	["postgres-wire/index.ts", "intercom-sql/postgres"],
	["sandbox/index.ts", "intercom-sql/sandbox"],
]);

/** Collects the declarations of this package. */
export function collectOwn(root: string): PackageDeclarations {
	return collectDeclarations(root, [...packageEntries.keys()], ["kysely"]);
}

/**
 * Writes the file of types and one file for each entry.
 * @returns Texts by their paths in dist.
 */
export function printDeclarations({ entries, declared, imports }: PackageDeclarations): ReadonlyMap<string, string> {
	const names = [...new Set([...entries.values()].flat().map((exported) => exported.declared))].sort();
	const list = (items: readonly string[]) => `{\n${items.map((item) => `\t${item},`).join("\n")}\n}`;
	const types = [...imports, ...declared.map(({ text }) => text), `export ${list(names)};`].join("\n\n");
	const files = new Map([["types.d.ts", `${types}\n`]]);
	for (const [entry, exported] of entries) {
		const items = exported.map(({ name, declared: own, isType }) => {
			return `${isType ? "type " : ""}${own === name ? name : `${own} as ${name}`}`;
		});
		files.set(entry.replace(".ts", ".d.ts"), `export ${list(items)} from "../types.js";\n`);
	}
	return files;
}

const folder = ".types";

function locate(root: string, file: string): string {
	return join(root, folder, file.replace(/\.ts$/, ".d.ts"));
}

function readOptions(root: string): ts.CompilerOptions {
	const read = ts.readConfigFile(join(root, ".config/tsconfig.build.json"), (path) => ts.sys.readFile(path));
	return ts.parseJsonConfigFileContent(read.config, ts.sys, join(root, ".config")).options;
}

// As they stand beside the sources, but in a folder of their own, where they are found in place of these.
function emitDeclarations(root: string, entries: readonly string[]): ReadonlyMap<string, string> {
	const options = {
		...readOptions(root),
		outDir: join(root, folder, "src"),
		rootDir: join(root, "src"),
		incremental: false,
	};
	const program = ts.createProgram(
		entries.map((entry) => join(root, "src", entry)),
		options,
	);
	const files = new Map<string, string>();
	program.emit(undefined, (path, text) => files.set(path, text));
	return files;
}

function createDeclarationProgram(root: string, files: ReadonlyMap<string, string>): ts.Program {
	const options: ts.CompilerOptions = {
		...readOptions(root),
		noEmit: true,
		emitDeclarationOnly: false,
		declaration: false,
		rewriteRelativeImportExtensions: false,
		allowImportingTsExtensions: true,
	};
	const host = ts.createCompilerHost(options);
	const others = { ...host };
	host.fileExists = (path) => files.has(path) || others.fileExists(path);
	host.readFile = (path) => files.get(path) ?? others.readFile(path);
	delete (host as Partial<ts.CompilerHost>).directoryExists;
	host.getSourceFile = (path, version, ...rest) => {
		const text = files.get(path);
		return text === undefined
			? others.getSourceFile(path, version, ...rest)
			: ts.createSourceFile(path, text, version, true);
	};
	return ts.createProgram([...files.keys()], options, host);
}

interface Edit {
	readonly start: number;
	readonly end: number;
	readonly text: () => string;
}

class Collector {
	readonly #root: string;
	readonly #program: ts.Program;
	readonly #checker: ts.TypeChecker;
	readonly #optional: readonly string[];
	/** The statements of each symbol, with the places where they name others. */
	readonly #found = new Map<ts.Symbol, { readonly statement: ts.Statement; readonly edits: readonly Edit[] }[]>();
	readonly #names = new Map<ts.Symbol, string>();
	readonly #taken = new Set<string>();
	readonly #imports = new Map<string, Set<string>>();

	constructor(root: string, program: ts.Program, optional: readonly string[]) {
		this.#root = root;
		this.#program = program;
		this.#checker = program.getTypeChecker();
		this.#optional = optional;
	}

	addEntry(path: string): readonly ExportedName[] {
		const file = this.#program.getSourceFile(path);
		const module = file && this.#checker.getSymbolAtLocation(file);
		if (!module) throw new Error(`${path} exports nothing`);
		return (
			this.#checker
				.getExportsOfModule(module)
				// What is internal is for the other rooms, and has no declaration here.
				.filter((symbol) => (this.#resolve(symbol).declarations ?? []).length > 0)
				.map((symbol) => {
					const target = this.#resolve(symbol);
					this.#add(target);
					return { name: symbol.name, declared: this.#nameOf(target), isType: !(target.flags & ts.SymbolFlags.Value) };
				})
				.sort((one, other) => (one.name < other.name ? -1 : 1))
		);
	}

	list(): readonly Declared[] {
		return [...this.#found]
			.map(([symbol, statements]) => {
				const text = statements.map(({ statement, edits }) => print(statement, edits)).join("\n");
				const [first] = statements;
				const path = relative(join(this.#root, folder), first?.statement.getSourceFile().fileName ?? "");
				const summary = ts.displayPartsToString(symbol.getDocumentationComment(this.#checker));
				return {
					name: this.#nameOf(symbol),
					text,
					signature: strip(text),
					summary,
					file: path.replace(".d.ts", ".ts"),
				};
			})
			.sort((one, other) => (one.name < other.name ? -1 : 1));
	}

	listImports(): readonly string[] {
		return [...this.#imports].sort().map(([module, names]) => {
			const line = `import type { ${[...names].sort().join(", ")} } from "${module}";`;
			// Who has not the package has no use for what needs it, and is not to be told of an error here.
			return this.#optional.includes(module) ? `// @ts-ignore\n${line}` : line;
		});
	}

	#resolve(symbol: ts.Symbol): ts.Symbol {
		return symbol.flags & ts.SymbolFlags.Alias ? this.#checker.getAliasedSymbol(symbol) : symbol;
	}

	#nameOf(symbol: ts.Symbol): string {
		const known = this.#names.get(symbol);
		if (known !== undefined) return known;
		let name = symbol.name;
		for (let count = 2; this.#taken.has(name); count++) name = `${symbol.name}${count}`;
		this.#taken.add(name);
		this.#names.set(symbol, name);
		return name;
	}

	#add(symbol: ts.Symbol): void {
		if (this.#found.has(symbol)) return;
		const statements = (symbol.declarations ?? []).map(findStatement).filter((statement) => statement !== undefined);
		const found = [...new Set(statements)].map((statement) => ({ statement, edits: [] as Edit[] }));
		this.#found.set(symbol, found);
		for (const { statement, edits } of found) this.#visit(statement, edits);
	}

	#visit(node: ts.Node, edits: Edit[]): void {
		if (ts.isImportTypeNode(node)) throw new Error(`a declaration has an import of its own: ${node.getText()}`);
		if (ts.isIdentifier(node)) this.#visitName(node, edits);
		ts.forEachChild(node, (child) => this.#visit(child, edits));
	}

	#visitName(node: ts.Identifier, edits: Edit[]): void {
		const symbol = this.#checker.getSymbolAtLocation(node);
		if (!symbol) return;
		const external = findExternalImport(symbol);
		if (external) {
			const { module, name } = external;
			const imported = name === node.text ? name : `${name} as ${node.text}`;
			this.#imports.set(module, (this.#imports.get(module) ?? new Set()).add(imported));
			this.#taken.add(node.text);
			return;
		}
		const target = this.#resolve(symbol);
		if (!this.#isOurs(target)) return;
		this.#add(target);
		edits.push({ start: node.getStart(), end: node.getEnd(), text: () => this.#nameOf(target) });
	}

	#isOurs(symbol: ts.Symbol): boolean {
		const [declaration] = symbol.declarations ?? [];
		const isInside = declaration?.getSourceFile().fileName.startsWith(join(this.#root, folder)) ?? false;
		return isInside && declaration !== undefined && findStatement(declaration) !== undefined;
	}
}

// The statement of a file that declares something, not something inside it.
function findStatement(declaration: ts.Declaration): ts.Statement | undefined {
	const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
	return ts.isSourceFile(node.parent) && ts.isStatement(node) ? node : undefined;
}

// The module, and the name there, which may be another than here.
function findExternalImport(symbol: ts.Symbol): { readonly module: string; readonly name: string } | undefined {
	const [declaration] = symbol.declarations ?? [];
	if (!declaration || !ts.isImportSpecifier(declaration)) return undefined;
	const { text } = declaration.parent.parent.parent.moduleSpecifier as ts.StringLiteral;
	const { text: name } = declaration.propertyName ?? declaration.name;
	return text.startsWith(".") ? undefined : { module: text, name };
}

function print(statement: ts.Statement, edits: readonly Edit[]): string {
	const source = statement.getSourceFile().text;
	const start = statement.getStart(undefined, true);
	let text = "";
	let at = start;
	for (const edit of [...edits].sort((one, other) => one.start - other.start)) {
		text += source.slice(at, edit.start) + edit.text();
		at = edit.end;
	}
	text += source.slice(at, statement.end);
	const codeAt = statement.getStart() - start;
	const code = text.slice(codeAt).replace(/^(export )?(default )?(declare )?/, "");
	return text.slice(0, codeAt) + (/^(class|abstract|function|const|enum)\b/.test(code) ? `declare ${code}` : code);
}

function strip(text: string): string {
	const file = ts.createSourceFile("declared.d.ts", text, ts.ScriptTarget.Latest, true);
	return ts.createPrinter({ removeComments: true }).printFile(file).trim();
}
