import * as z from "zod";
import { suggestName } from "../base/index.ts";
import type { Mistake } from "./mistake.ts";
import type { YamlFile, YamlPath } from "./yaml-file.ts";

type Issue = z.core.$ZodIssue;

/** A map in which every unknown key is a mistake; its keys travel in the issue's message for the did-you-mean. */
export function strictMap<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
	const known = Object.keys(shape).join(", ");
	return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? known : undefined) });
}

/**
 * Says what a schema found, in words for the person who writes the file.
 * @returns One mistake for each unknown key, missing key and wrong value.
 */
export function explainIssues(file: YamlFile, issues: readonly Issue[]): Mistake[] {
	return sortIssues(issues).flatMap((issue) => explainIssue(file, issue, []));
}

// A misspelt key comes before the missing one that it was meant to be.
function sortIssues(issues: readonly Issue[]): readonly Issue[] {
	const isUnknownKey = (issue: Issue): boolean => issue.code === "unrecognized_keys";
	return [...issues.filter(isUnknownKey), ...issues.filter((issue) => !isUnknownKey(issue))];
}

function explainIssue(file: YamlFile, issue: Issue, base: YamlPath): Mistake[] {
	const path = [...base, ...issue.path.map((step) => (typeof step === "symbol" ? String(step) : step))];
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => explainUnknownKey(file, path, key, issue));
	if (issue.code === "invalid_union" && issue.errors.length > 0) {
		return sortIssues(pickBranch(issue.errors)).flatMap((inner) => explainIssue(file, inner, path));
	}
	if (!file.has(path)) return [explainMissing(file, issue, path)];
	return [{ place: file.locate(path), ...explainValue(file, issue, path) }];
}

function explainUnknownKey(file: YamlFile, path: YamlPath, key: string, issue: Issue): Mistake {
	return {
		place: file.locate([...path, key], "key"),
		problem: `unknown key "${key}"`,
		advice: suggestName(key, issue.message.split(", "), `Keys that may stand here: ${issue.message}.`),
	};
}

function explainMissing(file: YamlFile, issue: Issue, path: YamlPath): Mistake {
	const name = nameOf(path);
	// Of a map whose kind is not known, no other key is known either; but one of them may have been meant to say it.
	const misspelt = issue.code === "invalid_union" ? findMisspelt(file, path) : undefined;
	if (misspelt !== undefined) {
		const place = file.locate([...path.slice(0, -1), misspelt], "key");
		return { place, problem: `unknown key "${misspelt}"`, advice: `Did you mean ${name}?` };
	}
	const advice =
		issue.code === "custom" || issue.code === "invalid_union"
			? issue.message
			: issue.code === "invalid_value"
				? `Add ${name} here, with one of: ${issue.values.map(String).join(", ")}.`
				: `Add ${name} here.`;
	return { place: file.locate(path.slice(0, -1)), problem: `${name} is missing`, advice };
}

function findMisspelt(file: YamlFile, path: YamlPath): string | undefined {
	const wanted = String(path.at(-1) ?? "");
	let map: unknown = file.content;
	for (const step of path.slice(0, -1)) map = (map as Readonly<Record<string | number, unknown>>)[step];
	return Object.keys(map as object).find((key) => suggestName(key, [wanted], "") !== "");
}

// A value that may have several shapes: the branch that liked the shape and found fault inside is the one that was meant.
function pickBranch(branches: readonly Issue[][]): readonly Issue[] {
	const hasRightShape = (issues: readonly Issue[]): boolean =>
		issues.every((issue) => issue.path.length > 0 || issue.code !== "invalid_type");
	return branches.find(hasRightShape) ?? branches.at(-1) ?? [];
}

const typeNames: Readonly<Record<string, string>> = {
	string: "a text",
	int: "a whole number",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	object: "a map",
	record: "a map",
};

function explainValue(file: YamlFile, issue: Issue, path: YamlPath): { problem: string; advice: string } {
	const name = nameOf(path);
	const source = file.readSource(path) ?? "";
	switch (issue.code) {
		case "invalid_type": {
			const wanted = typeNames[issue.expected] ?? issue.expected;
			const needsQuotes = issue.expected === "string" && source !== "";
			return {
				problem: `${name} must be ${wanted}`,
				advice: needsQuotes ? `Put it in quotes: "${source}".` : `Write ${wanted} here.`,
			};
		}
		case "invalid_value": {
			const choices = issue.values.map(String);
			return {
				problem: `${quote(source)} is not a value of ${name}`,
				advice: suggestName(source, choices, `Use one of: ${choices.join(", ")}.`),
			};
		}
		case "invalid_union":
			return { problem: `${quote(source)} is not a value of ${name}`, advice: issue.message };
		case "too_small":
			return { problem: `${name} is too small or empty`, advice: issue.message };
		default:
			return { problem: `${name} is not valid: ${quote(source)}`, advice: issue.message };
	}
}

function nameOf(path: YamlPath): string {
	const last = path.at(-1);
	if (last === undefined) return "the file";
	return typeof last === "number" ? `entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : `"${last}"`;
}

function quote(source: string): string {
	return `"${source}"`;
}
