import { type Sandbox, type SandboxOptions, startSandbox } from "../../src/sandbox/index.ts";

/** A fixed present, so that every run sees the same data: a Monday noon. */
export const testNow = Date.UTC(2026, 5, 15, 16);

/** An answer with its JSON body. */
export interface Answer {
	readonly status: number;
	// biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of every shape
	readonly body: any;
	readonly headers: Headers;
}

/** A sandbox and a way to ask it. */
export interface TestSandbox extends AsyncDisposable {
	readonly sandbox: Sandbox;
	ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	get(path: string, headers?: Record<string, string>): Promise<Answer>;
	post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
}

/**
 * Starts a sandbox with few objects.
 * @param version What requests ask for unless they say otherwise; empty leaves it to the app.
 */
export async function startTest(options: SandboxOptions = {}, version = "2.16"): Promise<TestSandbox> {
	const sandbox = await startSandbox({
		now: testNow,
		contacts: 400,
		companies: 130,
		conversations: 500,
		tickets: 120,
		articles: 60,
		...options,
	});
	const ask = async (
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> => {
		const response = await fetch(sandbox.url + path, {
			method,
			redirect: "manual",
			headers: {
				authorization: `Bearer ${sandbox.accessToken}`,
				"intercom-version": version,
				...(body === undefined ? {} : { "content-type": "application/json" }),
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		return { status: response.status, body: parse(text), headers: response.headers };
	};
	return {
		sandbox,
		ask,
		get: (path, headers) => ask("GET", path, undefined, headers),
		post: (path, body, headers) => ask("POST", path, body, headers),
		[Symbol.asyncDispose]: () => sandbox.close(),
	};
}

/** Reads a list with cursors to its end: in the query string for a GET, in the body for a search. */
// biome-ignore lint/suspicious/noExplicitAny: rows of every kind
export async function readAll(test: TestSandbox, path: string, rowsKey: string, search?: object): Promise<any[]> {
	// biome-ignore lint/suspicious/noExplicitAny: rows of every kind
	const rows: any[] = [];
	let cursor: string | undefined;
	do {
		const answer =
			search === undefined
				? await test.get(cursor === undefined ? path : `${path}&starting_after=${encodeURIComponent(cursor)}`)
				: await test.post(path, { ...search, pagination: { per_page: 150, starting_after: cursor } });
		if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
		rows.push(...answer.body[rowsKey]);
		cursor = answer.body.pages.next?.starting_after;
	} while (cursor !== undefined);
	return rows;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
