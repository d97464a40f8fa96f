import { createError, isJsonObject, ProviderError } from "../../base/index.ts";
import { compareDecimals, negateDecimal, parseDecimal, truncateDecimal } from "../number/decimal.ts";
import { sortNames } from "../text/jsonb-text.ts";
import { compilePattern } from "../text/text-pattern.ts";
import { isCondition, type JsonPath, type PathComparison, type PathNode, type PathStep } from "./path-node.ts";
import { computeDecimals, makeJsonNumber, numberMethods, readJsonNumber } from "./path-numbers.ts";

/**
 * Runs a JSON path.
 * Source: https://www.postgresql.org/docs/15/functions-json.html#FUNCTIONS-SQLJSON-PATH.
 * @param variables What `$name` stands for.
 * @returns The items that it finds, in their order.
 * @throws An error of SQL/JSON (class 22) for what a strict path does not find, and for operands that are no numbers.
 * @example runPath({ isStrict: false, root: { kind: "root" } }, { a: 1 }, {}) // [{ a: 1 }]
 */
export function runPath(
	path: JsonPath,
	target: unknown,
	variables: Readonly<Record<string, unknown>>,
): readonly unknown[] {
	return new PathRun(path.isStrict, target, variables).list(path.root, { value: target });
}

/** What `@` and `last` stand for. */
interface Place {
	readonly value: unknown;
	readonly last?: number;
}

type Truth = boolean | undefined;

class PathRun {
	readonly #isStrict: boolean;
	readonly #target: unknown;
	readonly #variables: Readonly<Record<string, unknown>>;

	constructor(isStrict: boolean, target: unknown, variables: Readonly<Record<string, unknown>>) {
		this.#isStrict = isStrict;
		this.#target = target;
		this.#variables = variables;
	}

