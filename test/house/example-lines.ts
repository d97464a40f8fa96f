/** Finds the `@example` lines of exported functions and constants, and runs them. */
import { readdirSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { runInThisContext } from "node:vm";
import ts from "typescript";

/** One line: `code // expected`. */
export interface Example {
	/** Path from the root. */
	readonly file: string;
	readonly code: string;
	/** Undefined where nothing stands behind it. */
	readonly expected: string | undefined;
	/** The names that the code uses and does not declare. */
	readonly names: readonly string[];
}

/** Lists the examples of everything that is exported below src/ and is a value. */
export function listExamples(root: URL): readonly Example[] {
	const files = readdirSync(new URL("src/", root), { recursive: true, encoding: "utf8" });
	return files
		.filter((file) => file.endsWith(".ts"))
		.flatMap((file) => readExamples(`src/${file}`, readFileSync(new URL(`src/${file}`, root), "utf8")));
}

function readExamples(file: string, text: string): readonly Example[] {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	return source.statements
		.filter((statement) => ts.isFunctionDeclaration(statement) || ts.isVariableStatement(statement))
		.filter(({ modifiers }) => modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
		.flatMap((statement) => ts.getJSDocTags(statement))
		.filter(({ tagName }) => tagName.text === "example")
		.map((tag) => {
			const comment = ts.getTextOfJSDocComment(tag.comment) ?? "";
			const [code = "", ...rest] = comment.split(/\s\/\/\s/);
			return { file, code, expected: rest.length > 0 ? rest.join(" // ") : undefined, names: listFreeNames(code) };
		});
}

function listFreeNames(code: string): readonly string[] {
	const declared = new Set<string>();
	const used = new Set<string>();
	const visit = (node: ts.Node): void => {
		if (ts.isParameter(node) || ts.isVariableDeclaration(node)) collectNames(node.name, declared);
		if (ts.isIdentifier(node) && isReference(node)) used.add(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile("example.ts", `(${code})`, ts.ScriptTarget.Latest, true));
	return [...used].filter((name) => !declared.has(name));
}

function collectNames(name: ts.BindingName, into: Set<string>): void {
	if (ts.isIdentifier(name)) into.add(name.text);
	else for (const element of name.elements) if (ts.isBindingElement(element)) collectNames(element.name, into);
}

function isReference(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	return !ts.isBindingElement(parent) && !ts.isTypeNode(parent) && !ts.isPropertySignature(parent);
}

/**
 * Evaluates code among names.
 * @throws what the code throws
 */
export async function evaluate(code: string, scope: Readonly<Record<string, unknown>>): Promise<unknown> {
	// Not in a context of its own: there, arrays and dates would have other prototypes.
	const run = runInThisContext(`(async ({ ${Object.keys(scope).join(", ")} }) => (${code}))`) as (
		given: typeof scope,
	) => Promise<unknown>;
	return await run(scope);
}

/**
 * Compares a value with what an example says of it; `…` stands for anything.
 * @returns The value as the examples write values, where it is another.
 */
export async function findDifference(value: unknown, expected: string): Promise<string | undefined> {
	const wanted = await evaluate(expected, {}).catch(() => notation);
	const isSame =
		wanted === notation
			? matches(printValue(value), expected)
			: typeof value === "string" && typeof wanted === "string"
				? matches(value, wanted)
				: isDeepStrictEqual(value, wanted);
	return isSame ? undefined : printValue(value);
}

const notation = Symbol("no JavaScript: with … outside of a text, or the name of a class");

function matches(text: string, expected: string): boolean {
	return new RegExp(`^${expected.split("…").map(escapePattern).join(".*?")}$`, "s").test(text);
}

function escapePattern(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function printValue(value: unknown): string {
	if (typeof value === "string") return JSON.stringify(value);
	if (typeof value === "bigint") return `${value}n`;
	if (Array.isArray(value)) return `[${value.map(printValue).join(", ")}]`;
	if (value instanceof Map) return `new Map(${printValue([...value])})`;
	if (value instanceof Date) return `new Date(${value.getTime()})`;
	if (typeof value !== "object" || value === null) return String(value);
	if (Object.getPrototypeOf(value) !== Object.prototype) return value.constructor?.name ?? "{}";
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return members.length === 0
		? "{}"
		: `{ ${members.map(([name, member]) => `${name}: ${printValue(member)}`).join(", ")} }`;
}
