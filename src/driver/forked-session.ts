import { createSessionZone } from "./open/session-zone.ts";
import type { Session } from "./session.ts";

/**
 * A session on the same cache and service as another one: what one client of many has. Its time zone is its own, and its end leaves the
 * other one as it is.
 * @param isReadonly It refuses to write even where the other one may.
 */
export function forkSession(session: Session, isReadonly: boolean): Session {
	const first = session.zone;
	const own = createSessionZone("UTC", () => Promise.resolve(undefined));
	let isChanged = false;
	const zone: Session["zone"] = {
		current: () => (isChanged ? own.current() : first.current()),
		note: (workspace) => first.note(workspace),
		settle: (signal) => (isChanged ? own.settle(signal) : first.settle(signal)),
		change(named) {
			isChanged = named !== undefined;
			own.change(named);
		},
	};
	const options = isReadonly ? Object.freeze({ ...session.options, Readonly: true }) : session.options;
	let shown: { readonly of: Session["catalog"]; readonly catalog: Session["catalog"] } | undefined;
	let settings: ReadonlyMap<string, string> = new Map();
	// The catalog is another one whenever something else is known, so that it is asked for each time.
	const findCatalog = (): Session["catalog"] => {
		const { catalog } = session;
		if (shown?.of !== catalog) shown = { of: catalog, catalog: catalog.showAs?.("public", settings) ?? catalog };
		return shown.catalog;
	};
	const changeSettings: Session["changeSettings"] = (values) => {
		settings = values;
		shown = shown && { ...shown, catalog: shown.catalog.showAs?.("public", values) ?? shown.catalog };
	};
	return Object.create(session, {
		catalog: { get: findCatalog },
		zone: { value: zone },
		changeSettings: { value: changeSettings },
		options: { value: options },
		close: { value: () => Promise.resolve() },
	}) as Session;
}
