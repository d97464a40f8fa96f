// What chevrotain finds out about the grammar at every start, found out once, for the build.
import { getLookaheadPaths, type ILookaheadStrategy, LLkLookaheadStrategy, type TokenType } from "chevrotain";
import type { Plugin } from "esbuild";
import { parserTokens } from "../src/sql/lexer/tokens.ts";
import { maxLookahead } from "../src/sql/parser/names-parser.ts";
import type { ChoiceKind, PreparedGrammar } from "../src/sql/parser/prepared-grammar.ts";
import { StatementsParser } from "../src/sql/parser/statements-parser.ts";

/** Puts the prepared grammar into a bundle. */
export const preparesGrammar: Plugin = {
	name: "prepares-grammar",
	setup(bundling) {
		bundling.onLoad({ filter: /\/src\/sql\/parser\/prepared-grammar\.ts$/ }, () => ({
			// V8 reads a string as JSON in a tenth of the time that the same takes as code.
			contents: `export const preparedGrammar = JSON.parse(${JSON.stringify(JSON.stringify(prepareGrammar()))});`,
		}));
	},
};

/** Finds by which tokens the parser chooses its way, at each place where it has a choice. */
export function prepareGrammar(): PreparedGrammar {
	const strategy = new RecordingStrategy();
	const parser = new StatementsParser({ maxLookahead, skipValidations: true, lookaheadStrategy: strategy }).prepare();
	const { lookAheadFuncsCache: functions } = parser as unknown as {
		readonly lookAheadFuncsCache: ReadonlyMap<number, object>;
	};
	const places = [...functions].map(([key, choose]) => ({ key, ...strategy.find(choose) }));
	const paths = [...new Set(places.flatMap(({ choices }) => choices.map((choice) => JSON.stringify(choice))))];
	const numbers = new Map(paths.map((text, index) => [text, index]));
	return {
		choices: paths.map((text) => JSON.parse(text) as number[][]),
		places: places.map(({ key, kind, choices }) => [
			key,
			kind,
			choices.map((choice) => numbers.get(JSON.stringify(choice)) ?? -1),
		]),
	};
}

interface Place {
	readonly kind: ChoiceKind;
	readonly choices: readonly (readonly (readonly number[])[])[];
}

/** Chevrotain's own strategy, whose results it remembers. */
class RecordingStrategy implements ILookaheadStrategy {
	readonly #strategy = new LLkLookaheadStrategy({ maxLookahead });
	readonly #places = new Map<object, Place>();

	validate: ILookaheadStrategy["validate"] = () => [];

	buildLookaheadForAlternation: ILookaheadStrategy["buildLookaheadForAlternation"] = (options) => {
		const { prodOccurrence: occurrence, hasPredicates, ...rest } = options;
		const choose = this.#strategy.buildLookaheadForAlternation(options);
		const kind = hasPredicates ? "gated" : "alternation";
		const paths = getLookaheadPaths({ occurrence, prodType: "Alternation", ...rest });
		this.#places.set(choose, { kind, choices: numberTokens(paths) });
		return choose;
	};

	buildLookaheadForOptional: ILookaheadStrategy["buildLookaheadForOptional"] = (options) => {
		const { prodOccurrence: occurrence, ...rest } = options;
		const choose = this.#strategy.buildLookaheadForOptional(options);
		// The second choice is what comes after it.
		const paths = getLookaheadPaths({ occurrence, ...rest }).slice(0, 1);
		this.#places.set(choose, { kind: "option", choices: numberTokens(paths) });
		return choose;
	};

	find(choose: object): Place {
		const place = this.#places.get(choose);
		if (!place) throw new Error("The parser makes a choice that its strategy did not build.");
		return place;
	}
}

const numbersOfTokens = new Map(parserTokens.map((token, index) => [token, index]));

function numberTokens(paths: readonly (readonly (readonly TokenType[])[])[]): Place["choices"] {
	return paths.map((choice) =>
		choice.map((path) =>
			path.map((token) => {
				const number = numbersOfTokens.get(token);
				if (number === undefined) throw new Error(`The parser looks for ${token.name}, which is none of its tokens.`);
				return number;
			}),
		),
	);
}
