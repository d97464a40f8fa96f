import { digestNames } from "../text/bytes-text.ts";
import { binaryNode, callNode, nullNode, numberNode } from "../tree.ts";
import type { FunctionRow } from "./function-row.ts";
import { infix } from "./operator-row.ts";
import { scalar } from "./scalar-row.ts";

const written = (name: string): Pick<FunctionRow, "write"> => ({ write: (nodes) => callNode(name, nodes) });

/** Bytes in a row; each is kept behind its own mark. */
export const bytesOperator = infix("||", ["bytea", "bytea"], "bytea", "Bytes in a row.", {
	write: ([left = nullNode, right = nullNode]) => binaryNode("||", left, callNode("substr", [right, numberNode(3)])),
});

/** Functions of bytes: https://www.postgresql.org/docs/15/functions-binarystring.html. */
export const bytesFunctions: readonly FunctionRow[] = [
	scalar(["encode"], ["bytea", "text"], "text", "Bytes as text: 'hex', 'base64' or 'escape'.", written("bytes_encode")),
	scalar(["decode"], ["text", "text"], "bytea", "The bytes of such a text.", written("bytes_decode")),
	...digestNames.map((name) =>
		scalar(
			[name],
			["bytea"],
			"bytea",
			`The SHA-${name.slice(3)} digest of bytes: encode(sha256('x'), 'hex') for text.`,
		),
	),
	scalar(["md5"], ["bytea"], "text", "The MD5 digest of bytes, in hexadecimal.", written("bytes_md5")),
	scalar(
		["convert_to"],
		["text", "name"],
		"bytea",
		"The bytes of a text in an encoding: 'UTF8'.",
		written("text_to_bytes"),
	),
	scalar(
		["convert_from"],
		["bytea", "name"],
		"text",
		"The text of bytes in an encoding: 'UTF8'.",
		written("bytes_to_text"),
	),
	scalar(["length", "octet_length"], ["bytea"], "integer", "How many bytes there are.", written("bytes_length")),
	scalar(["bit_length"], ["bytea"], "integer", "How many bits there are.", {
		write: (nodes) => binaryNode("*", callNode("bytes_length", nodes), numberNode(8)),
	}),
];
