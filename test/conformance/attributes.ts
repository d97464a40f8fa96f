import { createCatalog, makeAttributeColumns, type TableAttributes } from "../../src/catalog/index.ts";
import { pickAttributes } from "../../src/driver/catalog/attribute-reader.ts";
import type { Connection } from "../../src/driver/index.ts";
import type { Profile } from "../../src/profile/index.ts";

/** Whether a request asks what attributes there are, which a statement with a star does once. */
export function asksForAttributes({ path }: { readonly path: string }): boolean {
	return /^\/(data_attributes|ticket_types|conversations\/attributes)(\?|$)/.test(path);
}

/** The attributes of a workspace, as its own tables describe them. */
export async function readAttributes(
	connection: Connection,
	profile: Profile,
	version: string,
): Promise<ReadonlyMap<string, TableAttributes>> {
	const attributes = new Map<string, TableAttributes>();
	for (const { name, definition, discovery } of createCatalog(profile, version).tables) {
		if (!discovery) continue;
		const { rows } = await connection.query(`SELECT * FROM ${discovery.from}`);
		attributes.set(name, makeAttributeColumns(definition, discovery, pickAttributes(discovery, rows)));
	}
	return attributes;
}
