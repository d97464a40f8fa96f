/** The API versions that have something, from one to another. */
export interface VersionBounds {
	readonly since?: string | undefined;
	readonly until?: string | undefined;
}

/** Whether an API version has what exists from one version to another; every one has what names none. */
export function isInVersion(bounds: VersionBounds, version: string | undefined): boolean {
	if (version === undefined) return true;
	if (bounds.since !== undefined && compareVersions(version, bounds.since) < 0) return false;
	return bounds.until === undefined || compareVersions(version, bounds.until) <= 0;
}

function compareVersions(left: string, right: string): number {
	const [leftMajor = 0, leftMinor = 0] = left.split(".").map(Number);
	const [rightMajor = 0, rightMinor = 0] = right.split(".").map(Number);
	return leftMajor - rightMajor || leftMinor - rightMinor;
}