	list(node: PathNode, place: Place): readonly unknown[] {
		if (isCondition(node)) return [this.#test(node, place) ?? null];
		switch (node.kind) {
			case "root":
				return [this.#target];
			case "current":
				return [place.value];
			case "last":
				if (place.last === undefined) throw refuse("42601", "last stands outside of an array's subscripts");
				return [place.last];
			case "literal":
				return [node.value];
			case "variable":
				if (!Object.hasOwn(this.#variables, node.name))
					throw refuse("42704", `the JSON path has a variable "${node.name}" that was not given`);
				return [this.#variables[node.name]];
			case "steps":
				return node.steps.reduce<readonly unknown[]>(
					(items, step) => items.flatMap((item) => this.#take(step, item, place)),
					this.list(node.start, place),
				);
			case "sign":
				return this.#unwrap(this.list(node.operand, place)).map((item) => {
					const number = readJsonNumber(item);
					if (!number) throw refuse("2203B", `what stands behind ${node.operator} in the JSON path is no number`);
					return node.operator === "+" ? item : makeJsonNumber(negateDecimal(number));
				});
			case "arithmetic": {
				const [left, right] = [node.left, node.right].map((side) => this.#readOne(side, place));
				if (!left || !right) throw refuse("22038", `an operand of ${node.operator} in the JSON path is not one number`);
				return [makeJsonNumber(computeDecimals(node.operator, left, right))];
			}
			default:
				return [];
		}
	}

	#readOne(node: PathNode, place: Place) {
		const [item, ...others] = this.#unwrap(this.list(node, place));
		return others.length > 0 ? undefined : readJsonNumber(item);
	}

	// A lax path looks into arrays where it wants what is in them.
	#unwrap(items: readonly unknown[]): readonly unknown[] {
		return this.#isStrict ? items : items.flat();
	}

	#take(step: PathStep, item: unknown, place: Place): readonly unknown[] {
		switch (step.kind) {
			case "member":
				return this.#takeMember(item, step.name);
			case "members":
				return this.#takeMembers(item);
			case "items":
				if (Array.isArray(item)) return item;
				if (this.#isStrict) throw refuse("22039", "[*] in the JSON path is applied to what is no array");
				return [item];
			case "subscripts":
				return this.#takeSubscripts(item, step.ranges, place);
			case "descendants":
				return listDescendants(item, step.from, step.to, 0);
			case "filter":
				return this.#unwrap([item]).filter((value) => this.#test(step.condition, { value }) === true);
			case "method":
				return this.#call(step.name, item);
		}
	}

	#takeMember(item: unknown, name: string): readonly unknown[] {
		if (!this.#isStrict && Array.isArray(item))
			return item.flatMap((each) => (isJsonObject(each) ? this.#takeMember(each, name) : []));
		if (isJsonObject(item) && Object.hasOwn(item, name)) return [item[name]];
		if (!this.#isStrict) return [];
		const problem = isJsonObject(item)
			? `the JSON object has no key "${name}"`
			: `the key "${name}" in the JSON path is looked for in what is no object`;
		throw refuse("2203A", problem);
	}

	#takeMembers(item: unknown): readonly unknown[] {
		if (!this.#isStrict && Array.isArray(item))
			return item.flatMap((each) => (isJsonObject(each) ? this.#takeMembers(each) : []));
		if (isJsonObject(item)) return sortNames(item).map((name) => item[name]);
		if (this.#isStrict) throw refuse("2203C", ".* in the JSON path is applied to what is no object");
		return [];
	}

	#takeSubscripts(
		item: unknown,
		ranges: readonly (readonly [from: PathNode, to: PathNode | undefined])[],
		place: Place,
	): readonly unknown[] {
		if (this.#isStrict && !Array.isArray(item))
			throw refuse("22039", "a subscript of the JSON path is applied to what is no array");
		const array: readonly unknown[] = Array.isArray(item) ? item : [item];
		const inside = { ...place, last: array.length - 1 };
		return ranges.flatMap(([from, to]) => {
			const first = this.#readIndex(from, inside);
			const last = to === undefined ? first : this.#readIndex(to, inside);
			if (this.#isStrict && (first < 0 || first > last || last >= array.length))
				throw refuse("22033", "a subscript of the JSON path is out of bounds");
			return array.slice(Math.max(first, 0), Math.max(last + 1, 0));
		});
	}

	#readIndex(node: PathNode, place: Place): number {
		const [item, ...others] = this.list(node, place);
		const number = readJsonNumber(item);
		if (!number || others.length > 0) throw refuse("22033", "a subscript of the JSON path is not one number");
		return Number(truncateDecimal(number, 0).digits);
	}

	#call(name: string, item: unknown): readonly unknown[] {
		if (name === "type") return [nameType(item)];
		if (name === "size") {
			if (this.#isStrict && !Array.isArray(item))
				throw refuse("22039", "size() in the JSON path is applied to what is no array");
			return [Array.isArray(item) ? item.length : 1];
		}
		return this.#unwrap([item]).map((each) => {
			const read = name === "double" && typeof each === "string" ? parseDecimal(each) : readJsonNumber(each);
			const result = read && numberMethods[name]?.(read);
			if (result) return makeJsonNumber(result);
			throw refuse("22036", `${name}() in the JSON path is applied to what is no number`);
		});
	}

	#test(node: PathNode, place: Place): Truth {
		switch (node.kind) {
			case "and":
				return and(this.#test(node.left, place), () => this.#test(node.right, place));
			case "or":
				return not(and(not(this.#test(node.left, place)), () => not(this.#test(node.right, place))));
			case "not":
				return not(this.#test(node.operand, place));
			case "unknown":
				return this.#test(node.operand, place) === undefined;
			case "exists": {
				const items = this.#listOrFail(node.operand, place);
				return items && items.length > 0;
			}
			case "comparison":
				return this.#testPairs(node.left, node.right, place, (left, right) => compare(node.operator, left, right));
			case "start":
				return this.#testPairs(node.operand, node.prefix, place, (text, prefix) =>
					typeof text === "string" && typeof prefix === "string" ? text.startsWith(prefix) : undefined,
				);
			case "pattern": {
				const pattern = compilePattern(node.pattern, node.flags);
				return this.#testPairs(node.operand, { kind: "literal", value: null }, place, (text) =>
					typeof text === "string" ? pattern.test(text) : undefined,
				);
			}
			default:
				return undefined;
		}
	}

	// True of one pair is enough for a lax path; a strict one wants to know all of them.
	#testPairs(left: PathNode, right: PathNode, place: Place, test: (left: unknown, right: unknown) => Truth): Truth {
		const [lefts, rights] = [this.#listOrFail(left, place), this.#listOrFail(right, place)];
		if (!lefts || !rights) return undefined;
		const truths = this.#unwrap(lefts).flatMap((item) => this.#unwrap(rights).map((other) => test(item, other)));
		if (this.#isStrict && truths.includes(undefined)) return undefined;
		if (truths.includes(true)) return true;
		return truths.includes(undefined) ? undefined : false;
	}

	// What fails in a condition makes it unknown.
	#listOrFail(node: PathNode, place: Place): readonly unknown[] | undefined {
		try {
			return this.list(node, place);
		} catch (error) {
			if (error instanceof ProviderError && isPathProblem(error)) return undefined;
			throw error;
		}
	}
}

/** Whether a path may fail so without a statement's failing: with its argument silent, and in a condition. */
export function isPathProblem({ sqlState }: ProviderError): boolean {
	return sqlState.startsWith("2203") || sqlState === "22012";
}

function and(left: Truth, right: () => Truth): Truth {
	if (left === false) return false;
	const other = right();
	return other === false ? false : left === undefined || other === undefined ? undefined : true;
}

function not(truth: Truth): Truth {
	return truth === undefined ? undefined : !truth;
}

function compare(operator: PathComparison, left: unknown, right: unknown): Truth {
	const order = findOrder(left, right);
	if (order === undefined) return undefined;
	// null is no other value, and neither less nor more.
	if (order === "other") return operator === "<>";
	switch (operator) {
		case "==":
			return order === 0;
		case "<>":
			return order !== 0;
		case "<":
			return order < 0;
		case "<=":
			return order <= 0;
		case ">":
			return order > 0;
		case ">=":
			return order >= 0;
	}
}

function findOrder(left: unknown, right: unknown): number | "other" | undefined {
	if (left === null && right === null) return 0;
	if (left === null || right === null) return "other";
	if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
	if (typeof left === "string" && typeof right === "string")
		return Buffer.compare(Buffer.from(left), Buffer.from(right));
	const [first, second] = [readJsonNumber(left), readJsonNumber(right)];
	return first && second ? compareDecimals(first, second) : undefined;
}

function listDescendants(item: unknown, from: number, to: number, level: number): readonly unknown[] {
	const own = level >= from ? [item] : [];
	if (level >= to) return own;
	const inner: readonly unknown[] = Array.isArray(item)
		? item
		: isJsonObject(item)
			? sortNames(item).map((name) => item[name])
			: [];
	return [...own, ...inner.flatMap((each) => listDescendants(each, from, to, level + 1))];
}

function nameType(item: unknown): string {
	if (item === null) return "null";
	if (Array.isArray(item)) return "array";
	return isJsonObject(item) ? "object" : readJsonNumber(item) ? "number" : typeof item;
}

function refuse(sqlState: string, problem: string): Error {
	return createError("execution_failed", {
		sqlState,
		problem,
		advice: "A lax path passes over what is not there; silent => true gives NULL in place of this.",
	});
}
