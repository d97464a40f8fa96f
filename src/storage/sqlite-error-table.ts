/** What a storage says when the file or the disk is in the way; the first row whose word begins the SQLite code decides. */
interface DiskRow {
	/** https://www.sqlite.org/rescode.html */
	readonly code: string;
	readonly problem: string;
	readonly advice: string;
}

/** What a storage says when a statement's own values or size made it fail. */
interface StatementRow {
	/** Fits the code and message that SQLite gives, `CODE: message`. */
	readonly pattern: RegExp;
	/** https://www.postgresql.org/docs/current/errcodes-appendix.html */
	readonly sqlState: string;
	readonly problem: string;
	readonly advice: string;
}

const anotherPlace = "Set CacheLocation to a file that can be written, or to :memory:.";

const roomAdvice =
	"Free some space (deleting the file loses nothing but time), or set CacheLocation to a file on another disk.";

/** Faults of the file. */
export const diskErrorTable: readonly DiskRow[] = [
	{
		code: "SQLITE_FULL",
		problem: "cannot grow: the disk is full",
		advice: roomAdvice,
	},
	{ code: "SQLITE_READONLY", problem: "cannot be written: it is read-only", advice: anotherPlace },
	{ code: "SQLITE_CANTOPEN", problem: "cannot be opened", advice: anotherPlace },
	{ code: "SQLITE_PERM", problem: "cannot be opened: permission denied", advice: anotherPlace },
	// A quota, or a limit of the size of files, is said so too.
	{ code: "SQLITE_IOERR_WRITE", problem: "cannot be written: the disk refuses", advice: roomAdvice },
	{ code: "SQLITE_IOERR", problem: "cannot be read or written", advice: anotherPlace },
	{
		code: "SQLITE_BUSY",
		problem: "is locked by another process",
		advice: "Try again, or set CacheLocation to another file.",
	},
	{ code: "SQLITE_LOCKED", problem: "is locked by another statement", advice: "Try again." },
	{
		code: "SQLITE_PROTOCOL",
		problem: "is locked by another process",
		advice: "Try again, or set CacheLocation to another file.",
	},
	{ code: "SQLITE_CORRUPT", problem: "is damaged", advice: "Connect again: it is set aside and a new one is begun." },
	{ code: "SQLITE_NOTADB", problem: "is damaged", advice: "Connect again: it is set aside and a new one is begun." },
];

/** Faults of the statement. */
export const statementErrorTable: readonly StatementRow[] = [
	{
		pattern: /: integer overflow/,
		sqlState: "22003",
		problem: "integer out of range",
		advice: "Integers have 64 bits. Cast one side to double.",
	},
	{
		pattern: /: malformed JSON/,
		sqlState: "22P02",
		problem: "a value is not valid JSON",
		advice: "Test it with json_valid(…) first.",
	},
	{
		pattern: /: (bad JSON path|JSON path error)/,
		sqlState: "22023",
		problem: "a JSON path is not valid",
		advice: "Write a path such as $.name or $[0].",
	},
	{
		pattern: /: second argument to nth_value/,
		sqlState: "22016",
		problem: "the second argument of nth_value must be greater than zero",
		advice: "Count the rows of the frame from 1.",
	},
	{
		pattern: /: argument of ntile/,
		sqlState: "22014",
		problem: "the argument of ntile must be greater than zero",
		advice: "Say into how many parts the rows are cut: ntile(4).",
	},
	{
		pattern: /: frame (starting|ending) offset must be/,
		sqlState: "22013",
		problem: "the offset of a frame must be a number that is not negative",
		advice: "Write 2 PRECEDING for what is before the row, and 2 FOLLOWING for what is after it.",
	},
	{
		pattern: /: the fraction argument to percentile/,
		sqlState: "22003",
		problem: "the fraction of a percentile must be between 0 and 1",
		advice: "Write 0.95 for 95 %.",
	},
	{
		pattern: /: ESCAPE expression must be a single character/,
		sqlState: "22025",
		problem: "the ESCAPE of a LIKE must be a single character",
		advice: "Write ESCAPE '!' and put ! before the % or _ that is meant literally.",
	},
	{
		pattern: /: LIKE or GLOB pattern too complex/,
		sqlState: "54000",
		problem: "the pattern of a LIKE is too long",
		advice: "Use a pattern of less than 50,000 characters.",
	},
	{
		pattern: /SQLITE_TOOBIG|string or blob too big/,
		sqlState: "54000",
		problem: "a value is longer than a billion bytes",
		advice: "Aggregate fewer rows.",
	},
	{
		pattern:
			/Expression tree is too large|parser stack overflow|too many (terms|columns|FROM|arguments)|at most 64 tables/,
		sqlState: "54001",
		problem: "the statement is too complex",
		advice: "Split it into views or several statements.",
	},
	{
		pattern: /variable number must be between|too many SQL variables/,
		sqlState: "54000",
		problem: "a statement has at most 32,766 parameters",
		advice: "Give a list as one parameter: x = ANY(?).",
	},
	{
		pattern: /SQLITE_NOMEM/,
		sqlState: "53200",
		problem: "the statement ran out of memory",
		advice: "Narrow it, or read its rows with connection.stream().",
	},
];
