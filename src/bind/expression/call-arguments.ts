import type { SqlType } from "../../base/index.ts";
import { type FunctionRow, type ParameterType, settleTime, showLocal } from "../../functions/index.ts";
import type { ExpressionContext } from "../binder.ts";
import type { BoundExpression } from "../bound.ts";
import { coerce, unifyTypes } from "./coercion.ts";
import { showObject } from "./query-function.ts";
import { sharedParts } from "./value-shape.ts";

/** What a function takes at a place, from 0; the last one repeats. */
export function parameterAt(row: FunctionRow, index: number): ParameterType {
	return row.parameters[Math.min(index, row.parameters.length - 1)] ?? "any";
}

// What a client is told of a parameter that stands there: PostgreSQL's functions count in int4, and paths in documents are arrays of texts.
const toldCount = { told: { type: "int4" } } as const;
const toldPath = { told: { type: "json", element: "text" } } as const;

/** The arguments of a call as its function takes them. */
export function convertArguments(
	row: FunctionRow,
	bounds: readonly BoundExpression[],
	context: ExpressionContext,
): readonly BoundExpression[] {
	const { nameParameter } = context.binder;
	const common = bounds.filter((_, index) => parameterAt(row, index) === "common");
	const commonType = common.length > 0 ? unifyTypes(common, row.names[0]?.toUpperCase() ?? "") : "unknown";
	const { element } = sharedParts(common);
	// A literal beside an array is one of its elements.
	const elementType = row.parameters.includes("json") ? findElement(row, bounds) : undefined;
	const takesArray = row.element === "array" || row.parameters.includes("any");
	const shown = printsValues(row) ? bounds.map((bound) => showObject(bound, context.binder)) : [];
	return bounds.map((bound, index) => {
		const parameter = parameterAt(row, index);
		const isElement = parameter === "any" && bound.type === "unknown";
		const plain = isElement ? elementType : wantedType(parameter, bound.type, commonType);
		const wanted = parameter === "timestamp" ? settleTime(bounds) : plain;
		const isArray = parameter === "json" && bound.type === "unknown" && takesArray;
		const item = parameter === "common" ? element : isArray ? elementType : undefined;
		const isCount = wanted === "integer" && parameter === "integer";
		const more = row.pathAt === index ? toldPath : isCount ? toldCount : {};
		const given = (parameter === "any" || parameter === "json" ? shown[index] : undefined) ?? bound;
		const settled = coerce(given, wanted ?? given.type, nameParameter, item, more);
		// The characters of an instant are those that the session's clocks show.
		return parameter === "text" && settled.type === "timestamp"
			? { ...settled, node: showLocal(settled, nameParameter.zone) }
			: settled;
	});
}

// What makes a text or a document of any value shows the names of objects.
function printsValues({ returns, element }: FunctionRow): boolean {
	return element === undefined && (returns === "text" || returns === "json" || returns === "json_text");
}

// The type of the elements of the arrays among the arguments, or of what goes into them.
function findElement(row: FunctionRow, bounds: readonly BoundExpression[]): SqlType | undefined {
	const { element } = sharedParts(bounds);
	const single = bounds.find((bound, index) => parameterAt(row, index) === "any" && bound.type !== "unknown");
	return element ?? (row.element === "array" ? single?.type : undefined);
}

function wantedType(parameter: ParameterType, actual: SqlType, common: SqlType): SqlType | undefined {
	switch (parameter) {
		case "any":
			return undefined;
		case "common":
			return common;
		case "number":
			return actual === "unknown" || actual === "numeric" ? "double" : undefined;
		case "time":
			return actual === "unknown" ? "timestamp" : undefined;
		case "text":
			return actual === "unknown" || actual === "bpchar" ? "text" : undefined;
		case "json":
		case "boolean":
		case "integer":
			return actual === "unknown" ? parameter : undefined;
		default:
			return parameter;
	}
}
