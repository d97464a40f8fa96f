import type { YamlPath } from "./yaml-file.ts";

/** What a check found in a file whose shape is right; its place is looked up later. */
export interface Finding {
	readonly path: YamlPath;
	readonly part?: "key" | "value";
	readonly problem: string;
	readonly advice: string;
}
