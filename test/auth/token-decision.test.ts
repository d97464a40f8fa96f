import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { describeTokenLife, type InitiateOAuth } from "../../src/auth/index.ts";
import { decideStep, judgeToken, type KnownTokens } from "../../src/auth/token-decision.ts";
import { tokenTransitions } from "../../src/auth/token-transition-table.ts";
import fc from "../random-cases.ts";

const candidates = fc
	.record({
		isRefused: fc.boolean(),
		isExpired: fc.boolean(),
		isNearExpiry: fc.boolean(),
		hasRefreshToken: fc.boolean(),
	})
	.map((candidate) => ({ ...candidate, isNearExpiry: candidate.isNearExpiry || candidate.isExpired }));
const knownTokens: fc.Arbitrary<KnownTokens> = fc.record({
	given: fc.option(candidates, { nil: undefined }),
	stored: fc.option(candidates, { nil: undefined }),
	hasCode: fc.boolean(),
	mayAuthorize: fc.boolean(),
});
const initiates = fc.constantFrom<InitiateOAuth>("OFF", "REFRESH", "GETANDREFRESH");

describe("the decision about a token", () => {
	it("never uses a refused or expired one", () => {
		fc.assert(
			fc.property(knownTokens, initiates, (known, initiate) => {
				const { step, source } = decideStep("none", known, initiate);
				if (step !== "use" || source === "none") return;
				expect(known[source]).toMatchObject({ isRefused: false, isExpired: false });
			}),
		);
	});

	it("with OFF starts nothing, and with REFRESH no browser", () => {
		fc.assert(
			fc.property(knownTokens, (known) => {
				expect(["use", "fail"]).toContain(decideStep("none", known, "OFF").step);
				expect(decideStep("none", known, "REFRESH").step).not.toBe("authorize");
			}),
		);
	});

	it("comes to an end, whatever the service answers", () => {
		const outcomes = fc.array(fc.constantFrom("refused" as const, "unavailable" as const), { maxLength: 9 });
		fc.assert(
			fc.property(knownTokens, initiates, outcomes, (start, initiate, answers) => {
				let known = start;
				let decision = decideStep("none", known, initiate);
				for (let asked = 0; decision.step !== "use" && decision.step !== "fail"; asked++) {
					expect(asked).toBeLessThan(4);
					const outcome = answers[asked] ?? "refused";
					if (decision.step === "exchange") known = { ...known, hasCode: false };
					if (decision.step === "authorize") known = { ...known, mayAuthorize: false };
					if (decision.step === "refresh") known = { ...known, [decision.source]: undefined };
					decision = decideStep(decision.state, { ...known, outcome }, initiate, decision.source);
				}
			}),
		);
	});

	it("reaches every state and uses every row of its table", () => {
		const reached = new Set(tokenTransitions.map((row) => row.to));
		for (const row of tokenTransitions) expect(row.from === "none" || reached.has(row.from)).toBe(true);
		const pairs = tokenTransitions.map((row) => `${row.from} ${row.when}`);
		expect(new Set(pairs).size).toBe(pairs.length);
	});
});

describe("the page about a token's life", () => {
	it("shows the tables as they are", () => {
		const page = readFileSync(new URL("../../src/auth/README.md", import.meta.url), "utf8");
		for (const table of describeTokenLife().split("\n\n")) expect(page).toContain(table);
	});
});

describe("the age of a token", () => {
	const known = { isRefused: false, hasRefreshToken: true };
	const hour = { obtainedAtMs: 1_000_000, expiresAtMs: 1_000_000 + 3_600_000 };

	it.each([
		["fresh", hour, 1_000_000, false, false],
		["a minute before its end", hour, 1_000_000 + 3_540_000, true, false],
		["at its end", hour, 1_000_000 + 3_600_000, true, true],
		["without an end", { obtainedAtMs: 0 }, 1e15, false, false],
		["short, with a tenth left", { obtainedAtMs: 0, expiresAtMs: 100_000 }, 90_000, true, false],
		["of no length", { obtainedAtMs: 5, expiresAtMs: 5 }, 0, true, true],
		["of a clock that was set back", hour, 0, false, false],
	])("%s", (_what, age, nowMs, isNearExpiry, isExpired) => {
		expect(judgeToken(age, nowMs, known)).toEqual({ ...known, isNearExpiry, isExpired });
	});
});
