import { browsers } from "./company-table.ts";
import type { Random, RandomStream } from "./random.ts";
import type { TextKind } from "./scenario.ts";
import { adminName } from "./teammates.ts";
import { smallTalk, type Topic } from "./topic-table.ts";

/** What a text is written from. */
export interface WritingSetting {
	readonly topic: Topic;
	/** The writer's name, if known. */
	readonly writer: string | null;
}

/**
 * Writes a message as HTML.
 * @example writeText("thanks", setting, random) // "<p>Perfect, thank you 🎉</p>"
 */
export function writeText(kind: TextKind, setting: WritingSetting, random: Random): string {
	const { topic, writer } = setting;
	switch (kind) {
		case "question":
			return writeQuestion(topic, writer, random);
		case "answer":
			return `<p>Hi,</p><p>${random.pick(topic.answers)}</p><p>${random.pick(smallTalk.signs)},<br>${writer ?? "The team"}</p>`;
		case "ai_answer":
			return `<p>${random.pick(topic.answers)}</p><ul><li><a href="https://help.example.com/articles/${random.between(1, 99)}">${topic.name}</a></li></ul>`;
		case "filler":
			return `<p>${random.pick(smallTalk.fillers)}</p>`;
		case "nudge":
			return random.chance(0.15)
				? `<p>${random.pick(smallTalk.nudges)}</p><div class="intercom-container"><img src="https://static.example.com/uploads/${random.below(9999)}.png"></div>`
				: `<p>${random.pick(smallTalk.nudges)}</p>`;
		case "thanks":
			return `<p>${random.pick(smallTalk.thanks)}</p>`;
		case "note":
			return `<p>${random.pick(smallTalk.notes)} cc <a class="entity_mention" href="#">@${adminName(0)}</a></p>`;
	}
}

/** Writes what a customer says of a rating. */
export function writeRemark(stream: RandomStream, index: number): string {
	return stream(index).pick(smallTalk.remarks);
}

/**
 * Turns a message into the text that `display_as=plaintext` gives: links keep their address in brackets.
 * @example toPlainText('<p>See <a href="https://example.com">here</a> &amp; there</p>') // "See here (https://example.com) & there"
 */
export function toPlainText(html: string): string {
	return html
		.replaceAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/g, "$2 ($1)")
		.replaceAll(/<br\s*\/?>/g, "\n")
		.replaceAll(/<\/(p|li|div|h\d)>(?=.)/g, "\n\n")
		.replaceAll(/<[^>]*>/g, "")
		.replaceAll("&lt;", "<")
		.replaceAll("&gt;", ">")
		.replaceAll("&quot;", '"')
		.replaceAll("&amp;", "&")
		.trim();
}

function writeQuestion(topic: Topic, writer: string | null, random: Random): string {
	const [browser, version, os] = random.pick(browsers);
	const detail = random.chance(0.2) ? `<p>${browser} ${version}, ${os}</p>` : "";
	const more = random.chance(0.25) ? `<p>${random.pick(topic.questions)}</p>` : "";
	const sign = writer === null || random.chance(0.5) ? "" : `<p>${writer}</p>`;
	return `<p>${random.pick(topic.questions)}</p>${more}${detail}${sign}`;
}
