/** What the tests look at of the objects that the service sends; everything else is left as it is. */
export interface RawConversation {
	readonly id: string;
	readonly created_at: number;
	readonly updated_at: number;
	readonly state: string;
	readonly source: { readonly type: string };
	readonly team_assignee_id?: number | null;
	readonly admin_assignee_id?: number | null;
	readonly contacts: { readonly contacts: readonly { readonly id: string }[] };
	readonly statistics?: Readonly<Record<string, number | string | null>> | null;
	readonly conversation_rating?: {
		readonly rating: number | null;
		readonly remark: string | null;
		readonly created_at: number;
		readonly teammate: { readonly id: string } | null;
	} | null;
	readonly sla_applied?: { readonly sla_name: string; readonly sla_status: string } | null;
	readonly topics?: { readonly topics?: readonly { readonly name: string }[] };
	readonly conversation_parts?: {
		readonly conversation_parts: readonly {
			readonly part_type: string;
			readonly created_at: number;
			readonly author: { readonly type: string };
		}[];
	};
}

/** A contact as a list of contacts has it. */
export interface RawContact {
	readonly id: string;
	readonly name: string | null;
	readonly companies: { readonly total_count: number };
	readonly tags: { readonly total_count: number };
}

/** An object with an id, whatever else it has. */
export interface RawObject {
	readonly id: string;
	readonly [key: string]: unknown;
}

/** Reads the service as its documentation says, without a line of the driver. */
export function readRawObjects(url: string, accessToken: string) {
	const ask = async (path: string, method = "GET"): Promise<Record<string, unknown>> => {
		const headers = { Authorization: `Bearer ${accessToken}`, "Intercom-Version": "2.16" };
		const response = await fetch(url + path, { headers, method });
		if (!response.ok) throw new Error(`${path}: ${String(response.status)}`);
		return (await response.json()) as Record<string, unknown>;
	};
	const list = async <Row>(path: string, field: string): Promise<Row[]> => {
		const rows: Row[] = [];
		for (let after: string | undefined = ""; after !== undefined; ) {
			const page: Record<string, unknown> = await ask(
				`${path}?per_page=50${after && `&starting_after=${encodeURIComponent(after)}`}`,
			);
			rows.push(...(page[field] as Row[]));
			after = (page["pages"] as { next?: { starting_after: string } } | undefined)?.next?.starting_after;
		}
		return rows;
	};
	return {
		conversations: () => list<RawConversation>("/conversations", "conversations"),
		conversation: async (id: string) => (await ask(`/conversations/${id}`)) as unknown as RawConversation,
		contacts: () => list<RawContact>("/contacts", "data"),
		companiesOf: async (contact: string) =>
			(await ask(`/contacts/${contact}/companies?per_page=50`))["data"] as RawObject[],
		companies: async () => (await ask("/companies/list?per_page=50", "POST"))["data"] as RawObject[],
		admins: async () => (await ask("/admins"))["admins"] as RawObject[],
		teams: async () => (await ask("/teams"))["teams"] as RawObject[],
		article: (id: string) => ask(`/articles/${id}`) as Promise<RawObject>,
		schedules: async () => (await ask("/office_hours_schedules"))["data"] as RawObject[],
		exceptions: async (schedule: string) =>
			(await ask(`/office_hours_schedules/${schedule}/office_hours_exceptions`))["data"] as RawObject[],
	};
}
