import type { ContactRecord } from "../data/contacts.ts";
import type { DataSet } from "../data/data-set.ts";
import type { Actor } from "../data/scenario.ts";
import { adminName } from "../data/teammates.ts";
import type { WireObject } from "./wire-object.ts";

/** Somebody as the author of a message: type, id, name, address. */
export function showAuthor(dataSet: DataSet, who: Actor | ContactRecord): WireObject {
	if ("role" in who) return { type: who.role, id: who.id, name: who.name, email: who.email };
	if (who.type === "bot") return showBot();
	if (who.type === "contact") {
		const contact = dataSet.contacts.at(who.index);
		return contact === undefined ? showDeleted(dataSet, who.index) : showAuthor(dataSet, contact);
	}
	const admin = dataSet.admins.at(who.index);
	return { type: "admin", id: admin?.id ?? null, name: admin?.name ?? null, email: admin?.email ?? null };
}

/**
 * The name with which somebody signed a message of the seed: a message's text does not change when its writer is renamed,
 * merged or deleted later.
 * @returns Null for a contact who had no name.
 */
export function signatureOf(dataSet: DataSet, who: Actor): string | null {
	if (who.type === "bot") return botName;
	return who.type === "admin" ? adminName(who.index) : dataSet.contactPool.outlineOf(who.index).name;
}

const botName = "Fin";

/** The workspace's bot. */
export function showBot(): WireObject {
	return { type: "bot", id: "274", name: botName, email: "operator@example.com" };
}

// What a contact wrote stays when the contact is deleted.
function showDeleted(dataSet: DataSet, index: number): WireObject {
	return { type: "user", id: dataSet.contacts.idAt(index), name: null, email: null };
}
