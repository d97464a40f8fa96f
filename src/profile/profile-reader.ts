import type { z } from "zod";
import type { Finding } from "./finding.ts";
import { createProfileError, type Mistake } from "./mistake.ts";
import { settlePaging } from "./paging-default.ts";
import { checkProcedure } from "./procedure-checks.ts";
import { procedureFile } from "./procedure-schema.ts";
import type { Profile } from "./profile.ts";
import { checkLinks, checkService, checkServiceWords } from "./profile-checks.ts";
import type { ProfileText } from "./profile-folder.ts";
import { explainIssues } from "./schema-mistakes.ts";
import { serviceFile } from "./service-schema.ts";
import { checkTable } from "./table-checks.ts";
import { tableFile } from "./table-schema.ts";
import { checkView } from "./view-checks.ts";
import { viewFile } from "./view-schema.ts";
import { parseYamlFile, type YamlFile } from "./yaml-file.ts";

/**
 * Reads the texts of a profile, `profile.yaml` first, and checks them.
 * @throws `profile_invalid` with `file:line:column` of each mistake.
 */
export function readProfile([serviceText, ...others]: readonly ProfileText[]): Profile {
	const mistakes: Mistake[] = [];
	const service = serviceText && readFile(serviceText, serviceFile, mistakes);
	if (service) mistakes.push(...locate(service, checkService(service.value)));
	const tables = others
		.flatMap((text) => (text.kind === "table" ? readNamed(text, tableFile, mistakes) : []))
		.map(({ file, value }) => ({ file, value: settlePaging(value, service?.value) }));
	const views = others.flatMap((text) => (text.kind === "view" ? readNamed(text, viewFile, mistakes) : []));
	const procedures = others.flatMap((text) =>
		text.kind === "procedure" ? readNamed(text, procedureFile, mistakes) : [],
	);
	if (service !== undefined)
		mistakes.push(...tables.flatMap((table) => locate(table, checkTable(table.value, service.value))));
	// A file that could not be read would make every reference to it look wrong.
	if (service !== undefined && tables.length + views.length + procedures.length === others.length) {
		const all = tables.map((table) => table.value);
		mistakes.push(...locate(service, checkServiceWords(service.value, all)));
		mistakes.push(...tables.flatMap((table) => locate(table, checkLinks(table.value, all))));
		mistakes.push(...views.flatMap((view) => locate(view, checkView(view.value, all, service.value))));
		mistakes.push(
			...procedures.flatMap((procedure) => locate(procedure, checkProcedure(procedure.value, all, service.value))),
		);
		if (mistakes.length === 0) {
			const valuesOf = <Value>(files: readonly ReadFile<Value>[]) => files.map(({ value }) => value);
			return { service: service.value, tables: all, views: valuesOf(views), procedures: valuesOf(procedures) };
		}
	}
	const [first = { place: "profile", problem: "it is empty", advice: "Write it." }, ...more] = mistakes;
	throw createProfileError(first, more);
}

interface ReadFile<Value> {
	readonly file: YamlFile;
	readonly value: Value;
}

function readNamed<Value extends object>(
	text: ProfileText,
	schema: z.ZodType<Value>,
	mistakes: Mistake[],
): ReadFile<Value & { readonly name: string }>[] {
	const { name, kind } = text;
	if (!/^[a-z][a-z0-9_]*$/.test(name)) {
		const advice = `Name it <${kind}>.yaml, with small letters, digits and underscores.`;
		mistakes.push({ place: text.place, problem: `the file's name is not the name of a ${kind}`, advice });
		return [];
	}
	const read = readFile(text, schema, mistakes);
	return read === undefined ? [] : [{ file: read.file, value: { name, ...read.value } }];
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
