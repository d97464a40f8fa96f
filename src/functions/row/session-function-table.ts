import { postgresTypeOf, titleOfType } from "../../base/index.ts";
import type { Expression } from "../../sql/index.ts";
import { besideNode, binaryNode, callNode, concatNode, nullNode, numberNode, textNode } from "../tree.ts";
import type { FunctionRow, Operand } from "./function-row.ts";
import { scalar } from "./scalar-row.ts";

const none = textNode("");
const no: Expression = { kind: "BooleanLiteral", value: false };

/** The type of an expression. */
export const typeRow: FunctionRow = scalar(["pg_typeof"], ["any"], "regtype", "The type of an expression.", {
	isNullable: false,
	write: ([node = nullNode], [bound]) => besideNode(node, numberNode(typeIdOf(bound))),
});

/** The name of the type of an expression, which need not be looked up. */
export const typeNameRow: FunctionRow = scalar(
	["typeof"],
	["any"],
	"varchar",
	"The name of the type of an expression.",
	{
		isNullable: false,
		write: ([node = nullNode], [bound]) => besideNode(node, textNode(bound ? titleOf(bound) : "unknown")),
	},
);

/** Functions that tell of the session. Source: https://www.postgresql.org/docs/current/functions-info.html. */
export const sessionFunctions: readonly FunctionRow[] = [
	scalar(["version"], [], "text", "The name and version of this driver.", {
		isNullable: false,
		write: () => textNode("PostgreSQL 15.0 (intercom-sql)"),
	}),
	scalar(["current_user", "session_user", "user", "current_role"], [], "name", "Who is logged in.", {
		isNullable: false,
		takesUser: true,
		write: ([catalog = none]) => catalog,
	}),
	scalar(["current_schema"], [], "name", "The schema of names without one; PostgreSQL's clients call it public.", {
		isNullable: false,
		takesSchema: true,
		write: ([schema = none]) => schema,
	}),
	scalar(["current_database", "current_catalog", "database", "db_name"], [], "name", "The catalog.", {
		isNullable: false,
		takesCatalog: true,
		write: ([catalog = none]) => catalog,
	}),
	scalar(
		["current_setting"],
		["text", "boolean"],
		"text",
		"A setting of the session: 'TimeZone'; NULL for an unknown one when the second argument is true.",
		{
			required: 1,
			isStrict: true,
			isRaising: true,
			volatility: "stable",
			takesSettings: true,
			write: ([name = none, ...more], _, zone) => {
				const [own = textNode("[]"), mayMiss = no] = more.toReversed();
				return callNode("session_setting", [name, mayMiss, textNode(zone), own]);
			},
		},
	),
	scalar(["gen_random_uuid"], [], "uuid", "A new UUID by chance.", {
		isNullable: false,
		volatility: "volatile",
		write: () => callNode("lower", [randomUuid()]),
	}),
	typeRow,
	typeNameRow,
];

const unknownType = 705;

function titleOf({ type, element, rowType }: Operand): string {
	if (!rowType) return titleOfType(type, element);
	return element === undefined ? rowType.name : `${rowType.name}[]`;
}

function typeIdOf(bound: Operand | undefined): number {
	return bound && bound.type !== "unknown" ? postgresTypeOf(bound).oid : unknownType;
}

// Version 4: https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-4.
function randomUuid(): Expression {
	const digits = (bytes: number) => callNode("hex", [callNode("randomblob", [numberNode(bytes)])]);
	const three = callNode("substr", [digits(2), numberNode(2)]);
	const place = binaryNode("+", binaryNode("&", callNode("random", []), numberNode(3)), numberNode(1));
	const variant = callNode("substr", [textNode("89ab"), place, numberNode(1)]);
	const dash = textNode("-");
	return concatNode(digits(4), dash, digits(2), textNode("-4"), three, dash, variant, three, dash, digits(6));
}
