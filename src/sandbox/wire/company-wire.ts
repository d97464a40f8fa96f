import type { CompanyRecord } from "../data/companies.ts";
import type { DataSet } from "../data/data-set.ts";
import type { SegmentRecord } from "../data/segments.ts";
import { liveTags, showTag } from "./tag-wire.ts";
import type { WireObject } from "./wire-object.ts";

/** A company: the same in lists, scrolls and alone. What is not known is undefined here, and no key on the wire. */
export function showCompany(dataSet: DataSet, company: CompanyRecord): WireObject {
	const { id, company_id, name, custom_attributes, monthly_spend, session_count } = company;
	return {
		type: "company",
		company_id,
		id,
		app_id: dataSet.settings.workspaceId,
		name,
		remote_created_at: company.remote_created_at,
		created_at: company.created_at,
		updated_at: company.updated_at,
		last_request_at: company.last_request_at,
		monthly_spend,
		session_count,
		user_count: dataSet.members.count(id),
		size: company.size,
		website: company.website,
		industry: company.industry,
		tags: { type: "tag.list", tags: liveTags(dataSet, company.tags).map((tag) => showTag(dataSet, tag)) },
		segments: { type: "segment.list", segments: segmentsOfCompany(dataSet, company).map(showSegment) },
		plan: company.plan === undefined ? {} : { type: "plan", id: planId(company.plan), name: company.plan },
		custom_attributes,
	};
}

/** The segments to which a company belongs. */
export function segmentsOfCompany(dataSet: DataSet, company: CompanyRecord): SegmentRecord[] {
	const { now } = dataSet.settings;
	return [...dataSet.segments].filter(({ rule }) => rule.of === "company" && rule.has(company, now));
}

/** A segment without its count. */
export function showSegment(segment: SegmentRecord): WireObject {
	const { id, name, created_at, updated_at, person_type } = segment;
	return { type: "segment", id, name, created_at, updated_at, person_type };
}

function planId(name: string): string {
	return String(1_190_000 + name.length * 37 + name.charCodeAt(0));
}
