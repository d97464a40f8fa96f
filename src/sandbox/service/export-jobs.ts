/** What is exported: message data, or rows of a reporting dataset. */
export type ExportKind = "content" | "reporting";

/** Where an export stands. */
export type ExportStatus = "pending" | "in_progress" | "completed" | "no_data" | "canceled";

/** What is downloaded, and how it is packed. */
export interface ExportFile {
	readonly bytes: Buffer;
	readonly encoding: "gzip" | "zip";
}

/** One export; its file is written when it is downloaded. */
export interface ExportJob {
	readonly id: string;
	readonly kind: ExportKind;
	/** Unix seconds. */
	readonly begunAt: number;
	readonly hasRows: boolean;
	readonly write: () => ExportFile;
	status: ExportStatus;
}

// A job that nobody looks at is done by then.
const mostSeconds = 60;
// "Jobs expire after two days": GET /export/content/data/{job_identifier}, 2.16.
const keptSeconds = 2 * 86_400;

/** The exports of the workspace. A job moves on each time it is looked at, so that nobody must wait to see it done. */
export class ExportJobs {
	readonly #jobs = new Map<string, ExportJob>();
	readonly #now: () => number;
	#serial = 0;

	/**
	 * Begins without jobs.
	 * @param now The sandbox's present in Unix seconds.
	 */
	constructor(now: () => number) {
		this.#now = now;
	}

	/** How many jobs of a kind are not done yet. */
	countActive(kind: ExportKind): number {
		return [...this.#jobs.values()].filter((job) => job.kind === kind && isActive(job) && !this.#isOverdue(job)).length;
	}

	/** Begins a job. */
	begin(kind: ExportKind, hasRows: boolean, write: () => ExportFile): ExportJob {
		this.#serial++;
		const id = `${kind.slice(0, 2)}${this.#serial.toString(36).padStart(14, "0")}`;
		const job: ExportJob = { id, kind, begunAt: this.#now(), hasRows, write, status: "pending" };
		this.#jobs.set(id, job);
		return job;
	}

	/** The job of an id as it stands now, one step further than before; undefined when there is none any more. */
	look(kind: ExportKind, id: string): ExportJob | undefined {
		const job = this.find(kind, id);
		if (job === undefined || !isActive(job)) return job;
		const isLast = job.status === "in_progress" || this.#isOverdue(job);
		job.status = isLast ? (job.hasRows ? "completed" : "no_data") : "in_progress";
		return job;
	}

	/** The job of an id, left as it stands. */
	find(kind: ExportKind, id: string): ExportJob | undefined {
		const job = this.#jobs.get(id);
		return job?.kind === kind && this.#now() - job.begunAt < keptSeconds ? job : undefined;
	}

	/** Until when the file of a job can be had, in Unix seconds. */
	expiryOf({ begunAt }: ExportJob): number {
		return begunAt + keptSeconds;
	}

	#isOverdue({ begunAt }: ExportJob): boolean {
		return this.#now() - begunAt > mostSeconds;
	}
}

function isActive({ status }: ExportJob): boolean {
	return status === "pending" || status === "in_progress";
}
