import { binaryNode, callNode, caseNode, castNode, concatNode, nullNode, numberNode, textNode } from "../tree.ts";
import { printCast, printValue } from "./cast-table.ts";
import type { FunctionRow } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const none = textNode("");
const [nought, one] = [numberNode(0), numberNode(1)];

/** Regular expressions, and the text functions of other dialects. Source: https://www.postgresql.org/docs/current/functions-matching.html. */
export const patternFunctions: readonly FunctionRow[] = [
	scalar(
		["regexp_replace"],
		["text", "text", "text", "text"],
		"text",
		"Text with the first match of a pattern replaced; all of them with the flag g.",
		{
			required: 3,
			write: ([text = none, pattern = none, by = none, flags = none]) =>
				callNode("regexp_replace_text", [text, pattern, by, flags]),
		},
	),
	scalar(
		["regexp_match"],
		["text", "text", "text"],
		"json",
		"The groups of the first match of a pattern, as an array.",
		{
			required: 2,
			element: "text",
			write: ([text = none, pattern = none, flags = none]) => callNode("regexp_groups", [text, pattern, flags]),
		},
	),
	scalar(["regexp_like"], ["text", "text", "text"], "boolean", "Whether a text matches a pattern.", {
		required: 2,
		write: ([text = none, pattern = none, flags]) =>
			flags
				? callNode("regexp_matches_flags", [text, pattern, flags])
				: callNode("regexp_matches_text", [text, pattern, none]),
	}),
	scalar(
		["regexp_count"],
		["text", "text", "integer", "text"],
		"int4",
		"How often a pattern matches, from a character on.",
		{
			required: 2,
			write: ([text = none, pattern = none, start = one, flags = none]) =>
				callNode("regexp_count", [text, pattern, start, flags]),
		},
	),
	scalar(
		["regexp_substr"],
		["text", "text", "integer", "integer", "text", "integer"],
		"text",
		"The n-th match of a pattern from a character on, or one of its groups; the first unless said otherwise.",
		{
			required: 2,
			write: ([text = none, pattern = none, start = one, count = one, flags = none, group = nought]) =>
				callNode("regexp_substr", [text, pattern, start, count, flags, group]),
		},
	),
	scalar(
		["regexp_instr"],
		["text", "text", "integer", "integer", "integer", "text", "integer"],
		"int4",
		"Where the n-th match of a pattern (or one of its groups) begins, or what is behind it; 0 when there is none.",
		{
			required: 2,
			write: ([text = none, pattern = none, start = one, count = one, end = nought, flags = none, group = nought]) =>
				callNode("regexp_instr", [text, pattern, start, count, end, flags, group]),
		},
	),
	scalar(
		["regexp_replace"],
		["text", "text", "text", "integer", "integer", "text"],
		"text",
		"Text with the n-th match of a pattern from a character on replaced; all of them where n is 0.",
		{
			required: 5,
			write: ([text = none, pattern = none, by = none, start = one, count = one, flags = none]) =>
				callNode("regexp_replace_nth", [text, pattern, by, start, count, flags]),
		},
	),
	scalar(["translate"], ["text", "text", "text"], "text", "Text with characters replaced one by one."),
	scalar(
		["overlay"],
		["text", "text", "integer", "integer"],
		"text",
		"Text with a part replaced: from a position, so many characters.",
		{
			required: 3,
			write: ([text = none, by = none, from = none, count]) =>
				callNode("overlay_text", [text, by, from, count ?? callNode("length", [by])]),
		},
	),
	scalar(
		["stuff", "insert"],
		["text", "integer", "integer", "text"],
		"text",
		"Text with a part replaced, as in T-SQL.",
		{
			write: (nodes) => callNode("stuff_text", nodes),
		},
	),
	scalar(["format"], ["text", "any"], "text", "A text with %s, %I and %L filled in.", {
		required: 1,
		isVariadic: true,
		write: ([template = none], [, ...bounds], zone) =>
			callNode("format_text", [template, ...bounds.map((bound) => printValue(bound, zone))]),
	}),
	scalar(["quote_ident", "quotename"], ["text"], "text", "Text as an SQL name, quoted where it has to be."),
	scalar(["parse_ident"], ["text", "boolean"], "json", "The parts of a qualified SQL name, as an array.", {
		required: 1,
		element: "text",
		write: ([name = nullNode, isStrict = numberNode(1)]) => callNode("parse_ident", [name, isStrict]),
	}),
	scalar(["quote_literal"], ["any"], "text", "A value as a quoted SQL string.", {
		write: (_nodes, bounds, zone) =>
			callNode(
				"quote_text",
				bounds.map((bound) => printCast(bound, zone)),
			),
	}),
	scalar(["quote_nullable"], ["any"], "text", "A value as a quoted SQL string; NULL as the word.", {
		isNullable: false,
		write: (_nodes, bounds, zone) =>
			callNode("coalesce", [
				callNode(
					"quote_text",
					bounds.map((bound) => printCast(bound, zone)),
				),
				textNode("NULL"),
			]),
	}),
	scalar(["to_hex"], ["integer"], "text", "A number in hexadecimal.", {
		// printf takes NULL for 0.
		write: ([x = none]) =>
			caseNode([
				[
					{ kind: "Is", operand: x, test: "null", isNegated: true },
					callNode("lower", [callNode("printf", [textNode("%X"), x])]),
				],
			]),
	}),
	scalar(["hex"], ["text"], "text", "The bytes of a text in hexadecimal."),
	scalar(["bit_length"], ["text"], "integer", "Number of bits in UTF-8.", {
		write: (nodes) => binaryNode("*", callNode("octet_length", nodes), numberNode(8)),
	}),
	scalar(["endswith", "ends_with"], ["text", "text"], "boolean", "Whether a text ends with another.", {
		write: ([text = none, part = none]) =>
			binaryNode("=", callNode("right_part", [text, callNode("length", [part])]), part),
	}),
	scalar(
		["indexof"],
		["text", "text"],
		"integer",
		"Where the second argument occurs in the first, from 0; -1 when it does not.",
		{
			write: (nodes) => binaryNode("-", callNode("instr", nodes), numberNode(1)),
		},
	),
	scalar(
		["patindex"],
		["text", "text"],
		"integer",
		"Where a LIKE pattern first matches, from 1, as in T-SQL; 0 when it does not.",
	),
	scalar(["soundex"], ["text"], "text", "How a word sounds, as a letter and three digits."),
	scalar(["difference"], ["text", "text"], "integer", "How alike two words sound, from 0 to 4.", {
		write: (nodes) => callNode("sound_difference", nodes),
	}),
	scalar(["unicode"], ["text"], "integer", "The code point of the first character."),
	scalar(["nchar"], ["integer"], "text", "The character of a code point.", {
		write: (nodes) => callNode("character_of", nodes),
	}),
	scalar(["normalize"], ["text", "text"], "text", "Text in a Unicode normal form: 'NFC' unless said otherwise.", {
		required: 1,
		write: ([x = none, form = textNode("NFC")]) => callNode("normalize_text", [x, form]),
	}),
	scalar(
		["mask"],
		["text", "text", "integer", "integer"],
		"text",
		"Text with all but its first and last characters hidden.",
		{
			required: 1,
			write: ([x = none, character = textNode("X"), first = numberNode(0), last = numberNode(0)]) =>
				callNode("mask_text", [x, character, first, last]),
		},
	),
	scalar(["str", "tostring"], ["any"], "text", "Any value as text.", { write: ([x = none]) => castNode(x, "text") }),
	scalar(["md5"], ["text"], "text", "The MD5 digest of a text, in hexadecimal."),
	scalar(
		["substring", "substr"],
		["text", "text"],
		"text",
		"The part of a text that matches a pattern, or the pattern's first group.",
		{
			write: ([text = none, pattern = none]) =>
				callNode("array_item", [callNode("regexp_groups", [text, pattern, none]), numberNode(1)]),
		},
	),
	scalar(["levenshtein"], ["text", "text"], "integer", "How many edits make one text of another."),
	scalar(
		["like", "glob"],
		["text", "text"],
		"boolean",
		"Whether a text (the second argument) fits a pattern, as SQLite's functions have it.",
		{
			write: ([pattern = none, text = none]) => ({
				kind: "Like",
				form: "like",
				operand: text,
				pattern,
				isNegated: false,
			}),
		},
	),
	scalar(["num_nulls"], ["any"], "integer", "How many arguments are NULL.", {
		isVariadic: true,
		isNullable: false,
		write: (nodes) =>
			nodes
				.map((operand) => castNode({ kind: "Is", operand, test: "null", isNegated: false }, "integer"))
				.reduce((left, right) => binaryNode("+", left, right)),
	}),
	scalar(["num_nonnulls"], ["any"], "integer", "How many arguments are not NULL.", {
		isVariadic: true,
		isNullable: false,
		write: (nodes) =>
			nodes
				.map((operand) => castNode({ kind: "Is", operand, test: "null", isNegated: true }, "integer"))
				.reduce((left, right) => binaryNode("+", left, right)),
	}),
	scalar(
		["nvl2"],
		["any", "common", "common"],
		"common",
		"The second argument when the first is not NULL, else the third.",
		{
			write: ([x = nullNode, yes = nullNode, no = nullNode]) =>
				caseNode([[{ kind: "Is", operand: x, test: "null", isNegated: true }, yes]], no),
		},
	),
	scalar(["choose"], ["integer", "common"], "common", "The n-th of the arguments behind the first.", {
		isVariadic: true,
		write: ([index = nullNode, ...choices]) =>
			caseNode(choices.map((choice, place) => [binaryNode("=", index, numberNode(place + 1)), choice] as const)),
	}),
	scalar(["unistr"], ["text"], "text", "Text with \\XXXX escapes resolved."),
	scalar(["parse_name"], ["text", "integer"], "text", "The n-th part of a dotted name, from its end.", {
		write: ([x = none, n = none]) => callNode("split_part", [x, textNode("."), concatNode(textNode("-"), n)]),
	}),
];
