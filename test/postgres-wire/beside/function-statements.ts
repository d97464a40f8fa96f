/** Functions of angles, arrays and bytes. */
export const functionStatements: readonly string[] = [
	"SELECT sind(30), cosd(60), tand(45), asind(0.5), acosd(0.5), atand(1), atan2d(1,1), cotd(45)",
	"SELECT sind(-30), sind(150), sind(210), sind(330), sind(720), cosd(120), cosd(240), cosd(-60), tand(135), tand(225), tand(-45), cotd(135), cotd(-45), asind(-0.5), acosd(-0.5), atand(-1), atan2d(-1,-1)",
	"SELECT sind(37.5), cosd(12.25), tand(80), asind(0.9), acosd(0.1), atand(2.5), atan2d(3, 4), cotd(10)",
	"SELECT sind(0), cosd(90), tand(0), asind(0), acosd(1), sind(180), cosd(180)",
	"SELECT asind(2)",
	"SELECT sind(NULL), atan2d(NULL, 1)",
	"SELECT width_bucket(5, array[1,4,8]), width_bucket(0.5, array[1.5,2.5]), width_bucket('b'::text, array['a','c']), width_bucket(8, array[1,4,8]), width_bucket(now(), array[now() - interval '1 day', now() + interval '1 day'])",
	"SELECT array_fill(7, array[3]), array_fill(0, array[2,2]), array_fill('x'::text, array[2], array[1]), array_fill(NULL::int, array[2]), array_fill(true, array[1]), array_fill(1.50, array[2])",
	"SELECT array_fill('2024-01-01'::date, array[2])",
	"SELECT '\\x01'::bytea || '\\x02', '\\x01'::bytea || '\\x02'::bytea",
	"SELECT '\\xZZ'::bytea",
	"SELECT '\\x1'::bytea",
];
