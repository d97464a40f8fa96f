import type { ContactRecord } from "../data/contacts.ts";
import type { Actor } from "../data/story.ts";
import { adminName } from "../data/teammates.ts";
import type { World } from "../data/world.ts";
import type { WireObject } from "./wire-object.ts";

/** Somebody as the author of a message: type, id, name, address. */
export function showAuthor(world: World, who: Actor | ContactRecord): WireObject {
	if ("role" in who) return { type: who.role, id: who.id, name: who.name, email: who.email };
	if (who.type === "bot") return showBot();
	if (who.type === "contact") {
		const contact = world.contacts.at(who.index);
		return contact === undefined ? showDeleted(world, who.index) : showAuthor(world, contact);
	}
	const admin = world.admins.at(who.index);
	return { type: "admin", id: admin?.id ?? null, name: admin?.name ?? null, email: admin?.email ?? null };
}

/**
 * The name with which somebody signed a message of the seed: a message's text does not change when its writer is renamed,
 * merged or deleted later.
 * @returns Null for a contact who had no name.
 */
export function signatureOf(world: World, who: Actor): string | null {
	if (who.type === "bot") return botName;
	return who.type === "admin" ? adminName(who.index) : world.contactPool.outlineOf(who.index).name;
}

const botName = "Fin";

/** The workspace's bot. */
export function showBot(): WireObject {
	return { type: "bot", id: "274", name: botName, email: "operator@example.com" };
}

// What a contact wrote stays when the contact is deleted.
function showDeleted(world: World, index: number): WireObject {
	return { type: "user", id: world.contacts.idAt(index), name: null, email: null };
}
