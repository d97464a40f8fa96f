import { describe, expect, it } from "vitest";
import { judgeAnswer, readPastedAnswer } from "../../src/auth/authorization-answer.ts";
import { cleanOAuthText } from "../../src/auth/remote-text.ts";
import fc from "../random-cases.ts";

const code = fc.stringMatching(/^[A-Za-z0-9+/_.~-]{1,60}={0,2}$/);

describe("the answer of an authorization", () => {
	it("keeps every character of the code, however it is pasted", () => {
		fc.assert(
			fc.property(code, (text) => {
				const query = new URLSearchParams({ code: text, state: "s" }).toString();
				for (const pasted of [`http://localhost:33333/?${query}`, `?${query}`, query, text, ` ${text}\n`]) {
					expect(readPastedAnswer(pasted).parameters.get("code")).toBe(text);
				}
				expect(readPastedAnswer(encodeURIComponent(text)).parameters.get("code")).toBe(text);
			}),
		);
	});

	it("is taken with its own state and no other", async () => {
		await fc.assert(
			fc.asyncProperty(fc.string(), fc.string(), async (sent, came) => {
				const { kind } = await judgeAnswer(new URLSearchParams({ code: "c", state: came }), sent, undefined);
				expect(kind).toBe(sent === came ? "granted" : "wrong_state");
			}),
		);
	});

	it("is judged by its state before its error is believed", async () => {
		const { kind } = await judgeAnswer(new URLSearchParams("error=access_denied&state=x"), "y", undefined);
		expect(kind).toBe("wrong_state");
	});

	it.each(["id_token", "token", "response"])("is refused when it carries a %s", async (name) => {
		const { kind } = await judgeAnswer(new URLSearchParams({ code: "c", [name]: "t" }), undefined, undefined);
		expect(kind).toBe("denied");
	});
});

describe("a text from outside", () => {
	it("is shown on one line, without control characters and secrets, and not too long", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), fc.stringMatching(/^[a-z=+]{4,20}$/), (text, secret) => {
				const shown = cleanOAuthText(`${text}${secret}${encodeURIComponent(secret)}`, [secret]);
				expect(shown).not.toContain(secret);
				expect(shown).not.toMatch(/[\p{Cc}\p{Cf}]/u);
				expect(shown.length).toBeLessThanOrEqual(201);
			}),
		);
	});
});
