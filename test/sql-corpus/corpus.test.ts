import { describe, expect, it } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import type { Connection } from "../../src/driver/index.ts";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { aggregatesAnswers } from "./aggregates-table.ts";
import type { Answer } from "./answer.ts";
import { isSameRow, printAnswer } from "./answer-text.ts";
import { decimalsAnswers } from "./decimals-table.ts";
import { documentsAnswers } from "./documents-table.ts";
import { expressionsAnswers } from "./expressions-table.ts";
import { functionsAnswers } from "./functions-table.ts";
import { numbersAnswers } from "./numbers-table.ts";
import { pathsAnswers } from "./paths-table.ts";
import { queriesAnswers } from "./queries-table.ts";
import { timesAnswers } from "./times-table.ts";
import { typesAnswers } from "./types-table.ts";
import { windowsAnswers } from "./windows-table.ts";

const place = await useSandbox({ contacts: 10, companies: 3, conversations: 10 });
const connection = await place.open();

const features: Readonly<Record<string, readonly Answer[]>> = {
	expressions: expressionsAnswers,
	queries: queriesAnswers,
	aggregates: aggregatesAnswers,
	windows: windowsAnswers,
	times: timesAnswers,
	functions: functionsAnswers,
	documents: documentsAnswers,
	paths: pathsAnswers,
	numbers: numbersAnswers,
	types: typesAnswers,
};

describe.each(Object.entries(features))("%s as PostgreSQL has them", (_, answers) => {
	it.each(answers)("%s", async (sql, ...rows) => {
		const actual = await answerOf(connection, sql);
		// Where numbers differ in their last digits only, the expected text stands for both.
		expect(actual.map((row, index) => (isSameRow(row, rows[index]) ? rows[index] : row))).toEqual(rows);
	});
});

describe("decimals as PostgreSQL has them, to the last digit", () => {
	it.each(decimalsAnswers)("%s", async (sql, ...rows) => {
		expect(await answerOf(connection, sql)).toEqual(rows);
	});
});

async function answerOf(open: Connection, sql: string): Promise<readonly string[]> {
	try {
		return printAnswer(await open.query(sql, [], { numericAs: "text" }));
	} catch (error) {
		if (error instanceof ProviderError) return [`!${error.sqlState}`];
		throw error;
	}
}
