// Those of PostgreSQL 15's own functions that are here too, and those by which its types are read and written
// (REL_15_STABLE, src/include/catalog/pg_proc.dat): clients list functions, complete their names, and look them up by object id.

/**
 * oid name flags rettype argtypes allargtypes argnames argdefaults lang cost rows variadic nargdefaults; those at the end are left
 * out where they are - - - - 12 1 0 0 0. The flags are prokind, s for a set, provolatile, t for strict, proparallel.
 */
export const builtInFunctions = `
31 byteaout f-its 2275 17
33 charout f-its 2275 18
34 namein f-its 19 2275
35 nameout f-its 2275 19
38 int2in f-its 21 2275
39 int2out f-its 2275 21
40 int2vectorin f-its 22 2275
41 int2vectorout f-its 2275 22
42 int4in f-its 23 2275
43 int4out f-its 2275 23
44 regprocin f-sts 24 2275
45 regprocout f-sts 2275 24
46 textin f-its 25 2275
47 textout f-its 2275 25
48 tidin f-its 27 2275
49 tidout f-its 2275 27
50 xidin f-its 28 2275
51 xidout f-its 2275 28
52 cidin f-its 29 2275
53 cidout f-its 2275 29
54 oidvectorin f-its 30 2275
55 oidvectorout f-its 2275 30
77 int4 f-its 23 18
78 char f-its 18 23
86 pg_ddl_command_in f-its 32 2275
87 pg_ddl_command_out f-its 2275 32
88 pg_ddl_command_recv f-its 32 2281
89 version f-sts 25 -
90 pg_ddl_command_send f-its 17 32
109 unknownin f-its 705 2275
110 unknownout f-its 2275 705
117 point_in f-its 600 2275
118 point_out f-its 2275 600
119 lseg_in f-its 601 2275
120 lseg_out f-its 2275 601
121 path_in f-its 602 2275
122 path_out f-its 2275 602
123 box_in f-its 603 2275
124 box_out f-its 2275 603
195 pg_node_tree_in f-its 194 2275
196 pg_node_tree_out f-its 2275 194
197 pg_node_tree_recv f-sts 194 2281
198 pg_node_tree_send f-sts 17 194
200 float4in f-its 700 2275
201 float4out f-its 2275 700
214 float8in f-its 701 2275
215 float8out f-its 2275 701
235 float8 f-its 701 21
236 float4 f-its 700 21
237 int2 f-its 21 701
238 int2 f-its 21 700
267 table_am_handler_in f-i-s 269 2275
268 table_am_handler_out f-its 2275 269
311 float8 f-its 701 700
312 float4 f-its 700 701
313 int4 f-its 23 21
314 int2 f-its 21 23
316 float8 f-its 701 23
317 int4 f-its 23 701
318 float4 f-its 700 23
319 int4 f-its 23 700
320 width_bucket f-its 23 701,701,701,23
321 json_in f-its 114 2275
322 json_out f-its 2275 114
323 json_recv f-its 114 2281
324 json_send f-its 17 114
326 index_am_handler_in f-i-s 325 2275
327 index_am_handler_out f-its 2275 325
347 poly_in f-its 604 2275
348 poly_out f-its 2275 604
376 string_to_array f-i-s 1009 25,25,25
378 array_append f-i-s 5078 5078,5077
379 array_prepend f-i-s 5078 5077,5078
383 array_cat f-i-s 5078 5078,5078
384 array_to_string f-s-s 25 2277,25,25
394 string_to_array f-i-s 1009 25,25
395 array_to_string f-sts 25 2277,25
401 text f-its 25 1042
406 text f-its 25 19
407 name f-its 19 25
408 bpchar f-its 1042 19
409 name f-its 19 1042
436 macaddr_in f-its 829 2275
437 macaddr_out f-its 2275 829
438 num_nulls f-i-s 23 2276 v2276 - - 12 1 0 2276
440 num_nonnulls f-i-s 23 2276 v2276 - - 12 1 0 2276
460 int8in f-its 20 2275
461 int8out f-its 2275 20
480 int4 f-its 23 20
481 int8 f-its 20 23
482 float8 f-its 701 20
483 int8 f-its 20 701
652 float4 f-its 700 20
653 int8 f-its 20 700
668 bpchar f-its 1042 1042,23,16
669 varchar f-its 1043 1043,23,16
714 int2 f-its 21 20
720 octet_length f-its 23 17
730 text f-its 25 869
745 current_user f-sts 19 -
746 session_user f-sts 19 -
747 array_dims f-its 25 2277
748 array_ndims f-its 23 2277
749 overlay f-its 17 17,17,23,23
750 array_in f-sts 2277 2275,26,23
751 array_out f-sts 2275 2277
752 overlay f-its 17 17,17,23
754 int8 f-its 20 21
849 position f-its 23 25,25
860 bpchar f-its 1042 18
861 current_database f-sts 19 -
868 strpos f-its 23 25,25
870 lower f-its 25 25
871 upper f-its 25 25
872 initcap f-its 25 25
873 lpad f-its 25 25,23,25
874 rpad f-its 25 25,23,25
875 ltrim f-its 25 25,25
876 rtrim f-its 25 25,25
877 substr f-its 25 25,23,23
878 translate f-its 25 25,25,25
879 lpad f-its 25 25,23 - - - 14
880 rpad f-its 25 25,23 - - - 14
881 ltrim f-its 25 25
882 rtrim f-its 25 25
883 substr f-its 25 25,23
884 btrim f-its 25 25,25
885 btrim f-its 25 25
886 cash_in f-sts 790 2275
887 cash_out f-sts 2275 790
910 inet_in f-its 869 2275
911 inet_out f-its 2275 869
936 substring f-its 25 25,23,23
937 substring f-its 25 25,23
938 generate_series fsits 1114 1114,1114,1186 - - - 12 1 1000
939 generate_series fssts 1184 1184,1184,1186 - - - 12 1 1000
940 mod f-its 21 21,21
941 mod f-its 23 23,23
944 char f-its 18 25
946 text f-its 25 18
947 mod f-its 20 20,20
1026 timezone f-its 1114 1186,1184
1031 aclitemin f-sts 1033 2275
1032 aclitemout f-sts 2275 1033
1039 getdatabaseencoding f-sts 19 -
1044 bpcharin f-its 1042 2275,26,23
1045 bpcharout f-its 2275 1042
1046 varcharin f-its 1043 2275,26,23
1047 varcharout f-its 2275 1043
1066 generate_series fsits 23 23,23,23 - - - 12 1 1000
1067 generate_series fsits 23 23,23 - - - 12 1 1000
1068 generate_series fsits 20 20,20,20 - - - 12 1 1000
1069 generate_series fsits 20 20,20 - - - 12 1 1000
1079 regclass f-sts 2205 25
1081 format_type f-s-s 25 26,23
1084 date_in f-sts 1082 2275
1085 date_out f-sts 2275 1082
1143 time_in f-sts 1083 2275,26,23
1144 time_out f-its 2275 1083
1150 timestamptz_in f-sts 1184 2275,26,23
1151 timestamptz_out f-sts 2275 1184
1158 to_timestamp f-its 1184 701
1159 timezone f-its 1114 25,1184
1160 interval_in f-sts 1186 2275,26,23
1161 interval_out f-sts 2275 1186
1171 date_part f-sts 701 25,1184
1172 date_part f-its 701 25,1186
1174 timestamptz f-sts 1184 1082
1175 justify_hours f-its 1186 1186
1178 date f-sts 1082 1184
1191 generate_subscripts fsits 23 2277,23,16 - - - 12 1 1000
1192 generate_subscripts fsits 23 2277,23 - - - 12 1 1000
1194 log10 f-its 701 701
1199 age f-its 1186 1184,1184
1200 interval f-its 1186 1186,23
1215 obj_description f-sts 25 26,19 - - - 14 100
1216 col_description f-sts 25 26,23 - - - 14 100
1217 date_trunc f-sts 1184 25,1184
1218 date_trunc f-its 1186 25,1186
1242 boolin f-its 16 2275
1243 boolout f-its 2275 16
1244 byteain f-its 17 2275
1245 charin f-its 18 2275
1264 pg_char_to_encoding f-sts 23 19
1267 cidr_in f-its 650 2275
1271 overlaps f-i-s 16 1266,1266,1266,1266
1273 date_part f-its 701 25,1266
1282 quote_ident f-its 25 25
1283 quote_literal f-its 25 25
1284 date_trunc f-sts 1184 25,1184,25
1285 quote_literal f-sts 25 2283 - - - 14
1287 oid f-its 26 20
1288 int8 f-its 20 26
1289 quote_nullable f-i-s 25 25
1290 quote_nullable f-s-s 25 2283 - - - 14
1295 justify_days f-its 1186 1186
1299 now f-sts 1184 -
1304 overlaps f-i-s 16 1184,1184,1184,1184
1305 overlaps f-s-s 16 1184,1186,1184,1186 - - - 14
1306 overlaps f-s-s 16 1184,1184,1184,1186 - - - 14
1307 overlaps f-s-s 16 1184,1186,1184,1184 - - - 14
1308 overlaps f-i-s 16 1083,1083,1083,1083
1309 overlaps f-i-s 16 1083,1186,1083,1186 - - - 14
1310 overlaps f-i-s 16 1083,1083,1083,1186 - - - 14
1311 overlaps f-i-s 16 1083,1186,1083,1083 - - - 14
1312 timestamp_in f-sts 1114 2275,26,23
1313 timestamp_out f-sts 2275 1114
1316 time f-its 1083 1114
1317 length f-its 23 25
1318 length f-its 23 1042
1340 log f-its 701 701
1341 ln f-its 701 701
1342 round f-its 701 701
1343 trunc f-its 701 701
1344 sqrt f-its 701 701
1345 cbrt f-its 701 701
1346 pow f-its 701 701,701
1347 exp f-its 701 701
1348 obj_description f-sts 25 26 - - - 14 100
1350 timetz_in f-sts 1266 2275,26,23
1351 timetz_out f-its 2275 1266
1367 character_length f-its 23 1042
1368 power f-its 701 701,701
1369 character_length f-its 23 25
1370 interval f-its 1186 1083
1372 char_length f-its 23 1042
1373 isfinite f-its 16 1082
1374 octet_length f-its 23 25
1375 octet_length f-its 23 1042
1376 factorial f-its 1700 20
1381 char_length f-its 23 25
1384 date_part f-its 701 25,1082 - - - 14
1385 date_part f-its 701 25,1083
1386 age f-sts 1186 1184 - - - 14
1387 pg_get_constraintdef f-sts 25 26
1388 timetz f-sts 1266 1184
1389 isfinite f-its 16 1184
1390 isfinite f-its 16 1186
1394 abs f-its 700 700
1395 abs f-its 701 701
1396 abs f-its 20 20
1397 abs f-its 23 23
1398 abs f-its 21 21
1400 name f-its 19 1043
1401 varchar f-its 1043 19
1402 current_schema f-stu 19 -
1403 current_schemas f-stu 1003 16
1404 overlay f-its 25 25,25,23,23
1405 overlay f-its 25 25,25,23
1416 point f-its 600 718
1419 time f-its 1083 1186
1427 cidr_out f-its 2275 650
1446 box f-its 603 604
1447 path f-its 602 604
1448 polygon f-its 604 603
1449 polygon f-its 604 602
1450 circle_in f-its 718 2275
1451 circle_out f-its 2275 718
1474 circle f-its 718 604
1479 circle f-its 718 603
1480 box f-its 603 718
1481 log10 f-its 1700 1700 - - - 14
1490 line_in f-its 628 2275
1491 line_out f-its 2275 628
1532 point f-its 600 601
1534 point f-its 600 603
1540 point f-its 600 604
1541 lseg f-its 601 603
1544 polygon f-its 604 718 - - - 14
1564 bit_in f-its 1560 2275,26,23
1565 bit_out f-its 2275 1560
1569 like f-its 16 25,25
1571 like f-its 16 19,25
1573 pg_get_ruledef f-sts 25 26
1579 varbit_in f-its 1562 2275,26,23
1580 varbit_out f-its 2275 1562
1597 pg_encoding_to_char f-sts 19 23
1598 random f-vtr 701 -
1600 asin f-its 701 701
1601 acos f-its 701 701
1602 atan f-its 701 701
1603 atan2 f-its 701 701,701
1604 sin f-its 701 701
1605 cos f-its 701 701
1606 tan f-its 701 701
1607 cot f-its 701 701
1608 degrees f-its 701 701
1609 radians f-its 701 701
1610 pi f-its 701 -
1619 pg_typeof f-s-s 2206 2276
1620 ascii f-its 23 25
1621 chr f-its 25 23
1622 repeat f-its 25 25,23
1640 pg_get_viewdef f-str 25 25
1641 pg_get_viewdef f-str 25 26
1642 pg_get_userbyid f-sts 19 26
1643 pg_get_indexdef f-sts 25 26
1662 pg_get_triggerdef f-sts 25 26
1665 pg_get_serial_sequence f-sts 25 25,25
1683 bit f-its 1560 23,23
1684 int4 f-its 23 1560
1685 bit f-its 1560 1560,23,16
1686 pg_get_keywords fssts 2249 - o25,o18,o16,o25,o25 word,catcode,barelabel,catdesc,baredesc - 12 10 500
1687 varbit f-its 1562 1562,23,16
1701 numeric_in f-its 1700 2275,26,23
1702 numeric_out f-its 2275 1700
1703 numeric f-its 1700 1700,23
1705 abs f-its 1700 1700
1706 sign f-its 1700 1700
1707 round f-its 1700 1700,23
1708 round f-its 1700 1700 - - - 14
1709 trunc f-its 1700 1700,23
1710 trunc f-its 1700 1700 - - - 14
1711 ceil f-its 1700 1700
1712 floor f-its 1700 1700
1713 length f-sts 23 17,19
1715 cidr f-its 650 869
1716 pg_get_expr f-sts 25 194,26
1728 mod f-its 1700 1700,1700
1730 sqrt f-its 1700 1700
1732 exp f-its 1700 1700
1734 ln f-its 1700 1700
1736 log f-its 1700 1700,1700
1738 pow f-its 1700 1700,1700
1740 numeric f-its 1700 23
1741 log f-its 1700 1700 - - - 14
1742 numeric f-its 1700 700
1743 numeric f-its 1700 701
1744 int4 f-its 23 1700
1745 float4 f-its 700 1700
1746 float8 f-its 701 1700
1768 to_char f-sts 25 1186,25
1770 to_char f-sts 25 1184,25
1772 to_char f-sts 25 1700,25
1773 to_char f-sts 25 23,25
1774 to_char f-sts 25 20,25
1775 to_char f-sts 25 700,25
1776 to_char f-sts 25 701,25
1777 to_number f-sts 1700 25,25
1778 to_timestamp f-sts 1184 25,25
1779 int8 f-its 20 1700
1780 to_date f-sts 1082 25,25
1781 numeric f-its 1700 20
1782 numeric f-its 1700 21
1783 int2 f-its 21 1700
1798 oidin f-its 26 2275
1799 oidout f-its 2275 26
1810 bit_length f-its 23 17 - - - 14
1811 bit_length f-its 23 25 - - - 14
1922 has_table_privilege f-sts 16 19,25,25
1923 has_table_privilege f-sts 16 19,26,25
1924 has_table_privilege f-sts 16 26,25,25
1925 has_table_privilege f-sts 16 26,26,25
1926 has_table_privilege f-sts 16 25,25
1927 has_table_privilege f-sts 16 26,25
1961 timestamp f-its 1114 1114,23
1967 timestamptz f-its 1184 1184,23
1968 time f-its 1083 1083,23
1969 timetz f-its 1266 1266,23
1973 div f-its 1700 1700,1700
1993 shobj_description f-sts 25 26,19 - - - 14 100
2007 like f-its 16 17,17
2010 length f-its 23 17
2012 substring f-its 17 17,23,23
2013 substring f-its 17 17,23
2014 position f-its 23 17,17
2015 btrim f-its 17 17,17
2019 time f-sts 1083 1184
2020 date_trunc f-its 1114 25,1114
2021 date_part f-its 701 25,1114
2024 timestamp f-its 1114 1082
2026 pg_backend_pid f-str 23 -
2027 timestamp f-sts 1114 1184
2028 timestamptz f-sts 1184 1114
2029 date f-its 1082 1114
2034 pg_conf_load_time f-str 1184 -
2037 timezone f-sts 1266 25,1266
2038 timezone f-its 1266 1186,1266
2041 overlaps f-i-s 16 1114,1114,1114,1114
2042 overlaps f-i-s 16 1114,1186,1114,1186 - - - 14
2043 overlaps f-i-s 16 1114,1114,1114,1186 - - - 14
2044 overlaps f-i-s 16 1114,1186,1114,1114 - - - 14
2046 time f-its 1083 1266
2047 timetz f-sts 1266 1083
2048 isfinite f-its 16 1114
2049 to_char f-sts 25 1114,25
2050 max a-i-s 2277 2277
2051 min a-i-s 2277 2277
2058 age f-its 1186 1114,1114
2059 age f-sts 1186 1114 - - - 14
2069 timezone f-its 1184 25,1114
2070 timezone f-its 1184 1186,1114
2073 substring f-its 25 25,25
2074 substring f-its 25 25,25,25 - - - 14
2075 bit f-its 1560 20,23
2076 int8 f-its 20 1560
2077 current_setting f-sts 25 25
2079 pg_table_is_visible f-sts 16 26 - - - 12 10
2080 pg_type_is_visible f-sts 16 26 - - - 12 10
2081 pg_function_is_visible f-sts 16 26 - - - 12 10
2082 pg_operator_is_visible f-sts 16 26 - - - 12 10
2083 pg_opclass_is_visible f-sts 16 26 - - - 12 10
2085 substr f-its 17 17,23,23
2086 substr f-its 17 17,23
2087 replace f-its 25 25,25,25
2088 split_part f-its 25 25,25,23
2089 to_hex f-its 25 23
2090 to_hex f-its 25 20
2091 array_lower f-its 23 2277,23
2092 array_upper f-its 23 2277,23
2093 pg_conversion_is_visible f-sts 16 26 - - - 12 10
2098 pg_get_functiondef f-sts 25 26
2100 avg a-i-s 1700 20
2101 avg a-i-s 1700 23
2102 avg a-i-s 1700 21
2103 avg a-i-s 1700 1700
2104 avg a-i-s 701 700
2105 avg a-i-s 701 701
2106 avg a-i-s 1186 1186
2107 sum a-i-s 1700 20
2108 sum a-i-s 20 23
2109 sum a-i-s 20 21
2110 sum a-i-s 700 700
2111 sum a-i-s 701 701
2113 sum a-i-s 1186 1186
2114 sum a-i-s 1700 1700
2115 max a-i-s 20 20
2116 max a-i-s 23 23
2117 max a-i-s 21 21
2118 max a-i-s 26 26
2119 max a-i-s 700 700
2120 max a-i-s 701 701
2122 max a-i-s 1082 1082
2123 max a-i-s 1083 1083
2124 max a-i-s 1266 1266
2126 max a-i-s 1114 1114
2127 max a-i-s 1184 1184
2128 max a-i-s 1186 1186
2129 max a-i-s 25 25
2130 max a-i-s 1700 1700
2131 min a-i-s 20 20
2132 min a-i-s 23 23
2133 min a-i-s 21 21
2134 min a-i-s 26 26
2135 min a-i-s 700 700
2136 min a-i-s 701 701
2138 min a-i-s 1082 1082
2139 min a-i-s 1083 1083
2140 min a-i-s 1266 1266
2142 min a-i-s 1114 1114
2143 min a-i-s 1184 1184
2144 min a-i-s 1186 1186
2145 min a-i-s 25 25
2146 min a-i-s 1700 1700
2147 count a-i-s 20 2276
2148 variance a-i-s 1700 20
2149 variance a-i-s 1700 23
2150 variance a-i-s 1700 21
2151 variance a-i-s 701 700
2152 variance a-i-s 701 701
2153 variance a-i-s 1700 1700
2154 stddev a-i-s 1700 20
2155 stddev a-i-s 1700 23
2156 stddev a-i-s 1700 21
2157 stddev a-i-s 701 700
2158 stddev a-i-s 701 701
2159 stddev a-i-s 1700 1700
2162 pg_get_function_arguments f-sts 25 26
2165 pg_get_function_result f-sts 25 26
2167 ceiling f-its 1700 1700
2168 pg_database_size f-vts 20 19
2169 power f-its 1700 1700,1700
2170 width_bucket f-its 23 1700,1700,1700,23
2176 array_length f-its 23 2277,23
2181 has_sequence_privilege f-sts 16 19,25,25
2182 has_sequence_privilege f-sts 16 19,26,25
2183 has_sequence_privilege f-sts 16 26,25,25
2184 has_sequence_privilege f-sts 16 26,26,25
2185 has_sequence_privilege f-sts 16 25,25
2186 has_sequence_privilege f-sts 16 26,25
2197 inet_client_port f-s-r 23 -
2199 inet_server_port f-s-r 23 -
2212 regprocedurein f-sts 2202 2275
2213 regprocedureout f-sts 2275 2202
2214 regoperin f-sts 2203 2275
2215 regoperout f-sts 2275 2203
2216 regoperatorin f-sts 2204 2275
2217 regoperatorout f-sts 2275 2204
2218 regclassin f-sts 2205 2275
2219 regclassout f-sts 2275 2205
2220 regtypein f-sts 2206 2275
2221 regtypeout f-sts 2275 2206
2232 pg_get_function_identity_arguments f-sts 25 26
2236 bit_and a-i-s 21 21
2237 bit_or a-i-s 21 21
2238 bit_and a-i-s 23 23
2239 bit_or a-i-s 23 23
2240 bit_and a-i-s 20 20
2241 bit_or a-i-s 20 20
2244 max a-i-s 1042 1042
2245 min a-i-s 1042 1042
2250 has_database_privilege f-sts 16 19,25,25
2251 has_database_privilege f-sts 16 19,26,25
2252 has_database_privilege f-sts 16 26,25,25
2253 has_database_privilege f-sts 16 26,26,25
2254 has_database_privilege f-sts 16 25,25
2255 has_database_privilege f-sts 16 26,25
2256 has_function_privilege f-sts 16 19,25,25
2257 has_function_privilege f-sts 16 19,26,25
2258 has_function_privilege f-sts 16 26,25,25
2259 has_function_privilege f-sts 16 26,26,25
2260 has_function_privilege f-sts 16 25,25
2261 has_function_privilege f-sts 16 26,25
2268 has_schema_privilege f-sts 16 19,25,25
2269 has_schema_privilege f-sts 16 19,26,25
2270 has_schema_privilege f-sts 16 26,25,25
2271 has_schema_privilege f-sts 16 26,26,25
2272 has_schema_privilege f-sts 16 25,25
2273 has_schema_privilege f-sts 16 26,25
2284 regexp_replace f-its 25 25,25,25
2285 regexp_replace f-its 25 25,25,25,25
2286 pg_total_relation_size f-vts 20 2205
2288 pg_size_pretty f-its 25 20
2290 record_in f-sts 2249 2275,26,23
2291 record_out f-sts 2275 2249
2292 cstring_in f-its 2275 2275
2293 cstring_out f-its 2275 2275
2294 any_in f-its 2276 2275
2295 any_out f-its 2275 2276
2296 anyarray_in f-its 2277 2275
2297 anyarray_out f-sts 2275 2277
2298 void_in f-its 2278 2275
2299 void_out f-its 2275 2278
2300 trigger_in f-i-s 2279 2275
2301 trigger_out f-its 2275 2279
2302 language_handler_in f-i-s 2280 2275
2303 language_handler_out f-its 2275 2280
2304 internal_in f-i-s 2281 2275
2305 internal_out f-its 2275 2281
2308 ceil f-its 701 701
2309 floor f-its 701 701
2310 sign f-its 701 701
2311 md5 f-its 25 25
2312 anyelement_in f-its 2283 2275
2313 anyelement_out f-its 2275 2283
2320 ceiling f-its 701 701
2321 md5 f-its 25 17
2322 pg_tablespace_size f-vts 20 26
2323 pg_tablespace_size f-vts 20 19
2324 pg_database_size f-vts 20 26
2325 pg_relation_size f-vts 20 2205 - - - 14
2331 unnest fsits 2283 2277 - - - 12 1 100
2332 pg_relation_size f-vts 20 2205,25
2335 array_agg a-i-s 2277 2776
2390 has_tablespace_privilege f-sts 16 19,25,25
2391 has_tablespace_privilege f-sts 16 19,26,25
2392 has_tablespace_privilege f-sts 16 26,25,25
2393 has_tablespace_privilege f-sts 16 26,26,25
2394 has_tablespace_privilege f-sts 16 25,25
2395 has_tablespace_privilege f-sts 16 26,25
2400 array_recv f-sts 2277 2281,26,23
2401 array_send f-sts 17 2277
2402 record_recv f-sts 2249 2281,26,23
2403 record_send f-sts 17 2249
2404 int2recv f-its 21 2281
2405 int2send f-its 17 21
2406 int4recv f-its 23 2281
2407 int4send f-its 17 23
2408 int8recv f-its 20 2281
2409 int8send f-its 17 20
2410 int2vectorrecv f-its 22 2281
2411 int2vectorsend f-its 17 22
2412 bytearecv f-its 17 2281
2413 byteasend f-its 17 17
2414 textrecv f-sts 25 2281
2415 textsend f-sts 17 25
2416 unknownrecv f-its 705 2281
2417 unknownsend f-its 17 705
2418 oidrecv f-its 26 2281
2419 oidsend f-its 17 26
2420 oidvectorrecv f-its 30 2281
2421 oidvectorsend f-its 17 30
2422 namerecv f-sts 19 2281
2423 namesend f-sts 17 19
2424 float4recv f-its 700 2281
2425 float4send f-its 17 700
2426 float8recv f-its 701 2281
2427 float8send f-its 17 701
2428 point_recv f-its 600 2281
2429 point_send f-its 17 600
2430 bpcharrecv f-sts 1042 2281,26,23
2431 bpcharsend f-sts 17 1042
2432 varcharrecv f-sts 1043 2281,26,23
2433 varcharsend f-sts 17 1043
2434 charrecv f-its 18 2281
2435 charsend f-its 17 18
2436 boolrecv f-its 16 2281
2437 boolsend f-its 17 16
2438 tidrecv f-its 27 2281
2439 tidsend f-its 17 27
2440 xidrecv f-its 28 2281
2441 xidsend f-its 17 28
2442 cidrecv f-its 29 2281
2443 cidsend f-its 17 29
2444 regprocrecv f-its 24 2281
2445 regprocsend f-its 17 24
2446 regprocedurerecv f-its 2202 2281
2447 regproceduresend f-its 17 2202
2448 regoperrecv f-its 2203 2281
2449 regopersend f-its 17 2203
2450 regoperatorrecv f-its 2204 2281
2451 regoperatorsend f-its 17 2204
2452 regclassrecv f-its 2205 2281
2453 regclasssend f-its 17 2205
2454 regtyperecv f-its 2206 2281
2455 regtypesend f-its 17 2206
2456 bit_recv f-its 1560 2281,26,23
2457 bit_send f-its 17 1560
2458 varbit_recv f-its 1562 2281,26,23
2459 varbit_send f-its 17 1562
2460 numeric_recv f-its 1700 2281,26,23
2461 numeric_send f-its 17 1700
2462 sinh f-its 701 701
2463 cosh f-its 701 701
2464 tanh f-its 701 701
2465 asinh f-its 701 701
2466 acosh f-its 701 701
2467 atanh f-its 701 701
2468 date_recv f-its 1082 2281
2469 date_send f-its 17 1082
2470 time_recv f-its 1083 2281,26,23
2471 time_send f-its 17 1083
2472 timetz_recv f-its 1266 2281,26,23
2473 timetz_send f-its 17 1266
2474 timestamp_recv f-its 1114 2281,26,23
2475 timestamp_send f-its 17 1114
2476 timestamptz_recv f-its 1184 2281,26,23
2477 timestamptz_send f-its 17 1184
2478 interval_recv f-its 1186 2281,26,23
2479 interval_send f-its 17 1186
2480 lseg_recv f-its 601 2281
2481 lseg_send f-its 17 601
2482 path_recv f-its 602 2281
2483 path_send f-its 17 602
2484 box_recv f-its 603 2281
2485 box_send f-its 17 603
2486 poly_recv f-its 604 2281
2487 poly_send f-its 17 604
2488 line_recv f-its 628 2281
2489 line_send f-its 17 628
2490 circle_recv f-its 718 2281
2491 circle_send f-its 17 718
2492 cash_recv f-its 790 2281
2493 cash_send f-its 17 790
2494 macaddr_recv f-its 829 2281
2495 macaddr_send f-its 17 829
2496 inet_recv f-its 869 2281
2497 inet_send f-its 17 869
2498 cidr_recv f-its 650 2281
2499 cidr_send f-its 17 650
2500 cstring_recv f-sts 2275 2281
2501 cstring_send f-sts 17 2275
2502 anyarray_recv f-sts 2277 2281
2503 anyarray_send f-sts 17 2277
2504 pg_get_ruledef f-sts 25 26,16
2505 pg_get_viewdef f-str 25 25,16
2506 pg_get_viewdef f-str 25 26,16
2507 pg_get_indexdef f-sts 25 26,23,16
2508 pg_get_constraintdef f-sts 25 26,16
2509 pg_get_expr f-sts 25 194,26,16
2517 bool_and a-i-s 16 16
2518 bool_or a-i-s 16 16
2519 every a-i-s 16 16
2557 bool f-its 16 23
2558 int4 f-its 23 16
2560 pg_postmaster_start_time f-sts 1184 -
2580 float8 f-its 701 3802
2597 domain_in f-s-s 2276 2275,26,23
2598 domain_recv f-s-s 2276 2281,26,23
2641 var_samp a-i-s 1700 20
2642 var_samp a-i-s 1700 23
2643 var_samp a-i-s 1700 21
2644 var_samp a-i-s 701 700
2645 var_samp a-i-s 701 701
2646 var_samp a-i-s 1700 1700
2647 transaction_timestamp f-sts 1184 -
2648 statement_timestamp f-sts 1184 -
2649 clock_timestamp f-vts 1184 -
2705 pg_has_role f-sts 16 19,19,25
2706 pg_has_role f-sts 16 19,26,25
2707 pg_has_role f-sts 16 26,19,25
2708 pg_has_role f-sts 16 26,26,25
2709 pg_has_role f-sts 16 19,25
2710 pg_has_role f-sts 16 26,25
2711 justify_interval f-its 1186 1186
2712 stddev_samp a-i-s 1700 20
2713 stddev_samp a-i-s 1700 23
2714 stddev_samp a-i-s 1700 21
2715 stddev_samp a-i-s 701 700
2716 stddev_samp a-i-s 701 701
2717 stddev_samp a-i-s 1700 1700
2718 var_pop a-i-s 1700 20
2719 var_pop a-i-s 1700 23
2720 var_pop a-i-s 1700 21
2721 var_pop a-i-s 701 700
2722 var_pop a-i-s 701 701
2723 var_pop a-i-s 1700 1700
2724 stddev_pop a-i-s 1700 20
2725 stddev_pop a-i-s 1700 23
2726 stddev_pop a-i-s 1700 21
2727 stddev_pop a-i-s 701 700
2728 stddev_pop a-i-s 701 701
2729 stddev_pop a-i-s 1700 1700
2730 pg_get_triggerdef f-sts 25 26,16
2763 regexp_matches fsits 1009 25,25 - - - 12 1 1
2764 regexp_matches fsits 1009 25,25,25 - - - 12 1 10
2765 regexp_split_to_table fsits 25 25,25 - - - 12 1 1000
2766 regexp_split_to_table fsits 25 25,25,25 - - - 12 1 1000
2767 regexp_split_to_array f-its 1009 25,25
2768 regexp_split_to_array f-its 1009 25,25,25
2777 anynonarray_in f-its 2776 2275
2778 anynonarray_out f-its 2275 2776
2797 max a-i-s 27 27
2798 min a-i-s 27 27
2803 count a-i-s 20 -
2818 regr_count a-i-s 20 701,701
2819 regr_sxx a-i-s 701 701,701
2820 regr_syy a-i-s 701 701,701
2821 regr_sxy a-i-s 701 701,701
2822 regr_avgx a-i-s 701 701,701
2823 regr_avgy a-i-s 701 701,701
2824 regr_r2 a-i-s 701 701,701
2825 regr_slope a-i-s 701 701,701
2826 regr_intercept a-i-s 701 701,701
2827 covar_pop a-i-s 701 701,701
2828 covar_samp a-i-s 701 701,701
2829 corr a-i-s 701 701,701
2854 pg_my_temp_schema f-str 26 -
2855 pg_is_other_temp_schema f-sts 16 26
2880 pg_advisory_lock f-vtr 2278 20
2882 pg_try_advisory_lock f-vtr 16 20
2884 pg_advisory_unlock f-vtr 16 20
2885 pg_advisory_unlock_shared f-vtr 16 20
2886 pg_advisory_lock f-vtr 2278 23,23
2888 pg_try_advisory_lock f-vtr 16 23,23
2890 pg_advisory_unlock f-vtr 16 23,23
2891 pg_advisory_unlock_shared f-vtr 16 23,23
2892 pg_advisory_unlock_all f-vtr 2278 -
2893 xml_in f-sts 142 2275
2894 xml_out f-its 2275 142
2896 xml f-sts 142 25
2898 xml_recv f-sts 142 2281
2899 xml_send f-sts 17 142
2902 varbittypmodin f-its 23 1263
2903 intervaltypmodin f-its 23 1263
2904 intervaltypmodout f-its 2275 23
2905 timestamptypmodin f-its 23 1263
2906 timestamptypmodout f-its 2275 23
2907 timestamptztypmodin f-its 23 1263
2908 timestamptztypmodout f-its 2275 23
2909 timetypmodin f-its 23 1263
2910 timetypmodout f-its 2275 23
2911 timetztypmodin f-its 23 1263
2912 timetztypmodout f-its 2275 23
2913 bpchartypmodin f-its 23 1263
2914 bpchartypmodout f-its 2275 23
2915 varchartypmodin f-its 23 1263
2916 varchartypmodout f-its 2275 23
2917 numerictypmodin f-its 23 1263
2918 numerictypmodout f-its 2275 23
2919 bittypmodin f-its 23 1263
2920 bittypmodout f-its 2275 23
2921 varbittypmodout f-its 2275 23
2939 txid_snapshot_in f-its 2970 2275
2940 txid_snapshot_out f-its 2275 2970
2941 txid_snapshot_recv f-its 2970 2281
2942 txid_snapshot_send f-its 17 2970
2943 txid_current f-stu 20 -
2952 uuid_in f-its 2950 2275
2953 uuid_out f-its 2275 2950
2961 uuid_recv f-its 2950 2281
2962 uuid_send f-its 17 2950
2971 text f-its 25 16
2997 pg_table_size f-vts 20 2205
2998 pg_indexes_size f-vts 20 2205
3006 has_server_privilege f-sts 16 19,25,25
3007 has_server_privilege f-sts 16 19,26,25
3008 has_server_privilege f-sts 16 26,25,25
3009 has_server_privilege f-sts 16 26,26,25
3010 has_server_privilege f-sts 16 25,25
3011 has_server_privilege f-sts 16 26,25
3012 has_column_privilege f-sts 16 19,25,25,25
3013 has_column_privilege f-sts 16 19,25,21,25
3014 has_column_privilege f-sts 16 19,26,25,25
3015 has_column_privilege f-sts 16 19,26,21,25
3016 has_column_privilege f-sts 16 26,25,25,25
3017 has_column_privilege f-sts 16 26,25,21,25
3018 has_column_privilege f-sts 16 26,26,25,25
3019 has_column_privilege f-sts 16 26,26,21,25
3020 has_column_privilege f-sts 16 25,25,25
3021 has_column_privilege f-sts 16 25,21,25
3022 has_column_privilege f-sts 16 26,25,25
3023 has_column_privilege f-sts 16 26,21,25
3024 has_any_column_privilege f-sts 16 19,25,25 - - - 12 10
3025 has_any_column_privilege f-sts 16 19,26,25 - - - 12 10
3026 has_any_column_privilege f-sts 16 26,25,25 - - - 12 10
3027 has_any_column_privilege f-sts 16 26,26,25 - - - 12 10
3028 has_any_column_privilege f-sts 16 25,25 - - - 12 10
3029 has_any_column_privilege f-sts 16 26,25 - - - 12 10
3035 pg_listening_channels fsstr 25 - - - - 12 1 10
3058 concat f-s-s 25 2276 v2276 - - 12 1 0 2276
3059 concat_ws f-s-s 25 25,2276 i25,v2276 - - 12 1 0 2276
3060 left f-its 25 25,23
3061 right f-its 25 25,23
3062 reverse f-its 25 25
3089 pg_advisory_xact_lock f-vtr 2278 20
3093 pg_advisory_xact_lock f-vtr 2278 23,23
3100 row_number w-i-s 20 -
3101 rank w-i-s 20 -
3102 dense_rank w-i-s 20 -
3103 percent_rank w-i-s 701 -
3104 cume_dist w-i-s 701 -
3105 ntile w-its 23 23
3106 lag w-its 2283 2283
3107 lag w-its 2283 2283,23
3108 lag w-its 5077 5077,23,5077
3109 lead w-its 2283 2283
3110 lead w-its 2283 2283,23
3111 lead w-its 5077 5077,23,5077
3112 first_value w-its 2283 2283
3113 last_value w-its 2283 2283
3114 nth_value w-its 2283 2283,23
3116 fdw_handler_in f-i-s 3115 2275
3117 fdw_handler_out f-its 2275 3115
3120 void_recv f-its 2278 2281
3121 void_send f-its 17 2278
3138 has_type_privilege f-sts 16 19,25,25
3139 has_type_privilege f-sts 16 19,26,25
3140 has_type_privilege f-sts 16 26,25,25
3141 has_type_privilege f-sts 16 26,26,25
3142 has_type_privilege f-sts 16 25,25
3143 has_type_privilege f-sts 16 26,25
3153 array_to_json f-sts 114 2277
3154 array_to_json f-sts 114 2277,16
3155 row_to_json f-sts 114 2249
3156 row_to_json f-sts 114 2249,16
3159 pg_get_viewdef f-str 25 26,23
3166 pg_size_pretty f-its 25 1700
3167 array_remove f-i-s 5078 5078,5077
3168 array_replace f-i-s 5078 5078,5077,5077
3175 json_agg a-s-s 114 2283
3176 to_json f-sts 114 2283
3179 cardinality f-its 23 2277
3197 json_object_agg a-s-s 114 2276,2276
3198 json_build_array f-s-s 114 2276 v2276 - - 12 1 0 2276
3199 json_build_array f-s-s 114 -
3200 json_build_object f-s-s 114 2276 v2276 - - 12 1 0 2276
3201 json_build_object f-s-s 114 -
3202 json_object f-its 114 1009
3203 json_object f-its 114 1009,1009
3204 json_to_record f-sts 2249 114
3205 json_to_recordset fss-s 2249 114 - - - 12 1 100
3207 jsonb_array_length f-its 23 3802
3208 jsonb_each fsits 2249 3802 i3802,o25,o3802 from_json,key,value - 12 1 100
3210 jsonb_typeof f-its 25 3802
3217 jsonb_extract_path f-its 3802 3802,1009 i3802,v1009 from_json,path_elems - 12 1 0 25
3218 width_bucket f-its 23 5077,5078
3219 jsonb_array_elements fsits 3802 3802 i3802,o3802 from_json,value - 12 1 100
3229 pg_lsn_in f-its 3220 2275
3230 pg_lsn_out f-its 2275 3220
3238 pg_lsn_recv f-its 3220 2281
3239 pg_lsn_send f-its 17 3220
3259 generate_series fsits 1700 1700,1700,1700 - - - 12 1 1000
3260 generate_series fsits 1700 1700,1700 - - - 12 1 1000
3261 json_strip_nulls f-its 114 114
3262 jsonb_strip_nulls f-its 3802 3802
3267 jsonb_agg a-s-s 3802 2283
3270 jsonb_object_agg a-i-s 3802 2276,2276
3271 jsonb_build_array f-s-s 3802 2276 v2276 - - 12 1 0 2276
3272 jsonb_build_array f-s-s 3802 -
3273 jsonb_build_object f-s-s 3802 2276 v2276 - - 12 1 0 2276
3274 jsonb_build_object f-s-s 3802 -
3277 array_position f-i-s 23 5078,5077
3278 array_position f-i-s 23 5078,5077,23
3279 array_positions f-i-s 1007 5078,5077
3281 scale f-its 23 1700
3294 current_setting f-sts 25 25,16
3305 jsonb_set f-its 3802 3802,1009,3802,16 - jsonb_in,path,replacement,create_if_missing true 12 1 0 0 1
3306 jsonb_pretty f-its 25 3802
3311 tsm_handler_in f-i-s 3310 2275
3312 tsm_handler_out f-its 2275 3310
3352 pg_get_partkeydef f-sts 25 26
3355 pg_ndistinct_in f-its 3361 2275
3356 pg_ndistinct_out f-its 2275 3361
3357 pg_ndistinct_recv f-sts 3361 2281
3358 pg_ndistinct_send f-sts 17 3361
3396 regexp_match f-its 1009 25,25
3397 regexp_match f-its 1009 25,25,25
3403 pg_statistics_obj_is_visible f-sts 16 26 - - - 12 10
3404 pg_dependencies_in f-its 3402 2275
3405 pg_dependencies_out f-its 2275 3402
3406 pg_dependencies_recv f-sts 3402 2281
3407 pg_dependencies_send f-sts 17 3402
3408 pg_get_partition_constraintdef f-sts 25 26
3415 pg_get_statisticsobjdef f-sts 25 26
3425 pg_partition_ancestors fsvts 2205 2205 i2205,o2205 partitionid,relid - 12 1 10
3432 gen_random_uuid f-vts 2950 -
3446 macaddr8_recv f-its 774 2281
3447 macaddr8_send f-its 17 774
3449 numeric f-its 1700 3802
3450 int2 f-its 21 3802
3451 int4 f-its 23 3802
3452 int8 f-its 20 3802
3453 float4 f-its 700 3802
3461 make_timestamp f-its 1114 23,23,23,23,23,701 - year,month,mday,hour,min,sec
3462 make_timestamptz f-sts 1184 23,23,23,23,23,701 - year,month,mday,hour,min,sec
3463 make_timestamptz f-sts 1184 23,23,23,23,23,701,25 - year,month,mday,hour,min,sec,timezone
3464 make_interval f-its 1186 23,23,23,23,23,23,701 - years,months,weeks,days,hours,mins,secs 0,0,0,0,0,0,0.0 12 1 0 0 7
3465 jsonb_array_elements_text fsits 25 3802 i3802,o25 from_json,value - 12 1 100
3490 jsonb_to_record f-sts 2249 3802
3491 jsonb_to_recordset fss-s 2249 3802 - - - 12 1 100
3493 to_regtype f-sts 2206 25
3494 to_regproc f-sts 24 25
3495 to_regclass f-sts 2205 25
3504 anyenum_in f-its 3500 2275
3505 anyenum_out f-sts 2275 3500
3538 string_agg a-i-s 25 25,25
3539 format f-s-s 25 25,2276 i25,v2276 - - 12 1 0 2276
3540 format f-s-s 25 25
3545 string_agg a-i-s 17 17,17
3556 bool f-its 16 3802
3579 jsonb_insert f-its 3802 3802,1009,3802,16 - jsonb_in,path,replacement,insert_after false 12 1 0 0 1
3594 event_trigger_in f-i-s 3838 2275
3595 event_trigger_out f-its 2275 3838
3610 tsvectorin f-its 3614 2275
3611 tsvectorout f-its 2275 3614
3612 tsqueryin f-its 3615 2275
3613 tsqueryout f-its 2275 3615
3638 tsvectorsend f-its 17 3614
3639 tsvectorrecv f-its 3614 2281
3640 tsquerysend f-its 17 3615
3641 tsqueryrecv f-its 3615 2281
3646 gtsvectorin f-its 3642 2275
3647 gtsvectorout f-its 2275 3642
3688 ts_typanalyze f-sts 16 2281
3696 starts_with f-its 16 25,25
3736 regconfigin f-sts 3734 2275
3737 regconfigout f-sts 2275 3734
3738 regconfigrecv f-its 3734 2281
3739 regconfigsend f-its 17 3734
3756 pg_ts_parser_is_visible f-sts 16 26 - - - 12 10
3757 pg_ts_dict_is_visible f-sts 16 26 - - - 12 10
3758 pg_ts_config_is_visible f-sts 16 26 - - - 12 10
3768 pg_ts_template_is_visible f-sts 16 26 - - - 12 10
3771 regdictionaryin f-sts 3769 2275
3772 regdictionaryout f-sts 2275 3769
3773 regdictionaryrecv f-its 3769 2281
3774 regdictionarysend f-its 17 3769
3778 pg_tablespace_location f-sts 25 26
3787 to_jsonb f-sts 3802 2283
3803 jsonb_send f-its 17 3802
3804 jsonb_out f-its 2275 3802
3805 jsonb_recv f-its 3802 2281
3806 jsonb_in f-its 3802 2275
3810 pg_is_in_recovery f-vts 16 -
3811 money f-sts 790 23
3812 money f-sts 790 20
3815 pg_collation_is_visible f-sts 16 26 - - - 12 10
3816 array_typanalyze f-sts 16 2281
3823 numeric f-sts 1700 790
3824 money f-sts 790 1700
3829 pg_opfamily_is_visible f-sts 16 26 - - - 12 10
3832 anyrange_in f-sts 3831 2275,26,23
3833 anyrange_out f-sts 2275 3831
3834 range_in f-sts 3831 2275,26,23
3835 range_out f-sts 2275 3831
3836 range_recv f-sts 3831 2281,26,23
3837 range_send f-sts 17 3831
3846 make_date f-its 1082 23,23,23 - year,month,day
3847 make_time f-its 1083 23,23,701 - hour,min,sec
3916 range_typanalyze f-sts 16 2281
3931 jsonb_object_keys fsits 25 3802 - - - 12 1 100
3932 jsonb_each_text fsits 2249 3802 i3802,o25,o25 from_json,key,value - 12 1 100
3940 jsonb_extract_path_text f-its 25 3802,1009 i3802,v1009 from_json,path_elems - 12 1 0 25
3951 json_extract_path f-its 114 114,1009 i114,v1009 from_json,path_elems - 12 1 0 25
3953 json_extract_path_text f-its 25 114,1009 i114,v1009 from_json,path_elems - 12 1 0 25
3955 json_array_elements fsits 114 114 i114,o114 from_json,value - 12 1 100
3956 json_array_length f-its 23 114
3957 json_object_keys fsits 25 114 - - - 12 1 100
3958 json_each fsits 2249 114 i114,o25,o114 from_json,key,value - 12 1 100
3959 json_each_text fsits 2249 114 i114,o25,o25 from_json,key,value - 12 1 100
3968 json_typeof f-its 25 114
3969 json_array_elements_text fsits 25 114 i114,o25 from_json,value - 12 1 100
3972 percentile_disc a-i-s 2283 701,2283
3974 percentile_cont a-i-s 701 701,701
3976 percentile_cont a-i-s 1186 701,1186
3978 percentile_disc a-i-s 2277 1022,2283
3980 percentile_cont a-i-s 1022 1022,701
3982 percentile_cont a-i-s 1187 1022,1186
3984 mode a-i-s 2283 2283
3986 rank a-i-s 20 2276 v2276 - - 12 1 0 2276
3988 percent_rank a-i-s 701 2276 v2276 - - 12 1 0 2276
3990 cume_dist a-i-s 701 2276 v2276 - - 12 1 0 2276
3992 dense_rank a-i-s 20 2276 v2276 - - 12 1 0 2276
4001 jsonpath_in f-its 4072 2275
4002 jsonpath_recv f-its 4072 2281
4003 jsonpath_out f-its 2275 4072
4004 jsonpath_send f-its 17 4072
4053 array_agg a-i-s 2277 2277
4084 regnamespacein f-sts 4089 2275
4085 regnamespaceout f-sts 2275 4089
4086 to_regnamespace f-sts 4089 25
4087 regnamespacerecv f-its 4089 2281
4088 regnamespacesend f-its 17 4089
4091 box f-its 603 600
4092 regroleout f-sts 2275 4096
4094 regrolerecv f-its 4096 2281
4095 regrolesend f-its 17 4096
4098 regrolein f-sts 4096 2275
4110 macaddr8_in f-its 774 2275
4111 macaddr8_out f-its 2275 774
4123 macaddr8 f-its 774 829
4124 macaddr f-its 829 774
4193 regcollationin f-sts 4191 2275
4194 regcollationout f-sts 2275 4191
4196 regcollationrecv f-its 4191 2281
4197 regcollationsend f-its 17 4191
4226 anycompatiblemultirange_in f-sts 4538 2275,26,23
4227 anycompatiblemultirange_out f-sts 2275 4538
4229 anymultirange_in f-sts 4537 2275,26,23
4230 anymultirange_out f-sts 2275 4537
4231 multirange_in f-sts 4537 2275,26,23
4232 multirange_out f-sts 2275 4537
4233 multirange_recv f-sts 4537 2281,26,23
4234 multirange_send f-sts 17 4537
4242 multirange_typanalyze f-sts 16 2281
4281 int4multirange f-its 4451 3904
4284 nummultirange f-its 4532 3906
4287 tsmultirange f-its 4533 3908
4290 tstzmultirange f-its 4534 3910
4293 datemultirange f-its 4535 3912
4296 int8multirange f-its 4536 3926
4350 normalize f-its 25 25,25 - - 'NFC'::text 12 1 0 0 1
4596 brin_bloom_summary_in f-its 4600 2275
4597 brin_bloom_summary_out f-its 2275 4600
4598 brin_bloom_summary_recv f-sts 4600 2281
4599 brin_bloom_summary_send f-sts 17 4600
4638 brin_minmax_multi_summary_in f-its 4601 2275
4639 brin_minmax_multi_summary_out f-its 2275 4601
4640 brin_minmax_multi_summary_recv f-sts 4601 2281
4641 brin_minmax_multi_summary_send f-sts 17 4601
5018 pg_mcv_list_in f-its 5017 2275
5019 pg_mcv_list_out f-its 2275 5017
5020 pg_mcv_list_recv f-sts 5017 2281
5021 pg_mcv_list_send f-sts 17 5017
5042 min_scale f-its 23 1700
5043 trim_scale f-its 1700 1700
5044 gcd f-its 23 23,23
5045 gcd f-its 20 20,20
5046 lcm f-its 23 23,23
5047 lcm f-its 20 20,20
5048 gcd f-its 1700 1700,1700
5049 lcm f-its 1700 1700,1700
5055 pg_snapshot_in f-its 5038 2275
5056 pg_snapshot_out f-its 2275 5038
5057 pg_snapshot_recv f-its 5038 2281
5058 pg_snapshot_send f-its 17 5038
5070 xid8in f-its 5069 2275
5071 xid f-its 28 5069
5081 xid8out f-its 2275 5069
5082 xid8recv f-its 5069 2281
5083 xid8send f-its 17 5069
5086 anycompatible_in f-its 5077 2275
5087 anycompatible_out f-its 2275 5077
5088 anycompatiblearray_in f-its 5078 2275
5089 anycompatiblearray_out f-sts 2275 5078
5090 anycompatiblearray_recv f-sts 5078 2281
5091 anycompatiblearray_send f-sts 17 5078
5092 anycompatiblenonarray_in f-its 5079 2275
5093 anycompatiblenonarray_out f-its 2275 5079
5094 anycompatiblerange_in f-sts 5080 2275,26,23
5095 anycompatiblerange_out f-sts 2275 5080
6098 jsonb_subscript_handler f-its 2281 2281
6121 pg_relation_is_publishable f-sts 16 2205
6160 string_to_table fsi-s 25 25,25 - - - 12 1 1000
6161 string_to_table fsi-s 25 25,25,25 - - - 12 1 1000
6164 bit_xor a-i-s 21 21
6165 bit_xor a-i-s 23 23
6166 bit_xor a-i-s 20 20
6172 trim_array f-its 2277 2277,23
6174 pg_get_statisticsobjdef_columns f-sts 25 26
6177 date_bin f-its 1114 1186,1114,1114
6178 date_bin f-its 1184 1186,1184,1184
6179 array_subscript_handler f-its 2281 2281
6180 raw_array_subscript_handler f-its 2281 2281
6195 ltrim f-its 17 17,17
6196 rtrim f-its 17 17,17
6197 pg_get_function_sqlbody f-sts 25 26
6198 unistr f-its 25 25
6199 extract f-its 1700 25,1082
6200 extract f-its 1700 25,1083
6201 extract f-its 1700 25,1266
6202 extract f-its 1700 25,1114
6203 extract f-sts 1700 25,1184
6204 extract f-its 1700 25,1186
6251 regexp_replace f-its 25 25,25,25,23,23,25
6252 regexp_replace f-its 25 25,25,25,23,23
6253 regexp_replace f-its 25 25,25,25,23
6254 regexp_count f-its 23 25,25
6255 regexp_count f-its 23 25,25,23
6256 regexp_count f-its 23 25,25,23,25
6257 regexp_instr f-its 23 25,25
6258 regexp_instr f-its 23 25,25,23
6259 regexp_instr f-its 23 25,25,23,23
6260 regexp_instr f-its 23 25,25,23,23,23
6261 regexp_instr f-its 23 25,25,23,23,23,25
6262 regexp_instr f-its 23 25,25,23,23,23,25,23
6263 regexp_like f-its 16 25,25
6264 regexp_like f-its 16 25,25,25
6265 regexp_substr f-its 25 25,25
6266 regexp_substr f-its 25 25,25,23
6267 regexp_substr f-its 25 25,25,23,23
6268 regexp_substr f-its 25 25,25,23,23,25
6269 regexp_substr f-its 25 25,25,23,23,25,23
`;
