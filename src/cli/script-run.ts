import type { Connection } from "../driver/index.ts";
import { countOf } from "./count-text.ts";
import { printError } from "./error-text.ts";
import { FailedStatement, type ScriptPlace } from "./failed-statement.ts";
import type { ParameterTexts } from "./parameter-flag.ts";
import { ReportedFailure } from "./reported-error.ts";
import type { ResultDestination } from "./result-place.ts";
import { describeCost, runStatement } from "./statement-run.ts";
import type { Surroundings } from "./surroundings.ts";

/** A statement of a script. */
export interface ScriptStep {
	readonly sql: string;
	readonly parameters: ParameterTexts;
	readonly script: ScriptPlace;
}

/** How a script runs. */
export interface ScriptFlags {
	readonly onError?: "stop" | "continue";
	readonly explain?: true;
	readonly stats?: true;
}

/**
 * Runs statements one after the other, each with its result.
 * @throws FailedStatement for the first that fails; with onError=continue, ReportedFailure at the end when one has failed.
 */
export async function runScript(
	connection: Connection,
	steps: readonly ScriptStep[],
	flags: ScriptFlags,
	place: ResultDestination,
	surroundings: Surroundings,
): Promise<void> {
	const failures: FailedStatement[] = [];
	for (const [index, step] of steps.entries()) {
		try {
			await runStep(connection, step, index + 1, flags, place, surroundings);
		} catch (error) {
			const isOver =
				flags.onError !== "continue" || !(error instanceof FailedStatement) || surroundings.interruptedBy();
			if (isOver) throw error;
			failures.push(error);
			const { messages } = surroundings;
			await messages.write(printError(error, messages.width));
		}
	}
	await place.end();
	const [first] = failures;
	if (!first) return;
	if (steps.length > 1) {
		await surroundings.messages.write(`${failures.length} of ${countOf(steps.length, "statement")} failed\n`);
	}
	throw new ReportedFailure(first);
}

async function runStep(
	connection: Connection,
	{ sql, parameters, script }: ScriptStep,
	number: number,
	flags: ScriptFlags,
	place: ResultDestination,
	surroundings: Surroundings,
): Promise<void> {
	const { clock, messages } = surroundings;
	const startMs = clock.now();
	const writer = await place.open(number);
	const call = { sql, parameters, isExplained: flags.explain ?? false, writer, script };
	const result = await runStatement(connection, call, surroundings);
	await place.close();
	if (!flags.stats && !messages.isTerminal) return;
	await messages.write(`${describeCost(result.rowCount, result.stats, clock.now() - startMs)}\n`);
}
