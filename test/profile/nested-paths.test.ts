import { describe, expect, test } from "vitest";
import { type ApiRequest, type StubApi, serviceText, startApi } from "./stub-api.ts";

// Issues have numbers that begin anew in each repository, so that a number alone says nothing.
const repositories = ["alpha", "beta", "gamma"];
const issuesOf = (repository: string) =>
	Array.from({ length: repository.length - 2 }, (_, index) => ({
		number: index + 1,
		title: `${repository} ${index + 1}`,
	}));
const commentsOf = (repository: string, issue: number) =>
	Array.from({ length: issue }, (_, index) => ({ id: index + 1, text: `${repository}#${issue}: ${index + 1}` }));

function answer({ path, query }: ApiRequest) {
	const [, , repository = "", , issue, , comment] = path.split("/");
	if (path === "/repositories") return { body: repositories.map((name) => ({ name })) };
	if (!repositories.includes(repository)) return {};
	if (issue === undefined) return { body: issuesOf(repository) };
	if (Number(issue) > issuesOf(repository).length) return {};
	if (comment !== undefined) return { body: [{ emoji: "+1", by: `u${comment}` }] };
	const start = Number(query.get("offset"));
	return { body: commentsOf(repository, Number(issue)).slice(start, start + Number(query.get("limit"))) };
}

const files = {
	"profile.yaml": serviceText(),
	"tables/repositories.yaml": `summary: Repositories.
key: [name]
read: [{ kind: list, path: /repositories, rows: ., paging: none }]
columns: [{ name: name, type: varchar, summary: Name. }]
`,
	"tables/issues.yaml": `summary: Issues.
key: [repository, number]
read: [{ kind: child, path: "/repositories/{repository}/issues", parent: repositories.name, rows: ., paging: none }]
columns:
  - { name: repository, type: varchar, path: ^name, summary: Repository. }
  - { name: number, type: integer, summary: Number. }
  - { name: title, type: text, summary: Title. }
`,
	"tables/comments.yaml": `summary: Comments.
key: [repository, number, id]
read:
  - kind: child
    path: "/repositories/{repository}/issues/{number}/comments"
    parent: issues.number
    rows: .
    paging: offset
    page_size: { default: 2, max: 2 }
columns:
  - { name: repository, type: varchar, path: ^repository, summary: Repository. }
  - { name: number, type: integer, path: ^number, summary: Issue. }
  - { name: id, type: integer, summary: Id. }
  - { name: text, type: text, summary: Text. }
  - { name: issue_title, type: text, path: ^title, summary: Title of the issue. }
`,
	"tables/reactions.yaml": `summary: Reactions.
key: [repository, issue, comment, emoji]
read:
  - kind: child
    path: "/repositories/{repository}/issues/{issue}/comments/{comment}/reactions"
    parent: comments.id
    slots: { issue: number }
    rows: .
    paging: none
columns:
  - { name: repository, type: varchar, path: ^repository, summary: Repository. }
  - { name: issue, type: integer, path: ^number, summary: Issue. }
  - { name: comment, type: integer, path: ^id, summary: Comment. }
  - { name: emoji, type: varchar, summary: Emoji. }
  - { name: by, type: varchar, summary: Who. }
`,
};

const everyIssue = repositories.flatMap((repository) =>
	issuesOf(repository).map(({ number }) => ({ repository, number })),
);
const everyComment = everyIssue.flatMap(({ repository, number }) =>
	commentsOf(repository, number).map(({ id, text }) => ({ repository, number, id, text })),
);
const paths = ({ requests }: StubApi) => requests.map(({ path }) => path);

