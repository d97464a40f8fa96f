/** Profile → catalogs, schemas, tables, columns and keys, and the vocabulary in which planner and scans speak of them. */
export {
	type Catalog,
	type CatalogTable,
	createCatalog,
	explainMissingColumn,
	findByName,
	insideColumn,
	isInVersion,
	type Lookup,
	tableInside,
} from "./catalog.ts";
export type { PropertySetting } from "./catalog-description.ts";
export { type CatalogExtras, describeCatalog, type ViewDefinition, viewSchema } from "./described-catalog.ts";
export { findStartColumn } from "./start-column.ts";
export type { SystemTableName } from "./system-table.ts";
export type {
	BatchScan,
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
