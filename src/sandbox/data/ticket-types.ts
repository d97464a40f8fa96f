import { Collection } from "./collection.ts";
import { serialIdentifiers } from "./identifier.ts";
import { type DataSetSettings, daySeconds, historyDays } from "./settings.ts";
import {
	type TicketAttributeRow,
	type TicketCategory,
	type TicketDataType,
	ticketStateRows,
	ticketTypeRows,
} from "./ticket-table.ts";

/** An option of a list attribute. */
export interface TicketOption {
	readonly id: string;
	readonly label: string;
	readonly archived: boolean;
}

/** An attribute of a ticket type. */
export interface TicketAttribute {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly data_type: TicketDataType;
	readonly input_options: { readonly multiline?: boolean; readonly list_options?: readonly TicketOption[] } | null;
	readonly order: number;
	readonly required_to_create: boolean;
	readonly required_to_create_for_contacts: boolean;
	readonly visible_on_create: boolean;
	readonly visible_to_contacts: boolean;
	readonly default: boolean;
	readonly archived: boolean;
	readonly created_at: number;
	readonly updated_at: number;
}

/** A ticket type with its attributes. */
export interface TicketTypeRecord {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly icon: string;
	readonly category: TicketCategory;
	readonly archived: boolean;
	readonly created_at: number;
	readonly updated_at: number;
	readonly attributes: readonly TicketAttribute[];
}

const typeIds = serialIdentifiers(1_295_001, 2);
const stateIds = serialIdentifiers(8_269_100);

/** Makes the ticket types. */
export function makeTicketTypes(settings: DataSetSettings): Collection<TicketTypeRecord> {
	return new Collection({
		count: ticketTypeRows.length,
		identifiers: typeIds,
		build: (index) => {
			const { attributes, weight: _, ...row } = ticketTypeRows[index] ?? ticketTypeRows[0];
			const created_at = settings.now - historyDays.workspace * daySeconds + index * 3 * daySeconds;
			return {
				id: typeIds.idOf(index),
				...row,
				archived: false,
				created_at,
				updated_at: created_at + 7200,
				attributes: attributes.map((attribute, place) => makeAttribute(attribute, index, place, created_at)),
			};
		},
	});
}

/** The id of the ticket type at an index. */
export function ticketTypeId(index: number): string {
	return typeIds.idOf(index);
}

/** The id of the ticket state at an index. */
export function ticketStateId(index: number): string {
	return stateIds.idOf(index);
}

/** The index of a ticket state's id, or undefined. */
export function ticketStateIndex(id: string): number | undefined {
	const index = stateIds.indexOf(id);
	return index !== undefined && index < ticketStateRows.length ? index : undefined;
}

/** The id of an attribute: it is needed to search by it. */
export function ticketAttributeId(type: number, place: number): string {
	return String(3_210_000 + type * 20 + place);
}

function makeAttribute(row: TicketAttributeRow, type: number, place: number, created_at: number): TicketAttribute {
	const list_options = row.options?.map((label, option) => ({
		id: `0b1c2d3e-0000-4000-8000-${String(type * 1000 + place * 10 + option).padStart(12, "0")}`,
		label,
		archived: false,
	}));
	return {
		id: ticketAttributeId(type, place),
		name: row.name,
		description: row.name.startsWith("_") ? "" : row.name,
		data_type: row.dataType,
		input_options:
			list_options !== undefined
				? { list_options }
				: row.dataType === "string"
					? { multiline: row.isMultiline === true }
					: null,
		order: place,
		required_to_create: row.isRequired === true,
		required_to_create_for_contacts: false,
		visible_on_create: true,
		visible_to_contacts: true,
		default: row.name.startsWith("_"),
		archived: false,
		created_at,
		updated_at: created_at,
	};
}
