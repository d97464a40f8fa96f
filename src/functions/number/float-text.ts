/**
 * The shortest digits that read back as the same number, as JavaScript has them, with an exponent below 1e-4 and where there are more
 * digits than are certain.
 * Source: https://github.com/postgres/postgres/blob/REL_15_STABLE/src/common/d2s.c.
 * @example printFloat(1e20, 15) // "1e+20"
 */
export function printFloat(value: number, certainDigits: 6 | 15): string {
	if (Number.isNaN(value)) return "NaN";
	if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
	const [digits = "", power = ""] = value.toExponential().split("e");
	const exponent = Number(power);
	// JavaScript itself takes an exponent only below 1e-6 and from 1e21 on.
	if (exponent >= -4 && exponent < certainDigits) return Object.is(value, -0) ? "-0" : String(value);
	return `${digits}e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
}
