/**
 * Tells the TypeScript type of a column of JSON by its name and by what its sentence says of what is in it.
 * @example describeJson("tags", "The company's tags, as objects with id and name.") // 'readonly JsonRecord<"id" | "name">[]'
 * @example describeJson("team_ids", "Ids of the admin's teams.") // "readonly (string | number)[]"
 * @example describeJson("custom_attributes", "Custom attributes, by name.") // "Readonly<Record<string, JsonValue>>"
 * @example describeJson("topics", "Topics.") // "JsonValue"
 */
export function describeJson(name: string, summary: string): string {
	const objects = /\bas (an )?objects? with ([a-z_, ]+?)(?:;|\.|$)/.exec(summary);
	if (objects) {
		const [, single, list = ""] = objects;
		const members = list.split(/, | and /).map((member) => JSON.stringify(member.trim()));
		const record = `JsonRecord<${members.join(" | ")}>`;
		return single ? record : `readonly ${record}[]`;
	}
	// The service has some as numbers and some as texts.
	if (/_ids$/.test(name)) return "readonly (string | number)[]";
	if (/, by (name|locale)\.$/.test(summary)) return "Readonly<Record<string, JsonValue>>";
	return "JsonValue";
}
