import { Collection } from "./collection.ts";
import { companyStems, companySuffixes, industries, plans } from "./company-table.ts";
import { hexIdentifiers } from "./identifier.ts";
import { type AppliedTag, drawTags } from "./labels.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import { makeTimeline, signUpWeek } from "./timeline.ts";

/** A value of an open map. */
export type CustomAttributes = Readonly<Record<string, string | number | boolean | null>>;

/** What the workspace knows of a company; counts of people and segments are worked out when it is shown. */
export interface CompanyRecord {
	readonly id: string;
	readonly company_id: string;
	readonly name: string;
	readonly remote_created_at: number | undefined;
	readonly created_at: number;
	readonly updated_at: number;
	readonly last_request_at: number | undefined;
	readonly monthly_spend: number;
	readonly session_count: number;
	readonly size: number | undefined;
	readonly website: string | undefined;
	readonly industry: string | undefined;
	readonly plan: string | undefined;
	readonly custom_attributes: CustomAttributes;
	readonly tags: readonly AppliedTag[];
}

/** Makes the companies, in the order in which they were created. */
export function makeCompanies(settings: DataSetSettings): Collection<CompanyRecord> {
	const start = settings.now - historyDays.companies * daySeconds;
	const timeline = makeTimeline(start, settings.now, signUpWeek, settings.zone, settings.random("company.days"));
	const count = settings.counts.companies;
	const times = settings.random("company.time");
	const createdAt = (index: number): number => timeline.timeOf((index + times(index).unit()) / count);
	const identifiers = hexIdentifiers("company", createdAt);
	const stream = settings.random("company");
	return new Collection({
		count,
		identifiers,
		build: (index): CompanyRecord => {
			const random = stream(index);
			const created_at = createdAt(index);
			const seats = Math.ceil(random.logNormal(14, 1.3));
			const [plan, price] = plans[Math.min(plans.length - 1, Math.floor(Math.log10(seats) * 1.5))] ?? plans[0];
			const isQuiet = random.chance(0.12);
			const lastSeen = settings.now - Math.floor(random.logNormal(9 * daySeconds, 1.4));
			const updated_at = Math.min(settings.now - 1, created_at + random.below(settings.now - created_at));
			const name = companyName(index);
			return {
				id: identifiers.idOf(index),
				company_id: companyKey(index),
				name,
				remote_created_at: random.chance(0.1) ? undefined : created_at - random.below(200 * daySeconds),
				created_at,
				updated_at,
				last_request_at: isQuiet ? undefined : Math.max(created_at, lastSeen),
				monthly_spend: seats * price,
				session_count: isQuiet ? 0 : random.geometric(400),
				size: random.chance(0.25) ? undefined : seats * random.between(1, 6),
				website: random.chance(0.3) ? undefined : `https://www.${companyDomain(index)}`,
				industry: random.chance(0.2) ? undefined : random.pick(industries),
				plan: random.chance(0.15) ? undefined : plan,
				custom_attributes: companyAttributes(random.unit(), seats, index),
				tags: random.chance(0.3) ? drawTags(settings, random, 1 + random.geometric(0.6), created_at, updated_at) : [],
			};
		},
	});
}

/** A company of which nothing is known but its ids and birth. */
export function emptyCompany(id: string, company_id: string, now: number): CompanyRecord {
	return {
		id,
		company_id,
		name: "",
		remote_created_at: undefined,
		created_at: now,
		updated_at: now,
		last_request_at: undefined,
		monthly_spend: 0,
		session_count: 0,
		size: undefined,
		website: undefined,
		industry: undefined,
		plan: undefined,
		custom_attributes: {},
		tags: [],
	};
}

/**
 * The workspace's own key for a company; older ones are plain numbers.
 * @example companyKey(250) // "org_6y"
 */
export function companyKey(index: number): string {
	return index % 4 === 0 ? String(1000 + index) : `org_${index.toString(36)}`;
}

/** The index of a company key, or undefined. */
export function parseCompanyKey(key: string): number | undefined {
	const index = key.startsWith("org_") ? Number.parseInt(key.slice(4), 36) : Number(key) - 1000;
	return Number.isInteger(index) && index >= 0 && companyKey(index) === key ? index : undefined;
}

/**
 * The e-mail domain of a company.
 * @example companyDomain(3) // "dune-3.example"
 */
export function companyDomain(index: number): string {
	const stem = companyStems[index % companyStems.length] ?? companyStems[0];
	const plain = stem
		.normalize("NFD")
		.replaceAll(/[^a-zA-Z]/g, "")
		.toLowerCase();
	return `${plain}-${index}.example`;
}

function companyName(index: number): string {
	const stem = companyStems[index % companyStems.length] ?? companyStems[0];
	const suffix = companySuffixes[(index * 7) % companySuffixes.length] ?? companySuffixes[0];
	const round = Math.floor(index / (companyStems.length * companySuffixes.length));
	return round === 0 ? `${stem} ${suffix}` : `${stem} ${suffix} ${round + 1}`;
}

function companyAttributes(share: number, seats: number, index: number): CustomAttributes {
	return {
		...(share < 0.8 ? { seats } : {}),
		...(share < 0.5 ? { account_manager: share < 0.05 ? null : `am-${index % 5}` } : {}),
		...(share > 0.3 ? { contract_renews_at: 1_780_000_000 + (index % 365) * daySeconds } : {}),
		...(share > 0.9 ? { is_partner: true } : {}),
	};
}
