import type { Answer } from "./answer.ts";

/** Statements and the rows that PostgreSQL gives for them: times. */
export const timesAnswers: readonly Answer[] = [
	[
		"SELECT d - '2024-01-01', '2024-02-01' - d, (d + 1)::timestamp - '2024-01-01 12:00', '2024-01-10' - d::timestamptz FROM (VALUES (date '2024-01-05')) t(d)",
		"4|27|4 days 12:00:00|5 days",
	],
	[
		"SELECT TIMESTAMP '2026-01-31 10:00:00' + INTERVAL '1 month', DATE '2026-03-31' - INTERVAL '1 month'",
		"2026-02-28 10:00:00|2026-02-28 00:00:00",
	],
	[
		"SELECT DATE '2001-09-28' + 7, DATE '2001-10-01' - 7, DATE '2001-10-01' - DATE '2001-09-28', DATE '2001-09-28' + INTERVAL '1 hour'",
		"2001-10-05|2001-09-24|3|2001-09-28 01:00:00",
	],
	[
		"SELECT TIMESTAMP '2001-09-29 03:00' - TIMESTAMP '2001-07-27 12:00', TIMESTAMP '2001-09-28 23:00' - INTERVAL '23 hours'",
		"63 days 15:00:00|2001-09-28 00:00:00",
	],
	[
		"SELECT INTERVAL '1 day' + INTERVAL '1 hour', INTERVAL '1 day' - INTERVAL '1 hour', 900 * INTERVAL '1 second', INTERVAL '1 hour' / 1.5",
		"1 day 01:00:00|1 day -01:00:00|00:15:00|00:40:00",
	],
	[
		"SELECT INTERVAL '1 month', INTERVAL '1 year 2 months 3 days 4 hours', INTERVAL '36 hours', INTERVAL '-1 day', INTERVAL '1-2', INTERVAL 'P1Y2M3DT4H5M6S'",
		"1 mon|1 year 2 mons 3 days 04:00:00|36:00:00|-1 days|1 year 2 mons|1 year 2 mons 3 days 04:05:06",
	],
	[
		"SELECT INTERVAL '2' DAY, INTERVAL '90' MINUTE, INTERVAL '1.5 days', INTERVAL '1 week', - INTERVAL '1 month 2 days'",
		"2 days|01:30:00|1 day 12:00:00|7 days|-1 mons -2 days",
	],
	[
		"SELECT INTERVAL '1 month' * 2, INTERVAL '1 month' / 2, INTERVAL '1 month' > INTERVAL '29 days', INTERVAL '1 month' = INTERVAL '30 days', INTERVAL '24 hours' = INTERVAL '1 day'",
		"2 mons|15 days|t|t|t",
	],
	[
		"SELECT TIMESTAMP '2026-01-31' + n * INTERVAL '1 month' FROM (VALUES (1), (2), (3)) t(n) ORDER BY n",
		"2026-02-28 00:00:00",
		"2026-03-31 00:00:00",
		"2026-04-30 00:00:00",
	],
	["SELECT n * INTERVAL '1 month 1 day' FROM (VALUES (1), (2)) t(n) ORDER BY n", "1 mon 1 day", "2 mons 2 days"],
	[
		"SELECT TIMESTAMP '2026-01-31' + make_interval(months => 1), make_interval(days => 10), make_interval(hours := 3, mins => 20), make_interval(1, days => 2)",
		"2026-02-28 00:00:00|10 days|03:20:00|1 year 2 days",
	],
	["SELECT make_interval(dys => 1)", "!42883"],
	[
		"SELECT make_date(2026, month => 1, day => 2), make_date(day => 2, year => 2026, month => 1)",
		"2026-01-02|2026-01-02",
	],
	[
		"SELECT (DATE '2001-02-16', DATE '2001-12-21') OVERLAPS (DATE '2001-10-30', DATE '2002-10-30'), (DATE '2001-10-29', DATE '2001-10-30') OVERLAPS (DATE '2001-10-30', DATE '2001-10-31'), (DATE '2001-10-30', DATE '2001-10-30') OVERLAPS (DATE '2001-10-30', DATE '2001-10-31')",
		"t|f|t",
	],
	[
		"SELECT (DATE '2001-12-21', DATE '2001-02-16') OVERLAPS (DATE '2001-10-30', INTERVAL '1 year'), (TIME '09:00', TIME '10:00') OVERLAPS (TIME '09:30', INTERVAL '1 hour'), NOT ROW(TIME '09:00', INTERVAL '10 min') OVERLAPS ROW(TIME '09:30', TIME '11:00')",
		"t|t|t",
	],
	[
		"SELECT (NULL, timestamp '2026-01-01') OVERLAPS (timestamp '2026-01-01', NULL), (timestamp '2026-01-02', NULL::timestamp) OVERLAPS (timestamp '2026-01-01', timestamp '2026-01-03'), (timestamp '2026-01-05', NULL::timestamp) OVERLAPS (timestamp '2026-01-03', timestamp '2026-01-04'), (date '2026-01-01', 'infinity'::date) OVERLAPS (date '2027-01-01', date '2028-01-01')",
		"∅|t|∅|t",
	],
	[
		"SELECT (DATE '2026-01-01', DATE '2026-01-02', DATE '2026-01-03') OVERLAPS (DATE '2027-01-01', DATE '2028-01-01')",
		"!42601",
	],
	["SELECT (DATE '2026-01-01') OVERLAPS (DATE '2027-01-01', DATE '2028-01-01')", "!42601"],
	["SELECT (1, 2) OVERLAPS (3, 4)", "!42883"],
	[
		"SELECT timetz '10:30+02', time with time zone '10:30:15.5-05:30', '10:30 EST'::timetz::text, timetz '10:30+02'::time, pg_typeof(current_time)",
		"10:30:00+02|10:30:15.5-05:30|10:30:00-05|10:30:00|time with time zone",
	],
	[
		"SELECT timetz '10:30+02' = timetz '09:30+01', timetz '10:30+02' < timetz '09:30+01', timetz '10:30+02' > timetz '10:30+03', time '10:30' = timetz '10:30+00'",
		"f|t|t|t",
	],
	[
		"SELECT x FROM (VALUES (timetz '10:30+02'), (timetz '09:30+01'), (timetz '23:00-05'), (timetz '00:30+05:30')) v(x) ORDER BY x",
		"00:30:00+05:30",
		"10:30:00+02",
		"09:30:00+01",
		"23:00:00-05",
	],
	[
		"SELECT timetz '10:30+02' - interval '11 hours', time '01:00' + timetz '10:30+02', date '2026-07-01' + timetz '10:30+02', timetz '10:30+02' AT TIME ZONE 'Asia/Tokyo', timetz '10:30+02' AT TIME ZONE interval '-3 hours'",
		"23:30:00+02|11:30:00+02|2026-07-01 08:30:00|17:30:00+09|05:30:00-03",
	],
	[
		"SELECT extract(hour FROM timetz '10:30:15.5+02'), extract(epoch FROM timetz '10:30:15.5+02'), extract(timezone FROM timetz '10:30+02'), date_part('timezone_minute', timetz '10:30-05:30')",
		"10|30615.5|7200|-30",
	],
	["SELECT extract(year FROM timetz '10:30+02')", "!0A000"],
	["SELECT extract(hour FROM date '2026-01-01')", "!0A000"],
	["SELECT date_part('hour', date '2026-01-01'), extract(isodow FROM date '2026-01-01')", "0|4"],
	["SELECT current_setting('TimeZone'), current_setting('no.such', true) IS NULL", "UTC|t"],
	["SELECT current_setting('no_such')", "!42704"],
	["SELECT current_setting(lower('TIMEZONE'))", "UTC"],
	["SELECT '10:30 America/New_York'::timetz", "!22007"],
	["SELECT timetz '10:30+02' - timetz '09:30+02'", "!42883"],
	[
		"SELECT current_time::time = localtime, now()::timetz = current_time, (timetz '10:30:15.678+02')::timetz(1), timestamp(0) '2026-01-01 10:00:00.7', to_json(timetz '10:30+02')::text",
		't|t|10:30:15.7+02|2026-01-01 10:00:01|"10:30:00+02"',
	],
	[
		"SELECT x + interval '1 day' FROM unnest(ARRAY[interval '1 mon', interval '2 hours']) x ORDER BY x",
		"1 day 02:00:00",
		"1 mon 1 day",
	],
	[
		"SELECT ARRAY[interval '1 mon', NULL]::text, (ARRAY[interval '1 mon'])[1] + interval '1 day', ROW(interval '1 mon', timetz '10:30+02')::text, to_json(ARRAY[interval '1 mon'])::text, '{1 day,\"1 mon\"}'::interval[] = ARRAY[interval '1 day', interval '1 mon']",
		'{"1 mon",NULL}|1 mon 1 day|("1 mon",10:30:00+02)|["1 mon"]|t',
	],
	["SELECT make_date(2026, month => 1)", "!42883"],
	["SELECT make_date(2026, 1, month => 2)", "!42883"],
	["SELECT make_interval(days => 1, days => 2)", "!42601"],
	["SELECT make_interval(days => 1, 2)", "!42601"],
	["SELECT lower(x => 'A')", "!42883"],
	[
		"SELECT make_time(8, min => 15, sec => 23.5), make_timestamp(2026, 1, 2, hour => 3, min => 4, sec => 5), make_timestamptz(2026, 1, 2, 3, 4, sec => 5, timezone => 'Asia/Kolkata')::text",
		"08:15:23.5|2026-01-02 03:04:05|2026-01-01 21:34:05+00",
	],
	[
		"SELECT make_interval(1, 2, 3, 4), make_interval(0, 0, 0, 10), TIMESTAMP '2026-01-31' + make_interval(0, n) FROM (VALUES (1)) t(n)",
		"1 year 2 mons 25 days|10 days|2026-02-28 00:00:00",
	],
	[
		"SELECT age(TIMESTAMP '2001-04-10', TIMESTAMP '1957-06-13'), age(TIMESTAMP '2026-03-01', TIMESTAMP '2026-01-31'), age(TIMESTAMP '2026-01-01', TIMESTAMP '2026-01-02 12:00')",
		"43 years 9 mons 27 days|1 mon 1 day|-1 days -12:00:00",
	],
	[
		"SELECT date_part('hour', TIMESTAMP '2001-02-16 20:38:40'), date_part('month', INTERVAL '2 years 3 months')",
		"20|3",
	],
	[
		"SELECT extract(century FROM TIMESTAMP '2000-12-16 12:21:13'), extract(day FROM TIMESTAMP '2001-02-16 20:38:40'), extract(decade FROM TIMESTAMP '2001-02-16 20:38:40'), extract(millennium FROM TIMESTAMP '2001-02-16 20:38:40')",
		"20|16|200|3",
	],
	[
		"SELECT extract(dow FROM TIMESTAMP '2001-02-16 20:38:40'), extract(doy FROM TIMESTAMP '2001-02-16 20:38:40'), extract(isodow FROM TIMESTAMP '2001-02-18 20:38:40'), extract(isoyear FROM DATE '2006-01-01'), extract(week FROM TIMESTAMP '2001-02-16 20:38:40'), extract(quarter FROM TIMESTAMP '2001-02-16 20:38:40')",
		"5|47|7|2005|7|1",
	],
	[
		"SELECT extract(epoch FROM TIMESTAMP '2001-02-16 20:38:40.12'), extract(epoch FROM INTERVAL '5 days 3 hours'), extract(second FROM TIMESTAMP '2001-02-16 20:38:40.5'), extract(milliseconds FROM TIMESTAMP '2001-02-16 20:38:28.5'), extract(microseconds FROM TIMESTAMP '2001-02-16 20:38:28.5')",
		"982355920.12|442800|40.5|28500|28500000",
	],
	[
		"SELECT extract(year FROM INTERVAL '14 months'), extract(month FROM INTERVAL '14 months'), extract(day FROM INTERVAL '40 days 1 minute'), extract(hour FROM INTERVAL '26 hours'), extract(minute FROM INTERVAL '75 minutes')",
		"1|2|40|26|15",
	],
	[
		"SELECT date_trunc('hour', TIMESTAMP '2001-02-16 20:38:40'), date_trunc('year', TIMESTAMP '2001-02-16 20:38:40'), date_trunc('week', TIMESTAMP '2026-11-22 10:00:00'), date_trunc('quarter', TIMESTAMP '2026-11-22'), date_trunc('decade', TIMESTAMP '2026-11-22'), date_trunc('century', TIMESTAMP '2026-11-22')",
		"2001-02-16 20:00:00|2001-01-01 00:00:00|2026-11-16 00:00:00|2026-10-01 00:00:00|2020-01-01 00:00:00|2001-01-01 00:00:00",
	],
	[
		"SELECT date_trunc('day', x), date_trunc('month', x), date_trunc('quarter', x), date_trunc('week', x), date_trunc('minute', x) FROM (VALUES (TIMESTAMP '2026-08-19 13:45:59.25')) t(x)",
		"2026-08-19 00:00:00|2026-08-01 00:00:00|2026-07-01 00:00:00|2026-08-17 00:00:00|2026-08-19 13:45:00",
	],
	[
		"SELECT date_bin('15 minutes', TIMESTAMP '2020-02-11 15:44:17', TIMESTAMP '2001-01-01'), date_bin('15 minutes', TIMESTAMP '2020-02-11 15:44:17', TIMESTAMP '2001-01-01 00:02:30')",
		"2020-02-11 15:30:00|2020-02-11 15:32:30",
	],
	["SELECT make_date(2013, 7, 15), make_timestamp(2013, 7, 15, 8, 15, 23.5)", "2013-07-15|2013-07-15 08:15:23.5"],
	["SELECT make_date(2013, 2, 30)", "!22008"],
	[
		"SELECT to_timestamp(1284352323), to_date('05 Dec 2000', 'DD Mon YYYY'), to_timestamp('05 Dec 2000', 'DD Mon YYYY'), to_timestamp('2026-01-31 14:05', 'YYYY-MM-DD HH24:MI'), to_date('31.12.2026', 'DD.MM.YYYY')",
		"2010-09-13 04:32:03|2000-12-05|2000-12-05 00:00:00|2026-01-31 14:05:00|2026-12-31",
	],
	[
		"SELECT to_char(TIMESTAMP '2002-04-20 17:31:12.66', 'HH12:MI:SS'), to_char(TIMESTAMP '2026-01-05 07:08:09', 'YYYY-MM-DD HH24:MI:SS'), to_char(TIMESTAMP '2026-01-05', 'Mon DD, YYYY'), to_char(TIMESTAMP '2026-01-05', 'FMDay, FMDD  HH12:MI:SS')",
		"05:31:12|2026-01-05 07:08:09|Jan 05, 2026|Monday, 5  12:00:00",
	],
	[
		"SELECT to_char(TIMESTAMP '2026-01-05', 'Day'), to_char(TIMESTAMP '2026-01-05', 'FMMonth'), to_char(TIMESTAMP '2026-01-05 15:00', 'HH AM'), to_char(TIMESTAMP '2026-01-05', 'IYYY-IW'), to_char(TIMESTAMP '2026-01-05', '\"Q\"Q YY')",
		"Monday   |January|03 PM|2026-02|Q1 26",
	],
	["SELECT to_char(INTERVAL '15 hours 2 minutes 12 seconds', 'HH24:MI:SS')", "15:02:12"],
	[
		"SELECT to_char(125, '999'), to_char(125.8, '999D9'), to_char(-125.8, '999D99'), to_char(1234567, 'FM9,999,999'), to_char(0.5, 'FM0.00'), to_char(12, '0000'), to_char(1234.5, '9,999.99'), to_char(-5, 'S99'), to_char(5, '99MI'), to_char(12345, '999')",
		" 125| 125.8|-125.8|1,234,567|0.5| 0012| 1,234.50| -5| 5 | ###",
	],
	["SELECT to_number('12,454.8-', '99G999D9S'), to_number('1,234', '9,999')", "-12454.8|1234"],
	[
		"SELECT TIMESTAMP '2001-02-16 20:38:40' AT TIME ZONE 'America/Denver', TIMESTAMPTZ '2001-02-16 20:38:40-05' AT TIME ZONE 'America/Denver', TIMESTAMPTZ '2001-02-16 20:38:40+00' AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Dublin'",
		"2001-02-17 03:38:40|2001-02-16 18:38:40|2001-02-16 20:38:40",
	],
	[
		"SELECT TIMESTAMPTZ '2026-07-01 12:00:00Z' AT TIME ZONE 'Europe/Dublin', TIMESTAMPTZ '2026-01-01 12:00:00Z' AT TIME ZONE 'Europe/Dublin', TIMESTAMPTZ '2026-07-01 12:00:00Z' AT TIME ZONE 'Asia/Kolkata'",
		"2026-07-01 13:00:00|2026-01-01 12:00:00|2026-07-01 17:30:00",
	],
	[
		"SELECT TIMESTAMP '2026-10-25 01:30:00' AT TIME ZONE 'Europe/Dublin', TIMESTAMP '2026-03-29 01:30:00' AT TIME ZONE 'Europe/Dublin'",
		"2026-10-25 01:30:00|2026-03-29 01:30:00",
	],
	["SELECT TIMESTAMPTZ '2026-01-01 00:00:00Z' AT TIME ZONE 'Nowhere/Land'", "!22023"],
	["SELECT timezone('Europe/Berlin', TIMESTAMPTZ '2026-07-01 12:00:00Z')", "2026-07-01 14:00:00"],
	[
		"SELECT '2026-01-31'::date, '2026-01-31 10:20:30'::timestamp, '2026-01-31T10:20:30Z'::timestamptz, '2026-01-31 10:20:30+02'::timestamptz, DATE '2026-01-31'::timestamp, TIMESTAMP '2026-01-31 10:20:30'::date",
		"2026-01-31|2026-01-31 10:20:30|2026-01-31 10:20:30|2026-01-31 08:20:30|2026-01-31 00:00:00|2026-01-31",
	],
	["SELECT '2026-02-30'::date", "!22008"],
	[
		"SELECT '10:30'::time, time '10:30:15.5', '2024-01-05 10:30'::time, '103015'::time, '10:30 PM'::time, '24:00'::time, cast('9:05' AS time without time zone)",
		"10:30:00|10:30:15.5|10:30:00|10:30:15|22:30:00|24:00:00|09:05:00",
	],
	[
		"SELECT time '10:30' + interval '45 minutes', time '23:30' + interval '1 day 1 hour', time '00:30' - interval '1 hour', interval '1 hour' + time '10:00', time '09:00' - time '10:30', time '10:30' * 2",
		"11:15:00|00:30:00|23:30:00|11:00:00|-01:30:00|21:00:00",
	],
	[
		"SELECT date '2024-01-05' + time '10:30', time '10:30' + date '2024-01-05', timestamp '2024-01-05 10:00' + time '10:30', timestamp '2024-01-05 10:00' - time '10:30'",
		"2024-01-05 10:30:00|2024-01-05 10:30:00|2024-01-05 20:30:00|2024-01-04 23:30:00",
	],
	[
		"SELECT extract(hour FROM time '10:30'), extract(epoch FROM time '10:30'), date_part('minute', time '10:30'), to_char(time '22:30:15', 'HH12:MI'), make_time(8, 15, 23.5), now()::time = localtime",
		"10|37800|30|10:30|08:15:23.5|t",
	],
	[
		"SELECT time '10:30' BETWEEN '09:00' AND '17:00', time '9:00' < '10:00', time '10:30'::text || '!', time '10:30'::interval, interval '26 hours'::time, time '10:30:15.678'::time(0), timestamptz '2024-01-05 10:00+02' AT TIME ZONE 'America/New_York' = timestamp '2024-01-05 03:00'",
		"t|t|10:30:00!|10:30:00|02:00:00|10:30:16|t",
	],
	[
		"SELECT x::time FROM (VALUES (timestamp '2024-01-05 10:30:15.500'), ('2024-01-06 09:00'), ('infinity')) t(x) ORDER BY x::time",
		"09:00:00",
		"10:30:15.5",
		"∅",
	],
	[
		"SELECT min(x), max(x), count(DISTINCT x) FROM (VALUES (time '10:00'), ('9:00'), ('09:00')) t(x)",
		"09:00:00|10:00:00|2",
	],
	["SELECT '25:00'::time", "!22008"],
	["SELECT make_time(25, 0, 0)", "!22008"],
	["SELECT 'noon'::time", "!22007"],
	["SELECT time '10:30' > 5", "!42883"],
	["SELECT time '10:30' = timestamp '2024-01-05 10:30'", "!42883"],
	[
		"SELECT x, isfinite(x), date_trunc('day', x), extract(year FROM x), extract(day FROM x), x::text, x > '2024-01-01', x + interval '1 day', x::date FROM (VALUES ('infinity'::timestamp), ('-infinity'), ('2024-01-05 10:00')) t(x) ORDER BY x",
		"-infinity|f|-infinity|-Infinity|∅|-infinity|f|-infinity|-infinity",
		"2024-01-05 10:00:00|t|2024-01-05 00:00:00|2024|5|2024-01-05 10:00:00|t|2024-01-06 10:00:00|2024-01-05",
		"infinity|f|infinity|Infinity|∅|infinity|t|infinity|infinity",
	],
	["SELECT 'infinity'::timestamptz - now()", "!22008"],
	["SELECT 'infinity'::date - current_date", "!22008"],
	[
		"SELECT 'infinity'::date + 1, 'infinity'::date::timestamp, 'infinity'::timestamptz AT TIME ZONE 'Europe/Berlin', to_char('infinity'::timestamp, 'YYYY')",
		"infinity|infinity|infinity|∅",
	],
	[
		"SELECT (timestamp '2024-01-05 10:00:00.123456')::text, timestamp '2024-01-05 10:00:00.5' || '', extract(microseconds FROM timestamp '2024-01-05 10:00:00.123456'), timestamp '2024-01-05 10:00:00.123456' > '2024-01-05 10:00:00.123455'",
		"2024-01-05 10:00:00.123456|2024-01-05 10:00:00.5|123456|t",
	],
	[
		"SELECT '20240105'::date, 'Jan 5, 2024'::date, '5 January 2024'::date, '1/5/2024'::date, '2024.01.05'::date, 'J2460315'::date, '2024-01-05T10:00Z'::timestamptz, 'January 5, 2024 10:00 PM'::timestamp",
		"2024-01-05|2024-01-05|2024-01-05|2024-01-05|2024-01-05|2024-01-05|2024-01-05 10:00:00|2024-01-05 22:00:00",
	],
	[
		"SELECT '2024-01-05 10:00 America/New_York'::timestamptz, '2024-07-05 10:00 CEST'::timestamptz, '2024-01-05 10:00 America/New_York'::timestamp, timestamptz '2024-01-05 10:00' AT TIME ZONE 'PST'",
		"2024-01-05 15:00:00|2024-07-05 08:00:00|2024-01-05 10:00:00|2024-01-05 02:00:00",
	],
	[
		"SELECT 'today'::date = current_date, 'tomorrow'::date - 'yesterday'::date, 'NOW'::timestamptz = now(), 'epoch'::timestamp, t::date = current_date FROM (VALUES ('today')) v(t)",
		"t|2|t|1970-01-01 00:00:00|t",
	],
	["SELECT '2024-13-01'::timestamp", "!22008"],
	["SELECT '2024-01-05 25:00'::timestamp", "!22008"],
	["SELECT t::date FROM (VALUES ('2024-01-05'), ('2024-02-30')) v(t)", "!22008"],
	["SELECT t::timestamptz FROM (VALUES ('2024-01-05'), ('soon')) v(t)", "!22007"],
	["SELECT t::interval FROM (VALUES ('1 day'), ('soon')) v(t)", "!22007"],
	["SELECT interval 'soon'", "!22007"],
	["SELECT make_date(0, 1, 1)", "!22008"],
	["SELECT make_timestamp(2013, 1, 1, 25, 0, 0)", "!22008"],
	["SELECT to_date('2024-13-01', 'YYYY-MM-DD')", "!22008"],
	["SELECT to_timestamp('abc', 'YYYY')", "!22007"],
	["SELECT '2024-01-05 10:00 Nowhere/Land'::timestamptz", "!22023"],
	["SELECT '2024-01-05 10:00+24'::timestamptz", "!22009"],
	["SELECT 'soon'::timestamp", "!22007"],
	[
		"SELECT DATE '2026-01-31' = '2026-01-31', DATE '2026-01-31' < TIMESTAMP '2026-01-31 01:00', TIMESTAMP '2026-01-31' = DATE '2026-01-31', TIMESTAMP '2026-01-31 10:00' BETWEEN '2026-01-31' AND '2026-02-01'",
		"t|t|t|t",
	],
	[
		"SELECT DATE '2026-01-31' IN ('2026-01-31', '2026-02-01'), DATE '2026-01-31' IN (SELECT TIMESTAMP '2026-01-31 00:00:00')",
		"t|t",
	],
	[
		"SELECT justify_hours(INTERVAL '27 hours'), justify_days(INTERVAL '35 days'), justify_interval(INTERVAL '1 mon -1 hour')",
		"1 day 03:00:00|1 mon 5 days|29 days 23:00:00",
	],
	[
		"SELECT x - lag(x) OVER (ORDER BY x) FROM (VALUES (TIMESTAMP '2026-01-01'), (TIMESTAMP '2026-01-03 06:00')) t(x) ORDER BY x",
		"∅",
		"2 days 06:00:00",
	],
	["SELECT avg(x) FROM (VALUES (INTERVAL '1 day'), (INTERVAL '3 days')) t(x)", "2 days"],
	[
		"SELECT max(x) - min(x) FROM (VALUES (TIMESTAMP '2026-01-01'), (TIMESTAMP '2026-01-03 06:00')) t(x)",
		"2 days 06:00:00",
	],
	["SELECT EXTRACT(EPOCH FROM (TIMESTAMP '2026-01-03' - TIMESTAMP '2026-01-01')) / 3600", "48"],
	[
		"SELECT dateadd('day', 3, TIMESTAMP '2026-01-30'), datediff('day', TIMESTAMP '2026-01-30 23:00', TIMESTAMP '2026-02-01 01:00'), datepart('year', TIMESTAMP '2026-01-30'), datename('month', TIMESTAMP '2026-01-30')",
		"2026-02-02 00:00:00|2|2026|January",
	],
	[
		"SELECT DATEADD(month, 1, TIMESTAMP '2026-01-31'), DATEDIFF(month, DATE '2026-01-31', DATE '2026-03-01'), DATEPART(quarter, DATE '2026-05-05')",
		"2026-02-28 00:00:00|2|2",
	],
	[
		"SELECT eomonth(DATE '2026-02-10'), last_day(DATE '2024-02-10'), datefromparts(2026, 5, 6), dayofweek(DATE '2026-11-22'), dayofyear(DATE '2026-02-01'), dayofmonth(DATE '2026-02-03')",
		"2026-02-28|2024-02-29|2026-05-06|1|32|3",
	],
	[
		"SELECT fdmonth(DATE '2026-02-10'), ldmonth(DATE '2026-02-10'), fdquarter(DATE '2026-05-10'), ldquarter(DATE '2026-05-10'), fdweek(DATE '2026-11-22'), ldweek(DATE '2026-11-22')",
		"2026-02-01|2026-02-28|2026-04-01|2026-06-30|2026-11-16|2026-11-22",
	],
	[
		"SELECT year(DATE '2026-02-10'), month(DATE '2026-02-10'), day(DATE '2026-02-10'), hour(TIMESTAMP '2026-02-10 11:12:13'), minute(TIMESTAMP '2026-02-10 11:12:13'), quarter(DATE '2026-02-10')",
		"2026|2|10|11|12|1",
	],
	[
		"SELECT to_days(DATE '2007-10-07'), from_days(733321), makedate(2026, 32), isdate('2026-01-01'), isdate('x')",
		"733321|2007-10-07|2026-02-01|t|f",
	],
	[
		"SELECT strftime('%Y-%m', TIMESTAMP '2026-02-10 11:12:13'), unixepoch(TIMESTAMP '2026-02-10'), date(TIMESTAMP '2026-02-10 11:12:13'), datetime(TIMESTAMP '2026-02-10 11:12:13')",
		"2026-02|1770681600|2026-02-10|2026-02-10 11:12:13",
	],
	[
		"SELECT now() = current_timestamp, current_date = now()::date, now() - INTERVAL '1 day' < now(), localtimestamp = now()",
		"t|t|t|t",
	],
	[
		"SELECT L_TODAY() = now(), L_YESTERDAY() < now(), now() > L_LAST_WEEK(), now() = L_THIS_YEAR(), now() >= L_THIS_MONTH(), now() < L_NEXT_MONTH(), now() <> L_LAST_N_DAYS(5), now() BETWEEN L_LAST_MONTH() AND L_THIS_MONTH()",
		"t|t|t|t|t|t|t|t",
	],
	["SELECT now() IN (L_TODAY(), L_YESTERDAY()), now() NOT IN (L_LAST_WEEK())", "t|t"],
	[
		"SELECT now() - INTERVAL '1 day' = L_LAST_N_DAYS(1), now() = L_NEXT_N_DAYS(1), now() = L_LAST_N_WEEKS(2), now() + INTERVAL '1 day' = L_TOMORROW()",
		"t|t|f|t",
	],
	["SELECT EXTRACT(foo FROM TIMESTAMP '2026-01-01')", "!22023"],
	["SELECT date_trunc('foo', TIMESTAMP '2026-01-01')", "!22023"],
	[
		"SELECT date_trunc('day', timestamptz '2026-03-05 02:00Z' AT TIME ZONE 'America/New_York') AT TIME ZONE 'America/New_York'",
		"2026-03-04 05:00:00",
	],
	[
		"SELECT (timestamp '2024-07-01' + interval '1 day') AT TIME ZONE 'America/New_York', date_trunc('month', timestamp '2024-07-15') AT TIME ZONE 'America/New_York'",
		"2024-07-02 04:00:00|2024-07-01 04:00:00",
	],
	[
		"SELECT max(t AT TIME ZONE 'America/New_York') AT TIME ZONE 'America/New_York' = max(t) FROM (VALUES (timestamptz '2026-01-01 12:00Z')) v(t)",
		"t",
	],
	[
		"SELECT CAST(timestamptz '2024-07-01 12:00Z' AS timestamp) AT TIME ZONE 'Europe/Paris', coalesce(timestamp '2024-07-01 12:00') AT TIME ZONE 'Europe/Paris', date '2024-07-01' AT TIME ZONE 'Europe/Paris'",
		"2024-07-01 10:00:00|2024-07-01 10:00:00|2024-07-01 02:00:00",
	],
	[
		"SELECT make_timestamp(2024, 7, 1, 12, 0, 0) AT TIME ZONE 'Europe/Paris', make_timestamptz(2024, 7, 1, 12, 0, 0, 'Europe/Paris'), timezone('Europe/Paris', timestamp '2024-07-01 12:00')",
		"2024-07-01 10:00:00|2024-07-01 10:00:00|2024-07-01 10:00:00",
	],
	[
		"SELECT timestamp '2026-11-01' + (-11 || ' month')::interval, timestamp '2024-01-31' + i FROM (SELECT interval '1 month' AS i) t",
		"2025-12-01 00:00:00|2024-02-29 00:00:00",
	],
	[
		"SELECT extract(epoch FROM interval '1 year'), extract(epoch FROM interval '1 mon 1 day'), extract(epoch FROM interval '-13 months')",
		"31557600|2678400|-34149600",
	],
	[
		"SELECT interval '1 month' + interval '1 day', (interval '100 hours')::text, interval '1 day' * 1.5, interval '1 month' / 3, -interval '1 day 02:03:04'",
		"1 mon 1 day|100:00:00|1 day 12:00:00|10 days|-1 days -02:03:04",
	],
	[
		"SELECT avg(i), sum(i), min(i), max(i) FROM (VALUES (interval '1 mon'), (interval '1 day'), (interval '25:30:01.5')) v(i)",
		"10 days 16:30:00.5|1 mon 1 day 25:30:01.5|1 day|1 mon",
	],
	[
		"SELECT extract(year FROM max(i)), extract(month FROM CASE WHEN true THEN max(i) END) FROM (VALUES (age(timestamp '2024-03-31', timestamp '2020-01-15'))) v(i)",
		"4|2",
	],
	[
		"SELECT interval '1 day 02:03:04', interval '1 year 2 mons 3 days 04:05:06', interval '1 02:00' DAY TO HOUR, interval '-1 day +02:00'",
		"1 day 02:03:04|1 year 2 mons 3 days 04:05:06|1 day 02:00:00|-1 days +02:00:00",
	],
	[
		"SELECT interval '1 month' = interval '30 days', interval '1 month' > interval '29 days', interval '1 day' IN (interval '24 hours'), interval '2 days' BETWEEN interval '1 day' AND interval '49 hours'",
		"t|t|t|t",
	],
	[
		"SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY i) FROM (VALUES (interval '1 day'), (interval '4 days')) v(i)",
		"2 days 12:00:00",
	],
	[
		"SELECT extract(year FROM i), date_part('day', i) FROM (SELECT age(timestamp '2024-03-31', timestamp '2020-01-15') AS i) x",
		"4|16",
	],
	[
		"SELECT concat(interval '36 hours', '!'), 'took ' || (timestamp '2026-01-02 03:00' - timestamp '2026-01-01'), interval '1 mon' || ''",
		"36:00:00!|took 1 day 03:00:00|1 mon",
	],
	[
		"SELECT 'open=' || true, concat(true, false), concat_ws(',', true, false), timestamptz '2026-01-01 10:00Z' || '', timestamp '2026-01-01 10:00' || '', concat(timestamptz '2026-01-01 10:00Z', date '2026-01-02')",
		"open=true|tf|t,f|2026-01-01 10:00:00+00|2026-01-01 10:00:00|2026-01-01 10:00:00+002026-01-02",
	],
	[
		"SELECT make_interval(years => 1, months => 2, days => 3, hours => 4), justify_hours(interval '27 hours'), justify_days(interval '35 days'), justify_interval(interval '1 mon -1 hour')",
		"1 year 2 mons 3 days 04:00:00|1 day 03:00:00|1 mon 5 days|29 days 23:00:00",
	],
	[
		"SELECT 1e20::float8 || '', (1.0/3)::float8 || '', 1e16::float8::text, 0.00001::float8::text, 100::float8::text, 1e15::float8::text, 123456.789::float8 || ''",
		"1e+20|0.3333333333333333|1e+16|1e-05|100|1e+15|123456.789",
	],
	["SELECT interval '1 month' + '2 days', '3 hours' - interval '1 hour'", "1 mon 2 days|02:00:00"],
	[
		"SELECT DATE '2026-01-31' - -1, DATE '2026-01-31' + -1, DATE '2026-01-31' - x FROM (VALUES (-5)) t(x)",
		"2026-02-01|2026-01-30|2026-02-05",
	],
	[
		"SELECT (timestamp '1970-01-01 00:00:00.0006' + interval '0.0005 s')::text, (timestamp '1970-01-01 00:00:00.000001' - interval '2 us')::text, (timestamp '2026-01-31 10:00:00.123456' + interval '1 month')::text",
		"1970-01-01 00:00:00.0011|1969-12-31 23:59:59.999999|2026-02-28 10:00:00.123456",
	],
	[
		"SELECT timestamp '1970-01-01 00:00:00.123457' - timestamp '1970-01-01 00:00:00.000001', timestamptz '1970-01-01 00:00:01+00' - interval '0.333334 s' = timestamptz '1970-01-01 00:00:00.666666+00'",
		"00:00:00.123456|t",
	],
	// Times keep their microseconds, whatever is done to them.
	[
		"SELECT age(TIMESTAMP '2021-01-03 12:34:56.123456', TIMESTAMP '1969-12-31 23:59:59.5'), age(TIMESTAMP '1969-12-31 23:59:59.999999', TIMESTAMP '1969-12-31 23:59:59.999998'), age(TIMESTAMP '1969-12-01', TIMESTAMP '2024-03-10 06:59:59.123456')",
		"51 years 2 days 12:34:56.623456|00:00:00.000001|-54 years -3 mons -9 days -06:59:59.123456",
	],
	[
		"SELECT date_trunc('microseconds', TIMESTAMP '2021-01-03 12:34:56.123456')::text, date_trunc('microsecond', TIMESTAMPTZ '2021-01-03 12:34:56.999999+00')::text, date_trunc('milliseconds', TIMESTAMP '2021-01-03 12:34:56.123456')::text",
		"2021-01-03 12:34:56.123456|2021-01-03 12:34:56.999999+00|2021-01-03 12:34:56.123",
	],
	[
		"SELECT x::timestamp(3)::text, x::timestamp(0)::text, x::timestamp(5)::text, x::timestamp(6)::text, x::date FROM (VALUES (TIMESTAMP '2024-02-29 23:59:59.999999'), ('2021-01-03 12:34:56.123456'), ('1969-12-31 23:59:59.5004')) t(x)",
		"2024-03-01 00:00:00|2024-03-01 00:00:00|2024-03-01 00:00:00|2024-02-29 23:59:59.999999|2024-02-29",
		"2021-01-03 12:34:56.123|2021-01-03 12:34:56|2021-01-03 12:34:56.12346|2021-01-03 12:34:56.123456|2021-01-03",
		"1969-12-31 23:59:59.5|1970-01-01 00:00:00|1969-12-31 23:59:59.5004|1969-12-31 23:59:59.5004|1969-12-31",
	],
	[
		"SELECT ('2024-02-29 23:59:59.9999'::timestamptz(3))::text, TIMESTAMP(2) '2024-01-01 00:00:00.126'",
		"2024-03-01 00:00:00+00|2024-01-01 00:00:00.13",
	],
	[
		"SELECT date_bin('1 second', TIMESTAMP '2021-01-03 12:34:56.123456', TIMESTAMP '2001-01-01 00:00:00.000001')::text, date_bin('0.0001 seconds', TIMESTAMP '2021-01-03 12:34:56.123456', TIMESTAMP '2001-01-01')::text, date_bin('15 minutes', TIMESTAMP '1969-12-31 23:59:59.5', TIMESTAMP '2001-01-01')",
		"2021-01-03 12:34:56.000001|2021-01-03 12:34:56.1234|1969-12-31 23:45:00",
	],
	[
		"SELECT justify_days(interval '-1 month 1 day'), justify_days(interval '1 month -1 day'), justify_hours(interval '-1 day 1 hour'), justify_interval(interval '-1 month 1 day 1 hour'), justify_interval(interval '-1 day 1 hour'), justify_interval(interval '1 month -1 hour'), justify_interval(interval '-2 months 35 days -30 hours')",
		"-29 days|29 days|-23:00:00|-28 days -23:00:00|-23:00:00|29 days 23:00:00|-26 days -06:00:00",
	],
	// Offsets of make_timestamptz() are those of ISO 8601, whose signs are not those of the zones of POSIX.
	[
		"SELECT make_timestamptz(2024, 1, 1, 0, 0, 0, '-3')::text, make_timestamptz(2024, 1, 1, 0, 0, 0, '+3')::text, make_timestamptz(2024, 1, 1, 0, 0, 0, '-03:30')::text, make_timestamptz(2024, 1, 1, 0, 0, 0, 'Europe/Berlin')::text, make_timestamptz(2024, 1, 1, 0, 0, 0, 'EST')::text",
		"2024-01-01 03:00:00+00|2023-12-31 21:00:00+00|2024-01-01 03:30:00+00|2023-12-31 23:00:00+00|2024-01-01 05:00:00+00",
	],
	[
		"SELECT make_timestamptz(2024, 1, 1, 0, 0, 0, z)::text FROM (VALUES ('-3'), ('UTC')) v(z)",
		"2024-01-01 03:00:00+00",
		"2024-01-01 00:00:00+00",
	],
	["SELECT make_timestamptz(2024, 1, 1, 0, 0, 0, '3')", "!22023"],
	// The fields behind a span say what its numbers are, and cut it.
	[
		"SELECT interval '1:30' minute to second, interval '-1:30.25' minute to second, interval '1 day 1:30' minute to second, interval '12:34:56' minute to second, interval '1:30' hour to minute, interval '1 1:30' day to minute, interval '1:30' day to second",
		"00:01:30|-00:01:30.25|1 day 00:01:30|12:34:56|01:30:00|1 day 01:30:00|01:30:00",
	],
	[
		"SELECT interval '1:30' hour, interval '1.5' minute, interval '1-2' year to month, interval '14 months' year, interval '14 months 3 days' month, interval '1 2:03:04' day to hour, interval '1 2:03:04' day to minute, interval '3 days 2:03' hour to second",
		"01:00:00|00:01:00|1 year 2 mons|1 year|1 year 2 mons|1 day 02:00:00|1 day 02:03:00|3 days 02:03:00",
	],
	[
		"SELECT date_trunc('hour', interval '3 days 02:47:33'), date_trunc('month', interval '1 year 2 mons 3 days'), date_trunc('quarter', interval '1 year 5 mons 3 days'), date_trunc('year', interval '1 year 5 mons'), date_trunc('decade', interval '25 years'), date_trunc('second', interval '1.5 s'), date_trunc('day', interval '-1 days -02:00'), date_trunc('milliseconds', interval '1.23456 s'), date_trunc('century', interval '250 years 3 mons'), date_trunc('year', interval '-1 years -5 mons')",
		"3 days 02:00:00|1 year 2 mons|1 year 3 mons|1 year|20 years|00:00:01|-1 days|00:00:01.234|200 years|-1 years",
	],
	["SELECT date_trunc('week', interval '3 days')", "!0A000"],
	["SELECT date_trunc('foo', interval '3 days')", "!22023"],
	// A time of day has no year.
	["SELECT extract(year FROM time '10:00')", "!0A000"],
	["SELECT date_part('dow', time '10:00')", "!0A000"],
	["SELECT extract(timezone FROM time '10:00')", "!0A000"],
	["SELECT extract(foo FROM time '10:00')", "!22023"],
	[
		"SELECT extract(second FROM time '10:20:30.5'), extract(epoch FROM time '10:00'), extract(microseconds FROM time '00:00:01'), date_part('hour', time '10:20'), extract(minute FROM '10:20'::time) + 1",
		"30.500000|36000.000000|1000000|10|21",
	],
];
