import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import type { DataSet } from "../data/data-set.ts";
import { countReceipts, type Receipt, receiptColumns, receiptsBetween } from "../data/receipts.ts";
import { conversationDataset, type ReportingAttribute, reportingAttributes } from "../data/reporting-table.ts";
import { ApiError } from "../service/api-error.ts";
import type { ExportFile, ExportJob, ExportKind } from "../service/export-jobs.ts";
import { readBodyObject } from "../service/request-body.ts";
import { ok, type Reply, type Route, type RouteCall } from "../service/route.ts";
import type { WireObject } from "../wire/wire-object.ts";

const content = { scope: "export_content_data" } as const;
const reporting = { since: 14, scope: "export_content_data" } as const;

/** Exports: begun, looked at until they are done, downloaded as CSV in a zip archive or in gzip. */
export const exportRoutes: readonly Route[] = [
	{ method: "POST", path: "/export/content/data", ...content, answer: beginContent },
	{ method: "GET", path: "/export/content/data/{job_identifier}", ...content, answer: lookAtContent },
	{ method: "POST", path: "/export/cancel/{job_identifier}", ...content, answer: cancel },
	{
		method: "GET",
		path: "/download/content/data/{job_identifier}",
		...content,
		answer: (call) => download(call, "content"),
	},
	{ method: "GET", path: "/export/reporting_data/get_datasets", ...reporting, answer: listDatasets },
	{ method: "POST", path: "/export/reporting_data/enqueue", ...reporting, answer: beginReporting },
	{ method: "GET", path: "/export/reporting_data/{job_identifier}", ...reporting, answer: lookAtReporting },
	{
		method: "GET",
		path: "/download/reporting_data/{job_identifier}",
		...reporting,
		answer: (call) => download(call, "reporting"),
	},
];

function beginContent(call: RouteCall): Reply {
	const { dataSet, exports } = call.service;
	const body = readBodyObject(call);
	const after = readInstant(body, "created_at_after");
	const before = readInstant(body, "created_at_before");
	// "You can only have one active job per workspace": POST /export/content/data, 2.16.
	if (exports.countActive("content") > 0) {
		throw new ApiError("rate_limit_exceeded", "Exceeded rate limit of 1 pending message data export jobs");
	}
	const hasRows = countReceipts(dataSet.settings, after, before) > 0;
	const at = call.service.now();
	const job = exports.begin("content", hasRows, () => packReceipts([...receiptsBetween(dataSet, after, before)], at));
	call.service.journal.note("created", "exports", job.id);
	return ok(showJob(call, job));
}

// "A ZIP archive containing one CSV file per data group … Content-Encoding: zip": GET /download/content/data/{job_identifier}, 2.17. Their
// names, and that those without rows are left out: docs/references/2.6/rest-api/exports-content-stats/downloading-the-data.
function packReceipts(receipts: readonly Receipt[], at: number): ExportFile {
	const stamp = new Date(at * 1000)
		.toISOString()
		.replaceAll(/[-:]|\..*/g, "")
		.replace("T", "_");
	const columns = receiptColumns.map((name) => receipts.map((receipt) => receipt[name]));
	const rows = receipts.map((_, index) => columns.map((column) => column[index] ?? null));
	const clicks = receipts.filter(({ first_click }) => first_click !== null);
	const files = [
		{ name: "receipts", rows, columns: receiptColumns },
		{
			name: "click",
			rows: clicks.map(({ receipt_id, first_click }) => [receipt_id, first_click]),
			columns: ["receipt_id", "clicked_at"],
		},
	].filter((file) => file.rows.length > 0);
	const archive = Object.fromEntries(
		files.map((file) => [`${file.name}_${stamp}.csv`, strToU8(printCsv(file.columns, file.rows))]),
	);
	return { bytes: Buffer.from(zipSync(archive, { mtime: at * 1000 })), encoding: "zip" };
}

function lookAtContent(call: RouteCall): Reply {
	const job = call.service.exports.look("content", call.params["job_identifier"] ?? "");
	if (job === undefined) throw new ApiError("not_found");
	return ok(showJob(call, job));
}

function cancel(call: RouteCall): Reply {
	const job = call.service.exports.find("content", call.params["job_identifier"] ?? "");
	if (job === undefined) throw new ApiError("not_found");
	if (job.status === "pending" || job.status === "in_progress") {
		job.status = "canceled";
		call.service.journal.note("changed", "exports", job.id);
	}
	return ok(showJob(call, job));
}

function listDatasets(): Reply {
	const attributes = reportingAttributes.map(({ id, name }) => ({
		id,
		qualified_id: `${conversationDataset.id}.${id}`,
		name,
	}));
	return ok({ type: "list", data: [{ ...conversationDataset, attributes }] });
}

const mostReportingJobs = 5;

