import { flattenMessage } from "../formats/flat-text.ts";
import { type FormatName, findFormatOf, formats } from "../formats/format-table.ts";
import { openOutputFile } from "../output-file.ts";
import { createResultWriter } from "../result-writer.ts";
import type { Surroundings } from "../surroundings.ts";
import { createShellMistake } from "./shell-mistake.ts";
import type { ShellSession, ShellSettings } from "./shell-state.ts";

/** The names of the formats. */
export const formatNames = Object.keys(formats) as FormatName[];

/** What \pset sets. */
export const psetOptions: readonly string[] = ["format", "null", "border", "pager"];

/** Shows each row as a list of names and values, or as a table again. */
export async function setVertical({ settings, surroundings }: ShellSession, argument: string): Promise<void> {
	const isOn = readSwitch(argument, settings.format === "vertical");
	settings.format = isOn ? "vertical" : "table";
	await surroundings.output.write(`Expanded display is ${isOn ? "on" : "off"}.\n`);
}

/** Tells the cost of each statement, or does not. */
export async function setTiming({ settings, surroundings }: ShellSession, argument: string): Promise<void> {
	settings.hasTiming = readSwitch(argument, settings.hasTiming);
	await surroundings.output.write(`Timing is ${settings.hasTiming ? "on" : "off"}.\n`);
}

/** Sets how results look, and tells it. */
export async function setLook({ settings, surroundings }: ShellSession, argument: string): Promise<void> {
	const [, option = "", value = ""] = /^(\S*)\s*([\s\S]*)$/.exec(argument) ?? [];
	if (option !== "") applyLook(settings, option, value.replace(/^'(.*)'$/s, "$1"));
	const { format, nullText, border, hasPager } = settings;
	const shown = { format, null: `"${nullText}"`, border: String(border), pager: hasPager ? "on" : "off" };
	const lines = Object.entries(shown).filter(([name]) => option === "" || name === option);
	await surroundings.output.write(lines.map(([name, set]) => `${name} is ${set}\n`).join(""));
}

/** Writes results into a file from now on, or shows them again. */
export async function setOutput({ settings, surroundings }: ShellSession, path: string): Promise<void> {
	await closeOutput(settings, surroundings);
	if (path === "") return;
	const output = await openOutputFile(path);
	const format = findFormatOf(path) ?? settings.format;
	settings.file = { output, path, writer: createResultWriter({ format }, output, surroundings) };
}

/** Ends the file into which results go, and says so. */
export async function closeOutput(settings: ShellSettings, { messages }: Surroundings): Promise<void> {
	const { file } = settings;
	if (!file) return;
	settings.file = undefined;
	await file.writer.end();
	await file.output.keep();
	await messages.write(`${flattenMessage(file.path)} is written.\n`);
}

function applyLook(settings: ShellSettings, option: string, value: string): void {
	switch (option) {
		case "format": {
			const format = formatNames.find((name) => name === value.toLowerCase());
			if (format === undefined)
				throw createShellMistake(`there is no format "${value}"`, `Write one of ${formatNames.join(", ")}.`);
			settings.format = format;
			return;
		}
		case "null":
			settings.nullText = value;
			return;
		case "border": {
			const border = ([0, 1, 2] as const).find((known) => String(known) === value);
			if (border === undefined) throw createShellMistake(`there is no border "${value}"`, "Write 0, 1 or 2.");
			settings.border = border;
			return;
		}
		case "pager":
			settings.hasPager = readSwitch(value, settings.hasPager);
			return;
		default:
			throw createShellMistake(`\\pset has no option "${option}"`, `Write one of ${psetOptions.join(", ")}.`);
	}
}

function readSwitch(argument: string, before: boolean): boolean {
	if (argument === "") return !before;
	if (!/^(on|off)$/i.test(argument))
		throw createShellMistake(`"${argument}" is neither on nor off`, "Write on or off.");
	return /^on$/i.test(argument);
}
