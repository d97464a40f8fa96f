/** Profile → catalogs, schemas, tables, columns and keys, and the vocabulary in which planner and scans speak of them. */
export {
	attributeForm,
	type DescribedAttribute,
	makeAttributeColumns,
	type TableAttributes,
} from "./attribute-columns.ts";
export {
	assumeDiscovered,
	type Catalog,
	type CatalogTable,
	createCatalog,
	explainAbsence,
	explainMissingColumn,
	findByName,
	insideColumn,
	type ListedType,
	type Lookup,
	tableInside,
	type Undiscovered,
} from "./catalog.ts";
export type { PropertySetting } from "./catalog-description.ts";
export { type CallValues, type CatalogProcedure, checkNeeds, matchInputs } from "./catalog-procedure.ts";
export { type CatalogExtras, describeCatalog, type ViewDefinition, viewSchema } from "./described-catalog.ts";
export { foldUnderscores } from "./fold-underscores.ts";
export { findAttribute } from "./missing-attribute.ts";
export { serverDatabases } from "./postgres/postgres-facts.ts";
export { isServerRole } from "./postgres/role-tables.ts";
export { describeRequired, listRequired } from "./required-predicate.ts";
export { findStartColumn } from "./start-column.ts";
export type { SystemTableName } from "./system-table.ts";
export type {
	BatchScan,
	CallScan,
	ChildScan,
	CountScan,
	EmbeddedScan,
	EmptyScan,
	FilterGroup,
	FilterLeaf,
	FilterValue,
	FirstScan,
	GetScan,
	ListScan,
	LookupScan,
	ScanOrder,
	SearchFilter,
	SearchScan,
	SystemScan,
	TableScan,
} from "./table-scan.ts";
export { groupKeys, totalColumn } from "./table-scan.ts";
export { isInVersion } from "./version-bounds.ts";
