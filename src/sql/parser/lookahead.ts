import type { IToken, TokenType } from "chevrotain";
import { parserTokens } from "../lexer/tokens.ts";
import type { ChoiceKind, PreparedGrammar } from "./prepared-grammar.ts";

/** What chooses at one place: the number of the way, or whether to go it; undefined where none fits. */
export type Lookahead = (this: TokenReader, ways?: readonly GatedWay[]) => number | boolean | undefined;

interface TokenReader {
	/** The token so many places ahead, from 1; the end of the text has a token too. */
	LA_FAST(distance: number): IToken;
}

interface GatedWay {
	readonly GATE?: (this: TokenReader) => boolean;
}

/**
 * Gives the places of a prepared grammar what chooses there; each is built when it is first used, for a statement passes few of them.
 * @param lookaheads By chevrotain's numbers of the places.
 */
export function setLookaheads(lookaheads: Map<number, Lookahead>, { choices, places }: PreparedGrammar): void {
	for (const [key, kind, numbers] of places) {
		lookaheads.set(key, function (ways) {
			const lookahead = build(
				kind,
				numbers.map((number) => choices[number] ?? []),
			);
			lookaheads.set(key, lookahead);
			return lookahead.call(this, ways);
		});
	}
}

function build(kind: ChoiceKind, choices: PreparedGrammar["choices"]): Lookahead {
	const whole = growTree(choices);
	switch (kind) {
		case "option":
			return function () {
				return choose(whole, this) !== none;
			};
		case "alternation":
			return function () {
				const way = choose(whole, this);
				return way === none ? undefined : way;
			};
		case "gated":
			return buildGated(choices.map((choice) => growTree([choice])));
	}
}

function buildGated(trees: readonly Branch[]): Lookahead {
	return function (ways = []) {
		const found = trees.findIndex((tree, index) => {
			const gate = ways[index]?.GATE;
			return (gate === undefined || gate.call(this)) && choose(tree, this) !== none;
		});
		return found === -1 ? undefined : found;
	};
}

/** Where a list of tokens leads: the first way that it is the beginning of, and what may follow. */
interface Branch {
	way: number;
	next?: Map<number, Branch>;
}

const none = Number.POSITIVE_INFINITY;

function growTree(choices: PreparedGrammar["choices"]): Branch {
	const root: Branch = { way: none };
	for (const [way, paths] of choices.entries()) {
		for (const path of paths) {
			let ends = [root];
			for (const number of path)
				ends = ends.flatMap((branch) => listKinds(parserTokens[number]).map(growBranch, branch));
			for (const branch of ends) branch.way = Math.min(branch.way, way);
		}
	}
	return root;
}

function growBranch(this: Branch, kind: number): Branch {
	this.next ??= new Map();
	const known = this.next.get(kind);
	if (known) return known;
	const branch: Branch = { way: none };
	this.next.set(kind, branch);
	return branch;
}

// A category, such as InfixOperator, stands for all its tokens.
function listKinds(token: TokenType | undefined): readonly number[] {
	return [token?.tokenTypeIdx ?? -1, ...(token?.categoryMatches ?? [])];
}

// Of the ways that fit, the one that the grammar names first.
function choose(root: Branch, reader: TokenReader): number {
	let { way } = root;
	let branch = root;
	for (let distance = 1; branch.next; distance++) {
		const next = branch.next.get(reader.LA_FAST(distance).tokenTypeIdx);
		if (!next) return way;
		if (next.way < way) way = next.way;
		branch = next;
	}
	return way;
}
