import type { Collection } from "./collection.ts";
import { type ContactRecord, parseContactKey } from "./contacts.ts";

/**
 * Finds the contacts with an external id or an address, without building the others.
 * @returns Those that match either, written ones first.
 */
export function findContacts(
	contacts: Collection<ContactRecord>,
	wanted: { readonly external_id?: string | null | undefined; readonly email?: string | null | undefined },
): ContactRecord[] {
	const { external_id, email } = wanted;
	const candidates = new Set(contacts.writtenIndexes());
	if (typeof external_id === "string") candidates.add(parseContactKey(external_id) ?? -1);
	// Generated addresses carry the index of their owner.
	if (typeof email === "string") candidates.add(Number(/\.(\d+)@/.exec(email)?.[1] ?? -1));
	return [...candidates].flatMap((index) => {
		const contact = contacts.at(index);
		if (contact === undefined) return [];
		const isSameKey = typeof external_id === "string" && contact.external_id === external_id;
		const isSameEmail = typeof email === "string" && contact.email === email;
		return isSameKey || isSameEmail ? contact : [];
	});
}
