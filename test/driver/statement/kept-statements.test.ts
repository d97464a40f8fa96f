import { expect, it } from "vitest";
import type { Catalog } from "../../../src/catalog/index.ts";
import type { Session } from "../../../src/driver/session.ts";
import { PreparedStatements } from "../../../src/driver/statement/prepared-statements.ts";

const kin = {};

function makeCatalog(settings: Readonly<Record<string, string>>, of: object = kin): Catalog {
	const findTable: Catalog["findTable"] = () => ({ found: undefined, suggestion: "" });
	return { name: "test", tables: [], findTable, settings: new Map(Object.entries(settings)), kin: of };
}

function makeSession(): { catalog: Catalog; zone: string; readonly session: Session } {
	const place: ReturnType<typeof makeSession> = {
		catalog: makeCatalog({}),
		zone: "UTC",
		session: {
			...{ procedures: [], options: { Readonly: false }, tableAccess: { changes: 0 } },
			zone: { current: (): string => place.zone },
			get catalog(): Catalog {
				return place.catalog;
			},
		} as unknown as Session,
	};
	return place;
}

it("a setting that changes leaves the statements bound that do not ask for any", () => {
	const place = makeSession();
	const statements = new PreparedStatements(place.session);
	const plain = statements.prepare("SELECT 1 AS one");
	const asking = statements.prepare("SELECT current_setting('work_mem') AS memory");
	place.catalog = makeCatalog({ work_mem: "9MB" });
	expect(statements.prepare("SELECT 1 AS one")).toBe(plain);
	expect(statements.prepare("SELECT current_setting('work_mem') AS memory")).not.toBe(asking);
	// Another zone, and a catalog that is another one in more than settings.
	place.zone = "Asia/Tokyo";
	const inTokyo = statements.prepare("SELECT 1 AS one");
	expect(inTokyo).not.toBe(plain);
	place.catalog = makeCatalog({ work_mem: "9MB" }, {});
	expect(statements.prepare("SELECT 1 AS one")).not.toBe(inTokyo);
});
