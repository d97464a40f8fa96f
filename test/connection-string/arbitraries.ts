import type { ConnectionOptions } from "../../src/connection-string/index.ts";
import { type ConnectionProperty, connectionProperties } from "../../src/connection-string/index.ts";
import fc from "../random-cases.ts";

/** Text of any UTF-16 units, lone surrogates among them, with the characters that mean something more often than chance gives. */
export const awkwardText: fc.Arbitrary<string> = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				"'",
				'"',
				"{",
				"}",
				";",
				"=",
				" ",
				"\n",
				"\t",
				"\\",
				"\u00a0",
				"\ud800",
				"\udc00",
				"é",
				"😀",
				"\0",
			),
			fc.string({ unit: "binary", maxLength: 3 }),
			fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
		),
		{ maxLength: 12 },
	)
	.map((parts) => parts.join(""));

const urls = fc.constantFrom(
	"https://host.example/a=b;c",
	"http://localhost:3333/a'b",
	"http://[::1]/",
	"https://host.example",
);

function valuesOf({ type, choices = [], minimum, maximum }: ConnectionProperty): fc.Arbitrary<unknown> {
	switch (type) {
		case "text":
		case "path":
			return awkwardText;
		case "boolean":
			return fc.boolean();
		case "choice":
			return fc.constantFrom(...choices);
		case "integer":
			return fc.maxSafeInteger().filter((value) => value >= (minimum ?? value) && value <= (maximum ?? value));
		case "url":
			return urls;
		case "size":
			return fc.constantFrom("100MB", "1GB", "102400B");
		case "timestamp":
			return fc.constantFrom("2026-01-31", "2026-01-31T08:00:00Z");
		case "zone":
			return fc.constantFrom("UTC", "America/New_York", "workspace", "<+05:30>-05:30");
		case "settings":
			return fc.constant(undefined);
	}
}

/** Options with any of the properties, each with any of its valid values; empty text among them. */
export const anyOptions: fc.Arbitrary<ConnectionOptions> = fc.record(
	Object.fromEntries(
		connectionProperties
			.filter(({ type }) => type !== "settings")
			.map((property): [string, fc.Arbitrary<unknown>] => [property.name, valuesOf(property)]),
	),
	{ requiredKeys: [] },
);
