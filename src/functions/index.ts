/** SQL functions and operators, one row each: names, kind, types, strictness, volatility, and how they are computed. */
export {
	countRow,
	groupingRow,
	minimumRow,
	rankRow,
	rowNumberRow,
	shortSumRow,
} from "./aggregate-function-table.ts";
export {
	decimalOperators,
	doubleOperators,
	integerOperators,
	negateIntegerOperator,
	negateOperator,
	powerOperator,
} from "./arithmetic-operator-table.ts";
export { parseArrayText, printItem } from "./array-text.ts";
export { parseBoolean } from "./boolean-text.ts";
export { castRow, smallRow, wrapRows, writeCast } from "./cast-table.ts";
export { alignKeys, canonicalRow, comparisonRow, decimalKeyRow, hasForms, hasManyLooks } from "./comparison-table.ts";
export { coalesceRow } from "./conditional-function-table.ts";
export { spellDecimal } from "./decimal-text.ts";
export { accessOperators, documentOperators } from "./document-operator-table.ts";
export { type Bindings, fold } from "./fold.ts";
export { findFunctions, functionKinds, functionNames } from "./function-list.ts";
export { describeFunctions } from "./function-page.ts";
export type { FunctionRow, Operand, ParameterType, Truncation } from "./function-row.ts";
export {
	allRow,
	anyRow,
	gatherRow,
	gatherRowsRow,
	oneOfEqualsRow,
	singleValueRow,
} from "./internal-aggregate-table.ts";
export { internalRows } from "./internal-function-table.ts";
export {
	addToInstant,
	createIntervalError,
	decodeInterval,
	encodeInterval,
	formatInterval,
	intervalSeconds,
	multiplyUnit,
	normaliseUnit,
	parseInterval,
} from "./interval.ts";
export { modifierRows } from "./modifier-table.ts";
export { bitsOf, limitWhole } from "./number-domain.ts";
export { isNumberInside } from "./number-storage.ts";
export {
	isAggregate,
	mayRaise,
	type OperationExtras,
	operandsOf,
	operate,
	rowOf,
	tableOf,
	tableRowOf,
	withFiniteness,
	writeOperation,
} from "./operation.ts";
export { type PatternSign, patternOperators, similarRow } from "./pattern-operator-table.ts";
export { readReal } from "./real.ts";
export { registeredAggregates } from "./registered-aggregates.ts";
export type { RegisteredAggregate, RegisteredFunction } from "./registered-function.ts";
export { registeredFunctions } from "./registered-functions.ts";
export { sessionLocal, settleTime } from "./session-time.ts";
export { isShownOtherwise } from "./shown-type.ts";
export { printStored } from "./stored-decimal.ts";
export {
	elementsRow,
	findTableFunctions,
	rowsRow,
	standBeside,
	type TableFunctionRow,
	tableFunctionNames,
} from "./table-function-table.ts";
export { lowerRow } from "./text-function-table.ts";
export { normaliseField } from "./time-field-table.ts";
export { spanOperators, timeOperators } from "./time-operator-table.ts";
export { readTimeText, type TimeReading, type TimeType } from "./time-text.ts";
export {
	binaryNode,
	callNode,
	caseNode,
	castNode,
	columnNode,
	conjunctionNode,
	disjunctionNode,
	nameNode,
	notNode,
	nullNode,
	numberNode,
	parameterNode,
	splitConjuncts,
	textNode,
} from "./tree.ts";
export { readUuid } from "./uuid.ts";
export { checkNamedZone, showLocal, zoneRows } from "./zone-table.ts";
