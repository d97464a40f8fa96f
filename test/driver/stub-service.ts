import { type OnEnd, RawBody, startStub } from "../hostile/stub-service.ts";

/** What a route of a stub answers: JSON, or text or bytes that are sent as they are. */
export type StubAnswer = object | string | Uint8Array;

/** Routes by method and path, e.g. `POST /contacts/search`, each given the query and the body. */
export type StubRoutes = Readonly<
	Record<string, (body: Readonly<Record<string, unknown>>, query: URLSearchParams) => StubAnswer>
>;

/**
 * Serves routes until the tests of the file end, and connects to them; what has no route is 404.
 * @param onEnd Inside of a test: onTestFinished.
 */
export async function useStub(routes: StubRoutes, onEnd?: OnEnd) {
	const stub = await startStub(onEnd);
	const answers = Object.entries(routes).map(([name, route]) => [
		name,
		({ body, query }: { readonly body: unknown; readonly query: URLSearchParams }) => {
			const answer = route((body || {}) as Readonly<Record<string, unknown>>, query);
			return typeof answer === "string" || answer instanceof Uint8Array ? new RawBody(answer) : answer;
		},
	]);
	stub.route(Object.fromEntries(answers) as Parameters<typeof stub.route>[0]);
	return stub;
}

/** A list of one page, as searches answer. */
export function listOf(rows: readonly object[], extras: object = {}): object {
	return { type: "list", data: rows, total_count: rows.length, pages: { type: "pages", next: null }, ...extras };
}
