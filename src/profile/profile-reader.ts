import type { z } from "zod";
import type { Finding } from "./finding.ts";
import { createProfileError, type Mistake } from "./mistake.ts";
import { settlePaging } from "./paging-default.ts";
import type { Profile, ServiceDefinition, TableDefinition } from "./profile.ts";
import { checkLinks, checkService, checkServiceWords } from "./profile-checks.ts";
import type { ProfileText } from "./profile-folder.ts";
import { explainIssues } from "./schema-mistakes.ts";
import { serviceFile } from "./service-schema.ts";
import { checkTable } from "./table-checks.ts";
import { tableFile } from "./table-schema.ts";
import { parseYamlFile, type YamlFile } from "./yaml-file.ts";

/**
 * Reads the texts of a profile, `profile.yaml` first, and checks them.
 * @throws `profile_invalid` with `file:line:column` of each mistake.
 */
export function readProfile([serviceText, ...tableTexts]: readonly ProfileText[]): Profile {
	const mistakes: Mistake[] = [];
	const service = serviceText && readFile(serviceText, serviceFile, mistakes);
	if (service) mistakes.push(...locate(service, checkService(service.value)));
	const tables = tableTexts.flatMap((text) => readTable(text, service?.value, mistakes));
	// A file that could not be read would make every reference to it look wrong.
	if (service !== undefined && tables.length === tableTexts.length) {
		const all = tables.map((table) => table.value);
		mistakes.push(...locate(service, checkServiceWords(service.value, all)));
		mistakes.push(...tables.flatMap((table) => locate(table, checkLinks(table.value, all))));
		if (mistakes.length === 0) return { service: service.value, tables: all };
	}
	const [first = { place: "profile", problem: "it is empty", advice: "Write it." }, ...others] = mistakes;
	throw createProfileError(first, others);
}

interface ReadFile<Value> {
	readonly file: YamlFile;
	readonly value: Value;
}

function readTable(
	text: ProfileText,
	service: ServiceDefinition | undefined,
	mistakes: Mistake[],
): ReadFile<TableDefinition>[] {
	const name = text.table ?? "";
	if (!/^[a-z][a-z0-9_]*$/.test(name)) {
		const advice = "Name it <table>.yaml, with small letters, digits and underscores.";
		mistakes.push({ place: text.place, problem: "the file's name is not the name of a table", advice });
		return [];
	}
	const read = readFile(text, tableFile, mistakes);
	if (read === undefined) return [];
	const table = { file: read.file, value: settlePaging({ name, ...read.value }, service) };
	if (service !== undefined) mistakes.push(...locate(table, checkTable(table.value, service)));
	return [table];
}

function readFile<Value>(
	text: ProfileText,
	schema: z.ZodType<Value>,
	mistakes: Mistake[],
): ReadFile<Value> | undefined {
	const { file, mistakes: yamlMistakes } = parseYamlFile(text.place, text.text);
	if (yamlMistakes.length > 0) {
		mistakes.push(...yamlMistakes);
		return undefined;
	}
	const result = schema.safeParse(file.content);
	if (result.success) return { file, value: result.data };
	mistakes.push(...explainIssues(file, result.error.issues));
	return undefined;
}

function locate({ file }: { file: YamlFile }, findings: readonly Finding[]): Mistake[] {
	return findings.map(({ path, part, problem, advice }) => ({ place: file.locate(path, part), problem, advice }));
}
