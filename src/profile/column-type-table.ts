import type { ColumnType } from "../base/index.ts";
import type { Decoder, Encoder, FilterOperator } from "./profile.ts";

/** What goes with a column type. */
export interface ColumnTypeRow {
	/** The decoder that is meant when the profile names none; timestamps and dates have no usual one. */
	readonly from?: Decoder;
	readonly decoders: readonly Decoder[];
	readonly send: Encoder;
	readonly encoders: readonly Encoder[];
	readonly operators: readonly FilterOperator[];
}

const equality = ["eq", "ne", "in", "nin"] as const;
const order = ["gt", "ge", "lt", "le"] as const;
const pattern = ["contains", "starts", "ends"] as const;

/** Defaults and limits of each column type, one row each. */
export const columnTypeTable: Readonly<Record<ColumnType, ColumnTypeRow>> = {
	varchar: {
		from: "text",
		decoders: ["text", "id"],
		send: "text",
		encoders: ["text", "integer"],
		operators: [...equality, ...pattern],
	},
	text: {
		from: "text",
		decoders: ["text", "html"],
		send: "text",
		encoders: ["text"],
		operators: [...equality, ...pattern],
	},
	integer: {
		from: "integer",
		decoders: ["integer"],
		send: "integer",
		encoders: ["integer", "text"],
		operators: [...equality, ...order],
	},
	double: {
		from: "double",
		decoders: ["double", "integer"],
		send: "double",
		encoders: ["double", "integer", "text"],
		operators: [...equality, ...order],
	},
	numeric: {
		from: "double",
		decoders: ["double", "integer"],
		send: "double",
		encoders: ["double", "integer", "text"],
		operators: [...equality, ...order],
	},
	boolean: {
		from: "boolean",
		decoders: ["boolean"],
		send: "boolean",
		encoders: ["boolean", "text", "integer"],
		operators: equality,
	},
	timestamp: {
		decoders: ["unix_seconds", "iso8601"],
		send: "unix_seconds",
		encoders: ["unix_seconds", "unix_ms", "iso8601", "date", "text"],
		operators: [...equality, ...order],
	},
	date: { decoders: ["iso8601"], send: "text", encoders: ["text", "date"], operators: [...equality, ...order] },
	json: { from: "json", decoders: ["json"], send: "text", encoders: ["text"], operators: [] },
};