describe("rows of parents that two columns tell apart", () => {
	test("are all read, live and from the cache", async () => {
		const api = await startApi(answer);
		const connection = await api.open(files);
		const sql = "SELECT repository, number, id, text FROM comments ORDER BY repository, number, id";
		expect((await connection.query(sql)).rows).toEqual(everyComment);
		api.requests.length = 0;
		expect((await connection.query(sql)).rows).toEqual(everyComment);
		expect(api.requests).toEqual([]);
		const titles = await connection.query("SELECT DISTINCT issue_title FROM comments WHERE number = 2 ORDER BY 1");
		expect(titles.rows.map(({ issue_title }) => issue_title)).toEqual(["alpha 2", "beta 2", "gamma 2"]);
	});

	test.each([
		["repository = 'beta' AND number = 2", ["/repositories/beta/issues/2/comments"], 2],
		[
			"repository = 'beta' AND number IN (1, 2)",
			["/repositories/beta/issues/1/comments", "/repositories/beta/issues/2/comments"],
			3,
		],
		[
			"repository = 'beta'",
			["/repositories/beta/issues", "/repositories/beta/issues/1/comments", "/repositories/beta/issues/2/comments"],
			3,
		],
		["number = 3", undefined, 6],
		["number = 9 AND repository = 'beta'", ["/repositories/beta/issues/9/comments"], 0],
	])("are asked for as the conditions allow: %s", async (condition, expected, count) => {
		const api = await startApi(answer);
		const sql = `SELECT repository, number, id, text FROM comments WHERE ${condition} ORDER BY repository, number, id`;
		const off = (await (await api.open(files, { Pushdown: false })).query(sql)).rows;
		expect(off).toHaveLength(count);
		const live = await api.open(files, { AutoCache: false });
		api.requests.length = 0;
		expect((await live.query(sql)).rows).toEqual(off);
		if (expected) expect([...new Set(paths(api))].sort()).toEqual([...expected].sort());
	});

	test("may have children of their own, three slots deep", async () => {
		const api = await startApi(answer);
		const live = await api.open(files, { AutoCache: false });
		const one = await live.query(
			"SELECT emoji, \"by\" FROM reactions WHERE repository = 'alpha' AND issue = 3 AND comment = 2",
		);
		expect(one.rows).toEqual([{ emoji: "+1", by: "u2" }]);
		expect(paths(api)).toEqual(["/repositories/alpha/issues/3/comments/2/reactions"]);
		const all = await live.query("SELECT count(*)::int AS n FROM reactions");
		expect(all.rows).toEqual([{ n: everyComment.length }]);
	});

	test("are joined with their parents by both columns", async () => {
		const api = await startApi(answer);
		const live = await api.open(files, { AutoCache: false });
		const sql =
			"SELECT i.title, count(c.id)::int AS n FROM issues i JOIN comments c USING (repository, number) WHERE i.repository = 'gamma' GROUP BY i.title ORDER BY 1";
		expect((await live.query(sql)).rows).toEqual(issuesOf("gamma").map(({ title, number }) => ({ title, n: number })));
	});
});

test("rows inside of parents that only a list gives are filtered by their key", async () => {
	const api = await startApi(() => ({
		body: [
			{ id: 1, tags: ["a", "b"] },
			{ id: 2, tags: ["c"] },
		],
	}));
	const boxes = {
		"profile.yaml": serviceText(),
		"tables/boxes.yaml": `summary: Boxes.
key: [id]
read: [{ kind: list, path: /boxes, rows: ., paging: none }]
columns: [{ name: id, type: varchar, from: id, summary: Id. }]
`,
		"tables/box_tags.yaml": `summary: Tags.
key: [box_id, tag]
read: [{ kind: embedded, column: box_id, parent: boxes.id, rows: tags }]
columns:
  - { name: box_id, type: varchar, path: ^id, from: id, summary: Box. }
  - { name: tag, type: varchar, path: ., summary: Tag. }
`,
	};
	const live = await api.open(boxes, { AutoCache: false });
	expect((await live.query("SELECT tag FROM box_tags WHERE box_id = '2'")).rows).toEqual([{ tag: "c" }]);
});
