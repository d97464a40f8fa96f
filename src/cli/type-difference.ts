/**
 * Tells in lines what differs between two files of types, by table and column; where no column does, the first line that does.
 * @example listTypeDifferences("interface A {\n\treadonly b: C;\n}", "interface A {\n}") // ["A has b: C no more"]
 */
export function listTypeDifferences(written: string, current: string): readonly string[] {
	const before = readMembers(written);
	const after = readMembers(current);
	const changed = [...after].flatMap(([member, type]) => {
		const old = before.get(member);
		const [table = "", column = ""] = member.split("\n");
		if (old === undefined) return [`${table} has ${column}: ${type} now`];
		return old === type ? [] : [`${table} has ${column}: ${type}, in the file ${old}`];
	});
	const gone = [...before].flatMap(([member, type]) => {
		const [table = "", column = ""] = member.split("\n");
		return after.has(member) ? [] : [`${table} has ${column}: ${type} no more`];
	});
	const differences = [...changed, ...gone];
	return differences.length > 0 ? differences : [describeFirstLine(written.split("\n"), current.split("\n"))];
}

// By interface and member; a line of its own ends the interface.
function readMembers(text: string): ReadonlyMap<string, string> {
	const members = new Map<string, string>();
	let table = "";
	for (const line of text.split(/\r?\n/)) {
		table = /^(?:export )?interface (\w+)/.exec(line)?.[1] ?? table;
		const [, column, type = ""] = /^\s+(?:readonly )?("(?:[^"\\]|\\.)*"|\w+): (.*);$/.exec(line) ?? [];
		if (column !== undefined) members.set(`${table}\n${column}`, type);
	}
	return members;
}

function describeFirstLine(written: readonly string[], current: readonly string[]): string {
	const index = current.findIndex((line, at) => line !== written[at]);
	const at = index < 0 ? current.length : index;
	const show = (line: string | undefined) => (line === undefined ? "nothing" : JSON.stringify(line));
	return `line ${at + 1} is ${show(current[at])}, in the file ${show(written[at])}`;
}
