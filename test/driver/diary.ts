import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A service of one table, and the profile folder that describes it. */
export interface DiaryService {
	readonly url: string;
	readonly profile: string;
	/** A folder of its own, removed at the end. */
	readonly folder: string;
	/** The Authorization headers that it got. */
	readonly presented: string[];
	/** Answers in its place. */
	answer: ((request: IncomingMessage, response: ServerResponse) => void) | undefined;
	close(): Promise<void>;
}

/**
 * Starts a diary behind an authorization server with PKCE and refresh tokens.
 * @param isGood Says whether an access token opens it.
 */
export async function startDiary(
	authorizationServer: string,
	isGood: (token: string) => boolean | Promise<boolean>,
	paths = { authorize: "/authorize", token: "/token" },
): Promise<DiaryService> {
	const server = createServer((request, response) => void serve(request, response));
	await new Promise<void>((resolve) => {
		server.listen(0, "127.0.0.1", resolve);
	});
	const address = server.address();
	const url = `http://127.0.0.1:${String(typeof address === "object" && address ? address.port : 0)}`;
	const folder = await mkdtemp(join(tmpdir(), "diary-"));
	const diary: DiaryService = {
		url,
		profile: join(folder, "Diary.apip"),
		folder,
		presented: [],
		answer: undefined,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => {
				server.close(resolve);
			});
			await rm(folder, { recursive: true });
		},
	};
	await writeProfile(diary, authorizationServer, paths);
	return diary;

	async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const authorization = request.headers.authorization ?? "";
		diary.presented.push(authorization);
		if (diary.answer) {
			diary.answer(request, response);
			return;
		}
		const isOpen = await isGood(authorization.replace("Bearer ", ""));
		const body = isOpen
			? { entries: [{ id: 1, text: "Dear diary" }], me: "ada", zone: "Europe/Dublin" }
			: { error: "invalid_token" };
		response.writeHead(isOpen ? 200 : 401, { "content-type": "application/json" }).end(JSON.stringify(body));
	}
}

async function writeProfile(
	{ profile, url }: DiaryService,
	authorizationServer: string,
	paths: { readonly authorize: string; readonly token: string },
): Promise<void> {
	await mkdir(join(profile, "tables"), { recursive: true });
	await writeFile(
		join(profile, "profile.yaml"),
		`name: Diary
summary: A diary behind a standard authorization server.
schema: diary
docs_url: https://example.com/diary
authentication: bearer
regions:
  - { name: HERE, base_url: "${url}", authorization_url: "${authorizationServer}${paths.authorize}" }
oauth:
  token_url: ${authorizationServer}${paths.token}
  scope: openid offline_access
  token_request: standard
  pkce: true
  refresh_token: true
check: { path: /me, workspace_id: me, time_zone: zone }
errors:
  - { status: 401, becomes: credential, advice: Authorize again. }
`,
	);
	await writeFile(
		join(profile, "tables", "entries.yaml"),
		`summary: What was written.
key: [id]
scope: read_diary
read:
  - { kind: list, path: /entries, rows: entries, paging: none }
columns:
  - { name: id, type: varchar, from: id, summary: Id. }
  - { name: text, type: text, summary: The text. }
`,
	);
}
