/** Profile files to a checked, frozen profile. */

export { findParameter } from "./filter-parameter.ts";
export type {
	AccessPath,
	Authentication,
	ChildPath,
	ColumnDefinition,
	Decoder,
	DeletionFeed,
	EmbeddedPath,
	Encoder,
	ErrorMapping,
	Exactness,
	FilterOperator,
	GetPath,
	IncrementalRefresh,
	LimitStrategy,
	ListPath,
	PageNames,
	PageSize,
	Paging,
	Profile,
	SearchPath,
	ServiceDefinition,
	TableDefinition,
} from "./profile.ts";
export { listBundledProfiles } from "./profile-folder.ts";
export { identifyProfile, type ProfileIdentity } from "./profile-identity.ts";
export { loadProfile } from "./profile-loader.ts";
export { describeProfile } from "./profile-page.ts";
export type { OrderStyle, QueryEncoding, SearchForm, SearchOrder, WrittenConditions } from "./request-form.ts";
export { takesAll } from "./search-form-room.ts";
