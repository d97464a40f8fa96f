/** Why a file cannot be opened or written, and what to do, by the code of the system: https://nodejs.org/api/errors.html#common-system-errors. */
const fileFaults: Readonly<Record<string, readonly [problem: string, advice: string]>> = {
	EEXIST: ["it exists already", "Remove it, name another file, or add ;overwrite=true after the path."],
	ENOENT: ["its folder does not exist", "Create the folder first."],
	ENOTDIR: ["its folder is a file", "Name another folder."],
	EISDIR: ["it is a folder", "Name a file."],
	EACCES: ["the system does not permit it", "Name a file that you may write."],
	EPERM: ["the system does not permit it", "Name a file that you may write."],
	EROFS: ["the disk cannot be written", "Name a file on another disk."],
	ENOSPC: ["the disk is full", "Make room, or name a file on another disk."],
	EDQUOT: ["the disk is full", "Make room, or name a file on another disk."],
	EFBIG: ["it grows beyond what the system permits", "Write less, or name a file on another disk."],
	ELOOP: ["its folders are links in a circle", "Name another folder."],
	ENAMETOOLONG: ["its name is too long", "Name another file."],
	ENXIO: ["it is a socket, or a pipe that nobody reads", "Name a file."],
	EPIPE: ["nobody reads the pipe any more", "Name a file."],
};

/**
 * Explains why the system refused a file.
 * @param otherwise The problem when the code says nothing known.
 * @example describeFileFault("ENOSPC", "") // ["the disk is full", "Make room, or name a file on another disk."]
 */
export function describeFileFault(code: string, otherwise: string): readonly [problem: string, advice: string] {
	return fileFaults[code] ?? [otherwise, "Name another file."];
}
