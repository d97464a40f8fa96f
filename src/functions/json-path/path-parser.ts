import { createError, parseJson } from "../../base/index.ts";
import { isCondition, type JsonPath, type PathComparison, type PathNode, type PathStep } from "./path-node.ts";
import { numberMethods } from "./path-numbers.ts";

interface Token {
	readonly kind: "word" | "quoted" | "variable" | "number" | "sign" | "end";
	/** What it means: a text without its quotation marks, a variable without its $. */
	readonly text: string;
}

const tokenPattern =
	/\s+|\/\*[\s\S]*?\*\/|"((?:[^"\\]|\\.)*)"|\$"((?:[^"\\]|\\.)*)"|\$([\p{L}_][\p{L}\p{N}_]*)|(\d+(?:\.\d*)?(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|(\*\*|==|!=|<>|<=|>=|&&|\|\||[-+*/%<>=!?@$()[\]{}.,:])|((?:[\p{L}_]|\\.)(?:[\p{L}\p{N}_$]|\\.)*)/giuy;

const known = new Map<string, JsonPath>();
const mostKnown = 100;

/**
 * Reads a JSON path. Source: https://www.postgresql.org/docs/15/functions-json.html#FUNCTIONS-SQLJSON-PATH.
 * @throws 42601 for what is no path, 22P02 for nothing
 * @example parsePath("strict $.tags[*].name").isStrict // true
 */
export function parsePath(text: string): JsonPath {
	const found = known.get(text);
	if (found) return found;
	const path = new PathParser(text).parse();
	// A path that is a column's value could be another one in every row.
	if (known.size >= mostKnown) known.clear();
	known.set(text, path);
	return path;
}

const comparisons: Readonly<Record<string, PathComparison>> = {
	...{ "==": "==", "!=": "<>", "<>": "<>", "<": "<", "<=": "<=", ">": ">", ">=": ">=" },
};
const methods = new Set(["type", "size", ...Object.keys(numberMethods)]);
const constants: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

class PathParser {
	readonly #text: string;
	readonly #tokens: readonly Token[];
	#at = 0;

	constructor(text: string) {
		this.#text = text;
		this.#tokens = this.#readTokens();
	}

	parse(): JsonPath {
		const isStrict = this.#takeWord("strict");
		if (!isStrict) this.#takeWord("lax");
		const root = this.#readOr();
		if (this.#next.kind !== "end") throw this.#refuse();
		return { isStrict, root };
	}

	#readTokens(): readonly Token[] {
		const tokens: Token[] = [];
		tokenPattern.lastIndex = 0;
		while (tokenPattern.lastIndex < this.#text.length) {
			const start = tokenPattern.lastIndex;
			const match = tokenPattern.exec(this.#text);
			if (!match) throw this.#refuse(this.#text.slice(start));
			const [, quoted, quotedVariable, variable, number, sign, word] = match;
			if (quoted !== undefined) tokens.push({ kind: "quoted", text: this.#unescape(quoted) });
			else if (quotedVariable !== undefined) tokens.push({ kind: "variable", text: this.#unescape(quotedVariable) });
			else if (variable !== undefined) tokens.push({ kind: "variable", text: variable });
			else if (number !== undefined) tokens.push({ kind: "number", text: number });
			else if (sign !== undefined) tokens.push({ kind: "sign", text: sign });
			else if (word !== undefined) tokens.push({ kind: "word", text: word.replaceAll(/\\(.)/gu, "$1") });
		}
		return [...tokens, { kind: "end", text: "" }];
	}

	#unescape(text: string): string {
		try {
			return String(parseJson(`"${text.replaceAll(/\\([^"\\/bfnrtu])/gu, "$1")}"`));
		} catch {
			throw this.#refuse(text);
		}
	}

	get #next(): Token {
		return this.#tokens[this.#at] ?? { kind: "end", text: "" };
	}

	#isSign(text: string): boolean {
		return this.#next.kind === "sign" && this.#next.text === text;
	}

	#isWord(text: string): boolean {
		return this.#next.kind === "word" && this.#next.text.toLowerCase() === text;
	}

	#takeSign(text: string): boolean {
		const isNext = this.#isSign(text);
		if (isNext) this.#at++;
		return isNext;
	}

	#takeWord(text: string): boolean {
		const isNext = this.#isWord(text);
		if (isNext) this.#at++;
		return isNext;
	}

	#expect(text: string): void {
		if (!this.#takeSign(text) && !this.#takeWord(text)) throw this.#refuse();
	}

	#take(kind: Token["kind"]): string {
		if (this.#next.kind !== kind) throw this.#refuse();
		return this.#tokens[this.#at++]?.text ?? "";
	}

	#readOr(): PathNode {
		let left = this.#readAnd();
		while (this.#takeSign("||")) left = this.#join("or", left, this.#readAnd());
		return left;
	}

	#readAnd(): PathNode {
		let left = this.#readNot();
		while (this.#takeSign("&&")) left = this.#join("and", left, this.#readNot());
		return left;
	}

	#join(kind: "and" | "or", left: PathNode, right: PathNode): PathNode {
		if (!isCondition(left) || !isCondition(right)) throw this.#refuse();
		return { kind, left, right };
	}

	#readNot(): PathNode {
		if (!this.#takeSign("!")) return this.#readComparison();
		const operand = this.#readNot();
		if (!isCondition(operand)) throw this.#refuse();
		return { kind: "not", operand };
	}

	#readComparison(): PathNode {
		const left = this.#readSum();
		const operator = this.#next.kind === "sign" ? comparisons[this.#next.text] : undefined;
		if (operator !== undefined) {
			this.#at++;
			return { kind: "comparison", operator, left, right: this.#readSum() };
		}
		if (this.#takeWord("starts")) {
			this.#expect("with");
			return { kind: "start", operand: left, prefix: this.#readPrefix() };
		}
		if (this.#takeWord("like_regex")) return this.#readPattern(left);
		if (isCondition(left) && this.#takeWord("is")) {
			this.#expect("unknown");
			return { kind: "unknown", operand: left };
		}
		return left;
	}

	#readPrefix(): PathNode {
		if (this.#next.kind === "variable") return { kind: "variable", name: this.#take("variable") };
		return { kind: "literal", value: this.#take("quoted") };
	}

	#readPattern(operand: PathNode): PathNode {
		const pattern = this.#take("quoted");
		const flags = this.#takeWord("flag") ? this.#take("quoted") : "";
		if (!/^[ismq]*$/u.test(flags)) throw this.#refuse(flags);
		return { kind: "pattern", operand, pattern, flags };
	}

	#readSum(): PathNode {
		let left = this.#readProduct();
		for (;;) {
			const operator = this.#takeOperator(["+", "-"]);
			if (operator === undefined) return left;
			left = { kind: "arithmetic", operator, left, right: this.#readProduct() };
		}
	}

	#readProduct(): PathNode {
		let left = this.#readSigned();
		for (;;) {
			const operator = this.#takeOperator(["*", "/", "%"]);
			if (operator === undefined) return left;
			left = { kind: "arithmetic", operator, left, right: this.#readSigned() };
		}
	}

	#takeOperator<Operator extends string>(operators: readonly Operator[]): Operator | undefined {
		return operators.find((operator) => this.#takeSign(operator));
	}

	#readSigned(): PathNode {
		const operator = this.#takeOperator(["+", "-"]);
		return operator === undefined ? this.#readSteps() : { kind: "sign", operator, operand: this.#readSigned() };
	}

	#readSteps(): PathNode {
		const start = this.#readStart();
		const steps: PathStep[] = [];
		for (let step = this.#readStep(); step; step = this.#readStep()) steps.push(step);
		return steps.length === 0 ? start : { kind: "steps", start, steps };
	}

	#readStart(): PathNode {
		const { kind, text } = this.#next;
		if (kind === "end") throw this.#refuse();
		this.#at++;
		if (kind === "variable") return { kind: "variable", name: text };
		if (kind === "quoted") return { kind: "literal", value: text };
		if (kind === "number") return { kind: "literal", value: parseJson(this.#writeNumber(text)) };
		if (kind === "sign") return this.#readBySign(text);
		const word = text.toLowerCase();
		if (word in constants) return { kind: "literal", value: constants[word] };
		if (word === "last") return { kind: "last" };
		if (word !== "exists") throw this.#refuse(text);
		this.#expect("(");
		const operand = this.#readSum();
		this.#expect(")");
		return { kind: "exists", operand };
	}

	// A number of JSON has digits before its point, and after it.
	#writeNumber(text: string): string {
		return text
			.replace(/^\./u, "0.")
			.replace(/\.(?!\d)/u, "")
			.replace(/^0+(?=\d)/u, "");
	}

	#readBySign(sign: string): PathNode {
		if (sign === "$") return { kind: "root" };
		if (sign === "@") return { kind: "current" };
		if (sign !== "(") throw this.#refuse(sign);
		const inner = this.#readOr();
		this.#expect(")");
		return inner;
	}

	#readStep(): PathStep | undefined {
		if (this.#takeSign("?")) {
			this.#expect("(");
			const condition = this.#readOr();
			this.#expect(")");
			if (!isCondition(condition)) throw this.#refuse();
			return { kind: "filter", condition };
		}
		if (this.#takeSign("[")) return this.#readSubscripts();
		if (!this.#takeSign(".")) return undefined;
		if (this.#takeSign("*")) return { kind: "members" };
		if (this.#takeSign("**")) return this.#readDepth();
		return this.#readMember();
	}

	#readMember(): PathStep {
		const { kind, text } = this.#next;
		if (kind !== "word" && kind !== "quoted") throw this.#refuse();
		this.#at++;
		if (kind !== "word" || !this.#takeSign("(")) return { kind: "member", name: text };
		this.#expect(")");
		if (methods.has(text.toLowerCase())) return { kind: "method", name: text.toLowerCase() };
		throw createError("not_supported", {
			feature: `the method ${text}() of a JSON path`,
			advice: `Methods: ${[...methods].map((name) => `${name}()`).join(", ")}.`,
		});
	}

	#readSubscripts(): PathStep {
		if (this.#takeSign("*")) {
			this.#expect("]");
			return { kind: "items" };
		}
		const ranges: [PathNode, PathNode | undefined][] = [];
		do {
			const from = this.#readSum();
			ranges.push([from, this.#takeWord("to") ? this.#readSum() : undefined]);
		} while (this.#takeSign(","));
		this.#expect("]");
		return { kind: "subscripts", ranges };
	}

	#readDepth(): PathStep {
		if (!this.#takeSign("{")) return { kind: "descendants", from: 0, to: Number.POSITIVE_INFINITY };
		const from = this.#readLevel();
		const to = this.#takeWord("to") ? this.#readLevel() : from;
		this.#expect("}");
		return { kind: "descendants", from, to };
	}

	#readLevel(): number {
		return this.#takeWord("last") ? Number.POSITIVE_INFINITY : Number(this.#take("number"));
	}

	#refuse(near = this.#next.text): Error {
		return createError("execution_failed", {
			sqlState: this.#text.trim() === "" ? "22P02" : "42601",
			problem: `the JSON path "${this.#text.slice(0, 60)}" has a syntax error at ${near === "" ? "its end" : `"${near.slice(0, 20)}"`}`,
			advice: 'Write for instance $.tags[*] ? (@.name == "vip").',
		});
	}
}
