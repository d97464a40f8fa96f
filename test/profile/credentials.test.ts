import { expect, test } from "vitest";
import { type ApiRequest, serviceText, startApi } from "./stub-api.ts";

const things = `summary: Things.
key: [id]
read: [{ kind: list, path: /things, rows: data, paging: none }]
columns: [{ name: id, type: varchar, from: id, summary: Id. }]
`;

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString("base64")}`;
const readHeader = (name: string) => (request: ApiRequest) => request.headers[name];

test.each([
	["bearer", readHeader("authorization"), "Bearer marked-key"],
	["{ kind: header, header: X-Stub-Key }", readHeader("x-stub-key"), "marked-key"],
	["{ kind: header, header: Authorization, scheme: Token }", readHeader("authorization"), "Token marked-key"],
	["{ kind: query, parameter: api_key }", ({ query }: ApiRequest) => query.get("api_key"), "marked-key"],
	["{ kind: basic, key: pair }", readHeader("authorization"), basic("marked-key")],
	["{ kind: basic, key: username }", readHeader("authorization"), basic("marked-key:")],
	["{ kind: basic, key: password, other: anybody }", readHeader("authorization"), basic("anybody:marked-key")],
])("authentication: %s", async (how, read, expected) => {
	const api = await startApi(({ path }) => ({ body: path === "/things" ? { data: [{ id: 1 }] } : undefined }));
	const files = { "profile.yaml": serviceText(`authentication: ${how}`), "tables/things.yaml": things };
	const connection = await api.open(files, { APIKey: "marked-key" });
	expect((await connection.query("SELECT id FROM things")).rows).toEqual([{ id: "1" }]);
	expect(api.requests.map(read)).toEqual([expected]);
	const everything = await connection.query("SELECT * FROM sys_requests");
	expect(JSON.stringify(everything.rows)).not.toContain("marked-key");
});

test("a refused key is told without the key, wherever it stands", async () => {
	const api = await startApi(({ url }) => ({ status: 401, body: { message: `${url} is barred` } }));
	const service = serviceText("authentication: { kind: query, parameter: api_key }");
	const connection = await api.open(
		{ "profile.yaml": service, "tables/things.yaml": things },
		{ APIKey: "marked-key" },
	);
	const error = await connection.query("SELECT id FROM things").catch((cause: unknown) => cause);
	expect(error).toMatchObject({ sqlState: "28000" });
	expect(String(error)).toContain("/things?api_key=*** is barred");
});

test("without a key the person is told which property takes it", async () => {
	const api = await startApi(() => ({ body: {} }));
	const service = serviceText("authentication: { kind: header, header: X-Stub-Key }");
	const files = { "profile.yaml": service, "tables/things.yaml": things };
	await expect(api.open(files)).rejects.toMatchObject({ code: "credential_missing", sqlState: "28000" });
	expect(api.requests).toEqual([]);
});

test("tokens that OAuth gave travel as the profile's oauth says, and are renewed once when refused", async () => {
	const api = await startApi(({ path, headers, body }) => {
		if (path !== "/token") {
			const isOpen = headers["x-stub-token"] === "second-access-token";
			return isOpen ? { body: { data: [{ id: 1 }] } } : { status: 401, body: { error: "stale" } };
		}
		const isRight = headers["authorization"] === basic("client:clientsecret");
		const { refresh_token: used } = body as { readonly refresh_token: string };
		if (!isRight || used !== "first-refresh-token") return { status: 400, body: { error: "invalid_grant" } };
		const tokens = { access_token: "second-access-token", refresh_token: "second-refresh-token", expires_in: 3600 };
		return { body: { token_type: "bearer", ...tokens } };
	});
	const service = serviceText(`authentication: { kind: header, header: X-Stub-Key }
oauth:
  token_url: "URL_HERE/token"
  pkce: true
  token_request: standard
  refresh_token: true
  client_authentication: basic
  authentication: { kind: header, header: X-Stub-Token }
`);
	const connection = await api.open(
		{ "profile.yaml": service, "tables/things.yaml": things },
		{
			AuthScheme: "OAUTH",
			InitiateOAuth: "REFRESH",
			OAuthClientId: "client",
			OAuthClientSecret: "clientsecret",
			OAuthAccessToken: "first-access-token",
			OAuthRefreshToken: "first-refresh-token",
			OAuthSettingsLocation: "memory://credentials-test",
		},
	);
	expect((await connection.query("SELECT id FROM things")).rowCount).toBe(1);
	expect(api.requests.map(({ path }) => path)).toEqual(["/things", "/token", "/things"]);
});
