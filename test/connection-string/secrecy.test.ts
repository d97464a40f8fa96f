import { describe, expect, test } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import {
	connectionProperties,
	parseConnectionString,
	resolveConnectionOptions,
} from "../../src/connection-string/index.ts";
import fc from "../random-cases.ts";
import { awkwardText } from "./arbitraries.ts";
import { catchError } from "./caught-error.ts";

const names = connectionProperties.map(({ name }) => name);
const secretText = fc
	.string({ unit: fc.constantFrom(..."ABCDEFGH"), minLength: 8, maxLength: 12 })
	.map((tail) => `s3cret${tail}`);
const quotes = fc.constantFrom<[string, string]>(["'", "'"], ['"', '"'], ["{", "}"], ["", ""]);
const noise = fc.oneof(
	awkwardText,
	fc.constantFrom("Region=US;", "Region=s;", "Regoin=US;", "=;", "APIKey=x;", "Readonly='x'y;"),
);

function tellAll(error: ProviderError): string {
	return [error.message, error.hint, error.detail, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
}

describe("secrets", () => {
	test("no error shows the value of a property, whichever property it is and whatever stands around it", () => {
		fc.assert(
			fc.property(
				noise,
				fc.constantFrom(...names),
				quotes,
				secretText,
				noise,
				(before, name, [opener, closer], secret, after) => {
					const text = `${before};${name}=${opener}${secret}${closer};${after}`;
					try {
						resolveConnectionOptions(text, {});
					} catch (error) {
						expect(error).toBeInstanceOf(ProviderError);
						expect(tellAll(error as ProviderError)).not.toContain(secret);
					}
				},
			),
			{ numRuns: 1000 },
		);
	});

	test.each(names)(
		"a value of %s that is not valid is not shown, in text, in an object and in the nested list",
		(name) => {
			const inputs = [
				`${name}='s3cret'x`,
				`${name}=s3cret;${name}=s3cret`,
				{ [name]: { s3cret: 1 } },
				{ ProfileSettings: `${name}='s3cret` },
			];
			for (const input of inputs) {
				expect(tellAll(catchError(() => resolveConnectionOptions(input as string, {})))).not.toContain("s3cret");
			}
		},
	);

	test("arbitrary text gives options or a ProviderError, nothing else", () => {
		const pair = fc
			.tuple(fc.oneof(fc.constantFrom(...names), awkwardText), awkwardText)
			.map(([name, value]) => `${name}=${value}`);
		const anyText = fc.oneof(
			awkwardText,
			fc.array(pair, { maxLength: 4 }).map((pairs) => pairs.join(";")),
		);
		fc.assert(
			fc.property(anyText, (text) => {
				try {
					expect(parseConnectionString(text)).toBeTypeOf("object");
				} catch (error) {
					expect(error).toBeInstanceOf(ProviderError);
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
