/** SQL functions and operators, one row each: names, kind, types, strictness, volatility, and how they are computed. */

export { type Bindings, fold } from "./fold.ts";
export { spellDecimal } from "./number/decimal-text.ts";
export { printFloat } from "./number/float-text.ts";
export { bitsOf, limitWhole, outOfRange } from "./number/number-domain.ts";
export { isNumberInside } from "./number/number-storage.ts";
export { readReal } from "./number/real.ts";
export { printStored } from "./number/stored-decimal.ts";
export {
	hasAggregate,
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
export { registeredAggregates } from "./registered/registered-aggregates.ts";
export type { RegisteredAggregate, RegisteredFunction } from "./registered/registered-function.ts";
export { registeredFunctions } from "./registered/registered-functions.ts";
export {
	countRow,
	groupingRow,
	minimumRow,
	rankRow,
	rowNumberRow,
	shortSumRow,
} from "./row/aggregate-function-table.ts";
export {
	decimalOperators,
	doubleOperators,
	integerOperators,
	negateIntegerOperator,
	negateOperator,
	powerOperator,
} from "./row/arithmetic-operator-table.ts";
export { bitsOperators } from "./row/bits-function-table.ts";
export { bytesOperator } from "./row/bytes-function-table.ts";
export { castRow, smallRow, wrapRows, writeCast } from "./row/cast-table.ts";
export {
	alignKeys,
	canonicalRow,
	comparisonRow,
	decimalKeyRow,
	hasForms,
	hasManyLooks,
} from "./row/comparison-table.ts";
export { coalesceRow } from "./row/conditional-function-table.ts";
export { accessOperators, documentOperators } from "./row/document-operator-table.ts";
export { findFunctions, functionKinds, functionNames } from "./row/function-list.ts";
export { describeFunctions, type ListedFunction, listFunctions } from "./row/function-page.ts";
export type { FunctionRow, Operand, ParameterType, Truncation } from "./row/function-row.ts";
export {
	allRow,
	anyRow,
	gatherRow,
	gatherRowsRow,
	oneOfEqualsRow,
	singleValueRow,
} from "./row/internal-aggregate-table.ts";
export { internalRows } from "./row/internal-function-table.ts";
export { modifierRows } from "./row/modifier-table.ts";
export { pathOperators } from "./row/path-function-table.ts";
export { type PatternSign, patternOperators, similarRow } from "./row/pattern-operator-table.ts";
export type { QueryFunctionRow } from "./row/query-function-row.ts";
export { findQueryFunction } from "./row/query-function-table.ts";
export { typeNameRow, typeRow } from "./row/session-function-table.ts";
export {
	elementsRow,
	findTableFunctions,
	rowsRow,
	standBeside,
	type TableFunctionRow,
	tableFunctionNames,
} from "./row/table-function-table.ts";
export { findTableQuery } from "./row/table-query-table.ts";
export { lowerRow } from "./row/text-function-table.ts";
export { normaliseField } from "./row/time-field-table.ts";
export { spanOperators, timeOperators } from "./row/time-operator-table.ts";
export { checkNamedZone, showLocal, zoneRows } from "./row/zone-table.ts";
export { isStored } from "./stored-column.ts";
export { formatArrayText, parseArrayText, printItem } from "./text/array-text.ts";
export { readBits } from "./text/bit-text.ts";
export { parseBoolean } from "./text/boolean-text.ts";
export { printBytes, readBytes } from "./text/bytes-text.ts";
export { formatJsonb } from "./text/jsonb-text.ts";
export { createObjectNameError, keyOfName } from "./text/object-name.ts";
export { printRowPlace, readRowPlace, splitRowPlace } from "./text/row-place.ts";
export { isShownOtherwise } from "./text/shown-type.ts";
export { readUuid } from "./text/uuid.ts";
export {
	addToInstant,
	createIntervalError,
	decodeInterval,
	encodeInterval,
	formatInterval,
	type Interval,
	intervalSeconds,
	multiplyUnit,
	normaliseUnit,
	parseInterval,
} from "./time/interval.ts";
export { printInterval } from "./time/interval-style.ts";
export { keepFields } from "./time/interval-truncation.ts";
export { monthLength } from "./time/month-place.ts";
export { sessionLocal, settleTime } from "./time/session-time.ts";
export { readTimeText, type TimeReading, type TimeType } from "./time/time-text.ts";
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
