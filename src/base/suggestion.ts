/**
 * Finds the candidate that a mistyped name most likely meant, ignoring case and underscores.
 * @returns The candidate as it is written in the list, or undefined when none is near.
 * @example findNearest("contcts", ["contacts", "companies"]) // "contacts"
 */
export function findNearest(name: string, candidates: Iterable<string>): string | undefined {
	const wanted = fold(name);
	const limit = wanted.length < 3 ? 0 : Math.floor(wanted.length / 3);
	let best: { candidate: string; distance: number } | undefined;
	for (const candidate of candidates) {
		const folded = fold(candidate);
		// A name that begins alike is near whatever its length: "conversation_part" for "conversation_parts_all".
		const isPrefix = wanted.length >= 4 && (folded.startsWith(wanted) || wanted.startsWith(folded));
		// Each character that one of them has more is an edit.
		if (!isPrefix && Math.abs(wanted.length - folded.length) > limit) continue;
		const distance = isPrefix ? 1 : editDistance(wanted, folded);
		if (distance <= limit && (!best || distance < best.distance)) {
			best = { candidate, distance };
		}
	}
	return best?.candidate;
}

/**
 * The hint for an unknown name: a did-you-mean, or else the text that says where to look.
 * @example suggestName("contcts", ["contacts"], "") // 'Did you mean "contacts"?'
 */
export function suggestName(name: string, candidates: Iterable<string>, otherwise: string): string {
	const nearest = findNearest(name, candidates);
	return nearest === undefined ? otherwise : `Did you mean "${nearest}"?`;
}

function fold(name: string): string {
	return name.toLowerCase().replaceAll(/[_\s]/g, "");
}

// Optimal string alignment: a swap of neighbours counts as one edit.
function editDistance(left: string, right: string): number {
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row++) {
		const current = [row];
		for (let column = 1; column <= right.length; column++) {
			const isSame = left[row - 1] === right[column - 1];
			let cost = Math.min(
				(previous[column] ?? 0) + 1,
				(current[column - 1] ?? 0) + 1,
				(previous[column - 1] ?? 0) + (isSame ? 0 : 1),
			);
			if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1]) {
				cost = Math.min(cost, (beforePrevious[column - 2] ?? 0) + 1);
			}
			current.push(cost);
		}
		beforePrevious = previous;
		previous = current;
	}
	return previous[right.length] ?? 0;
}
