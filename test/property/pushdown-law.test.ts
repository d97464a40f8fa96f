import { afterAll, describe, it } from "vitest";
import fc from "../random-cases.ts";
import { hold } from "./law-check.ts";
import { makeJoin, makeStatement } from "./law-statement.ts";
import { type LawWorkspace, startLawWorkspace } from "./law-workspace.ts";

// The law: with pushdown on or off, live or cached, at any page size, in any time zone and API version, the same
// statement gives the same rows. Statements are drawn over all tables of the profile: comparisons of every kind under
// AND, OR and NOT, with values that rows have, values beside them, midnights of the workspace's days and of UTC's, NULL,
// other capitals and other scripts; read whole, limited, in an order, counted, grouped and joined.
//
// Three mistakes were planted, one at a time, to see that they are caught. With the seed of `npm test`:
// - a dropped residual (what is met inexactly taken as met, in access.ts) failed at case 28:
//   SELECT count(*) AS n FROM tickets WHERE "ticket_state_category" IN ('WAITING_ON_CUSTOMER', 'in_progress', …)
// - `>=` sent as `>` (the bound itself in place of the one below it, in pushdown.ts) failed at case 43:
//   SELECT min("created_at") AS value FROM conversations WHERE "statistics_count_assignments" BETWEEN 2 AND 2
// - LIMIT pushed past a residual (enough rows counted without their conditions, in first-rows.ts) failed at case 44:
//   SELECT "created_at" FROM conversations WHERE "team_assignee_id" <> '5017694' ORDER BY "created_at" LIMIT 1 OFFSET 0
//
// SOAK=1 draws 5,000 new cases, in five time zones and with five page sizes that are drawn too; LAW_RUNS says another number.
const isSoak = process.env["SOAK"] !== undefined;
const runs = isSoak ? Number(process.env["LAW_RUNS"] ?? 5000) : 250;

const zones = isSoak
	? fc.sample(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), 5)
	: ["America/New_York", "Pacific/Kiritimati"];
// The zones of the sessions, by whose clocks days and times without a zone go; they are not the workspaces'.
const sessions = isSoak
	? fc.sample(fc.constantFrom(...Intl.supportedValuesOf("timeZone")), 5)
	: ["UTC", "Europe/Berlin"];
const versions = ["2.16", "2.11", "2.16", "2.14", "2.12"] as const;
// Of pages of two there are so many that they are read side by side.
const pageSizes = isSoak ? [1, 150, ...fc.sample(fc.integer({ min: 2, max: 149 }), 3)] : [1, 2, 150];

const workspaces: LawWorkspace[] = [];
for (const [index, zone] of zones.entries()) {
	workspaces.push(await startLawWorkspace(zone, sessions[index] ?? "UTC", versions[index] ?? "2.16", pageSizes));
}
afterAll(() => Promise.all(workspaces.map((workspace) => workspace.close())));

function fail(): never {
	throw new TypeError("each workspace and page size has its place");
}

describe("the law", () => {
	it(`holds in ${zones.join(", ")} seen from ${sessions.join(", ")} with pages of ${pageSizes.join(", ")} rows`, async () => {
		// By number, so that a counterexample can be read.
		const statement = fc.nat({ max: workspaces.length - 1 }).chain((place) => {
			const { tables, links } = workspaces[place] ?? fail();
			return fc.record({
				place: fc.constant(place),
				pages: fc.nat({ max: pageSizes.length - 1 }),
				statement: fc.oneof(
					{ weight: 6, arbitrary: makeStatement(tables) },
					{ weight: 1, arbitrary: makeJoin(tables, links) },
				),
			});
		});
		await fc.assert(
			fc.asyncProperty(statement, async ({ place, pages, statement: each }) => {
				const { zone, session, plain, cached, live } = workspaces[place] ?? fail();
				const [pageSize, connection] = live[pages] ?? fail();
				await hold(each, connection, plain, `live, ${pageSize} rows a page, ${zone} seen from ${session}`);
				await hold(each, cached, plain, `cached, ${zone} seen from ${session}`);
			}),
			{ numRuns: runs },
		);
	}, 3_600_000);
});