function beginReporting(call: RouteCall): Reply {
	const { dataSet, exports } = call.service;
	const body = readBodyObject(call);
	const { dataset_id, attribute_ids } = body;
	if (dataset_id === undefined) throw new ApiError("bad_request", "'dataset_id' is a required parameter");
	if (dataset_id !== conversationDataset.id) {
		throw new ApiError("bad_request", `${JSON.stringify(dataset_id)} is not a valid dataset_id`);
	}
	const chosen = readAttributes(attribute_ids);
	const after = readInstant(body, "start_time");
	const before = readInstant(body, "end_time");
	if (exports.countActive("reporting") >= mostReportingJobs) {
		throw new ApiError(
			"rate_limit_exceeded",
			`Exceeded rate limit of ${mostReportingJobs} pending reporting dataset export jobs`,
		);
	}
	const names = chosen.map(({ id }) => id);
	const hasAny = !conversationsBetween(dataSet, after, before).next().done;
	const job = exports.begin("reporting", hasAny, () => ({
		bytes: gzipSync(printCsv(names, rowsOf(dataSet, chosen, after, before))),
		encoding: "gzip",
	}));
	call.service.journal.note("created", "exports", job.id);
	return ok(showReportingJob(call, job));
}

function readAttributes(ids: unknown): ReportingAttribute[] {
	if (ids === undefined) throw new ApiError("bad_request", "'attribute_ids' is a required parameter");
	if (!Array.isArray(ids)) throw new ApiError("bad_request", "'attribute_ids' not an array must be of type Array");
	if (ids.length === 0) throw new ApiError("bad_request", "attribute_ids must contain at least one attribute_id");
	return ids.map((wanted: unknown) => {
		const name = String(wanted).replace(`${conversationDataset.id}.`, "");
		const attribute = reportingAttributes.find(({ id }) => id === name);
		if (attribute === undefined) {
			throw new ApiError("bad_request", `attribute_ids invalid for conversation dataset: ${String(wanted)}`);
		}
		return attribute;
	});
}

function* rowsOf(
	dataSet: DataSet,
	attributes: readonly ReportingAttribute[],
	after: number,
	before: number,
): Generator<(string | number | null)[]> {
	for (const conversation of conversationsBetween(dataSet, after, before)) {
		yield attributes.map(({ read }) => read(conversation));
	}
}

function* conversationsBetween({ conversations, conversationPool }: DataSet, after: number, before: number) {
	for (let index = 0; index < conversations.size; index++) {
		const isNew = index >= conversations.generatedCount;
		const at = isNew ? conversations.at(index)?.created_at : conversationPool.createdAt(index);
		if (at === undefined || at < after || at >= before) continue;
		const conversation = conversations.at(index);
		if (conversation !== undefined) yield conversation;
	}
}

function lookAtReporting(call: RouteCall): Reply {
	const id = call.params["job_identifier"] ?? "";
	const job = call.service.exports.look("reporting", id);
	if (job === undefined) throw new ApiError("not_found", `Export job not found for identifier: ${id}`);
	return ok(showReportingJob(call, job));
}

function download(call: RouteCall, kind: ExportKind): Reply {
	const id = call.params["job_identifier"] ?? "";
	const job = call.service.exports.find(kind, id);
	if (job === undefined || (job.status !== "completed" && job.status !== "no_data"))
		throw new ApiError("not_found", `Export job not found for identifier: ${id}`);
	// "You will have to specify the header Accept: application/octet-stream": both downloads, 2.16.
	if (call.accept !== undefined && !/\*\/\*|application\/octet-stream/.test(call.accept)) {
		throw new ApiError("not_acceptable", "The Accept header should send a media type of application/octet-stream");
	}
	const { bytes, encoding } = job.write();
	// "Gzip-compressed, and the response has a Content-Encoding: gzip header": GET /download/reporting_data/{job_identifier}, 2.18.
	const headers = { "Content-Encoding": encoding };
	return { status: 200, contentType: "application/octet-stream", body: bytes, headers };
}

function showJob(call: RouteCall, job: ExportJob): WireObject {
	const isDone = job.status === "completed";
	return {
		job_identifier: job.id,
		status: job.status,
		download_expires_at: isDone ? String(call.service.exports.expiryOf(job)) : "",
		download_url: isDone ? `${call.baseUrl}/download/content/data/${job.id}` : "",
	};
}

// The second kind of export ends as "complete", not "completed": GET /export/reporting_data/{job_identifier}, 2.16.
function showReportingJob(call: RouteCall, job: ExportJob): WireObject {
	const isDone = job.status === "completed" || job.status === "no_data";
	return {
		job_identifier: job.id,
		status: isDone ? "complete" : job.status,
		download_expires_at: isDone ? String(call.service.exports.expiryOf(job)) : "",
		download_url: isDone ? `${call.baseUrl}/download/reporting_data/${job.id}` : "",
	};
}

function readInstant(body: WireObject, name: string): number {
	const value = body[name];
	if (value === undefined || value === null) throw new ApiError("parameter_not_found", `${name} is required`);
	const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
	if (!Number.isInteger(number)) throw new ApiError("parameter_invalid", `${name} must be a UNIX timestamp`);
	return number as number;
}

function printCsv(columns: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string {
	const lines = [columns.join(",")];
	for (const row of rows) lines.push(row.map(printCell).join(","));
	return `${lines.join("\n")}\n`;
}

function printCell(value: string | number | null): string {
	const text = value === null ? "" : String(value);
	return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
