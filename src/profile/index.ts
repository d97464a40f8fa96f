/** Profile files to a checked, frozen profile. */
export type { AttributeDiscovery } from "./attribute-discovery.ts";
export { showPlainText } from "./plain-text.ts";
export type {
	AccessPath,
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
	ListPath,
	LookupPath,
	PageSize,
	Paging,
	Profile,
	SearchPath,
	ServiceDefinition,
	TableDefinition,
	TimeWindows,
	ViewFile,
} from "./profile.ts";
export { listBundledProfiles } from "./profile-folder.ts";
export { identifyProfile, type ProfileIdentity } from "./profile-identity.ts";
export { loadProfile } from "./profile-loader.ts";
export { describeProfile } from "./profile-page.ts";
