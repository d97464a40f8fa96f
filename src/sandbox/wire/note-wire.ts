import type { NoteRecord } from "../data/notes.ts";
import type { World } from "../data/world.ts";
import type { WireObject } from "./wire-object.ts";

/** A note with its author. */
export function showNote(world: World, note: NoteRecord): WireObject {
	const author = note.authorId === null ? undefined : world.admins.get(note.authorId);
	return {
		type: "note",
		id: note.id,
		created_at: note.created_at,
		[note.on.type]: { type: note.on.type, id: note.on.id },
		author:
			author === undefined
				? null
				: {
						type: "admin",
						id: author.id,
						name: author.name,
						email: author.email,
						away_mode_enabled: author.away_mode_enabled,
						away_mode_reassign: author.away_mode_reassign,
					},
		body: note.body,
	};
}
