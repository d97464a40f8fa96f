import { serialIdentifiers } from "./identifier.ts";
import type { DataSetSettings } from "./settings.ts";
import { spread } from "./static-collection.ts";
import { topics } from "./topic-table.ts";

const workflowIds = serialIdentifiers(5001);
const workflowCount = 8;
const states = ["live", "live", "paused", "draft"] as const;

/** The configuration of a workflow, as an export has it; undefined for an unknown id. */
export function findWorkflow(settings: DataSetSettings, id: string): Readonly<Record<string, unknown>> | undefined {
	const index = workflowIds.indexOf(id);
	if (index === undefined || index >= workflowCount) return undefined;
	const { name } = topics[index % topics.length] ?? topics[0];
	const createdAt = spread(settings, index, workflowCount);
	return {
		id,
		title: `Route ${name}`,
		description: index % 3 === 0 ? null : `Takes questions about ${name} to who can answer them`,
		trigger_type: index % 2 === 0 ? "inbound_conversation" : "conversation_idle",
		state: states[index % states.length],
		target_channels: index % 2 === 0 ? ["chat"] : ["chat", "email"],
		preferred_devices: ["desktop", "mobile"],
		created_at: new Date(createdAt * 1000).toISOString(),
		updated_at: new Date((createdAt + 86_400) * 1000).toISOString(),
		targeting: index % 4 === 3 ? null : { predicates: [{ attribute: "role", comparison: "eq", value: "user" }] },
		snapshot: { steps: [{ id: "1", type: "assign", team: name }] },
		attributes: [],
		embedded_rules: [],
	};
}
