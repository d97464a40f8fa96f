/** Profile files to a checked, frozen profile. */

export type {
	AccessPath,
	ChildPath,
	DeletionFeed,
	EmbeddedPath,
	GetPath,
	IncrementalRefresh,
	ListPath,
	LookupPath,
	PageNames,
	PageSize,
	Paging,
	SearchPath,
	TimeWindows,
} from "./access-path.ts";
export type { AttributeDiscovery } from "./attribute-discovery.ts";
export { findParameter } from "./filter-parameter.ts";
export { showPlainText } from "./plain-text.ts";
export type { ProcedureDefinition, ProcedureFile, ProcedureTouch, ProcedureWait } from "./procedure.ts";
export type {
	Authentication,
	ColumnDefinition,
	Decoder,
	Encoder,
	ErrorMapping,
	Exactness,
	FilterOperator,
	LimitStrategy,
	Profile,
	ServiceDefinition,
	TableDefinition,
	ViewFile,
} from "./profile.ts";
export { listBundledProfiles } from "./profile-folder.ts";
export { identifyProfile, type ProfileIdentity } from "./profile-identity.ts";
export { loadProfile } from "./profile-loader.ts";
export { describeProfile } from "./profile-page.ts";
export type { OrderStyle, QueryEncoding, SearchForm, SearchOrder, WrittenConditions } from "./request-form.ts";
export { takesAll } from "./search-form-room.ts";
export type {
	DeleteOperation,
	InputDefinition,
	InsertOperation,
	TableWrite,
	UpdateOperation,
	ValueWrite,
	WriteAnswer,
	WriteEncoder,
	WriteOperation,
} from "./write.ts";
export {
	type ColumnAbility,
	findColumnAbility,
	findTableAbility,
	isSameKey,
	listConflictKeys,
	nameColumnAbility,
	nameKeys,
	nameTableAbility,
	type TableAbility,
	takesValue,
} from "./write-ability.ts";
