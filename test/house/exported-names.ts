import { relative } from "node:path";
import ts from "typescript";

/** A name that several files export, each with a meaning of its own. */
export interface SharedName {
	readonly name: string;
	/** The files that declare it, from the root of the repository. */
	readonly files: readonly string[];
}

/** Lists the names that files below `src` export in more than one meaning; a name that is passed on from a door means the same. */
export function listSharedNames(root: string): readonly SharedName[] {
	const program = ts.createProgram(ts.sys.readDirectory(`${root}src`, [".ts"]), {
		module: ts.ModuleKind.NodeNext,
		target: ts.ScriptTarget.ES2023,
		allowImportingTsExtensions: true,
		noEmit: true,
		// Only names are looked at, so that nothing has to be known of what other packages declare.
		noLib: true,
		types: [],
	});
	const checker = program.getTypeChecker();
	const meanings = new Map<string, Set<string>>();
	for (const file of program.getSourceFiles()) {
		const module = isOurs(file) ? checker.getSymbolAtLocation(file) : undefined;
		for (const symbol of module ? checker.getExportsOfModule(module) : []) {
			const meant = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
			const declaring = meant.declarations?.[0]?.getSourceFile();
			if (!declaring || !isOurs(declaring)) continue;
			const files = meanings.get(symbol.name) ?? new Set();
			meanings.set(symbol.name, files.add(`${relative(root, declaring.fileName)} ${meant.name}`));
		}
	}
	return [...meanings]
		.filter(([, files]) => files.size > 1)
		.map(([name, files]) => ({ name, files: [...files].map((file) => file.replace(/ .*/, "")).sort() }));

	function isOurs({ fileName }: ts.SourceFile): boolean {
		return fileName.startsWith(`${root}src/`);
	}
}
