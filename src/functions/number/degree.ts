const radian = Math.PI / 180;
const [sine30, sine05, cosine05, tangent1] = [Math.sin(30 * radian), Math.asin(0.5), Math.acos(0.5), Math.atan(1)];
const missingCosine60 = 1 - Math.cos(60 * radian);

// Up to these angles the results are exact where people expect them: sind(30) is 0.5.
const lowSine = (angle: number) => Math.sin(angle * radian) / sine30 / 2;
const lowCosine = (angle: number) => 1 - (1 - Math.cos(angle * radian)) / missingCosine60 / 2;
const sineOf = (angle: number) => (angle <= 30 ? lowSine(angle) : lowCosine(90 - angle));
const cosineOf = (angle: number) => (angle <= 60 ? lowCosine(angle) : lowSine(90 - angle));
const inverseSine = (value: number) =>
	value <= 0.5 ? (Math.asin(value) / sine05) * 30 : 90 - (Math.acos(value) / cosine05) * 60;
const inverseCosine = (value: number) =>
	value <= 0.5 ? 90 - (Math.asin(value) / sine05) * 30 : (Math.acos(value) / cosine05) * 60;

interface Folded {
	readonly angle: number;
	/** Whether the angle lay below the axis, and left of the other one. */
	readonly isBelow: boolean;
	readonly isLeft: boolean;
}

// Into the first quarter of the circle.
function fold(degrees: number): Folded {
	const rest = degrees % 360;
	const turned = Math.abs(rest) > 180 ? 360 - Math.abs(rest) : Math.abs(rest);
	const isBelow = rest < 0 !== Math.abs(rest) > 180;
	return { angle: turned > 90 ? 180 - turned : turned, isBelow, isLeft: turned > 90 };
}

const signed = (value: number, isNegative: boolean) => (isNegative ? -value : value) + 0;

/**
 * Functions of angles in degrees, NaN outside of their domains.
 * Source: the functions of degrees in https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/utils/adt/float.c.
 * @example degreeFunctions.sind(30) // 0.5
 */
export const degreeFunctions: Readonly<Record<string, (value: number) => number>> = {
	sind: (degrees) => {
		const { angle, isBelow } = fold(degrees);
		return signed(sineOf(angle), isBelow);
	},
	cosd: (degrees) => {
		const { angle, isLeft } = fold(degrees);
		return signed(cosineOf(angle), isLeft);
	},
	tand: (degrees) => {
		const { angle, isBelow, isLeft } = fold(degrees);
		return signed(sineOf(angle) / cosineOf(angle) / (sineOf(45) / cosineOf(45)), isBelow !== isLeft);
	},
	cotd: (degrees) => {
		const { angle, isBelow, isLeft } = fold(degrees);
		return signed(cosineOf(angle) / sineOf(angle) / (cosineOf(45) / sineOf(45)), isBelow !== isLeft);
	},
	asind: (value) => signed(inverseSine(Math.abs(value)), value < 0),
	acosd: (value) => (value < 0 ? 90 + inverseSine(-value) : inverseCosine(value)),
	atand: (value) => (Math.atan(value) / tangent1) * 45,
};

/** The angle of a point in degrees, y first. @example atan2d(1, 1) // 45 */
export function atan2d(y: number, x: number): number {
	return (Math.atan2(y, x) / tangent1) * 45;
}
