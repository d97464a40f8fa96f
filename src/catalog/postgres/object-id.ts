const firstOwn = 16_384;
const last = 0x7fff_ffff;

/**
 * Gives object ids, the same to the same name each time: clients keep them from one session to the next.
 * @example createObjectIds()("relation public.contacts") === createObjectIds()("relation public.contacts") // true
 */
export function createObjectIds(): (name: string) => number {
	const given = new Map<string, number>();
	const taken = new Set<number>();
	return (name) => {
		const known = given.get(name);
		if (known !== undefined) return known;
		let oid = firstOwn + (hash(name) % (last - firstOwn));
		while (taken.has(oid)) oid = oid === last ? firstOwn : oid + 1;
		taken.add(oid);
		given.set(name, oid);
		return oid;
	};
}

// FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/.
function hash(text: string): number {
	let value = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
	return value;
}
