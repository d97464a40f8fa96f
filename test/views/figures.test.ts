import { beforeAll, describe, expect, it } from "vitest";
import { useSandbox } from "../driver/sandbox-connection.ts";
import { type RawContact, type RawConversation, type RawObject, readRawObjects } from "./raw-objects.ts";

// Every figure is reckoned once more from the objects that the service sends, by code that knows neither SQL nor the driver.
const { sandbox, open } = await useSandbox({
	contacts: 90,
	companies: 14,
	conversations: 260,
	articles: 12,
	teams: 4,
	timezone: "Europe/Berlin",
});
const connection = await open();
const raw = readRawObjects(sandbox.url, sandbox.accessToken);

type Row = Record<string, unknown>;
let conversations: readonly RawConversation[] = [];
let contacts: readonly RawContact[] = [];
let admins: readonly RawObject[] = [];
let teams: readonly RawObject[] = [];

beforeAll(async () => {
	[conversations, contacts, admins, teams] = await Promise.all([
		raw.conversations(),
		raw.contacts(),
		raw.admins(),
		raw.teams(),
	]);
});

const minutes = (from: number, to: number | null) => (to === null ? null : (to - from) / 60);
const statistic = ({ statistics }: RawConversation, name: string) => (statistics?.[name] ?? null) as number | null;
const waitOf = (one: RawConversation) =>
	minutes(statistic(one, "first_contact_reply_at") ?? one.created_at, statistic(one, "first_admin_reply_at"));
const idOf = (id: number | null | undefined) => (!id ? null : String(id));
const ratingOf = (one: RawConversation) => one.conversation_rating?.rating ?? null;
const present = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
const mean = (values: readonly (number | null)[]) =>
	present(values).length === 0 ? null : present(values).reduce((sum, value) => sum + value, 0) / present(values).length;
