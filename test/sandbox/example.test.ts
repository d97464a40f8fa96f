import { readdirSync, readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";

const room = new URL("../../src/sandbox/", import.meta.url);

interface Example {
	readonly file: string;
	readonly expression: string;
	readonly result: unknown;
}

// Examples whose result is a JSON literal, and which need nothing but what their own module exports.
function findExamples(): Example[] {
	const files = readdirSync(room, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
	return files.flatMap((file) => {
		const text = readFileSync(new URL(file, room), "utf8");
		return [...text.matchAll(/\* @example (.*\)) \/\/ (.*)$/gm)].flatMap(([, expression = "", shown = ""]) => {
			const result = readLiteral(shown);
			return result === undefined || /\b(random|settings|setting)\b/.test(expression)
				? []
				: { file, expression, result };
		});
	});
}

function readLiteral(text: string): unknown {
	try {
		return JSON.parse(/^\d+(?=: )/.exec(text)?.[0] ?? text);
	} catch {
		return undefined;
	}
}

test.each(findExamples())("$file: $expression is $result", async ({ file, expression, result }) => {
	const module = (await import(new URL(file, room).href)) as Record<string, unknown>;
	const value: unknown = runInNewContext(expression, { ...module });
	// An ellipsis stands for what is not shown.
	if (typeof result === "string" && result.endsWith("…")) expect(value).toContain(result.slice(0, -1));
	else expect(value).toEqual(result);
});
