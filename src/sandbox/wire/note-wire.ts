import type { DataSet } from "../data/data-set.ts";
import type { NoteRecord } from "../data/notes.ts";
import type { WireObject } from "./wire-object.ts";

/** A note with its author. */
export function showNote(dataSet: DataSet, note: NoteRecord): WireObject {
	const author = note.authorId === null ? undefined : dataSet.admins.get(note.authorId);
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