const monthOf = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 7)}-01`;

function quantile(values: readonly (number | null)[], share: number): number | null {
	const sorted = present(values).sort((left, right) => left - right);
	if (sorted.length === 0) return null;
	const place = share * (sorted.length - 1);
	const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
	return low + (high - low) * (place - Math.floor(place));
}

function percent(part: number, whole: number): number | null {
	return whole === 0 ? null : (100 * part) / whole;
}

function csat(ratings: readonly (number | null)[]): number | null {
	return percent(present(ratings).filter((rating) => rating >= 4).length, present(ratings).length);
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
	const groups = new Map<string, Value[]>();
	for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
	return groups;
}

/** Expects the rows of a view, in any order; numbers may be rounded to two digits, and be reckoned from such numbers, percentages to one. */
async function expectRows(view: string, key: readonly string[], expected: readonly Row[]): Promise<void> {
	const { rows } = await connection.query(`SELECT * FROM reports.${view}`);
	const name = (row: Row) => key.map((column) => String(row[column])).join(" ");
	const byName = new Map(rows.map((row) => [name(row), row]));
	expect(rows.length).toBe(expected.length);
	expect(expected.length).toBeGreaterThan(0);
	for (const wanted of expected) {
		const row = byName.get(name(wanted));
		for (const [column, value] of Object.entries(wanted)) {
			const got = row?.[column];
			const where = `${view} ${name(wanted)} ${column}`;
			if (typeof value === "number")
				expect(Math.abs(Number(got ?? Number.NaN) - value), where).toBeLessThan(
					/percent|median_rating/.test(column) ? 0.0501 : 0.0101,
				);
			else expect(got instanceof Date ? got.toISOString() : got, where).toBe(value);
		}
	}
}

describe("figures of the profile's views", () => {
	it("conversation_metrics", async () => {
		await expectRows(
			"conversation_metrics",
			["conversation_id"],
			conversations.map((one) => ({
				conversation_id: one.id,
				created_at: new Date(one.created_at * 1000).toISOString(),
				state: one.state,
				channel: one.source.type,
				team_id: idOf(one.team_assignee_id),
				admin_id: idOf(one.admin_assignee_id),
				first_response_minutes: waitOf(one),
				first_close_minutes: minutes(one.created_at, statistic(one, "first_close_at")),
				last_close_minutes: minutes(one.created_at, statistic(one, "last_close_at")),
				first_response_office_minutes: minutes(0, statistic(one, "time_to_admin_reply")),
				reopens: statistic(one, "count_reopens"),
				assignments: statistic(one, "count_assignments"),
				parts: statistic(one, "count_conversation_parts"),
				rating: ratingOf(one),
				sla_status: one.sla_applied?.sla_status ?? null,
			})),
		);
	});

	it("a first response is the first comment of an admin after the contact's first message: bots are left out", async () => {
		const { rows } = await connection.query(
			"SELECT conversation_id, first_response_minutes FROM reports.conversation_metrics",
		);
		const waits = new Map(rows.map((row) => [row["conversation_id"], row["first_response_minutes"]]));
		let [answered, byBots] = [0, 0];
		for (const { id, created_at } of conversations.slice(0, 80)) {
			const whole = await raw.conversation(id);
			const parts = whole.conversation_parts?.conversation_parts ?? [];
			if (parts.length === 0 || parts.length >= 500) continue;
			const comments = parts.filter(({ part_type }) => part_type === "comment");
			const asked = statistic(whole, "first_contact_reply_at") ?? created_at;
			const reply = comments.find(({ author }) => author.type === "admin");
			const wait = reply ? (reply.created_at - asked) / 60 : null;
			answered += wait === null ? 0 : 1;
			byBots += comments[0]?.author.type === "bot" ? 1 : 0;
			const got = waits.get(id);
			expect(got === null ? null : Number(got).toFixed(1), id).toBe(wait === null ? null : wait.toFixed(1));
		}
		expect(answered).toBeGreaterThan(20);
		expect(byBots).toBeGreaterThan(5);
	});

	it("admin_metrics", async () => {
		const everybody = new Set([
			...admins.map(({ id }) => id),
			...conversations
				.flatMap((one) => [
					idOf(one.admin_assignee_id),
					one.statistics?.["last_closed_by_id"] ?? null,
					ratingOf(one) === null ? null : (one.conversation_rating?.teammate?.id ?? null),
				])
				.filter((id) => id !== null)
				.map(String),
		]);
		await expectRows(
			"admin_metrics",
			["admin_id"],
			[...everybody].map((id) => {
				const own = conversations.filter((one) => idOf(one.admin_assignee_id) === id);
				const ratings = conversations.filter((one) => one.conversation_rating?.teammate?.id === id).map(ratingOf);
				return {
					admin_id: id,
					admin_name: admins.find((admin) => admin.id === id)?.["name"] ?? null,
					conversations: own.length,
					open_conversations: own.filter(({ state }) => state === "open").length,
					closed_conversations: conversations.filter(
						({ statistics }) => String(statistics?.["last_closed_by_id"]) === id,
					).length,
					reopens: own.reduce((sum, one) => sum + (statistic(one, "count_reopens") ?? 0), 0),
					mean_first_response_minutes: mean(own.map(waitOf)),
					median_first_response_minutes: quantile(own.map(waitOf), 0.5),
					ratings: present(ratings).length,
					mean_rating: mean(ratings),
					csat_percent: csat(ratings),
				};
			}),
		);
	});

	it("team_metrics_by_month", async () => {
		const groups = groupBy(conversations, (one) => `${monthOf(one.created_at)} ${String(idOf(one.team_assignee_id))}`);
		await expectRows(
			"team_metrics_by_month",
			["month", "team_id"],
			[...groups].map(([name, own]) => {
				const [month = "", team] = name.split(" ");
				return {
					month,
					team_id: team === "null" ? null : team,
					team_name: teams.find(({ id }) => id === team)?.["name"] ?? null,
					conversations: own.length,
					closed_conversations: own.filter(({ state }) => state === "closed").length,
					answered_conversations: present(own.map(waitOf)).length,
					reopened_conversations: own.filter((one) => (statistic(one, "count_reopens") ?? 0) > 0).length,
					mean_first_response_minutes: mean(own.map(waitOf)),
					median_first_response_minutes: quantile(own.map(waitOf), 0.5),
					p90_first_response_minutes: quantile(own.map(waitOf), 0.9),
					ratings: present(own.map(ratingOf)).length,
					csat_percent: csat(own.map(ratingOf)),
				};
			}),
		);
	});

	it("company_metrics and contact_overview", async () => {
		const companiesOf = new Map<string, readonly string[]>();
		for (const { id } of contacts)
			companiesOf.set(
				id,
				(await raw.companiesOf(id)).map((company) => company.id),
			);
		const speakers = (one: RawConversation) => one.contacts.contacts.map(({ id }) => id);
		await expectRows(
			"company_metrics",
			["company_id"],
			(await raw.companies()).map(({ id, name }) => {
				const own = conversations.filter((one) =>
					speakers(one).some((contact) => companiesOf.get(contact)?.includes(id)),
				);
				return {
					company_id: id,
					company_name: name,
					contacts: contacts.filter((contact) => companiesOf.get(contact.id)?.includes(id)).length,
					conversations: own.length,
					open_conversations: own.filter(({ state }) => state === "open").length,
					median_first_response_minutes: quantile(own.map(waitOf), 0.5),
					ratings: present(own.map(ratingOf)).length,
					csat_percent: csat(own.map(ratingOf)),
				};
			}),
		);
		await expectRows(
			"contact_overview",
			["contact_id"],
			contacts.map(({ id, name, companies, tags }) => {
				const own = conversations.filter((one) => speakers(one).includes(id));
				const latest = Math.max(...own.map(({ created_at }) => created_at));
				return {
					contact_id: id,
					name: name ?? null,
					companies: companies.total_count,
					tags: tags.total_count,
					conversations: own.length,
					last_conversation_at: own.length === 0 ? null : new Date(latest * 1000).toISOString(),
					mean_rating: mean(own.map(ratingOf)),
				};
			}),
		);
	});

	it("article_performance", async () => {
		const { rows } = await connection.query("SELECT id FROM articles");
		const articles = await Promise.all(rows.map(({ id }) => raw.article(id as string)));
		await expectRows(
			"article_performance",
			["article_id"],
			articles.map(({ id, title, statistics }) => {
				const { views, conversations: begun } = statistics as { views: number; conversations: number };
				return {
					article_id: id,
					title,
					views,
					conversations: begun,
					conversations_per_100_views: percent(begun, views),
				};
			}),
		);
	});

	it("csat_by_month", async () => {
		const rated = conversations.filter((one) => ratingOf(one) !== null);
		const groups = groupBy(rated, (one) => monthOf(one.conversation_rating?.created_at ?? one.created_at));
		await expectRows(
			"csat_by_month",
			["month"],
			[...groups].map(([month, own]) => ({
				month,
				ratings: own.length,
				bad_ratings: own.filter((one) => (ratingOf(one) ?? 5) <= 2).length,
				remarks: own.filter((one) => (one.conversation_rating?.remark ?? "") !== "").length,
				mean_rating: mean(own.map(ratingOf)),
				median_rating: quantile(own.map(ratingOf), 0.5),
				csat_percent: csat(own.map(ratingOf)),
			})),
		);
	});

	it("backlog_by_day", async () => {
		const dayOf = (seconds: number) => Math.floor(seconds / 86_400);
		const spans = conversations.map((one) => ({
			opened: dayOf(one.created_at),
			closed: one.state === "closed" ? dayOf(statistic(one, "last_close_at") ?? one.updated_at) : undefined,
		}));
		const first = Math.min(...spans.map(({ opened }) => opened));
		const today = dayOf(Date.now() / 1000);
		await expectRows(
			"backlog_by_day",
			["day"],
			Array.from({ length: today - first + 1 }, (_, index) => first + index).map((day) => ({
				day: new Date(day * 86_400_000).toISOString().slice(0, 10),
				opened: spans.filter(({ opened }) => opened === day).length,
				closed: spans.filter(({ closed }) => closed === day).length,
				backlog: spans.filter(({ opened, closed }) => opened <= day && (closed === undefined || closed > day)).length,
			})),
		);
	});

	it("first_response_by_hour", async () => {
		const groups = groupBy(conversations, ({ created_at }) => {
			const at = new Date(created_at * 1000);
			return `${String(at.getUTCDay() || 7)} ${String(at.getUTCHours())}`;
		});
		await expectRows(
			"first_response_by_hour",
			["weekday", "hour"],
			[...groups].map(([name, own]) => ({
				weekday: Number(name.split(" ")[0]),
				hour: Number(name.split(" ")[1]),
				conversations: own.length,
				median_first_response_minutes: quantile(own.map(waitOf), 0.5),
				p90_first_response_minutes: quantile(own.map(waitOf), 0.9),
			})),
		);
	});

	it("sla_by_month", async () => {
		const promised = conversations.filter(({ sla_applied }) => sla_applied);
		const groups = groupBy(promised, (one) => `${monthOf(one.created_at)} ${one.sla_applied?.sla_name ?? ""}`);
		await expectRows(
			"sla_by_month",
			["month", "sla_name"],
			[...groups].map(([name, own]) => {
				const count = (status: string) => own.filter(({ sla_applied }) => sla_applied?.sla_status === status).length;
				return {
					month: name.slice(0, 10),
					sla_name: name.slice(11),
					conversations: own.length,
					hit: count("hit"),
					missed: count("missed"),
					cancelled: count("cancelled"),
					hit_percent: percent(count("hit"), count("hit") + count("missed")),
				};
			}),
		);
	});

	it("conversations_by_topic", async () => {
		const pairs = conversations.flatMap((one) => (one.topics?.topics ?? []).map(({ name }) => ({ name, one })));
		await expectRows(
			"conversations_by_topic",
			["topic"],
			[...groupBy(pairs, ({ name }) => name)].map(([topic, own]) => ({
				topic,
				conversations: own.length,
				percent: percent(own.length, pairs.length),
				median_first_response_minutes: quantile(
					own.map(({ one }) => waitOf(one)),
					0.5,
				),
				csat_percent: csat(own.map(({ one }) => ratingOf(one))),
			})),
		);
	});

	it("first_response_in_office_hours", async () => {
		const schedules = await raw.schedules();
		const expected: Row[] = [];
		for (const schedule of schedules) {
			const hours = readHours(schedule, await raw.exceptions(schedule.id));
			for (const one of conversations) {
				const answered = statistic(one, "first_admin_reply_at");
				if (answered === null) continue;
				const asked = statistic(one, "first_contact_reply_at") ?? one.created_at;
				let seconds = 0;
				// From one whole minute to the next; hours begin and end at whole minutes.
				for (let at = asked; at < answered; ) {
					const next = Math.min(answered, (Math.floor(at / 60) + 1) * 60);
					if (hours.isOpen(at)) seconds += next - at;
					at = next;
				}
				expected.push({ conversation_id: one.id, schedule_id: schedule.id, first_response_minutes: seconds / 60 });
			}
		}
		expect(new Set(expected.map((row) => row["first_response_minutes"])).size).toBeGreaterThan(50);
		await expectRows("first_response_in_office_hours", ["conversation_id", "schedule_id"], expected);
	});
});

interface Interval {
	readonly start_minute: number;
	readonly end_minute: number;
}

/** Tells of an instant, in Unix seconds, whether it lies in the hours of a schedule. */
function readHours(schedule: RawObject, exceptions: readonly RawObject[]) {
	const clock = new Intl.DateTimeFormat("en-GB", {
		timeZone: String(schedule["time_zone_name"]),
		dateStyle: "short",
		timeStyle: "short",
	});
	const isIn = (intervals: unknown, minute: number) =>
		((intervals ?? []) as readonly Interval[]).some(
			({ start_minute, end_minute }) => start_minute <= minute && minute < end_minute,
		);
	return {
		isOpen(seconds: number): boolean {
			const [, day = "", month = "", year = "", hour = "", minute = ""] =
				/(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(clock.format(seconds * 1000)) ?? [];
			const minuteOfDay = Number(hour) * 60 + Number(minute);
			const date = `${year}-${month}-${day}`;
			const exception =
				exceptions.find((one) => one["exception_date"] === date) ??
				exceptions.find(
					(one) => one["recurring_annually"] === true && String(one["exception_date"]).slice(5) === date.slice(5),
				);
			if (exception)
				return exception["exception_type"] === "custom_hours" && isIn(exception["time_intervals"], minuteOfDay);
			if (schedule["twenty_four_seven"] === true) return true;
			const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
			return isIn(schedule["time_intervals"], weekday * 1440 + minuteOfDay);
		},
	};
}
