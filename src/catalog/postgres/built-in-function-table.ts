// Those of PostgreSQL 15's own functions that are here too, and those by which its types are read and written
// (REL_15_STABLE, src/include/catalog/pg_proc.dat): clients list functions, complete their names, and look them up by object id.

/**
 * oid name flags rettype argtypes allargtypes argnames argdefaults lang cost rows variadic nargdefaults|description; those at the end are left
 * out where they are - - - - 12 1 0 0 0. The flags are prokind, s for a set, provolatile, t for strict, proparallel.
 */
export const builtInFunctions = `
31 byteaout f-its 2275 17|I/O
33 charout f-its 2275 18|I/O
34 namein f-its 19 2275|I/O
35 nameout f-its 2275 19|I/O
38 int2in f-its 21 2275|I/O
39 int2out f-its 2275 21|I/O
40 int2vectorin f-its 22 2275|I/O
41 int2vectorout f-its 2275 22|I/O
42 int4in f-its 23 2275|I/O
43 int4out f-its 2275 23|I/O
44 regprocin f-sts 24 2275|I/O
45 regprocout f-sts 2275 24|I/O
46 textin f-its 25 2275|I/O
47 textout f-its 2275 25|I/O
48 tidin f-its 27 2275|I/O
49 tidout f-its 2275 27|I/O
50 xidin f-its 28 2275|I/O
51 xidout f-its 2275 28|I/O
52 cidin f-its 29 2275|I/O
53 cidout f-its 2275 29|I/O
54 oidvectorin f-its 30 2275|I/O
55 oidvectorout f-its 2275 30|I/O
77 int4 f-its 23 18|convert char to int4
78 char f-its 18 23|convert int4 to char
86 pg_ddl_command_in f-its 32 2275|I/O
87 pg_ddl_command_out f-its 2275 32|I/O
88 pg_ddl_command_recv f-its 32 2281|I/O
89 version f-sts 25 -|PostgreSQL version string
90 pg_ddl_command_send f-its 17 32|I/O
109 unknownin f-its 705 2275|I/O
110 unknownout f-its 2275 705|I/O
117 point_in f-its 600 2275|I/O
118 point_out f-its 2275 600|I/O
119 lseg_in f-its 601 2275|I/O
120 lseg_out f-its 2275 601|I/O
121 path_in f-its 602 2275|I/O
122 path_out f-its 2275 602|I/O
123 box_in f-its 603 2275|I/O
124 box_out f-its 2275 603|I/O
195 pg_node_tree_in f-its 194 2275|I/O
196 pg_node_tree_out f-its 2275 194|I/O
197 pg_node_tree_recv f-sts 194 2281|I/O
198 pg_node_tree_send f-sts 17 194|I/O
200 float4in f-its 700 2275|I/O
201 float4out f-its 2275 700|I/O
214 float8in f-its 701 2275|I/O
215 float8out f-its 2275 701|I/O
235 float8 f-its 701 21|convert int2 to float8
236 float4 f-its 700 21|convert int2 to float4
237 int2 f-its 21 701|convert float8 to int2
238 int2 f-its 21 700|convert float4 to int2
267 table_am_handler_in f-i-s 269 2275|I/O
268 table_am_handler_out f-its 2275 269|I/O
311 float8 f-its 701 700|convert float4 to float8
312 float4 f-its 700 701|convert float8 to float4
313 int4 f-its 23 21|convert int2 to int4
314 int2 f-its 21 23|convert int4 to int2
316 float8 f-its 701 23|convert int4 to float8
317 int4 f-its 23 701|convert float8 to int4
318 float4 f-its 700 23|convert int4 to float4
319 int4 f-its 23 700|convert float4 to int4
320 width_bucket f-its 23 701,701,701,23|bucket number of operand in equal-width histogram
321 json_in f-its 114 2275|I/O
322 json_out f-its 2275 114|I/O
323 json_recv f-its 114 2281|I/O
324 json_send f-its 17 114|I/O
326 index_am_handler_in f-i-s 325 2275|I/O
327 index_am_handler_out f-its 2275 325|I/O
347 poly_in f-its 604 2275|I/O
348 poly_out f-its 2275 604|I/O
376 string_to_array f-i-s 1009 25,25,25|split delimited text, with null string
378 array_append f-i-s 5078 5078,5077|append element onto end of array
379 array_prepend f-i-s 5078 5077,5078|prepend element onto front of array
383 array_cat f-i-s 5078 5078,5078|implementation of || operator
384 array_to_string f-s-s 25 2277,25,25|concatenate array elements, using delimiter and null string, into text
394 string_to_array f-i-s 1009 25,25|split delimited text
395 array_to_string f-sts 25 2277,25|concatenate array elements, using delimiter, into text
401 text f-its 25 1042|convert char(n) to text
406 text f-its 25 19|convert name to text
407 name f-its 19 25|convert text to name
408 bpchar f-its 1042 19|convert name to char(n)
409 name f-its 19 1042|convert char(n) to name
436 macaddr_in f-its 829 2275|I/O
437 macaddr_out f-its 2275 829|I/O
438 num_nulls f-i-s 23 2276 v2276 - - 12 1 0 2276|count the number of NULL arguments
440 num_nonnulls f-i-s 23 2276 v2276 - - 12 1 0 2276|count the number of non-NULL arguments
460 int8in f-its 20 2275|I/O
461 int8out f-its 2275 20|I/O
480 int4 f-its 23 20|convert int8 to int4
481 int8 f-its 20 23|convert int4 to int8
482 float8 f-its 701 20|convert int8 to float8
483 int8 f-its 20 701|convert float8 to int8
652 float4 f-its 700 20|convert int8 to float4
653 int8 f-its 20 700|convert float4 to int8
668 bpchar f-its 1042 1042,23,16|adjust char() to typmod length
669 varchar f-its 1043 1043,23,16|adjust varchar() to typmod length
714 int2 f-its 21 20|convert int8 to int2
720 octet_length f-its 23 17|octet length
730 text f-its 25 869|show all parts of inet/cidr value
745 current_user f-sts 19 -|current user name
746 session_user f-sts 19 -|session user name
747 array_dims f-its 25 2277|array dimensions
748 array_ndims f-its 23 2277|number of array dimensions
749 overlay f-its 17 17,17,23,23|substitute portion of string
750 array_in f-sts 2277 2275,26,23|I/O
751 array_out f-sts 2275 2277|I/O
752 overlay f-its 17 17,17,23|substitute portion of string
754 int8 f-its 20 21|convert int2 to int8
849 position f-its 23 25,25|position of substring
860 bpchar f-its 1042 18|convert char to char(n)
861 current_database f-sts 19 -|name of the current database
868 strpos f-its 23 25,25|position of substring
870 lower f-its 25 25|lowercase
871 upper f-its 25 25|uppercase
872 initcap f-its 25 25|capitalize each word
873 lpad f-its 25 25,23,25|left-pad string to length
874 rpad f-its 25 25,23,25|right-pad string to length
875 ltrim f-its 25 25,25|trim selected characters from left end of string
876 rtrim f-its 25 25,25|trim selected characters from right end of string
877 substr f-its 25 25,23,23|extract portion of string
878 translate f-its 25 25,25,25|map a set of characters appearing in string
879 lpad f-its 25 25,23 - - - 14|left-pad string to length
880 rpad f-its 25 25,23 - - - 14|right-pad string to length
881 ltrim f-its 25 25|trim spaces from left end of string
882 rtrim f-its 25 25|trim spaces from right end of string
883 substr f-its 25 25,23|extract portion of string
884 btrim f-its 25 25,25|trim selected characters from both ends of string
885 btrim f-its 25 25|trim spaces from both ends of string
886 cash_in f-sts 790 2275|I/O
887 cash_out f-sts 2275 790|I/O
910 inet_in f-its 869 2275|I/O
911 inet_out f-its 2275 869|I/O
936 substring f-its 25 25,23,23|extract portion of string
937 substring f-its 25 25,23|extract portion of string
938 generate_series fsits 1114 1114,1114,1186 - - - 12 1 1000|non-persistent series generator
939 generate_series fssts 1184 1184,1184,1186 - - - 12 1 1000|non-persistent series generator
940 mod f-its 21 21,21|modulus
941 mod f-its 23 23,23|modulus
944 char f-its 18 25|convert text to char
946 text f-its 25 18|convert char to text
947 mod f-its 20 20,20|modulus
1026 timezone f-its 1114 1186,1184|adjust timestamp to new time zone
1031 aclitemin f-sts 1033 2275|I/O
1032 aclitemout f-sts 2275 1033|I/O
1039 getdatabaseencoding f-sts 19 -|encoding name of current database
1044 bpcharin f-its 1042 2275,26,23|I/O
1045 bpcharout f-its 2275 1042|I/O
1046 varcharin f-its 1043 2275,26,23|I/O
1047 varcharout f-its 2275 1043|I/O
1066 generate_series fsits 23 23,23,23 - - - 12 1 1000|non-persistent series generator
1067 generate_series fsits 23 23,23 - - - 12 1 1000|non-persistent series generator
1068 generate_series fsits 20 20,20,20 - - - 12 1 1000|non-persistent series generator
1069 generate_series fsits 20 20,20 - - - 12 1 1000|non-persistent series generator
1079 regclass f-sts 2205 25|convert text to regclass
1081 format_type f-s-s 25 26,23|format a type oid and atttypmod to canonical SQL
1084 date_in f-sts 1082 2275|I/O
1085 date_out f-sts 2275 1082|I/O
1143 time_in f-sts 1083 2275,26,23|I/O
1144 time_out f-its 2275 1083|I/O
1150 timestamptz_in f-sts 1184 2275,26,23|I/O
1151 timestamptz_out f-sts 2275 1184|I/O
1158 to_timestamp f-its 1184 701|convert UNIX epoch to timestamptz
1159 timezone f-its 1114 25,1184|adjust timestamp to new time zone
1160 interval_in f-sts 1186 2275,26,23|I/O
1161 interval_out f-sts 2275 1186|I/O
1171 date_part f-sts 701 25,1184|extract field from timestamp with time zone
1172 date_part f-its 701 25,1186|extract field from interval
1174 timestamptz f-sts 1184 1082|convert date to timestamp with time zone
1175 justify_hours f-its 1186 1186|promote groups of 24 hours to numbers of days
1178 date f-sts 1082 1184|convert timestamp with time zone to date
1191 generate_subscripts fsits 23 2277,23,16 - - - 12 1 1000|array subscripts generator
1192 generate_subscripts fsits 23 2277,23 - - - 12 1 1000|array subscripts generator
1194 log10 f-its 701 701|base 10 logarithm
1199 age f-its 1186 1184,1184|date difference preserving months and years
1200 interval f-its 1186 1186,23|adjust interval precision
1215 obj_description f-sts 25 26,19 - - - 14 100|get description for object id and catalog name
1216 col_description f-sts 25 26,23 - - - 14 100|get description for table column
1217 date_trunc f-sts 1184 25,1184|truncate timestamp with time zone to specified units
1218 date_trunc f-its 1186 25,1186|truncate interval to specified units
1242 boolin f-its 16 2275|I/O
1243 boolout f-its 2275 16|I/O
1244 byteain f-its 17 2275|I/O
1245 charin f-its 18 2275|I/O
1264 pg_char_to_encoding f-sts 23 19|convert encoding name to encoding id
1267 cidr_in f-its 650 2275|I/O
1271 overlaps f-i-s 16 1266,1266,1266,1266|intervals overlap?
1273 date_part f-its 701 25,1266|extract field from time with time zone
1282 quote_ident f-its 25 25|quote an identifier for usage in a querystring
1283 quote_literal f-its 25 25|quote a literal for usage in a querystring
1284 date_trunc f-sts 1184 25,1184,25|truncate timestamp with time zone to specified units in specified time zone
1285 quote_literal f-sts 25 2283 - - - 14|quote a data value for usage in a querystring
1287 oid f-its 26 20|convert int8 to oid
1288 int8 f-its 20 26|convert oid to int8
1289 quote_nullable f-i-s 25 25|quote a possibly-null literal for usage in a querystring
1290 quote_nullable f-s-s 25 2283 - - - 14|quote a possibly-null data value for usage in a querystring
1295 justify_days f-its 1186 1186|promote groups of 30 days to numbers of months
1299 now f-sts 1184 -|current transaction time
1304 overlaps f-i-s 16 1184,1184,1184,1184|intervals overlap?
1305 overlaps f-s-s 16 1184,1186,1184,1186 - - - 14|intervals overlap?
1306 overlaps f-s-s 16 1184,1184,1184,1186 - - - 14|intervals overlap?
1307 overlaps f-s-s 16 1184,1186,1184,1184 - - - 14|intervals overlap?
1308 overlaps f-i-s 16 1083,1083,1083,1083|intervals overlap?
1309 overlaps f-i-s 16 1083,1186,1083,1186 - - - 14|intervals overlap?
1310 overlaps f-i-s 16 1083,1083,1083,1186 - - - 14|intervals overlap?
1311 overlaps f-i-s 16 1083,1186,1083,1083 - - - 14|intervals overlap?
1312 timestamp_in f-sts 1114 2275,26,23|I/O
1313 timestamp_out f-sts 2275 1114|I/O
1316 time f-its 1083 1114|convert timestamp to time
1317 length f-its 23 25|length
1318 length f-its 23 1042|character length
1340 log f-its 701 701|base 10 logarithm
1341 ln f-its 701 701|natural logarithm
1342 round f-its 701 701|round to nearest integer
1343 trunc f-its 701 701|truncate to integer
1344 sqrt f-its 701 701|square root
1345 cbrt f-its 701 701|cube root
1346 pow f-its 701 701,701|exponentiation
1347 exp f-its 701 701|natural exponential (e^x)
1348 obj_description f-sts 25 26 - - - 14 100|deprecated, use two-argument form instead
1350 timetz_in f-sts 1266 2275,26,23|I/O
1351 timetz_out f-its 2275 1266|I/O
1367 character_length f-its 23 1042|character length
1368 power f-its 701 701,701|exponentiation
1369 character_length f-its 23 25|character length
1370 interval f-its 1186 1083|convert time to interval
1372 char_length f-its 23 1042|character length
1373 isfinite f-its 16 1082|finite date?
1374 octet_length f-its 23 25|octet length
1375 octet_length f-its 23 1042|octet length
1376 factorial f-its 1700 20|factorial
1381 char_length f-its 23 25|character length
1384 date_part f-its 701 25,1082 - - - 14|extract field from date
1385 date_part f-its 701 25,1083|extract field from time
1386 age f-sts 1186 1184 - - - 14|date difference from today preserving months and years
1387 pg_get_constraintdef f-sts 25 26|constraint description
1388 timetz f-sts 1266 1184|convert timestamp with time zone to time with time zone
1389 isfinite f-its 16 1184|finite timestamp?
1390 isfinite f-its 16 1186|finite interval?
1394 abs f-its 700 700|absolute value
1395 abs f-its 701 701|absolute value
1396 abs f-its 20 20|absolute value
1397 abs f-its 23 23|absolute value
1398 abs f-its 21 21|absolute value
1400 name f-its 19 1043|convert varchar to name
1401 varchar f-its 1043 19|convert name to varchar
1402 current_schema f-stu 19 -|current schema name
1403 current_schemas f-stu 1003 16|current schema search list
1404 overlay f-its 25 25,25,23,23|substitute portion of string
1405 overlay f-its 25 25,25,23|substitute portion of string
1416 point f-its 600 718|center of
1419 time f-its 1083 1186|convert interval to time
1427 cidr_out f-its 2275 650|I/O
1446 box f-its 603 604|convert polygon to bounding box
1447 path f-its 602 604|convert polygon to path
1448 polygon f-its 604 603|convert box to polygon
1449 polygon f-its 604 602|convert path to polygon
1450 circle_in f-its 718 2275|I/O
1451 circle_out f-its 2275 718|I/O
1474 circle f-its 718 604|convert polygon to circle
1479 circle f-its 718 603|convert box to circle
1480 box f-its 603 718|convert circle to box
1481 log10 f-its 1700 1700 - - - 14|base 10 logarithm
1490 line_in f-its 628 2275|I/O
1491 line_out f-its 2275 628|I/O
1532 point f-its 600 601|center of
1534 point f-its 600 603|center of
1540 point f-its 600 604|center of
1541 lseg f-its 601 603|diagonal of
1544 polygon f-its 604 718 - - - 14|convert circle to 12-vertex polygon
1564 bit_in f-its 1560 2275,26,23|I/O
1565 bit_out f-its 2275 1560|I/O
1569 like f-its 16 25,25|matches LIKE expression
1571 like f-its 16 19,25|matches LIKE expression
1573 pg_get_ruledef f-sts 25 26|source text of a rule
1579 varbit_in f-its 1562 2275,26,23|I/O
1580 varbit_out f-its 2275 1562|I/O
1597 pg_encoding_to_char f-sts 19 23|convert encoding id to encoding name
1598 random f-vtr 701 -|random value
1600 asin f-its 701 701|arcsine
1601 acos f-its 701 701|arccosine
1602 atan f-its 701 701|arctangent
1603 atan2 f-its 701 701,701|arctangent, two arguments
1604 sin f-its 701 701|sine
1605 cos f-its 701 701|cosine
1606 tan f-its 701 701|tangent
1607 cot f-its 701 701|cotangent
1608 degrees f-its 701 701|radians to degrees
1609 radians f-its 701 701|degrees to radians
1610 pi f-its 701 -|PI
1619 pg_typeof f-s-s 2206 2276|type of the argument
1620 ascii f-its 23 25|convert first char to int4
1621 chr f-its 25 23|convert int4 to char
1622 repeat f-its 25 25,23|replicate string n times
1640 pg_get_viewdef f-str 25 25|select statement of a view
1641 pg_get_viewdef f-str 25 26|select statement of a view
1642 pg_get_userbyid f-sts 19 26|role name by OID (with fallback)
1643 pg_get_indexdef f-sts 25 26|index description
1662 pg_get_triggerdef f-sts 25 26|trigger description
1665 pg_get_serial_sequence f-sts 25 25,25|name of sequence for a serial column
1683 bit f-its 1560 23,23|convert int4 to bitstring
1684 int4 f-its 23 1560|convert bitstring to int4
1685 bit f-its 1560 1560,23,16|adjust bit() to typmod length
1686 pg_get_keywords fssts 2249 - o25,o18,o16,o25,o25 word,catcode,barelabel,catdesc,baredesc - 12 10 500|list of SQL keywords
1687 varbit f-its 1562 1562,23,16|adjust varbit() to typmod length
1701 numeric_in f-its 1700 2275,26,23|I/O
1702 numeric_out f-its 2275 1700|I/O
1703 numeric f-its 1700 1700,23|adjust numeric to typmod precision/scale
1705 abs f-its 1700 1700|absolute value
1706 sign f-its 1700 1700|sign of value
1707 round f-its 1700 1700,23|value rounded to 'scale'
1708 round f-its 1700 1700 - - - 14|value rounded to 'scale' of zero
1709 trunc f-its 1700 1700,23|value truncated to 'scale'
1710 trunc f-its 1700 1700 - - - 14|value truncated to 'scale' of zero
1711 ceil f-its 1700 1700|nearest integer >= value
1712 floor f-its 1700 1700|nearest integer <= value
1713 length f-sts 23 17,19|length of string in specified encoding
1715 cidr f-its 650 869|convert inet to cidr
1716 pg_get_expr f-sts 25 194,26|deparse an encoded expression
1728 mod f-its 1700 1700,1700|modulus
1730 sqrt f-its 1700 1700|square root
1732 exp f-its 1700 1700|natural exponential (e^x)
1734 ln f-its 1700 1700|natural logarithm
1736 log f-its 1700 1700,1700|logarithm base m of n
1738 pow f-its 1700 1700,1700|exponentiation
1740 numeric f-its 1700 23|convert int4 to numeric
1741 log f-its 1700 1700 - - - 14|base 10 logarithm
1742 numeric f-its 1700 700|convert float4 to numeric
1743 numeric f-its 1700 701|convert float8 to numeric
1744 int4 f-its 23 1700|convert numeric to int4
1745 float4 f-its 700 1700|convert numeric to float4
1746 float8 f-its 701 1700|convert numeric to float8
1768 to_char f-sts 25 1186,25|format interval to text
1770 to_char f-sts 25 1184,25|format timestamp with time zone to text
1772 to_char f-sts 25 1700,25|format numeric to text
1773 to_char f-sts 25 23,25|format int4 to text
1774 to_char f-sts 25 20,25|format int8 to text
1775 to_char f-sts 25 700,25|format float4 to text
1776 to_char f-sts 25 701,25|format float8 to text
1777 to_number f-sts 1700 25,25|convert text to numeric
1778 to_timestamp f-sts 1184 25,25|convert text to timestamp with time zone
1779 int8 f-its 20 1700|convert numeric to int8
1780 to_date f-sts 1082 25,25|convert text to date
1781 numeric f-its 1700 20|convert int8 to numeric
1782 numeric f-its 1700 21|convert int2 to numeric
1783 int2 f-its 21 1700|convert numeric to int2
1798 oidin f-its 26 2275|I/O
1799 oidout f-its 2275 26|I/O
1810 bit_length f-its 23 17 - - - 14|length in bits
1811 bit_length f-its 23 25 - - - 14|length in bits
1922 has_table_privilege f-sts 16 19,25,25|user privilege on relation by username, rel name
1923 has_table_privilege f-sts 16 19,26,25|user privilege on relation by username, rel oid
1924 has_table_privilege f-sts 16 26,25,25|user privilege on relation by user oid, rel name
1925 has_table_privilege f-sts 16 26,26,25|user privilege on relation by user oid, rel oid
1926 has_table_privilege f-sts 16 25,25|current user privilege on relation by rel name
1927 has_table_privilege f-sts 16 26,25|current user privilege on relation by rel oid
1961 timestamp f-its 1114 1114,23|adjust timestamp precision
1967 timestamptz f-its 1184 1184,23|adjust timestamptz precision
1968 time f-its 1083 1083,23|adjust time precision
1969 timetz f-its 1266 1266,23|adjust time with time zone precision
1973 div f-its 1700 1700,1700|trunc(x/y)
1993 shobj_description f-sts 25 26,19 - - - 14 100|get description for object id and shared catalog name
2007 like f-its 16 17,17|matches LIKE expression
2010 length f-its 23 17|octet length
2012 substring f-its 17 17,23,23|extract portion of string
2013 substring f-its 17 17,23|extract portion of string
2014 position f-its 23 17,17|position of substring
2015 btrim f-its 17 17,17|trim selected bytes from both ends of string
2019 time f-sts 1083 1184|convert timestamp with time zone to time
2020 date_trunc f-its 1114 25,1114|truncate timestamp to specified units
2021 date_part f-its 701 25,1114|extract field from timestamp
2024 timestamp f-its 1114 1082|convert date to timestamp
2026 pg_backend_pid f-str 23 -|statistics: current backend PID
2027 timestamp f-sts 1114 1184|convert timestamp with time zone to timestamp
2028 timestamptz f-sts 1184 1114|convert timestamp to timestamp with time zone
2029 date f-its 1082 1114|convert timestamp to date
2034 pg_conf_load_time f-str 1184 -|configuration load time
2037 timezone f-sts 1266 25,1266|adjust time with time zone to new zone
2038 timezone f-its 1266 1186,1266|adjust time with time zone to new zone
2041 overlaps f-i-s 16 1114,1114,1114,1114|intervals overlap?
2042 overlaps f-i-s 16 1114,1186,1114,1186 - - - 14|intervals overlap?
2043 overlaps f-i-s 16 1114,1114,1114,1186 - - - 14|intervals overlap?
2044 overlaps f-i-s 16 1114,1186,1114,1114 - - - 14|intervals overlap?
2046 time f-its 1083 1266|convert time with time zone to time
2047 timetz f-sts 1266 1083|convert time to time with time zone
2048 isfinite f-its 16 1114|finite timestamp?
2049 to_char f-sts 25 1114,25|format timestamp to text
2050 max a-i-s 2277 2277|maximum value of all anyarray input values
2051 min a-i-s 2277 2277|minimum value of all anyarray input values
2058 age f-its 1186 1114,1114|date difference preserving months and years
2059 age f-sts 1186 1114 - - - 14|date difference from today preserving months and years
2069 timezone f-its 1184 25,1114|adjust timestamp to new time zone
2070 timezone f-its 1184 1186,1114|adjust timestamp to new time zone
2073 substring f-its 25 25,25|extract text matching regular expression
2074 substring f-its 25 25,25,25 - - - 14|extract text matching SQL regular expression
2075 bit f-its 1560 20,23|convert int8 to bitstring
2076 int8 f-its 20 1560|convert bitstring to int8
2077 current_setting f-sts 25 25|SHOW X as a function
2079 pg_table_is_visible f-sts 16 26 - - - 12 10|is table visible in search path?
2080 pg_type_is_visible f-sts 16 26 - - - 12 10|is type visible in search path?
2081 pg_function_is_visible f-sts 16 26 - - - 12 10|is function visible in search path?
2082 pg_operator_is_visible f-sts 16 26 - - - 12 10|is operator visible in search path?
2083 pg_opclass_is_visible f-sts 16 26 - - - 12 10|is opclass visible in search path?
2085 substr f-its 17 17,23,23|extract portion of string
2086 substr f-its 17 17,23|extract portion of string
2087 replace f-its 25 25,25,25|replace all occurrences in string of old_substr with new_substr
2088 split_part f-its 25 25,25,23|split string by field_sep and return field_num
2089 to_hex f-its 25 23|convert int4 number to hex
2090 to_hex f-its 25 20|convert int8 number to hex
2091 array_lower f-its 23 2277,23|array lower dimension
2092 array_upper f-its 23 2277,23|array upper dimension
2093 pg_conversion_is_visible f-sts 16 26 - - - 12 10|is conversion visible in search path?
2098 pg_get_functiondef f-sts 25 26|definition of a function
2100 avg a-i-s 1700 20|the average (arithmetic mean) as numeric of all bigint values
2101 avg a-i-s 1700 23|the average (arithmetic mean) as numeric of all integer values
2102 avg a-i-s 1700 21|the average (arithmetic mean) as numeric of all smallint values
2103 avg a-i-s 1700 1700|the average (arithmetic mean) as numeric of all numeric values
2104 avg a-i-s 701 700|the average (arithmetic mean) as float8 of all float4 values
2105 avg a-i-s 701 701|the average (arithmetic mean) as float8 of all float8 values
2106 avg a-i-s 1186 1186|the average (arithmetic mean) as interval of all interval values
2107 sum a-i-s 1700 20|sum as numeric across all bigint input values
2108 sum a-i-s 20 23|sum as bigint across all integer input values
2109 sum a-i-s 20 21|sum as bigint across all smallint input values
2110 sum a-i-s 700 700|sum as float4 across all float4 input values
2111 sum a-i-s 701 701|sum as float8 across all float8 input values
2113 sum a-i-s 1186 1186|sum as interval across all interval input values
2114 sum a-i-s 1700 1700|sum as numeric across all numeric input values
2115 max a-i-s 20 20|maximum value of all bigint input values
2116 max a-i-s 23 23|maximum value of all integer input values
2117 max a-i-s 21 21|maximum value of all smallint input values
2118 max a-i-s 26 26|maximum value of all oid input values
2119 max a-i-s 700 700|maximum value of all float4 input values
2120 max a-i-s 701 701|maximum value of all float8 input values
2122 max a-i-s 1082 1082|maximum value of all date input values
2123 max a-i-s 1083 1083|maximum value of all time input values
2124 max a-i-s 1266 1266|maximum value of all time with time zone input values
2126 max a-i-s 1114 1114|maximum value of all timestamp input values
2127 max a-i-s 1184 1184|maximum value of all timestamp with time zone input values
2128 max a-i-s 1186 1186|maximum value of all interval input values
2129 max a-i-s 25 25|maximum value of all text input values
2130 max a-i-s 1700 1700|maximum value of all numeric input values
2131 min a-i-s 20 20|minimum value of all bigint input values
2132 min a-i-s 23 23|minimum value of all integer input values
2133 min a-i-s 21 21|minimum value of all smallint input values
2134 min a-i-s 26 26|minimum value of all oid input values
2135 min a-i-s 700 700|minimum value of all float4 input values
2136 min a-i-s 701 701|minimum value of all float8 input values
2138 min a-i-s 1082 1082|minimum value of all date input values
2139 min a-i-s 1083 1083|minimum value of all time input values
2140 min a-i-s 1266 1266|minimum value of all time with time zone input values
2142 min a-i-s 1114 1114|minimum value of all timestamp input values
2143 min a-i-s 1184 1184|minimum value of all timestamp with time zone input values
2144 min a-i-s 1186 1186|minimum value of all interval input values
2145 min a-i-s 25 25|minimum value of all text values
2146 min a-i-s 1700 1700|minimum value of all numeric input values
2147 count a-i-s 20 2276|number of input rows for which the input expression is not null
2148 variance a-i-s 1700 20|historical alias for var_samp
2149 variance a-i-s 1700 23|historical alias for var_samp
2150 variance a-i-s 1700 21|historical alias for var_samp
2151 variance a-i-s 701 700|historical alias for var_samp
2152 variance a-i-s 701 701|historical alias for var_samp
2153 variance a-i-s 1700 1700|historical alias for var_samp
2154 stddev a-i-s 1700 20|historical alias for stddev_samp
2155 stddev a-i-s 1700 23|historical alias for stddev_samp
2156 stddev a-i-s 1700 21|historical alias for stddev_samp
2157 stddev a-i-s 701 700|historical alias for stddev_samp
2158 stddev a-i-s 701 701|historical alias for stddev_samp
2159 stddev a-i-s 1700 1700|historical alias for stddev_samp
2162 pg_get_function_arguments f-sts 25 26|argument list of a function
2165 pg_get_function_result f-sts 25 26|result type of a function
2167 ceiling f-its 1700 1700|nearest integer >= value
2168 pg_database_size f-vts 20 19|total disk space usage for the specified database
2169 power f-its 1700 1700,1700|exponentiation
2170 width_bucket f-its 23 1700,1700,1700,23|bucket number of operand in equal-width histogram
2176 array_length f-its 23 2277,23|array length
2181 has_sequence_privilege f-sts 16 19,25,25|user privilege on sequence by username, seq name
2182 has_sequence_privilege f-sts 16 19,26,25|user privilege on sequence by username, seq oid
2183 has_sequence_privilege f-sts 16 26,25,25|user privilege on sequence by user oid, seq name
2184 has_sequence_privilege f-sts 16 26,26,25|user privilege on sequence by user oid, seq oid
2185 has_sequence_privilege f-sts 16 25,25|current user privilege on sequence by seq name
2186 has_sequence_privilege f-sts 16 26,25|current user privilege on sequence by seq oid
2197 inet_client_port f-s-r 23 -|client's port number for this connection
2199 inet_server_port f-s-r 23 -|server's port number for this connection
2212 regprocedurein f-sts 2202 2275|I/O
2213 regprocedureout f-sts 2275 2202|I/O
2214 regoperin f-sts 2203 2275|I/O
2215 regoperout f-sts 2275 2203|I/O
2216 regoperatorin f-sts 2204 2275|I/O
2217 regoperatorout f-sts 2275 2204|I/O
2218 regclassin f-sts 2205 2275|I/O
2219 regclassout f-sts 2275 2205|I/O
2220 regtypein f-sts 2206 2275|I/O
2221 regtypeout f-sts 2275 2206|I/O
2232 pg_get_function_identity_arguments f-sts 25 26|identity argument list of a function
2236 bit_and a-i-s 21 21|bitwise-and smallint aggregate
2237 bit_or a-i-s 21 21|bitwise-or smallint aggregate
2238 bit_and a-i-s 23 23|bitwise-and integer aggregate
2239 bit_or a-i-s 23 23|bitwise-or integer aggregate
2240 bit_and a-i-s 20 20|bitwise-and bigint aggregate
2241 bit_or a-i-s 20 20|bitwise-or bigint aggregate
2244 max a-i-s 1042 1042|maximum value of all bpchar input values
2245 min a-i-s 1042 1042|minimum value of all bpchar input values
2250 has_database_privilege f-sts 16 19,25,25|user privilege on database by username, database name
2251 has_database_privilege f-sts 16 19,26,25|user privilege on database by username, database oid
2252 has_database_privilege f-sts 16 26,25,25|user privilege on database by user oid, database name
2253 has_database_privilege f-sts 16 26,26,25|user privilege on database by user oid, database oid
2254 has_database_privilege f-sts 16 25,25|current user privilege on database by database name
2255 has_database_privilege f-sts 16 26,25|current user privilege on database by database oid
2256 has_function_privilege f-sts 16 19,25,25|user privilege on function by username, function name
2257 has_function_privilege f-sts 16 19,26,25|user privilege on function by username, function oid
2258 has_function_privilege f-sts 16 26,25,25|user privilege on function by user oid, function name
2259 has_function_privilege f-sts 16 26,26,25|user privilege on function by user oid, function oid
2260 has_function_privilege f-sts 16 25,25|current user privilege on function by function name
2261 has_function_privilege f-sts 16 26,25|current user privilege on function by function oid
2268 has_schema_privilege f-sts 16 19,25,25|user privilege on schema by username, schema name
2269 has_schema_privilege f-sts 16 19,26,25|user privilege on schema by username, schema oid
2270 has_schema_privilege f-sts 16 26,25,25|user privilege on schema by user oid, schema name
2271 has_schema_privilege f-sts 16 26,26,25|user privilege on schema by user oid, schema oid
2272 has_schema_privilege f-sts 16 25,25|current user privilege on schema by schema name
2273 has_schema_privilege f-sts 16 26,25|current user privilege on schema by schema oid
2284 regexp_replace f-its 25 25,25,25|replace text using regexp
2285 regexp_replace f-its 25 25,25,25,25|replace text using regexp
2286 pg_total_relation_size f-vts 20 2205|total disk space usage for the specified table and associated indexes
2288 pg_size_pretty f-its 25 20|convert a long int to a human readable text using size units
2290 record_in f-sts 2249 2275,26,23|I/O
2291 record_out f-sts 2275 2249|I/O
2292 cstring_in f-its 2275 2275|I/O
2293 cstring_out f-its 2275 2275|I/O
2294 any_in f-its 2276 2275|I/O
2295 any_out f-its 2275 2276|I/O
2296 anyarray_in f-its 2277 2275|I/O
2297 anyarray_out f-sts 2275 2277|I/O
2298 void_in f-its 2278 2275|I/O
2299 void_out f-its 2275 2278|I/O
2300 trigger_in f-i-s 2279 2275|I/O
2301 trigger_out f-its 2275 2279|I/O
2302 language_handler_in f-i-s 2280 2275|I/O
2303 language_handler_out f-its 2275 2280|I/O
2304 internal_in f-i-s 2281 2275|I/O
2305 internal_out f-its 2275 2281|I/O
2308 ceil f-its 701 701|nearest integer >= value
2309 floor f-its 701 701|nearest integer <= value
2310 sign f-its 701 701|sign of value
2311 md5 f-its 25 25|MD5 hash
2312 anyelement_in f-its 2283 2275|I/O
2313 anyelement_out f-its 2275 2283|I/O
2320 ceiling f-its 701 701|nearest integer >= value
2321 md5 f-its 25 17|MD5 hash
2322 pg_tablespace_size f-vts 20 26|total disk space usage for the specified tablespace
2323 pg_tablespace_size f-vts 20 19|total disk space usage for the specified tablespace
2324 pg_database_size f-vts 20 26|total disk space usage for the specified database
2325 pg_relation_size f-vts 20 2205 - - - 14|disk space usage for the main fork of the specified table or index
2331 unnest fsits 2283 2277 - - - 12 1 100|expand array to set of rows
2332 pg_relation_size f-vts 20 2205,25|disk space usage for the specified fork of a table or index
2335 array_agg a-i-s 2277 2776|concatenate aggregate input into an array
2390 has_tablespace_privilege f-sts 16 19,25,25|user privilege on tablespace by username, tablespace name
2391 has_tablespace_privilege f-sts 16 19,26,25|user privilege on tablespace by username, tablespace oid
2392 has_tablespace_privilege f-sts 16 26,25,25|user privilege on tablespace by user oid, tablespace name
2393 has_tablespace_privilege f-sts 16 26,26,25|user privilege on tablespace by user oid, tablespace oid
2394 has_tablespace_privilege f-sts 16 25,25|current user privilege on tablespace by tablespace name
2395 has_tablespace_privilege f-sts 16 26,25|current user privilege on tablespace by tablespace oid
2400 array_recv f-sts 2277 2281,26,23|I/O
2401 array_send f-sts 17 2277|I/O
2402 record_recv f-sts 2249 2281,26,23|I/O
2403 record_send f-sts 17 2249|I/O
2404 int2recv f-its 21 2281|I/O
2405 int2send f-its 17 21|I/O
2406 int4recv f-its 23 2281|I/O
2407 int4send f-its 17 23|I/O
2408 int8recv f-its 20 2281|I/O
2409 int8send f-its 17 20|I/O
2410 int2vectorrecv f-its 22 2281|I/O
2411 int2vectorsend f-its 17 22|I/O
2412 bytearecv f-its 17 2281|I/O
2413 byteasend f-its 17 17|I/O
2414 textrecv f-sts 25 2281|I/O
2415 textsend f-sts 17 25|I/O
2416 unknownrecv f-its 705 2281|I/O
2417 unknownsend f-its 17 705|I/O
2418 oidrecv f-its 26 2281|I/O
2419 oidsend f-its 17 26|I/O
2420 oidvectorrecv f-its 30 2281|I/O
2421 oidvectorsend f-its 17 30|I/O
2422 namerecv f-sts 19 2281|I/O
2423 namesend f-sts 17 19|I/O
2424 float4recv f-its 700 2281|I/O
2425 float4send f-its 17 700|I/O
2426 float8recv f-its 701 2281|I/O
2427 float8send f-its 17 701|I/O
2428 point_recv f-its 600 2281|I/O
2429 point_send f-its 17 600|I/O
2430 bpcharrecv f-sts 1042 2281,26,23|I/O
2431 bpcharsend f-sts 17 1042|I/O
2432 varcharrecv f-sts 1043 2281,26,23|I/O
2433 varcharsend f-sts 17 1043|I/O
2434 charrecv f-its 18 2281|I/O
2435 charsend f-its 17 18|I/O
2436 boolrecv f-its 16 2281|I/O
2437 boolsend f-its 17 16|I/O
2438 tidrecv f-its 27 2281|I/O
2439 tidsend f-its 17 27|I/O
2440 xidrecv f-its 28 2281|I/O
2441 xidsend f-its 17 28|I/O
2442 cidrecv f-its 29 2281|I/O
2443 cidsend f-its 17 29|I/O
2444 regprocrecv f-its 24 2281|I/O
2445 regprocsend f-its 17 24|I/O
2446 regprocedurerecv f-its 2202 2281|I/O
2447 regproceduresend f-its 17 2202|I/O
2448 regoperrecv f-its 2203 2281|I/O
2449 regopersend f-its 17 2203|I/O
2450 regoperatorrecv f-its 2204 2281|I/O
2451 regoperatorsend f-its 17 2204|I/O
2452 regclassrecv f-its 2205 2281|I/O
2453 regclasssend f-its 17 2205|I/O
2454 regtyperecv f-its 2206 2281|I/O
2455 regtypesend f-its 17 2206|I/O
2456 bit_recv f-its 1560 2281,26,23|I/O
2457 bit_send f-its 17 1560|I/O
2458 varbit_recv f-its 1562 2281,26,23|I/O
2459 varbit_send f-its 17 1562|I/O
2460 numeric_recv f-its 1700 2281,26,23|I/O
2461 numeric_send f-its 17 1700|I/O
2462 sinh f-its 701 701|hyperbolic sine
2463 cosh f-its 701 701|hyperbolic cosine
2464 tanh f-its 701 701|hyperbolic tangent
2465 asinh f-its 701 701|inverse hyperbolic sine
2466 acosh f-its 701 701|inverse hyperbolic cosine
2467 atanh f-its 701 701|inverse hyperbolic tangent
2468 date_recv f-its 1082 2281|I/O
2469 date_send f-its 17 1082|I/O
2470 time_recv f-its 1083 2281,26,23|I/O
2471 time_send f-its 17 1083|I/O
2472 timetz_recv f-its 1266 2281,26,23|I/O
2473 timetz_send f-its 17 1266|I/O
2474 timestamp_recv f-its 1114 2281,26,23|I/O
2475 timestamp_send f-its 17 1114|I/O
2476 timestamptz_recv f-its 1184 2281,26,23|I/O
2477 timestamptz_send f-its 17 1184|I/O
2478 interval_recv f-its 1186 2281,26,23|I/O
2479 interval_send f-its 17 1186|I/O
2480 lseg_recv f-its 601 2281|I/O
2481 lseg_send f-its 17 601|I/O
2482 path_recv f-its 602 2281|I/O
2483 path_send f-its 17 602|I/O
2484 box_recv f-its 603 2281|I/O
2485 box_send f-its 17 603|I/O
2486 poly_recv f-its 604 2281|I/O
2487 poly_send f-its 17 604|I/O
2488 line_recv f-its 628 2281|I/O
2489 line_send f-its 17 628|I/O
2490 circle_recv f-its 718 2281|I/O
2491 circle_send f-its 17 718|I/O
2492 cash_recv f-its 790 2281|I/O
2493 cash_send f-its 17 790|I/O
2494 macaddr_recv f-its 829 2281|I/O
2495 macaddr_send f-its 17 829|I/O
2496 inet_recv f-its 869 2281|I/O
2497 inet_send f-its 17 869|I/O
2498 cidr_recv f-its 650 2281|I/O
2499 cidr_send f-its 17 650|I/O
2500 cstring_recv f-sts 2275 2281|I/O
2501 cstring_send f-sts 17 2275|I/O
2502 anyarray_recv f-sts 2277 2281|I/O
2503 anyarray_send f-sts 17 2277|I/O
2504 pg_get_ruledef f-sts 25 26,16|source text of a rule with pretty-print option
2505 pg_get_viewdef f-str 25 25,16|select statement of a view with pretty-print option
2506 pg_get_viewdef f-str 25 26,16|select statement of a view with pretty-print option
2507 pg_get_indexdef f-sts 25 26,23,16|index description (full create statement or single expression) with pretty-print option
2508 pg_get_constraintdef f-sts 25 26,16|constraint description with pretty-print option
2509 pg_get_expr f-sts 25 194,26,16|deparse an encoded expression with pretty-print option
2517 bool_and a-i-s 16 16|boolean-and aggregate
2518 bool_or a-i-s 16 16|boolean-or aggregate
2519 every a-i-s 16 16|boolean-and aggregate
2557 bool f-its 16 23|convert int4 to boolean
2558 int4 f-its 23 16|convert boolean to int4
2560 pg_postmaster_start_time f-sts 1184 -|postmaster start time
2580 float8 f-its 701 3802|convert jsonb to float8
2597 domain_in f-s-s 2276 2275,26,23|I/O
2598 domain_recv f-s-s 2276 2281,26,23|I/O
2641 var_samp a-i-s 1700 20|sample variance of bigint input values (square of the sample standard deviation)
2642 var_samp a-i-s 1700 23|sample variance of integer input values (square of the sample standard deviation)
2643 var_samp a-i-s 1700 21|sample variance of smallint input values (square of the sample standard deviation)
2644 var_samp a-i-s 701 700|sample variance of float4 input values (square of the sample standard deviation)
2645 var_samp a-i-s 701 701|sample variance of float8 input values (square of the sample standard deviation)
2646 var_samp a-i-s 1700 1700|sample variance of numeric input values (square of the sample standard deviation)
2647 transaction_timestamp f-sts 1184 -|current transaction time
2648 statement_timestamp f-sts 1184 -|current statement time
2649 clock_timestamp f-vts 1184 -|current clock time
2705 pg_has_role f-sts 16 19,19,25|user privilege on role by username, role name
2706 pg_has_role f-sts 16 19,26,25|user privilege on role by username, role oid
2707 pg_has_role f-sts 16 26,19,25|user privilege on role by user oid, role name
2708 pg_has_role f-sts 16 26,26,25|user privilege on role by user oid, role oid
2709 pg_has_role f-sts 16 19,25|current user privilege on role by role name
2710 pg_has_role f-sts 16 26,25|current user privilege on role by role oid
2711 justify_interval f-its 1186 1186|promote groups of 24 hours to numbers of days and promote groups of 30 days to numbers of months
2712 stddev_samp a-i-s 1700 20|sample standard deviation of bigint input values
2713 stddev_samp a-i-s 1700 23|sample standard deviation of integer input values
2714 stddev_samp a-i-s 1700 21|sample standard deviation of smallint input values
2715 stddev_samp a-i-s 701 700|sample standard deviation of float4 input values
2716 stddev_samp a-i-s 701 701|sample standard deviation of float8 input values
2717 stddev_samp a-i-s 1700 1700|sample standard deviation of numeric input values
2718 var_pop a-i-s 1700 20|population variance of bigint input values (square of the population standard deviation)
2719 var_pop a-i-s 1700 23|population variance of integer input values (square of the population standard deviation)
2720 var_pop a-i-s 1700 21|population variance of smallint input values (square of the population standard deviation)
2721 var_pop a-i-s 701 700|population variance of float4 input values (square of the population standard deviation)
2722 var_pop a-i-s 701 701|population variance of float8 input values (square of the population standard deviation)
2723 var_pop a-i-s 1700 1700|population variance of numeric input values (square of the population standard deviation)
2724 stddev_pop a-i-s 1700 20|population standard deviation of bigint input values
2725 stddev_pop a-i-s 1700 23|population standard deviation of integer input values
2726 stddev_pop a-i-s 1700 21|population standard deviation of smallint input values
2727 stddev_pop a-i-s 701 700|population standard deviation of float4 input values
2728 stddev_pop a-i-s 701 701|population standard deviation of float8 input values
2729 stddev_pop a-i-s 1700 1700|population standard deviation of numeric input values
2730 pg_get_triggerdef f-sts 25 26,16|trigger description with pretty-print option
2763 regexp_matches fsits 1009 25,25 - - - 12 1 1|find match(es) for regexp
2764 regexp_matches fsits 1009 25,25,25 - - - 12 1 10|find match(es) for regexp
2765 regexp_split_to_table fsits 25 25,25 - - - 12 1 1000|split string by pattern
2766 regexp_split_to_table fsits 25 25,25,25 - - - 12 1 1000|split string by pattern
2767 regexp_split_to_array f-its 1009 25,25|split string by pattern
2768 regexp_split_to_array f-its 1009 25,25,25|split string by pattern
2777 anynonarray_in f-its 2776 2275|I/O
2778 anynonarray_out f-its 2275 2776|I/O
2797 max a-i-s 27 27|maximum value of all tid input values
2798 min a-i-s 27 27|minimum value of all tid input values
2803 count a-i-s 20 -|number of input rows
2818 regr_count a-i-s 20 701,701|number of input rows in which both expressions are not null
2819 regr_sxx a-i-s 701 701,701|sum of squares of the independent variable (sum(X^2) - sum(X)^2/N)
2820 regr_syy a-i-s 701 701,701|sum of squares of the dependent variable (sum(Y^2) - sum(Y)^2/N)
2821 regr_sxy a-i-s 701 701,701|sum of products of independent times dependent variable (sum(X*Y) - sum(X) * sum(Y)/N)
2822 regr_avgx a-i-s 701 701,701|average of the independent variable (sum(X)/N)
2823 regr_avgy a-i-s 701 701,701|average of the dependent variable (sum(Y)/N)
2824 regr_r2 a-i-s 701 701,701|square of the correlation coefficient
2825 regr_slope a-i-s 701 701,701|slope of the least-squares-fit linear equation determined by the (X, Y) pairs
2826 regr_intercept a-i-s 701 701,701|y-intercept of the least-squares-fit linear equation determined by the (X, Y) pairs
2827 covar_pop a-i-s 701 701,701|population covariance
2828 covar_samp a-i-s 701 701,701|sample covariance
2829 corr a-i-s 701 701,701|correlation coefficient
2854 pg_my_temp_schema f-str 26 -|get OID of current session's temp schema, if any
2855 pg_is_other_temp_schema f-sts 16 26|is schema another session's temp schema?
2880 pg_advisory_lock f-vtr 2278 20|obtain exclusive advisory lock
2882 pg_try_advisory_lock f-vtr 16 20|obtain exclusive advisory lock if available
2884 pg_advisory_unlock f-vtr 16 20|release exclusive advisory lock
2885 pg_advisory_unlock_shared f-vtr 16 20|release shared advisory lock
2886 pg_advisory_lock f-vtr 2278 23,23|obtain exclusive advisory lock
2888 pg_try_advisory_lock f-vtr 16 23,23|obtain exclusive advisory lock if available
2890 pg_advisory_unlock f-vtr 16 23,23|release exclusive advisory lock
2891 pg_advisory_unlock_shared f-vtr 16 23,23|release shared advisory lock
2892 pg_advisory_unlock_all f-vtr 2278 -|release all advisory locks
2893 xml_in f-sts 142 2275|I/O
2894 xml_out f-its 2275 142|I/O
2896 xml f-sts 142 25|perform a non-validating parse of a character string to produce an XML value
2898 xml_recv f-sts 142 2281|I/O
2899 xml_send f-sts 17 142|I/O
2902 varbittypmodin f-its 23 1263|I/O typmod
2903 intervaltypmodin f-its 23 1263|I/O typmod
2904 intervaltypmodout f-its 2275 23|I/O typmod
2905 timestamptypmodin f-its 23 1263|I/O typmod
2906 timestamptypmodout f-its 2275 23|I/O typmod
2907 timestamptztypmodin f-its 23 1263|I/O typmod
2908 timestamptztypmodout f-its 2275 23|I/O typmod
2909 timetypmodin f-its 23 1263|I/O typmod
2910 timetypmodout f-its 2275 23|I/O typmod
2911 timetztypmodin f-its 23 1263|I/O typmod
2912 timetztypmodout f-its 2275 23|I/O typmod
2913 bpchartypmodin f-its 23 1263|I/O typmod
2914 bpchartypmodout f-its 2275 23|I/O typmod
2915 varchartypmodin f-its 23 1263|I/O typmod
2916 varchartypmodout f-its 2275 23|I/O typmod
2917 numerictypmodin f-its 23 1263|I/O typmod
2918 numerictypmodout f-its 2275 23|I/O typmod
2919 bittypmodin f-its 23 1263|I/O typmod
2920 bittypmodout f-its 2275 23|I/O typmod
2921 varbittypmodout f-its 2275 23|I/O typmod
2939 txid_snapshot_in f-its 2970 2275|I/O
2940 txid_snapshot_out f-its 2275 2970|I/O
2941 txid_snapshot_recv f-its 2970 2281|I/O
2942 txid_snapshot_send f-its 17 2970|I/O
2943 txid_current f-stu 20 -|get current transaction ID
2952 uuid_in f-its 2950 2275|I/O
2953 uuid_out f-its 2275 2950|I/O
2961 uuid_recv f-its 2950 2281|I/O
2962 uuid_send f-its 17 2950|I/O
2971 text f-its 25 16|convert boolean to text
2997 pg_table_size f-vts 20 2205|disk space usage for the specified table, including TOAST, free space and visibility map
2998 pg_indexes_size f-vts 20 2205|disk space usage for all indexes attached to the specified table
3006 has_server_privilege f-sts 16 19,25,25|user privilege on server by username, server name
3007 has_server_privilege f-sts 16 19,26,25|user privilege on server by username, server oid
3008 has_server_privilege f-sts 16 26,25,25|user privilege on server by user oid, server name
3009 has_server_privilege f-sts 16 26,26,25|user privilege on server by user oid, server oid
3010 has_server_privilege f-sts 16 25,25|current user privilege on server by server name
3011 has_server_privilege f-sts 16 26,25|current user privilege on server by server oid
3012 has_column_privilege f-sts 16 19,25,25,25|user privilege on column by username, rel name, col name
3013 has_column_privilege f-sts 16 19,25,21,25|user privilege on column by username, rel name, col attnum
3014 has_column_privilege f-sts 16 19,26,25,25|user privilege on column by username, rel oid, col name
3015 has_column_privilege f-sts 16 19,26,21,25|user privilege on column by username, rel oid, col attnum
3016 has_column_privilege f-sts 16 26,25,25,25|user privilege on column by user oid, rel name, col name
3017 has_column_privilege f-sts 16 26,25,21,25|user privilege on column by user oid, rel name, col attnum
3018 has_column_privilege f-sts 16 26,26,25,25|user privilege on column by user oid, rel oid, col name
3019 has_column_privilege f-sts 16 26,26,21,25|user privilege on column by user oid, rel oid, col attnum
3020 has_column_privilege f-sts 16 25,25,25|current user privilege on column by rel name, col name
3021 has_column_privilege f-sts 16 25,21,25|current user privilege on column by rel name, col attnum
3022 has_column_privilege f-sts 16 26,25,25|current user privilege on column by rel oid, col name
3023 has_column_privilege f-sts 16 26,21,25|current user privilege on column by rel oid, col attnum
3024 has_any_column_privilege f-sts 16 19,25,25 - - - 12 10|user privilege on any column by username, rel name
3025 has_any_column_privilege f-sts 16 19,26,25 - - - 12 10|user privilege on any column by username, rel oid
3026 has_any_column_privilege f-sts 16 26,25,25 - - - 12 10|user privilege on any column by user oid, rel name
3027 has_any_column_privilege f-sts 16 26,26,25 - - - 12 10|user privilege on any column by user oid, rel oid
3028 has_any_column_privilege f-sts 16 25,25 - - - 12 10|current user privilege on any column by rel name
3029 has_any_column_privilege f-sts 16 26,25 - - - 12 10|current user privilege on any column by rel oid
3035 pg_listening_channels fsstr 25 - - - - 12 1 10|get the channels that the current backend listens to
3058 concat f-s-s 25 2276 v2276 - - 12 1 0 2276|concatenate values
3059 concat_ws f-s-s 25 25,2276 i25,v2276 - - 12 1 0 2276|concatenate values with separators
3060 left f-its 25 25,23|extract the first n characters
3061 right f-its 25 25,23|extract the last n characters
3062 reverse f-its 25 25|reverse text
3089 pg_advisory_xact_lock f-vtr 2278 20|obtain exclusive advisory lock
3093 pg_advisory_xact_lock f-vtr 2278 23,23|obtain exclusive advisory lock
3100 row_number w-i-s 20 -|row number within partition
3101 rank w-i-s 20 -|integer rank with gaps
3102 dense_rank w-i-s 20 -|integer rank without gaps
3103 percent_rank w-i-s 701 -|fractional rank within partition
3104 cume_dist w-i-s 701 -|fractional row number within partition
3105 ntile w-its 23 23|split rows into N groups
3106 lag w-its 2283 2283|fetch the preceding row value
3107 lag w-its 2283 2283,23|fetch the Nth preceding row value
3108 lag w-its 5077 5077,23,5077|fetch the Nth preceding row value with default
3109 lead w-its 2283 2283|fetch the following row value
3110 lead w-its 2283 2283,23|fetch the Nth following row value
3111 lead w-its 5077 5077,23,5077|fetch the Nth following row value with default
3112 first_value w-its 2283 2283|fetch the first row value
3113 last_value w-its 2283 2283|fetch the last row value
3114 nth_value w-its 2283 2283,23|fetch the Nth row value
3116 fdw_handler_in f-i-s 3115 2275|I/O
3117 fdw_handler_out f-its 2275 3115|I/O
3120 void_recv f-its 2278 2281|I/O
3121 void_send f-its 17 2278|I/O
3138 has_type_privilege f-sts 16 19,25,25|user privilege on type by username, type name
3139 has_type_privilege f-sts 16 19,26,25|user privilege on type by username, type oid
3140 has_type_privilege f-sts 16 26,25,25|user privilege on type by user oid, type name
3141 has_type_privilege f-sts 16 26,26,25|user privilege on type by user oid, type oid
3142 has_type_privilege f-sts 16 25,25|current user privilege on type by type name
3143 has_type_privilege f-sts 16 26,25|current user privilege on type by type oid
3153 array_to_json f-sts 114 2277|map array to json
3154 array_to_json f-sts 114 2277,16|map array to json with optional pretty printing
3155 row_to_json f-sts 114 2249|map row to json
3156 row_to_json f-sts 114 2249,16|map row to json with optional pretty printing
3159 pg_get_viewdef f-str 25 26,23|select statement of a view with pretty-printing and specified line wrapping
3166 pg_size_pretty f-its 25 1700|convert a numeric to a human readable text using size units
3167 array_remove f-i-s 5078 5078,5077|remove any occurrences of an element from an array
3168 array_replace f-i-s 5078 5078,5077,5077|replace any occurrences of an element in an array
3175 json_agg a-s-s 114 2283|aggregate input into json
3176 to_json f-sts 114 2283|map input to json
3179 cardinality f-its 23 2277|array cardinality
3197 json_object_agg a-s-s 114 2276,2276|aggregate input into a json object
3198 json_build_array f-s-s 114 2276 v2276 - - 12 1 0 2276|build a json array from any inputs
3199 json_build_array f-s-s 114 -|build an empty json array
3200 json_build_object f-s-s 114 2276 v2276 - - 12 1 0 2276|build a json object from pairwise key/value inputs
3201 json_build_object f-s-s 114 -|build an empty json object
3202 json_object f-its 114 1009|map text array of key value pairs to json object
3203 json_object f-its 114 1009,1009|map text arrays of keys and values to json object
3204 json_to_record f-sts 2249 114|get record fields from a json object
3205 json_to_recordset fss-s 2249 114 - - - 12 1 100|get set of records with fields from a json array of objects
3207 jsonb_array_length f-its 23 3802|length of jsonb array
3208 jsonb_each fsits 2249 3802 i3802,o25,o3802 from_json,key,value - 12 1 100|key value pairs of a jsonb object
3210 jsonb_typeof f-its 25 3802|get the type of a jsonb value
3217 jsonb_extract_path f-its 3802 3802,1009 i3802,v1009 from_json,path_elems - 12 1 0 25|get value from jsonb with path elements
3218 width_bucket f-its 23 5077,5078|bucket number of operand given a sorted array of bucket lower bounds
3219 jsonb_array_elements fsits 3802 3802 i3802,o3802 from_json,value - 12 1 100|elements of a jsonb array
3229 pg_lsn_in f-its 3220 2275|I/O
3230 pg_lsn_out f-its 2275 3220|I/O
3238 pg_lsn_recv f-its 3220 2281|I/O
3239 pg_lsn_send f-its 17 3220|I/O
3259 generate_series fsits 1700 1700,1700,1700 - - - 12 1 1000|non-persistent series generator
3260 generate_series fsits 1700 1700,1700 - - - 12 1 1000|non-persistent series generator
3261 json_strip_nulls f-its 114 114|remove object fields with null values from json
3262 jsonb_strip_nulls f-its 3802 3802|remove object fields with null values from jsonb
3267 jsonb_agg a-s-s 3802 2283|aggregate input into jsonb
3270 jsonb_object_agg a-i-s 3802 2276,2276|aggregate inputs into jsonb object
3271 jsonb_build_array f-s-s 3802 2276 v2276 - - 12 1 0 2276|build a jsonb array from any inputs
3272 jsonb_build_array f-s-s 3802 -|build an empty jsonb array
3273 jsonb_build_object f-s-s 3802 2276 v2276 - - 12 1 0 2276|build a jsonb object from pairwise key/value inputs
3274 jsonb_build_object f-s-s 3802 -|build an empty jsonb object
3277 array_position f-i-s 23 5078,5077|returns an offset of value in array
3278 array_position f-i-s 23 5078,5077,23|returns an offset of value in array with start index
3279 array_positions f-i-s 1007 5078,5077|returns an array of offsets of some value in array
3281 scale f-its 23 1700|number of decimal digits in the fractional part
3294 current_setting f-sts 25 25,16|SHOW X as a function, optionally no error for missing variable
3305 jsonb_set f-its 3802 3802,1009,3802,16 - jsonb_in,path,replacement,create_if_missing true 12 1 0 0 1|Set part of a jsonb
3306 jsonb_pretty f-its 25 3802|Indented text from jsonb
3311 tsm_handler_in f-i-s 3310 2275|I/O
3312 tsm_handler_out f-its 2275 3310|I/O
3352 pg_get_partkeydef f-sts 25 26|partition key description
3355 pg_ndistinct_in f-its 3361 2275|I/O
3356 pg_ndistinct_out f-its 2275 3361|I/O
3357 pg_ndistinct_recv f-sts 3361 2281|I/O
3358 pg_ndistinct_send f-sts 17 3361|I/O
3396 regexp_match f-its 1009 25,25|find first match for regexp
3397 regexp_match f-its 1009 25,25,25|find first match for regexp
3403 pg_statistics_obj_is_visible f-sts 16 26 - - - 12 10|is statistics object visible in search path?
3404 pg_dependencies_in f-its 3402 2275|I/O
3405 pg_dependencies_out f-its 2275 3402|I/O
3406 pg_dependencies_recv f-sts 3402 2281|I/O
3407 pg_dependencies_send f-sts 17 3402|I/O
3408 pg_get_partition_constraintdef f-sts 25 26|partition constraint description
3415 pg_get_statisticsobjdef f-sts 25 26|extended statistics object description
3425 pg_partition_ancestors fsvts 2205 2205 i2205,o2205 partitionid,relid - 12 1 10|view ancestors of the partition
3432 gen_random_uuid f-vts 2950 -|generate random UUID
3446 macaddr8_recv f-its 774 2281|I/O
3447 macaddr8_send f-its 17 774|I/O
3449 numeric f-its 1700 3802|convert jsonb to numeric
3450 int2 f-its 21 3802|convert jsonb to int2
3451 int4 f-its 23 3802|convert jsonb to int4
3452 int8 f-its 20 3802|convert jsonb to int8
3453 float4 f-its 700 3802|convert jsonb to float4
3461 make_timestamp f-its 1114 23,23,23,23,23,701 - year,month,mday,hour,min,sec|construct timestamp
3462 make_timestamptz f-sts 1184 23,23,23,23,23,701 - year,month,mday,hour,min,sec|construct timestamp with time zone
3463 make_timestamptz f-sts 1184 23,23,23,23,23,701,25 - year,month,mday,hour,min,sec,timezone|construct timestamp with time zone
3464 make_interval f-its 1186 23,23,23,23,23,23,701 - years,months,weeks,days,hours,mins,secs 0,0,0,0,0,0,0.0 12 1 0 0 7|construct interval
3465 jsonb_array_elements_text fsits 25 3802 i3802,o25 from_json,value - 12 1 100|elements of jsonb array
3490 jsonb_to_record f-sts 2249 3802|get record fields from a jsonb object
3491 jsonb_to_recordset fss-s 2249 3802 - - - 12 1 100|get set of records with fields from a jsonb array of objects
3493 to_regtype f-sts 2206 25|convert type name to regtype
3494 to_regproc f-sts 24 25|convert proname to regproc
3495 to_regclass f-sts 2205 25|convert classname to regclass
3504 anyenum_in f-its 3500 2275|I/O
3505 anyenum_out f-sts 2275 3500|I/O
3538 string_agg a-i-s 25 25,25|concatenate aggregate input into a string
3539 format f-s-s 25 25,2276 i25,v2276 - - 12 1 0 2276|format text message
3540 format f-s-s 25 25|format text message
3545 string_agg a-i-s 17 17,17|concatenate aggregate input into a bytea
3556 bool f-its 16 3802|convert jsonb to boolean
3579 jsonb_insert f-its 3802 3802,1009,3802,16 - jsonb_in,path,replacement,insert_after false 12 1 0 0 1|Insert value into a jsonb
3594 event_trigger_in f-i-s 3838 2275|I/O
3595 event_trigger_out f-its 2275 3838|I/O
3610 tsvectorin f-its 3614 2275|I/O
3611 tsvectorout f-its 2275 3614|I/O
3612 tsqueryin f-its 3615 2275|I/O
3613 tsqueryout f-its 2275 3615|I/O
3638 tsvectorsend f-its 17 3614|I/O
3639 tsvectorrecv f-its 3614 2281|I/O
3640 tsquerysend f-its 17 3615|I/O
3641 tsqueryrecv f-its 3615 2281|I/O
3646 gtsvectorin f-its 3642 2275|I/O
3647 gtsvectorout f-its 2275 3642|I/O
3688 ts_typanalyze f-sts 16 2281|tsvector typanalyze
3696 starts_with f-its 16 25,25|implementation of ^@ operator
3736 regconfigin f-sts 3734 2275|I/O
3737 regconfigout f-sts 2275 3734|I/O
3738 regconfigrecv f-its 3734 2281|I/O
3739 regconfigsend f-its 17 3734|I/O
3756 pg_ts_parser_is_visible f-sts 16 26 - - - 12 10|is text search parser visible in search path?
3757 pg_ts_dict_is_visible f-sts 16 26 - - - 12 10|is text search dictionary visible in search path?
3758 pg_ts_config_is_visible f-sts 16 26 - - - 12 10|is text search configuration visible in search path?
3768 pg_ts_template_is_visible f-sts 16 26 - - - 12 10|is text search template visible in search path?
3771 regdictionaryin f-sts 3769 2275|I/O
3772 regdictionaryout f-sts 2275 3769|I/O
3773 regdictionaryrecv f-its 3769 2281|I/O
3774 regdictionarysend f-its 17 3769|I/O
3778 pg_tablespace_location f-sts 25 26|tablespace location
3787 to_jsonb f-sts 3802 2283|map input to jsonb
3803 jsonb_send f-its 17 3802|I/O
3804 jsonb_out f-its 2275 3802|I/O
3805 jsonb_recv f-its 3802 2281|I/O
3806 jsonb_in f-its 3802 2275|I/O
3810 pg_is_in_recovery f-vts 16 -|true if server is in recovery
3811 money f-sts 790 23|convert int4 to money
3812 money f-sts 790 20|convert int8 to money
3815 pg_collation_is_visible f-sts 16 26 - - - 12 10|is collation visible in search path?
3816 array_typanalyze f-sts 16 2281|array typanalyze
3823 numeric f-sts 1700 790|convert money to numeric
3824 money f-sts 790 1700|convert numeric to money
3829 pg_opfamily_is_visible f-sts 16 26 - - - 12 10|is opfamily visible in search path?
3832 anyrange_in f-sts 3831 2275,26,23|I/O
3833 anyrange_out f-sts 2275 3831|I/O
3834 range_in f-sts 3831 2275,26,23|I/O
3835 range_out f-sts 2275 3831|I/O
3836 range_recv f-sts 3831 2281,26,23|I/O
3837 range_send f-sts 17 3831|I/O
3846 make_date f-its 1082 23,23,23 - year,month,day|construct date
3847 make_time f-its 1083 23,23,701 - hour,min,sec|construct time
3916 range_typanalyze f-sts 16 2281|range typanalyze
3931 jsonb_object_keys fsits 25 3802 - - - 12 1 100|get jsonb object keys
3932 jsonb_each_text fsits 2249 3802 i3802,o25,o25 from_json,key,value - 12 1 100|key value pairs of a jsonb object
3940 jsonb_extract_path_text f-its 25 3802,1009 i3802,v1009 from_json,path_elems - 12 1 0 25|get value from jsonb as text with path elements
3951 json_extract_path f-its 114 114,1009 i114,v1009 from_json,path_elems - 12 1 0 25|get value from json with path elements
3953 json_extract_path_text f-its 25 114,1009 i114,v1009 from_json,path_elems - 12 1 0 25|get value from json as text with path elements
3955 json_array_elements fsits 114 114 i114,o114 from_json,value - 12 1 100|key value pairs of a json object
3956 json_array_length f-its 23 114|length of json array
3957 json_object_keys fsits 25 114 - - - 12 1 100|get json object keys
3958 json_each fsits 2249 114 i114,o25,o114 from_json,key,value - 12 1 100|key value pairs of a json object
3959 json_each_text fsits 2249 114 i114,o25,o25 from_json,key,value - 12 1 100|key value pairs of a json object
3968 json_typeof f-its 25 114|get the type of a json value
3969 json_array_elements_text fsits 25 114 i114,o25 from_json,value - 12 1 100|elements of json array
3972 percentile_disc a-i-s 2283 701,2283|discrete percentile
3974 percentile_cont a-i-s 701 701,701|continuous distribution percentile
3976 percentile_cont a-i-s 1186 701,1186|continuous distribution percentile
3978 percentile_disc a-i-s 2277 1022,2283|multiple discrete percentiles
3980 percentile_cont a-i-s 1022 1022,701|multiple continuous percentiles
3982 percentile_cont a-i-s 1187 1022,1186|multiple continuous percentiles
3984 mode a-i-s 2283 2283|most common value
3986 rank a-i-s 20 2276 v2276 - - 12 1 0 2276|rank of hypothetical row
3988 percent_rank a-i-s 701 2276 v2276 - - 12 1 0 2276|fractional rank of hypothetical row
3990 cume_dist a-i-s 701 2276 v2276 - - 12 1 0 2276|cumulative distribution of hypothetical row
3992 dense_rank a-i-s 20 2276 v2276 - - 12 1 0 2276|rank of hypothetical row without gaps
4001 jsonpath_in f-its 4072 2275|I/O
4002 jsonpath_recv f-its 4072 2281|I/O
4003 jsonpath_out f-its 2275 4072|I/O
4004 jsonpath_send f-its 17 4072|I/O
4053 array_agg a-i-s 2277 2277|concatenate aggregate input into an array
4084 regnamespacein f-sts 4089 2275|I/O
4085 regnamespaceout f-sts 2275 4089|I/O
4086 to_regnamespace f-sts 4089 25|convert namespace name to regnamespace
4087 regnamespacerecv f-its 4089 2281|I/O
4088 regnamespacesend f-its 17 4089|I/O
4091 box f-its 603 600|convert point to empty box
4092 regroleout f-sts 2275 4096|I/O
4094 regrolerecv f-its 4096 2281|I/O
4095 regrolesend f-its 17 4096|I/O
4098 regrolein f-sts 4096 2275|I/O
4110 macaddr8_in f-its 774 2275|I/O
4111 macaddr8_out f-its 2275 774|I/O
4123 macaddr8 f-its 774 829|convert macaddr to macaddr8
4124 macaddr f-its 829 774|convert macaddr8 to macaddr
4193 regcollationin f-sts 4191 2275|I/O
4194 regcollationout f-sts 2275 4191|I/O
4196 regcollationrecv f-its 4191 2281|I/O
4197 regcollationsend f-its 17 4191|I/O
4226 anycompatiblemultirange_in f-sts 4538 2275,26,23|I/O
4227 anycompatiblemultirange_out f-sts 2275 4538|I/O
4229 anymultirange_in f-sts 4537 2275,26,23|I/O
4230 anymultirange_out f-sts 2275 4537|I/O
4231 multirange_in f-sts 4537 2275,26,23|I/O
4232 multirange_out f-sts 2275 4537|I/O
4233 multirange_recv f-sts 4537 2281,26,23|I/O
4234 multirange_send f-sts 17 4537|I/O
4242 multirange_typanalyze f-sts 16 2281|multirange typanalyze
4281 int4multirange f-its 4451 3904|int4multirange constructor
4284 nummultirange f-its 4532 3906|nummultirange constructor
4287 tsmultirange f-its 4533 3908|tsmultirange constructor
4290 tstzmultirange f-its 4534 3910|tstzmultirange constructor
4293 datemultirange f-its 4535 3912|datemultirange constructor
4296 int8multirange f-its 4536 3926|int8multirange constructor
4350 normalize f-its 25 25,25 - - 'NFC'::text 12 1 0 0 1|Unicode normalization
4596 brin_bloom_summary_in f-its 4600 2275|I/O
4597 brin_bloom_summary_out f-its 2275 4600|I/O
4598 brin_bloom_summary_recv f-sts 4600 2281|I/O
4599 brin_bloom_summary_send f-sts 17 4600|I/O
4638 brin_minmax_multi_summary_in f-its 4601 2275|I/O
4639 brin_minmax_multi_summary_out f-its 2275 4601|I/O
4640 brin_minmax_multi_summary_recv f-sts 4601 2281|I/O
4641 brin_minmax_multi_summary_send f-sts 17 4601|I/O
5018 pg_mcv_list_in f-its 5017 2275|I/O
5019 pg_mcv_list_out f-its 2275 5017|I/O
5020 pg_mcv_list_recv f-sts 5017 2281|I/O
5021 pg_mcv_list_send f-sts 17 5017|I/O
5042 min_scale f-its 23 1700|minimum scale needed to represent the value
5043 trim_scale f-its 1700 1700|numeric with minimum scale needed to represent the value
5044 gcd f-its 23 23,23|greatest common divisor
5045 gcd f-its 20 20,20|greatest common divisor
5046 lcm f-its 23 23,23|least common multiple
5047 lcm f-its 20 20,20|least common multiple
5048 gcd f-its 1700 1700,1700|greatest common divisor
5049 lcm f-its 1700 1700,1700|least common multiple
5055 pg_snapshot_in f-its 5038 2275|I/O
5056 pg_snapshot_out f-its 2275 5038|I/O
5057 pg_snapshot_recv f-its 5038 2281|I/O
5058 pg_snapshot_send f-its 17 5038|I/O
5070 xid8in f-its 5069 2275|I/O
5071 xid f-its 28 5069|convert xid8 to xid
5081 xid8out f-its 2275 5069|I/O
5082 xid8recv f-its 5069 2281|I/O
5083 xid8send f-its 17 5069|I/O
5086 anycompatible_in f-its 5077 2275|I/O
5087 anycompatible_out f-its 2275 5077|I/O
5088 anycompatiblearray_in f-its 5078 2275|I/O
5089 anycompatiblearray_out f-sts 2275 5078|I/O
5090 anycompatiblearray_recv f-sts 5078 2281|I/O
5091 anycompatiblearray_send f-sts 17 5078|I/O
5092 anycompatiblenonarray_in f-its 5079 2275|I/O
5093 anycompatiblenonarray_out f-its 2275 5079|I/O
5094 anycompatiblerange_in f-sts 5080 2275,26,23|I/O
5095 anycompatiblerange_out f-sts 2275 5080|I/O
6098 jsonb_subscript_handler f-its 2281 2281|jsonb subscripting logic
6121 pg_relation_is_publishable f-sts 16 2205|returns whether a relation can be part of a publication
6160 string_to_table fsi-s 25 25,25 - - - 12 1 1000|split delimited text
6161 string_to_table fsi-s 25 25,25,25 - - - 12 1 1000|split delimited text, with null string
6164 bit_xor a-i-s 21 21|bitwise-xor smallint aggregate
6165 bit_xor a-i-s 23 23|bitwise-xor integer aggregate
6166 bit_xor a-i-s 20 20|bitwise-xor bigint aggregate
6172 trim_array f-its 2277 2277,23|remove last N elements of array
6174 pg_get_statisticsobjdef_columns f-sts 25 26|extended statistics columns
6177 date_bin f-its 1114 1186,1114,1114|bin timestamp into specified interval
6178 date_bin f-its 1184 1186,1184,1184|bin timestamp with time zone into specified interval
6179 array_subscript_handler f-its 2281 2281|standard array subscripting support
6180 raw_array_subscript_handler f-its 2281 2281|raw array subscripting support
6195 ltrim f-its 17 17,17|trim selected bytes from left end of string
6196 rtrim f-its 17 17,17|trim selected bytes from right end of string
6197 pg_get_function_sqlbody f-sts 25 26|function SQL body
6198 unistr f-its 25 25|unescape Unicode characters
6199 extract f-its 1700 25,1082|extract field from date
6200 extract f-its 1700 25,1083|extract field from time
6201 extract f-its 1700 25,1266|extract field from time with time zone
6202 extract f-its 1700 25,1114|extract field from timestamp
6203 extract f-sts 1700 25,1184|extract field from timestamp with time zone
6204 extract f-its 1700 25,1186|extract field from interval
6251 regexp_replace f-its 25 25,25,25,23,23,25|replace text using regexp
6252 regexp_replace f-its 25 25,25,25,23,23|replace text using regexp
6253 regexp_replace f-its 25 25,25,25,23|replace text using regexp
6254 regexp_count f-its 23 25,25|count regexp matches
6255 regexp_count f-its 23 25,25,23|count regexp matches
6256 regexp_count f-its 23 25,25,23,25|count regexp matches
6257 regexp_instr f-its 23 25,25|position of regexp match
6258 regexp_instr f-its 23 25,25,23|position of regexp match
6259 regexp_instr f-its 23 25,25,23,23|position of regexp match
6260 regexp_instr f-its 23 25,25,23,23,23|position of regexp match
6261 regexp_instr f-its 23 25,25,23,23,23,25|position of regexp match
6262 regexp_instr f-its 23 25,25,23,23,23,25,23|position of regexp match
6263 regexp_like f-its 16 25,25|test for regexp match
6264 regexp_like f-its 16 25,25,25|test for regexp match
6265 regexp_substr f-its 25 25,25|extract substring that matches regexp
6266 regexp_substr f-its 25 25,25,23|extract substring that matches regexp
6267 regexp_substr f-its 25 25,25,23,23|extract substring that matches regexp
6268 regexp_substr f-its 25 25,25,23,23,25|extract substring that matches regexp
6269 regexp_substr f-its 25 25,25,23,23,25,23|extract substring that matches regexp
`;
