// What PostgreSQL 15 has before anybody makes a table, read from its catalogs after initdb (REL_15_STABLE, src/include/catalog/*.dat):
// clients look built-in types, casts and relations up by name and object id.

/**
 * oid typname namespace typlen typtype typcategory typelem typarray typbasetype typinput typreceive typcollation typtypmod typnotnull typbyval
 * typispreferred typdelim typsubscript typoutput typsend typmodin typmodout typanalyze typalign typstorage|typdefault, without arrays
 * and row types; c is pg_catalog, i is information_schema.
 */
export const builtInTypes = `
16 bool c 1 b B 0 1000 0 1242 2436 0 -1 0 1 1 , 0 1243 2437 0 0 0 c p
17 bytea c -1 b U 0 1001 0 1244 2412 0 -1 0 0 0 , 0 31 2413 0 0 0 i x
18 char c 1 b Z 0 1002 0 1245 2434 0 -1 0 1 0 , 0 33 2435 0 0 0 c p
19 name c 64 b S 18 1003 0 34 2422 950 -1 0 0 0 , 6180 35 2423 0 0 0 c p
20 int8 c 8 b N 0 1016 0 460 2408 0 -1 0 1 0 , 0 461 2409 0 0 0 d p
21 int2 c 2 b N 0 1005 0 38 2404 0 -1 0 1 0 , 0 39 2405 0 0 0 s p
22 int2vector c -1 b A 21 1006 0 40 2410 0 -1 0 0 0 , 6179 41 2411 0 0 0 i p
23 int4 c 4 b N 0 1007 0 42 2406 0 -1 0 1 0 , 0 43 2407 0 0 0 i p
24 regproc c 4 b N 0 1008 0 44 2444 0 -1 0 1 0 , 0 45 2445 0 0 0 i p
25 text c -1 b S 0 1009 0 46 2414 100 -1 0 0 1 , 0 47 2415 0 0 0 i x
26 oid c 4 b N 0 1028 0 1798 2418 0 -1 0 1 1 , 0 1799 2419 0 0 0 i p
27 tid c 6 b U 0 1010 0 48 2438 0 -1 0 0 0 , 0 49 2439 0 0 0 s p
28 xid c 4 b U 0 1011 0 50 2440 0 -1 0 1 0 , 0 51 2441 0 0 0 i p
29 cid c 4 b U 0 1012 0 52 2442 0 -1 0 1 0 , 0 53 2443 0 0 0 i p
30 oidvector c -1 b A 26 1013 0 54 2420 0 -1 0 0 0 , 6179 55 2421 0 0 0 i p
32 pg_ddl_command c 8 p P 0 0 0 86 88 0 -1 0 1 0 , 0 87 90 0 0 0 d p
114 json c -1 b U 0 199 0 321 323 0 -1 0 0 0 , 0 322 324 0 0 0 i x
142 xml c -1 b U 0 143 0 2893 2898 0 -1 0 0 0 , 0 2894 2899 0 0 0 i x
194 pg_node_tree c -1 b Z 0 0 0 195 197 100 -1 0 0 0 , 0 196 198 0 0 0 i x
269 table_am_handler c 4 p P 0 0 0 267 0 0 -1 0 1 0 , 0 268 0 0 0 0 i p
325 index_am_handler c 4 p P 0 0 0 326 0 0 -1 0 1 0 , 0 327 0 0 0 0 i p
600 point c 16 b G 701 1017 0 117 2428 0 -1 0 0 0 , 6180 118 2429 0 0 0 d p
601 lseg c 32 b G 600 1018 0 119 2480 0 -1 0 0 0 , 6180 120 2481 0 0 0 d p
602 path c -1 b G 0 1019 0 121 2482 0 -1 0 0 0 , 0 122 2483 0 0 0 d x
603 box c 32 b G 600 1020 0 123 2484 0 -1 0 0 0 ; 6180 124 2485 0 0 0 d p
604 polygon c -1 b G 0 1027 0 347 2486 0 -1 0 0 0 , 0 348 2487 0 0 0 d x
628 line c 24 b G 701 629 0 1490 2488 0 -1 0 0 0 , 6180 1491 2489 0 0 0 d p
650 cidr c -1 b I 0 651 0 1267 2498 0 -1 0 0 0 , 0 1427 2499 0 0 0 i m
700 float4 c 4 b N 0 1021 0 200 2424 0 -1 0 1 0 , 0 201 2425 0 0 0 i p
701 float8 c 8 b N 0 1022 0 214 2426 0 -1 0 1 1 , 0 215 2427 0 0 0 d p
705 unknown c -2 p X 0 0 0 109 2416 0 -1 0 0 0 , 0 110 2417 0 0 0 c p
718 circle c 24 b G 0 719 0 1450 2490 0 -1 0 0 0 , 0 1451 2491 0 0 0 d p
774 macaddr8 c 8 b U 0 775 0 4110 3446 0 -1 0 0 0 , 0 4111 3447 0 0 0 i p
790 money c 8 b N 0 791 0 886 2492 0 -1 0 1 0 , 0 887 2493 0 0 0 d p
829 macaddr c 6 b U 0 1040 0 436 2494 0 -1 0 0 0 , 0 437 2495 0 0 0 i p
869 inet c -1 b I 0 1041 0 910 2496 0 -1 0 0 1 , 0 911 2497 0 0 0 i m
1033 aclitem c 12 b U 0 1034 0 1031 0 0 -1 0 0 0 , 0 1032 0 0 0 0 i p
1042 bpchar c -1 b S 0 1014 0 1044 2430 100 -1 0 0 0 , 0 1045 2431 2913 2914 0 i x
1043 varchar c -1 b S 0 1015 0 1046 2432 100 -1 0 0 0 , 0 1047 2433 2915 2916 0 i x
1082 date c 4 b D 0 1182 0 1084 2468 0 -1 0 1 0 , 0 1085 2469 0 0 0 i p
1083 time c 8 b D 0 1183 0 1143 2470 0 -1 0 1 0 , 0 1144 2471 2909 2910 0 d p
1114 timestamp c 8 b D 0 1115 0 1312 2474 0 -1 0 1 0 , 0 1313 2475 2905 2906 0 d p
1184 timestamptz c 8 b D 0 1185 0 1150 2476 0 -1 0 1 1 , 0 1151 2477 2907 2908 0 d p
1186 interval c 16 b T 0 1187 0 1160 2478 0 -1 0 0 1 , 0 1161 2479 2903 2904 0 d p
1266 timetz c 12 b D 0 1270 0 1350 2472 0 -1 0 0 0 , 0 1351 2473 2911 2912 0 d p
1560 bit c -1 b V 0 1561 0 1564 2456 0 -1 0 0 0 , 0 1565 2457 2919 2920 0 i x
1562 varbit c -1 b V 0 1563 0 1579 2458 0 -1 0 0 1 , 0 1580 2459 2902 2921 0 i x
1700 numeric c -1 b N 0 1231 0 1701 2460 0 -1 0 0 0 , 0 1702 2461 2917 2918 0 i m
1790 refcursor c -1 b U 0 2201 0 46 2414 0 -1 0 0 0 , 0 47 2415 0 0 0 i x
2202 regprocedure c 4 b N 0 2207 0 2212 2446 0 -1 0 1 0 , 0 2213 2447 0 0 0 i p
2203 regoper c 4 b N 0 2208 0 2214 2448 0 -1 0 1 0 , 0 2215 2449 0 0 0 i p
2204 regoperator c 4 b N 0 2209 0 2216 2450 0 -1 0 1 0 , 0 2217 2451 0 0 0 i p
2205 regclass c 4 b N 0 2210 0 2218 2452 0 -1 0 1 0 , 0 2219 2453 0 0 0 i p
2206 regtype c 4 b N 0 2211 0 2220 2454 0 -1 0 1 0 , 0 2221 2455 0 0 0 i p
2249 record c -1 p P 0 2287 0 2290 2402 0 -1 0 0 0 , 0 2291 2403 0 0 0 d x
2275 cstring c -2 p P 0 1263 0 2292 2500 0 -1 0 0 0 , 0 2293 2501 0 0 0 c p
2276 any c 4 p P 0 0 0 2294 0 0 -1 0 1 0 , 0 2295 0 0 0 0 i p
2277 anyarray c -1 p P 0 0 0 2296 2502 0 -1 0 0 0 , 0 2297 2503 0 0 0 d x
2278 void c 4 p P 0 0 0 2298 3120 0 -1 0 1 0 , 0 2299 3121 0 0 0 i p
2279 trigger c 4 p P 0 0 0 2300 0 0 -1 0 1 0 , 0 2301 0 0 0 0 i p
2280 language_handler c 4 p P 0 0 0 2302 0 0 -1 0 1 0 , 0 2303 0 0 0 0 i p
2281 internal c 8 p P 0 0 0 2304 0 0 -1 0 1 0 , 0 2305 0 0 0 0 d p
2283 anyelement c 4 p P 0 0 0 2312 0 0 -1 0 1 0 , 0 2313 0 0 0 0 i p
2287 _record c -1 p P 2249 0 0 750 2400 0 -1 0 0 0 , 6179 751 2401 0 0 3816 d x
2776 anynonarray c 4 p P 0 0 0 2777 0 0 -1 0 1 0 , 0 2778 0 0 0 0 i p
2950 uuid c 16 b U 0 2951 0 2952 2961 0 -1 0 0 0 , 0 2953 2962 0 0 0 c p
2970 txid_snapshot c -1 b U 0 2949 0 2939 2941 0 -1 0 0 0 , 0 2940 2942 0 0 0 d x
3115 fdw_handler c 4 p P 0 0 0 3116 0 0 -1 0 1 0 , 0 3117 0 0 0 0 i p
3220 pg_lsn c 8 b U 0 3221 0 3229 3238 0 -1 0 1 0 , 0 3230 3239 0 0 0 d p
3310 tsm_handler c 4 p P 0 0 0 3311 0 0 -1 0 1 0 , 0 3312 0 0 0 0 i p
3361 pg_ndistinct c -1 b Z 0 0 0 3355 3357 100 -1 0 0 0 , 0 3356 3358 0 0 0 i x
3402 pg_dependencies c -1 b Z 0 0 0 3404 3406 100 -1 0 0 0 , 0 3405 3407 0 0 0 i x
3500 anyenum c 4 p P 0 0 0 3504 0 0 -1 0 1 0 , 0 3505 0 0 0 0 i p
3614 tsvector c -1 b U 0 3643 0 3610 3639 0 -1 0 0 0 , 0 3611 3638 0 0 3688 i x
3615 tsquery c -1 b U 0 3645 0 3612 3641 0 -1 0 0 0 , 0 3613 3640 0 0 0 i p
3642 gtsvector c -1 b U 0 3644 0 3646 0 0 -1 0 0 0 , 0 3647 0 0 0 0 i p
3734 regconfig c 4 b N 0 3735 0 3736 3738 0 -1 0 1 0 , 0 3737 3739 0 0 0 i p
3769 regdictionary c 4 b N 0 3770 0 3771 3773 0 -1 0 1 0 , 0 3772 3774 0 0 0 i p
3802 jsonb c -1 b U 0 3807 0 3806 3805 0 -1 0 0 0 , 6098 3804 3803 0 0 0 i x
3831 anyrange c -1 p P 0 0 0 3832 0 0 -1 0 0 0 , 0 3833 0 0 0 0 d x
3838 event_trigger c 4 p P 0 0 0 3594 0 0 -1 0 1 0 , 0 3595 0 0 0 0 i p
3904 int4range c -1 r R 0 3905 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 i x
3906 numrange c -1 r R 0 3907 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 i x
3908 tsrange c -1 r R 0 3909 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 d x
3910 tstzrange c -1 r R 0 3911 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 d x
3912 daterange c -1 r R 0 3913 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 i x
3926 int8range c -1 r R 0 3927 0 3834 3836 0 -1 0 0 0 , 0 3835 3837 0 0 3916 d x
4072 jsonpath c -1 b U 0 4073 0 4001 4002 0 -1 0 0 0 , 0 4003 4004 0 0 0 i x
4089 regnamespace c 4 b N 0 4090 0 4084 4087 0 -1 0 1 0 , 0 4085 4088 0 0 0 i p
4096 regrole c 4 b N 0 4097 0 4098 4094 0 -1 0 1 0 , 0 4092 4095 0 0 0 i p
4191 regcollation c 4 b N 0 4192 0 4193 4196 0 -1 0 1 0 , 0 4194 4197 0 0 0 i p
4451 int4multirange c -1 m R 0 6150 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 i x
4532 nummultirange c -1 m R 0 6151 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 i x
4533 tsmultirange c -1 m R 0 6152 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 d x
4534 tstzmultirange c -1 m R 0 6153 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 d x
4535 datemultirange c -1 m R 0 6155 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 i x
4536 int8multirange c -1 m R 0 6157 0 4231 4233 0 -1 0 0 0 , 0 4232 4234 0 0 4242 d x
4537 anymultirange c -1 p P 0 0 0 4229 0 0 -1 0 0 0 , 0 4230 0 0 0 0 d x
4538 anycompatiblemultirange c -1 p P 0 0 0 4226 0 0 -1 0 0 0 , 0 4227 0 0 0 0 d x
4600 pg_brin_bloom_summary c -1 b Z 0 0 0 4596 4598 100 -1 0 0 0 , 0 4597 4599 0 0 0 i x
4601 pg_brin_minmax_multi_summary c -1 b Z 0 0 0 4638 4640 100 -1 0 0 0 , 0 4639 4641 0 0 0 i x
5017 pg_mcv_list c -1 b Z 0 0 0 5018 5020 100 -1 0 0 0 , 0 5019 5021 0 0 0 i x
5038 pg_snapshot c -1 b U 0 5039 0 5055 5057 0 -1 0 0 0 , 0 5056 5058 0 0 0 d x
5069 xid8 c 8 b U 0 271 0 5070 5082 0 -1 0 1 0 , 0 5081 5083 0 0 0 d p
5077 anycompatible c 4 p P 0 0 0 5086 0 0 -1 0 1 0 , 0 5087 0 0 0 0 i p
5078 anycompatiblearray c -1 p P 0 0 0 5088 5090 0 -1 0 0 0 , 0 5089 5091 0 0 0 d x
5079 anycompatiblenonarray c 4 p P 0 0 0 5092 0 0 -1 0 1 0 , 0 5093 0 0 0 0 i p
5080 anycompatiblerange c -1 p P 0 0 0 5094 0 0 -1 0 0 0 , 0 5095 0 0 0 0 d x
13221 cardinal_number i 4 d N 0 13220 23 2597 2598 0 -1 0 1 0 , 0 43 2407 0 0 0 i p
13224 character_data i -1 d S 0 13223 1043 2597 2598 950 -1 0 0 0 , 0 1047 2433 0 0 0 i x
13226 sql_identifier i 64 d S 0 13225 19 2597 2598 950 -1 0 0 0 , 0 35 2423 0 0 0 c p
13232 time_stamp i 8 d D 0 13231 1184 2597 2598 0 2 0 1 0 , 0 1151 2477 0 0 0 d p|CURRENT_TIMESTAMP(2)
13234 yes_or_no i -1 d S 0 13233 1043 2597 2598 950 7 0 0 0 , 0 1047 2433 0 0 0 i x
`;

/**
 * oid relname namespace relkind relnatts reltype typarray indrelid; t is pg_toast. Of an index also indkey, indclass, and what it is: of a
 * primary (p) or unique (u) constraint, with the oid of it, unique without one (n), or no such thing (-).
 */
export const builtInRelations = `
112 pg_foreign_data_wrapper_oid_index c i 1 0 0 2328 1 1981 p 10189
113 pg_foreign_server_oid_index c i 1 0 0 1417 1 1981 p 10191
174 pg_user_mapping_oid_index c i 1 0 0 1418 1 1981 p 10193
175 pg_user_mapping_user_server_index c i 2 0 0 1418 2,3 1981,1981 u 10194
548 pg_foreign_data_wrapper_name_index c i 1 0 0 2328 2 10028 u 10190
549 pg_foreign_server_name_index c i 1 0 0 1417 2 10028 u 10192
826 pg_default_acl c r 5 10088 10087 0
827 pg_default_acl_role_nsp_obj_index c i 3 0 0 826 2,3,4 1981,1981,10007 u 10200
828 pg_default_acl_oid_index c i 1 0 0 826 1 1981 p 10201
1213 pg_tablespace c r 5 10056 10055 0
1214 pg_shdepend c r 7 10060 10059 0
1232 pg_shdepend_depender_index c i 4 0 0 1214 1,2,3,4 1981,1981,1981,1978 - 0
1233 pg_shdepend_reference_index c i 2 0 0 1214 5,6 1981,1981 - 0
1247 pg_type c r 32 71 210 0
1249 pg_attribute c r 26 75 270 0
1255 pg_proc c r 30 81 272 0
1259 pg_class c r 33 83 273 0
1260 pg_authid c r 12 2842 10057 0
1261 pg_auth_members c r 4 2843 10058 0
1262 pg_database c r 16 1248 10052 0
1417 pg_foreign_server c r 8 10078 10077 0
1418 pg_user_mapping c r 4 10080 10079 0
2187 pg_inherits_parent_index c i 1 0 0 2611 2 1981 - 0
2224 pg_sequence c r 8 10105 10104 0
2228 pg_range_rngmultitypid_index c i 1 0 0 3541 3 1981 u 10211
2328 pg_foreign_data_wrapper c r 7 10076 10075 0
2336 pg_toast_2620 t t 3 0 0 0
2337 pg_toast_2620_index t i 2 0 0 2336 1,2 1981,1978 p 0
2396 pg_shdescription c r 3 10062 10061 0
2397 pg_shdescription_o_c_index c i 2 0 0 2396 1,2 1981,1981 p 10177
2579 pg_constraint_conparentid_index c i 1 0 0 2606 11 1981 - 0
2600 pg_aggregate c r 22 10027 10026 0
2601 pg_am c r 4 10015 10014 0
2602 pg_amop c r 9 10017 10016 0
2603 pg_amproc c r 6 10019 10018 0
2604 pg_attrdef c r 4 10001 10000 0
2605 pg_cast c r 6 10043 10042 0
2606 pg_constraint c r 26 10003 10002 0
2607 pg_conversion c r 8 10049 10048 0
2608 pg_depend c r 7 10051 10050 0
2609 pg_description c r 4 10041 10040 0
2610 pg_index c r 21 10007 10006 0
2611 pg_inherits c r 4 10005 10004 0
2612 pg_language c r 9 10021 10020 0
2613 pg_largeobject c r 3 10025 10024 0
2615 pg_namespace c r 4 10047 10046 0
2616 pg_opclass c r 9 10013 10012 0
2617 pg_operator c r 15 10009 10008 0
2618 pg_rewrite c r 8 10035 10034 0
2619 pg_statistic c r 31 10029 10028 0
2620 pg_trigger c r 19 10037 10036 0
2650 pg_aggregate_fnoid_index c i 1 0 0 2600 1 1981 p 10146
2651 pg_am_name_index c i 1 0 0 2601 2 10028 u 10135
2652 pg_am_oid_index c i 1 0 0 2601 1 1981 p 10136
2653 pg_amop_fam_strat_index c i 4 0 0 2602 2,3,4,5 1981,1981,1981,1979 u 10137
2654 pg_amop_opr_fam_index c i 3 0 0 2602 7,6,2 1981,10007,1981 u 10138
2655 pg_amproc_fam_proc_index c i 4 0 0 2603 2,3,4,5 1981,1981,1981,1979 u 10140
2656 pg_attrdef_adrelid_adnum_index c i 2 0 0 2604 2,3 1981,1979 u 10123
2657 pg_attrdef_oid_index c i 1 0 0 2604 1 1981 p 10124
2658 pg_attribute_relid_attnam_index c i 2 0 0 1249 1,2 1981,10028 u 10119
2659 pg_attribute_relid_attnum_index c i 2 0 0 1249 1,6 1981,1979 p 10120
2660 pg_cast_oid_index c i 1 0 0 2605 1 1981 p 10158
2661 pg_cast_source_target_index c i 2 0 0 2605 2,3 1981,1981 u 10159
2662 pg_class_oid_index c i 1 0 0 1259 1 1981 p 10121
2663 pg_class_relname_nsp_index c i 2 0 0 1259 2,3 10028,1981 u 10122
2664 pg_constraint_conname_nsp_index c i 2 0 0 2606 2,3 10028,1981 - 0
2665 pg_constraint_conrelid_contypid_conname_index c i 3 0 0 2606 8,9,2 1981,1981,10028 u 10125
2666 pg_constraint_contypid_index c i 1 0 0 2606 9 1981 - 0
2667 pg_constraint_oid_index c i 1 0 0 2606 1 1981 p 10126
2668 pg_conversion_default_index c i 4 0 0 2607 3,5,6,1 1981,1978,1978,1981 u 10165
2669 pg_conversion_name_nsp_index c i 2 0 0 2607 2,3 10028,1981 u 10166
2670 pg_conversion_oid_index c i 1 0 0 2607 1 1981 p 10167
2671 pg_database_datname_index c i 1 0 0 1262 2 10028 u 10168
2672 pg_database_oid_index c i 1 0 0 1262 1 1981 p 10169
2673 pg_depend_depender_index c i 3 0 0 2608 1,2,3 1981,1981,1978 - 0
2674 pg_depend_reference_index c i 3 0 0 2608 4,5,6 1981,1981,1978 - 0
2675 pg_description_o_c_o_index c i 3 0 0 2609 1,2,3 1981,1981,1978 p 10157
2676 pg_authid_rolname_index c i 1 0 0 1260 2 10028 u 10173
2677 pg_authid_oid_index c i 1 0 0 1260 1 1981 p 10174
2678 pg_index_indrelid_index c i 1 0 0 2610 2 1981 - 0
2679 pg_index_indexrelid_index c i 1 0 0 2610 1 1981 p 10128
2680 pg_inherits_relid_seqno_index c i 2 0 0 2611 1,3 1981,1978 p 10127
2681 pg_language_name_index c i 1 0 0 2612 2 10028 u 10142
2682 pg_language_oid_index c i 1 0 0 2612 1 1981 p 10143
2683 pg_largeobject_loid_pn_index c i 2 0 0 2613 1,2 1981,1978 p 10145
2684 pg_namespace_nspname_index c i 1 0 0 2615 2 10028 u 10163
2685 pg_namespace_oid_index c i 1 0 0 2615 1 1981 p 10164
2686 pg_opclass_am_name_nsp_index c i 3 0 0 2616 2,3,4 1981,10028,1981 u 10133
2687 pg_opclass_oid_index c i 1 0 0 2616 1 1981 p 10134
2688 pg_operator_oid_index c i 1 0 0 2617 1 1981 p 10129
2689 pg_operator_oprname_l_r_n_index c i 4 0 0 2617 2,8,9,3 10028,1981,1981,1981 u 10130
2690 pg_proc_oid_index c i 1 0 0 1255 1 1981 p 10115
2691 pg_proc_proname_args_nsp_index c i 3 0 0 1255 2,20,3 10028,10032,1981 u 10116
2692 pg_rewrite_oid_index c i 1 0 0 2618 1 1981 p 10151
2693 pg_rewrite_rel_rulename_index c i 2 0 0 2618 3,2 1981,10028 u 10152
2694 pg_auth_members_role_member_index c i 2 0 0 1261 1,2 1981,1981 p 10175
2695 pg_auth_members_member_role_index c i 2 0 0 1261 2,1 1981,1981 u 10176
2696 pg_statistic_relid_att_inh_index c i 3 0 0 2619 1,2,3 1981,1979,10003 p 10147
2697 pg_tablespace_oid_index c i 1 0 0 1213 1 1981 p 10171
2698 pg_tablespace_spcname_index c i 1 0 0 1213 2 10028 u 10172
2699 pg_trigger_tgconstraint_index c i 1 0 0 2620 11 1981 - 0
2701 pg_trigger_tgrelid_tgname_index c i 2 0 0 2620 2,4 1981,10028 u 10153
2702 pg_trigger_oid_index c i 1 0 0 2620 1 1981 p 10154
2703 pg_type_oid_index c i 1 0 0 1247 1 1981 p 10117
2704 pg_type_typname_nsp_index c i 2 0 0 1247 2,3 10028,1981 u 10118
2753 pg_opfamily c r 5 10011 10010 0
2754 pg_opfamily_am_name_nsp_index c i 3 0 0 2753 2,3,4 1981,10028,1981 u 10131
2755 pg_opfamily_oid_index c i 1 0 0 2753 1 1981 p 10132
2756 pg_amop_oid_index c i 1 0 0 2602 1 1981 p 10139
2757 pg_amproc_oid_index c i 1 0 0 2603 1 1981 p 10141
2830 pg_toast_2604 t t 3 0 0 0
2831 pg_toast_2604_index t i 2 0 0 2830 1,2 1981,1978 p 0
2832 pg_toast_2606 t t 3 0 0 0
2833 pg_toast_2606_index t i 2 0 0 2832 1,2 1981,1978 p 0
2834 pg_toast_2609 t t 3 0 0 0
2835 pg_toast_2609_index t i 2 0 0 2834 1,2 1981,1978 p 0
2836 pg_toast_1255 t t 3 0 0 0
2837 pg_toast_1255_index t i 2 0 0 2836 1,2 1981,1978 p 0
2838 pg_toast_2618 t t 3 0 0 0
2839 pg_toast_2618_index t i 2 0 0 2838 1,2 1981,1978 p 0
2840 pg_toast_2619 t t 3 0 0 0
2841 pg_toast_2619_index t i 2 0 0 2840 1,2 1981,1978 p 0
2846 pg_toast_2396 t t 3 0 0 0
2847 pg_toast_2396_index t i 2 0 0 2846 1,2 1981,1978 p 0
2964 pg_db_role_setting c r 3 10054 10053 0
2965 pg_db_role_setting_databaseid_rol_index c i 2 0 0 2964 1,2 1981,1981 p 10170
2966 pg_toast_2964 t t 3 0 0 0
2967 pg_toast_2964_index t i 2 0 0 2966 1,2 1981,1978 p 0
2995 pg_largeobject_metadata c r 3 10023 10022 0
2996 pg_largeobject_metadata_oid_index c i 1 0 0 2995 1 1981 p 10144
3079 pg_extension c r 8 10074 10073 0
3080 pg_extension_oid_index c i 1 0 0 3079 1 1981 p 10187
3081 pg_extension_name_index c i 1 0 0 3079 2 10028 u 10188
3085 pg_collation_oid_index c i 1 0 0 3456 1 1981 p 10206
3118 pg_foreign_table c r 3 10082 10081 0
3119 pg_foreign_table_relid_index c i 1 0 0 3118 1 1981 p 10195
3164 pg_collation_name_enc_nsp_index c i 3 0 0 3456 2,7,3 10028,1978,1981 u 10205
3256 pg_policy c r 8 10084 10083 0
3257 pg_policy_oid_index c i 1 0 0 3256 1 1981 p 10196
3258 pg_policy_polrelid_polname_index c i 2 0 0 3256 3,2 1981,10028 u 10197
3350 pg_partitioned_table c r 8 10099 10098 0
3351 pg_partitioned_table_partrelid_index c i 1 0 0 3350 1 1981 p 10209
3379 pg_statistic_ext_relid_index c i 1 0 0 3381 2 1981 - 0
3380 pg_statistic_ext_oid_index c i 1 0 0 3381 1 1981 p 10148
3381 pg_statistic_ext c r 9 10031 10030 0
3394 pg_init_privs c r 5 10090 10089 0
3395 pg_init_privs_o_c_o_index c i 3 0 0 3394 1,2,3 1981,1981,1978 p 10202
3429 pg_statistic_ext_data c r 6 10033 10032 0
3430 pg_toast_3429 t t 3 0 0 0
3431 pg_toast_3429_index t i 2 0 0 3430 1,2 1981,1978 p 0
3433 pg_statistic_ext_data_stxoid_inh_index c i 2 0 0 3429 1,2 1981,10003 p 10150
3439 pg_toast_3381 t t 3 0 0 0
3440 pg_toast_3381_index t i 2 0 0 3439 1,2 1981,1978 p 0
3455 pg_class_tblspc_relfilenode_index c i 2 0 0 1259 9,8 1981,1981 - 0
3456 pg_collation c r 11 10095 10094 0
3466 pg_event_trigger c r 7 10039 10038 0
3467 pg_event_trigger_evtname_index c i 1 0 0 3466 2 10028 u 10155
3468 pg_event_trigger_oid_index c i 1 0 0 3466 1 1981 p 10156
3501 pg_enum c r 4 10045 10044 0
3502 pg_enum_oid_index c i 1 0 0 3501 1 1981 p 10160
3503 pg_enum_typid_label_index c i 2 0 0 3501 2,4 1981,10028 u 10161
3534 pg_enum_typid_sortorder_index c i 2 0 0 3501 2,3 1981,10012 u 10162
3541 pg_range c r 7 10101 10100 0
3542 pg_range_rngtypid_index c i 1 0 0 3541 1 1981 p 10210
3574 pg_transform_oid_index c i 1 0 0 3576 1 1981 p 10212
3575 pg_transform_type_lang_index c i 2 0 0 3576 2,3 1981,1981 u 10213
3576 pg_transform c r 5 10103 10102 0
3592 pg_shseclabel c r 4 4066 10093 0
3593 pg_shseclabel_object_index c i 3 0 0 3592 1,2,3 1981,1981,3126 p 10204
3596 pg_seclabel c r 5 10092 10091 0
3597 pg_seclabel_object_index c i 4 0 0 3596 1,2,3,4 1981,1981,1978,3126 p 10203
3598 pg_toast_3596 t t 3 0 0 0
3599 pg_toast_3596_index t i 2 0 0 3598 1,2 1981,1978 p 0
3600 pg_ts_dict c r 6 10068 10067 0
3601 pg_ts_parser c r 8 10070 10069 0
3602 pg_ts_config c r 5 10064 10063 0
3603 pg_ts_config_map c r 4 10066 10065 0
3604 pg_ts_dict_dictname_index c i 2 0 0 3600 2,3 10028,1981 u 10181
3605 pg_ts_dict_oid_index c i 1 0 0 3600 1 1981 p 10182
3606 pg_ts_parser_prsname_index c i 2 0 0 3601 2,3 10028,1981 u 10183
3607 pg_ts_parser_oid_index c i 1 0 0 3601 1 1981 p 10184
3608 pg_ts_config_cfgname_index c i 2 0 0 3602 2,3 10028,1981 u 10178
3609 pg_ts_config_map_index c i 3 0 0 3603 1,2,3 1981,1978,1978 p 10180
3712 pg_ts_config_oid_index c i 1 0 0 3602 1 1981 p 10179
3764 pg_ts_template c r 5 10072 10071 0
3766 pg_ts_template_tmplname_index c i 2 0 0 3764 2,3 10028,1981 u 10185
3767 pg_ts_template_oid_index c i 1 0 0 3764 1 1981 p 10186
3997 pg_statistic_ext_name_index c i 2 0 0 3381 3,4 10028,1981 u 10149
4060 pg_toast_3592 t t 3 0 0 0
4061 pg_toast_3592_index t i 2 0 0 4060 1,2 1981,1978 p 0
4143 pg_toast_826 t t 3 0 0 0
4144 pg_toast_826_index t i 2 0 0 4143 1,2 1981,1978 p 0
4145 pg_toast_3466 t t 3 0 0 0
4146 pg_toast_3466_index t i 2 0 0 4145 1,2 1981,1978 p 0
4147 pg_toast_3079 t t 3 0 0 0
4148 pg_toast_3079_index t i 2 0 0 4147 1,2 1981,1978 p 0
4149 pg_toast_2328 t t 3 0 0 0
4150 pg_toast_2328_index t i 2 0 0 4149 1,2 1981,1978 p 0
4151 pg_toast_1417 t t 3 0 0 0
4152 pg_toast_1417_index t i 2 0 0 4151 1,2 1981,1978 p 0
4153 pg_toast_3118 t t 3 0 0 0
4154 pg_toast_3118_index t i 2 0 0 4153 1,2 1981,1978 p 0
4155 pg_toast_3394 t t 3 0 0 0
4156 pg_toast_3394_index t i 2 0 0 4155 1,2 1981,1978 p 0
4157 pg_toast_2612 t t 3 0 0 0
4158 pg_toast_2612_index t i 2 0 0 4157 1,2 1981,1978 p 0
4159 pg_toast_2600 t t 3 0 0 0
4160 pg_toast_2600_index t i 2 0 0 4159 1,2 1981,1978 p 0
4163 pg_toast_2615 t t 3 0 0 0
4164 pg_toast_2615_index t i 2 0 0 4163 1,2 1981,1978 p 0
4165 pg_toast_3350 t t 3 0 0 0
4166 pg_toast_3350_index t i 2 0 0 4165 1,2 1981,1978 p 0
4167 pg_toast_3256 t t 3 0 0 0
4168 pg_toast_3256_index t i 2 0 0 4167 1,2 1981,1978 p 0
4169 pg_toast_3600 t t 3 0 0 0
4170 pg_toast_3600_index t i 2 0 0 4169 1,2 1981,1978 p 0
4171 pg_toast_1247 t t 3 0 0 0
4172 pg_toast_1247_index t i 2 0 0 4171 1,2 1981,1978 p 0
4173 pg_toast_1418 t t 3 0 0 0
4174 pg_toast_1418_index t i 2 0 0 4173 1,2 1981,1978 p 0
4175 pg_toast_1260 t t 3 0 0 0
4176 pg_toast_1260_index t i 2 0 0 4175 1,2 1981,1978 p 0
4177 pg_toast_1262 t t 3 0 0 0
4178 pg_toast_1262_index t i 2 0 0 4177 1,2 1981,1978 p 0
4181 pg_toast_6000 t t 3 0 0 0
4182 pg_toast_6000_index t i 2 0 0 4181 1,2 1981,1978 p 0
4183 pg_toast_6100 t t 3 0 0 0
4184 pg_toast_6100_index t i 2 0 0 4183 1,2 1981,1978 p 0
4185 pg_toast_1213 t t 3 0 0 0
4186 pg_toast_1213_index t i 2 0 0 4185 1,2 1981,1978 p 0
5002 pg_sequence_seqrelid_index c i 1 0 0 2224 1 1981 p 10214
6000 pg_replication_origin c r 2 10086 10085 0
6001 pg_replication_origin_roiident_index c i 1 0 0 6000 1 1981 p 10198
6002 pg_replication_origin_roname_index c i 1 0 0 6000 2 3126 u 10199
6100 pg_subscription c r 14 6101 10112 0
6102 pg_subscription_rel c r 4 10114 10113 0
6104 pg_publication c r 9 10107 10106 0
6106 pg_publication_rel c r 5 10111 10110 0
6110 pg_publication_oid_index c i 1 0 0 6104 1 1981 p 10215
6111 pg_publication_pubname_index c i 1 0 0 6104 2 10028 u 10216
6112 pg_publication_rel_oid_index c i 1 0 0 6106 1 1981 p 10219
6113 pg_publication_rel_prrelid_prpubid_index c i 2 0 0 6106 3,2 1981,1981 u 10220
6114 pg_subscription_oid_index c i 1 0 0 6100 1 1981 p 10221
6115 pg_subscription_subname_index c i 2 0 0 6100 2,4 1981,10028 u 10222
6116 pg_publication_rel_prpubid_index c i 1 0 0 6106 2 1981 - 0
6117 pg_subscription_rel_srrelid_srsubid_index c i 2 0 0 6102 2,1 1981,1981 p 10223
6175 pg_toast_3456 t t 3 0 0 0
6176 pg_toast_3456_index t i 2 0 0 6175 1,2 1981,1978 p 0
6228 pg_toast_6106 t t 3 0 0 0
6229 pg_toast_6106_index t i 2 0 0 6228 1,2 1981,1978 p 0
6237 pg_publication_namespace c r 3 10109 10108 0
6238 pg_publication_namespace_oid_index c i 1 0 0 6237 1 1981 p 10217
6239 pg_publication_namespace_pnnspid_pnpubid_index c i 2 0 0 6237 3,2 1981,1981 u 10218
6243 pg_parameter_acl c r 3 10097 10096 0
6244 pg_toast_6243 t t 3 0 0 0
6245 pg_toast_6243_index t i 2 0 0 6244 1,2 1981,1978 p 0
6246 pg_parameter_acl_parname_index c i 1 0 0 6243 2 3126 u 10207
6247 pg_parameter_acl_oid_index c i 1 0 0 6243 1 1981 p 10208
12000 pg_roles c v 13 12002 12001 0
12005 pg_shadow c v 9 12007 12006 0
12010 pg_group c v 3 12012 12011 0
12014 pg_user c v 9 12016 12015 0
12018 pg_policies c v 8 12020 12019 0
12023 pg_rules c v 4 12025 12024 0
12028 pg_views c v 4 12030 12029 0
12033 pg_tables c v 8 12035 12034 0
12038 pg_matviews c v 7 12040 12039 0
12043 pg_indexes c v 5 12045 12044 0
12048 pg_sequences c v 11 12050 12049 0
12053 pg_stats c v 14 12055 12054 0
12058 pg_stats_ext c v 15 12060 12059 0
12063 pg_stats_ext_exprs c v 17 12065 12064 0
12068 pg_publication_tables c v 5 12070 12069 0
12073 pg_locks c v 16 12075 12074 0
12077 pg_cursors c v 6 12079 12078 0
12081 pg_available_extensions c v 4 12083 12082 0
12085 pg_available_extension_versions c v 9 12087 12086 0
12090 pg_prepared_xacts c v 5 12092 12091 0
12095 pg_prepared_statements c v 7 12097 12096 0
12099 pg_seclabels c v 8 12101 12100 0
12104 pg_settings c v 17 12106 12105 0
12110 pg_file_settings c v 7 12112 12111 0
12114 pg_hba_file_rules c v 9 12116 12115 0
12118 pg_ident_file_mappings c v 5 12120 12119 0
12122 pg_timezone_abbrevs c v 3 12124 12123 0
12126 pg_timezone_names c v 4 12128 12127 0
12130 pg_config c v 2 12132 12131 0
12134 pg_shmem_allocations c v 4 12136 12135 0
12138 pg_backend_memory_contexts c v 9 12140 12139 0
12142 pg_stat_all_tables c v 23 12144 12143 0
12147 pg_stat_xact_all_tables c v 11 12149 12148 0
12152 pg_stat_sys_tables c v 23 12154 12153 0
12157 pg_stat_xact_sys_tables c v 11 12159 12158 0
12161 pg_stat_user_tables c v 23 12163 12162 0
12166 pg_stat_xact_user_tables c v 11 12168 12167 0
12170 pg_statio_all_tables c v 11 12172 12171 0
12175 pg_statio_sys_tables c v 11 12177 12176 0
12179 pg_statio_user_tables c v 11 12181 12180 0
12183 pg_stat_all_indexes c v 8 12185 12184 0
12188 pg_stat_sys_indexes c v 8 12190 12189 0
12192 pg_stat_user_indexes c v 8 12194 12193 0
12196 pg_statio_all_indexes c v 7 12198 12197 0
12201 pg_statio_sys_indexes c v 7 12203 12202 0
12205 pg_statio_user_indexes c v 7 12207 12206 0
12209 pg_statio_all_sequences c v 5 12211 12210 0
12214 pg_statio_sys_sequences c v 5 12216 12215 0
12218 pg_statio_user_sequences c v 5 12220 12219 0
12222 pg_stat_activity c v 22 12224 12223 0
12227 pg_stat_replication c v 20 12229 12228 0
12232 pg_stat_slru c v 9 12234 12233 0
12236 pg_stat_wal_receiver c v 15 12238 12237 0
12240 pg_stat_recovery_prefetch c v 10 12242 12241 0
12244 pg_stat_subscription c v 9 12246 12245 0
12249 pg_stat_ssl c v 8 12251 12250 0
12253 pg_stat_gssapi c v 4 12255 12254 0
12257 pg_replication_slots c v 15 12259 12258 0
12262 pg_stat_replication_slots c v 10 12264 12263 0
12266 pg_stat_database c v 28 12268 12267 0
12271 pg_stat_database_conflicts c v 7 12273 12272 0
12275 pg_stat_user_functions c v 6 12277 12276 0
12280 pg_stat_xact_user_functions c v 6 12282 12281 0
12285 pg_stat_archiver c v 7 12287 12286 0
12289 pg_stat_bgwriter c v 11 12291 12290 0
12293 pg_stat_wal c v 9 12295 12294 0
12297 pg_stat_progress_analyze c v 12 12299 12298 0
12302 pg_stat_progress_vacuum c v 11 12304 12303 0
12307 pg_stat_progress_cluster c v 12 12309 12308 0
12312 pg_stat_progress_create_index c v 16 12314 12313 0
12317 pg_stat_progress_basebackup c v 6 12319 12318 0
12322 pg_stat_progress_copy c v 10 12324 12323 0
12327 pg_user_mappings c v 6 12329 12328 0
12332 pg_replication_origin_status c v 4 12334 12333 0
12336 pg_stat_subscription_stats c v 5 12338 12337 0
13227 information_schema_catalog_name i v 1 13229 13228 0
13236 applicable_roles i v 3 13238 13237 0
13241 administrable_role_authorizations i v 3 13243 13242 0
13245 attributes i v 31 13247 13246 0
13250 character_sets i v 8 13252 13251 0
13255 check_constraint_routine_usage i v 6 13257 13256 0
13260 check_constraints i v 4 13262 13261 0
13265 collations i v 4 13267 13266 0
13270 collation_character_set_applicability i v 6 13272 13271 0
13275 column_column_usage i v 5 13277 13276 0
13280 column_domain_usage i v 7 13282 13281 0
13285 column_privileges i v 8 13287 13286 0
13290 column_udt_usage i v 7 13292 13291 0
13295 columns i v 44 13297 13296 0
13300 constraint_column_usage i v 7 13302 13301 0
13305 constraint_table_usage i v 6 13307 13306 0
13310 domain_constraints i v 8 13312 13311 0
13315 domain_udt_usage i v 6 13317 13316 0
13320 domains i v 27 13322 13321 0
13325 enabled_roles i v 1 13327 13326 0
13329 key_column_usage i v 9 13331 13330 0
13334 parameters i v 32 13336 13335 0
13339 referential_constraints i v 9 13341 13340 0
13344 role_column_grants i v 8 13346 13345 0
13348 routine_column_usage i v 10 13350 13349 0
13353 routine_privileges i v 10 13355 13354 0
13358 role_routine_grants i v 10 13360 13359 0
13362 routine_routine_usage i v 6 13364 13363 0
13367 routine_sequence_usage i v 9 13369 13368 0
13372 routine_table_usage i v 9 13374 13373 0
13377 routines i v 82 13379 13378 0
13382 schemata i v 7 13384 13383 0
13386 sequences i v 12 13388 13387 0
13391 sql_features i r 7 13393 13392 0
13394 pg_toast_13391 t t 3 0 0 0
13395 pg_toast_13391_index t i 2 0 0 13394 1,2 1981,1978 p 0
13396 sql_implementation_info i r 5 13398 13397 0
13399 pg_toast_13396 t t 3 0 0 0
13400 pg_toast_13396_index t i 2 0 0 13399 1,2 1981,1978 p 0
13401 sql_parts i r 5 13403 13402 0
13404 pg_toast_13401 t t 3 0 0 0
13405 pg_toast_13401_index t i 2 0 0 13404 1,2 1981,1978 p 0
13406 sql_sizing i r 4 13408 13407 0
13409 pg_toast_13406 t t 3 0 0 0
13410 pg_toast_13406_index t i 2 0 0 13409 1,2 1981,1978 p 0
13411 table_constraints i v 11 13413 13412 0
13416 table_privileges i v 8 13418 13417 0
13421 role_table_grants i v 8 13423 13422 0
13425 tables i v 12 13427 13426 0
13430 transforms i v 8 13432 13431 0
13435 triggered_update_columns i v 7 13437 13436 0
13440 triggers i v 17 13442 13441 0
13445 udt_privileges i v 7 13447 13446 0
13450 role_udt_grants i v 7 13452 13451 0
13454 usage_privileges i v 8 13456 13455 0
13459 role_usage_grants i v 8 13461 13460 0
13463 user_defined_types i v 29 13465 13464 0
13468 view_column_usage i v 7 13470 13469 0
13473 view_routine_usage i v 6 13475 13474 0
13478 view_table_usage i v 6 13480 13479 0
13483 views i v 10 13485 13484 0
13488 data_type_privileges i v 5 13490 13489 0
13493 element_types i v 29 13495 13494 0
13498 _pg_foreign_table_columns i v 4 13500 13499 0
13503 column_options i v 6 13505 13504 0
13507 _pg_foreign_data_wrappers i v 7 13509 13508 0
13511 foreign_data_wrapper_options i v 4 13513 13512 0
13515 foreign_data_wrappers i v 5 13517 13516 0
13519 _pg_foreign_servers i v 9 13521 13520 0
13524 foreign_server_options i v 4 13526 13525 0
13528 foreign_servers i v 7 13530 13529 0
13532 _pg_foreign_tables i v 7 13534 13533 0
13537 foreign_table_options i v 5 13539 13538 0
13541 foreign_tables i v 5 13543 13542 0
13545 _pg_user_mappings i v 7 13547 13546 0
13550 user_mapping_options i v 5 13552 13551 0
13555 user_mappings i v 3 13557 13556 0
`;

/** oid castsource casttarget castfunc castcontext castmethod. */
export const builtInCasts = `
10000 20 21 714 a f
10001 20 23 480 a f
10002 20 700 652 i f
10003 20 701 482 i f
10004 20 1700 1781 i f
10005 21 20 754 i f
10006 21 23 313 i f
10007 21 700 236 i f
10008 21 701 235 i f
10009 21 1700 1782 i f
10010 23 20 481 i f
10011 23 21 314 a f
10012 23 700 318 i f
10013 23 701 316 i f
10014 23 1700 1740 i f
10015 700 20 653 a f
10016 700 21 238 a f
10017 700 23 319 a f
10018 700 701 311 i f
10019 700 1700 1742 a f
10020 701 20 483 a f
10021 701 21 237 a f
10022 701 23 317 a f
10023 701 700 312 a f
10024 701 1700 1743 a f
10025 1700 20 1779 a f
10026 1700 21 1783 a f
10027 1700 23 1744 a f
10028 1700 700 1745 i f
10029 1700 701 1746 i f
10030 790 1700 3823 a f
10031 1700 790 3824 a f
10032 23 790 3811 a f
10033 20 790 3812 a f
10034 23 16 2557 e f
10035 16 23 2558 e f
10036 5069 28 5071 e f
10037 20 26 1287 i f
10038 21 26 313 i f
10039 23 26 0 i b
10040 26 20 1288 a f
10041 26 23 0 a b
10042 26 24 0 i b
10043 24 26 0 i b
10044 20 24 1287 i f
10045 21 24 313 i f
10046 23 24 0 i b
10047 24 20 1288 a f
10048 24 23 0 a b
10049 24 2202 0 i b
10050 2202 24 0 i b
10051 26 2202 0 i b
10052 2202 26 0 i b
10053 20 2202 1287 i f
10054 21 2202 313 i f
10055 23 2202 0 i b
10056 2202 20 1288 a f
10057 2202 23 0 a b
10058 26 2203 0 i b
10059 2203 26 0 i b
10060 20 2203 1287 i f
10061 21 2203 313 i f
10062 23 2203 0 i b
10063 2203 20 1288 a f
10064 2203 23 0 a b
10065 2203 2204 0 i b
10066 2204 2203 0 i b
10067 26 2204 0 i b
10068 2204 26 0 i b
10069 20 2204 1287 i f
10070 21 2204 313 i f
10071 23 2204 0 i b
10072 2204 20 1288 a f
10073 2204 23 0 a b
10074 26 2205 0 i b
10075 2205 26 0 i b
10076 20 2205 1287 i f
10077 21 2205 313 i f
10078 23 2205 0 i b
10079 2205 20 1288 a f
10080 2205 23 0 a b
10081 26 4191 0 i b
10082 4191 26 0 i b
10083 20 4191 1287 i f
10084 21 4191 313 i f
10085 23 4191 0 i b
10086 4191 20 1288 a f
10087 4191 23 0 a b
10088 26 2206 0 i b
10089 2206 26 0 i b
10090 20 2206 1287 i f
10091 21 2206 313 i f
10092 23 2206 0 i b
10093 2206 20 1288 a f
10094 2206 23 0 a b
10095 26 3734 0 i b
10096 3734 26 0 i b
10097 20 3734 1287 i f
10098 21 3734 313 i f
10099 23 3734 0 i b
10100 3734 20 1288 a f
10101 3734 23 0 a b
10102 26 3769 0 i b
10103 3769 26 0 i b
10104 20 3769 1287 i f
10105 21 3769 313 i f
10106 23 3769 0 i b
10107 3769 20 1288 a f
10108 3769 23 0 a b
10109 25 2205 1079 i f
10110 1043 2205 1079 i f
10111 26 4096 0 i b
10112 4096 26 0 i b
10113 20 4096 1287 i f
10114 21 4096 313 i f
10115 23 4096 0 i b
10116 4096 20 1288 a f
10117 4096 23 0 a b
10118 26 4089 0 i b
10119 4089 26 0 i b
10120 20 4089 1287 i f
10121 21 4089 313 i f
10122 23 4089 0 i b
10123 4089 20 1288 a f
10124 4089 23 0 a b
10125 25 1042 0 i b
10126 25 1043 0 i b
10127 1042 25 401 i f
10128 1042 1043 401 i f
10129 1043 25 0 i b
10130 1043 1042 0 i b
10131 18 25 946 i f
10132 18 1042 860 a f
10133 18 1043 946 a f
10134 19 25 406 i f
10135 19 1042 408 a f
10136 19 1043 1401 a f
10137 25 18 944 a f
10138 1042 18 944 a f
10139 1043 18 944 a f
10140 25 19 407 i f
10141 1042 19 409 i f
10142 1043 19 1400 i f
10143 18 23 77 e f
10144 23 18 78 e f
10145 194 25 0 i b
10146 3361 17 0 i b
10147 3361 25 0 i i
10148 3402 17 0 i b
10149 3402 25 0 i i
10150 5017 17 0 i b
10151 5017 25 0 i i
10152 1082 1114 2024 i f
10153 1082 1184 1174 i f
10154 1083 1186 1370 i f
10155 1083 1266 2047 i f
10156 1114 1082 2029 a f
10157 1114 1083 1316 a f
10158 1114 1184 2028 i f
10159 1184 1082 1178 a f
10160 1184 1083 2019 a f
10161 1184 1114 2027 a f
10162 1184 1266 1388 a f
10163 1186 1083 1419 a f
10164 1266 1083 2046 a f
10165 600 603 4091 a f
10166 601 600 1532 e f
10167 602 604 1449 a f
10168 603 600 1534 e f
10169 603 601 1541 e f
10170 603 604 1448 a f
10171 603 718 1479 e f
10172 604 600 1540 e f
10173 604 602 1447 a f
10174 604 603 1446 e f
10175 604 718 1474 e f
10176 718 600 1416 e f
10177 718 603 1480 e f
10178 718 604 1544 e f
10179 829 774 4123 i f
10180 774 829 4124 i f
10181 650 869 0 i b
10182 869 650 1715 a f
10183 1560 1562 0 i b
10184 1562 1560 0 i b
10185 20 1560 2075 e f
10186 23 1560 1683 e f
10187 1560 20 2076 e f
10188 1560 23 1684 e f
10189 650 25 730 a f
10190 869 25 730 a f
10191 16 25 2971 a f
10192 142 25 0 a b
10193 25 142 2896 e f
10194 650 1043 730 a f
10195 869 1043 730 a f
10196 16 1043 2971 a f
10197 142 1043 0 a b
10198 1043 142 2896 e f
10199 650 1042 730 a f
10200 869 1042 730 a f
10201 16 1042 2971 a f
10202 142 1042 0 a b
10203 1042 142 2896 e f
10204 1042 1042 668 i f
10205 1043 1043 669 i f
10206 1083 1083 1968 i f
10207 1114 1114 1961 i f
10208 1184 1184 1967 i f
10209 1186 1186 1200 i f
10210 1266 1266 1969 i f
10211 1560 1560 1685 i f
10212 1562 1562 1687 i f
10213 1700 1700 1703 i f
10214 114 3802 0 a i
10215 3802 114 0 a i
10216 3802 16 3556 e f
10217 3802 1700 3449 e f
10218 3802 21 3450 e f
10219 3802 23 3451 e f
10220 3802 20 3452 e f
10221 3802 700 3453 e f
10222 3802 701 2580 e f
10223 3904 4451 4281 e f
10224 3926 4536 4296 e f
10225 3906 4532 4284 e f
10226 3912 4535 4293 e f
10227 3908 4533 4287 e f
10228 3910 4534 4290 e f
`;

/** attrelid, and name:type of each column, with ! where it is never NULL. */
export const builtInColumns = `
112 oid:26
113 oid:26
174 oid:26
175 umuser:26 umserver:26
548 fdwname:2275
549 srvname:2275
826 oid:26! defaclrole:26! defaclnamespace:26! defaclobjtype:18! defaclacl:1034!
827 defaclrole:26 defaclnamespace:26 defaclobjtype:18
828 oid:26
1213 oid:26! spcname:19! spcowner:26! spcacl:1034 spcoptions:1009
1214 dbid:26! classid:26! objid:26! objsubid:23! refclassid:26! refobjid:26! deptype:18!
1232 dbid:26 classid:26 objid:26 objsubid:23
1233 refclassid:26 refobjid:26
1247 oid:26! typname:19! typnamespace:26! typowner:26! typlen:21! typbyval:16! typtype:18! typcategory:18! typispreferred:16! typisdefined:16! typdelim:18! typrelid:26! typsubscript:24! typelem:26! typarray:26! typinput:24! typoutput:24! typreceive:24! typsend:24! typmodin:24! typmodout:24! typanalyze:24! typalign:18! typstorage:18! typnotnull:16! typbasetype:26! typtypmod:23! typndims:23! typcollation:26! typdefaultbin:194 typdefault:25 typacl:1034
1249 attrelid:26! attname:19! atttypid:26! attstattarget:23! attlen:21! attnum:21! attndims:23! attcacheoff:23! atttypmod:23! attbyval:16! attalign:18! attstorage:18! attcompression:18! attnotnull:16! atthasdef:16! atthasmissing:16! attidentity:18! attgenerated:18! attisdropped:16! attislocal:16! attinhcount:23! attcollation:26! attacl:1034 attoptions:1009 attfdwoptions:1009 attmissingval:2277
1255 oid:26! proname:19! pronamespace:26! proowner:26! prolang:26! procost:700! prorows:700! provariadic:26! prosupport:24! prokind:18! prosecdef:16! proleakproof:16! proisstrict:16! proretset:16! provolatile:18! proparallel:18! pronargs:21! pronargdefaults:21! prorettype:26! proargtypes:30! proallargtypes:1028 proargmodes:1002 proargnames:1009 proargdefaults:194 protrftypes:1028 prosrc:25! probin:25 prosqlbody:194 proconfig:1009 proacl:1034
1259 oid:26! relname:19! relnamespace:26! reltype:26! reloftype:26! relowner:26! relam:26! relfilenode:26! reltablespace:26! relpages:23! reltuples:700! relallvisible:23! reltoastrelid:26! relhasindex:16! relisshared:16! relpersistence:18! relkind:18! relnatts:21! relchecks:21! relhasrules:16! relhastriggers:16! relhassubclass:16! relrowsecurity:16! relforcerowsecurity:16! relispopulated:16! relreplident:18! relispartition:16! relrewrite:26! relfrozenxid:28! relminmxid:28! relacl:1034 reloptions:1009 relpartbound:194
1260 oid:26! rolname:19! rolsuper:16! rolinherit:16! rolcreaterole:16! rolcreatedb:16! rolcanlogin:16! rolreplication:16! rolbypassrls:16! rolconnlimit:23! rolpassword:25 rolvaliduntil:1184
1261 roleid:26! member:26! grantor:26! admin_option:16!
1262 oid:26! datname:19! datdba:26! encoding:23! datlocprovider:18! datistemplate:16! datallowconn:16! datconnlimit:23! datfrozenxid:28! datminmxid:28! dattablespace:26! datcollate:25! datctype:25! daticulocale:25 datcollversion:25 datacl:1034
1417 oid:26! srvname:19! srvowner:26! srvfdw:26! srvtype:25 srvversion:25 srvacl:1034 srvoptions:1009
1418 oid:26! umuser:26! umserver:26! umoptions:1009
2187 inhparent:26
2224 seqrelid:26! seqtypid:26! seqstart:20! seqincrement:20! seqmax:20! seqmin:20! seqcache:20! seqcycle:16!
2228 rngmultitypid:26
2328 oid:26! fdwname:19! fdwowner:26! fdwhandler:26! fdwvalidator:26! fdwacl:1034 fdwoptions:1009
2336 chunk_id:26 chunk_seq:23 chunk_data:17
2337 chunk_id:26 chunk_seq:23
2396 objoid:26! classoid:26! description:25!
2397 objoid:26 classoid:26
2579 conparentid:26
2600 aggfnoid:24! aggkind:18! aggnumdirectargs:21! aggtransfn:24! aggfinalfn:24! aggcombinefn:24! aggserialfn:24! aggdeserialfn:24! aggmtransfn:24! aggminvtransfn:24! aggmfinalfn:24! aggfinalextra:16! aggmfinalextra:16! aggfinalmodify:18! aggmfinalmodify:18! aggsortop:26! aggtranstype:26! aggtransspace:23! aggmtranstype:26! aggmtransspace:23! agginitval:25 aggminitval:25
2601 oid:26! amname:19! amhandler:24! amtype:18!
2602 oid:26! amopfamily:26! amoplefttype:26! amoprighttype:26! amopstrategy:21! amoppurpose:18! amopopr:26! amopmethod:26! amopsortfamily:26!
2603 oid:26! amprocfamily:26! amproclefttype:26! amprocrighttype:26! amprocnum:21! amproc:24!
2604 oid:26! adrelid:26! adnum:21! adbin:194!
2605 oid:26! castsource:26! casttarget:26! castfunc:26! castcontext:18! castmethod:18!
2606 oid:26! conname:19! connamespace:26! contype:18! condeferrable:16! condeferred:16! convalidated:16! conrelid:26! contypid:26! conindid:26! conparentid:26! confrelid:26! confupdtype:18! confdeltype:18! confmatchtype:18! conislocal:16! coninhcount:23! connoinherit:16! conkey:1005 confkey:1005 conpfeqop:1028 conppeqop:1028 conffeqop:1028 confdelsetcols:1005 conexclop:1028 conbin:194
2607 oid:26! conname:19! connamespace:26! conowner:26! conforencoding:23! contoencoding:23! conproc:24! condefault:16!
2608 classid:26! objid:26! objsubid:23! refclassid:26! refobjid:26! refobjsubid:23! deptype:18!
2609 objoid:26! classoid:26! objsubid:23! description:25!
2610 indexrelid:26! indrelid:26! indnatts:21! indnkeyatts:21! indisunique:16! indnullsnotdistinct:16! indisprimary:16! indisexclusion:16! indimmediate:16! indisclustered:16! indisvalid:16! indcheckxmin:16! indisready:16! indislive:16! indisreplident:16! indkey:22! indcollation:30! indclass:30! indoption:22! indexprs:194 indpred:194
2611 inhrelid:26! inhparent:26! inhseqno:23! inhdetachpending:16!
2612 oid:26! lanname:19! lanowner:26! lanispl:16! lanpltrusted:16! lanplcallfoid:26! laninline:26! lanvalidator:26! lanacl:1034
2613 loid:26! pageno:23! data:17!
2615 oid:26! nspname:19! nspowner:26! nspacl:1034
2616 oid:26! opcmethod:26! opcname:19! opcnamespace:26! opcowner:26! opcfamily:26! opcintype:26! opcdefault:16! opckeytype:26!
2617 oid:26! oprname:19! oprnamespace:26! oprowner:26! oprkind:18! oprcanmerge:16! oprcanhash:16! oprleft:26! oprright:26! oprresult:26! oprcom:26! oprnegate:26! oprcode:24! oprrest:24! oprjoin:24!
2618 oid:26! rulename:19! ev_class:26! ev_type:18! ev_enabled:18! is_instead:16! ev_qual:194! ev_action:194!
2619 starelid:26! staattnum:21! stainherit:16! stanullfrac:700! stawidth:23! stadistinct:700! stakind1:21! stakind2:21! stakind3:21! stakind4:21! stakind5:21! staop1:26! staop2:26! staop3:26! staop4:26! staop5:26! stacoll1:26! stacoll2:26! stacoll3:26! stacoll4:26! stacoll5:26! stanumbers1:1021 stanumbers2:1021 stanumbers3:1021 stanumbers4:1021 stanumbers5:1021 stavalues1:2277 stavalues2:2277 stavalues3:2277 stavalues4:2277 stavalues5:2277
2620 oid:26! tgrelid:26! tgparentid:26! tgname:19! tgfoid:26! tgtype:21! tgenabled:18! tgisinternal:16! tgconstrrelid:26! tgconstrindid:26! tgconstraint:26! tgdeferrable:16! tginitdeferred:16! tgnargs:21! tgattr:22! tgargs:17! tgqual:194 tgoldtable:19 tgnewtable:19
2650 aggfnoid:24
2651 amname:2275
2652 oid:26
2653 amopfamily:26 amoplefttype:26 amoprighttype:26 amopstrategy:21
2654 amopopr:26 amoppurpose:18 amopfamily:26
2655 amprocfamily:26 amproclefttype:26 amprocrighttype:26 amprocnum:21
2656 adrelid:26 adnum:21
2657 oid:26
2658 attrelid:26 attname:2275
2659 attrelid:26 attnum:21
2660 oid:26
2661 castsource:26 casttarget:26
2662 oid:26
2663 relname:2275 relnamespace:26
2664 conname:2275 connamespace:26
2665 conrelid:26 contypid:26 conname:2275
2666 contypid:26
2667 oid:26
2668 connamespace:26 conforencoding:23 contoencoding:23 oid:26
2669 conname:2275 connamespace:26
2670 oid:26
2671 datname:2275
2672 oid:26
2673 classid:26 objid:26 objsubid:23
2674 refclassid:26 refobjid:26 refobjsubid:23
2675 objoid:26 classoid:26 objsubid:23
2676 rolname:2275
2677 oid:26
2678 indrelid:26
2679 indexrelid:26
2680 inhrelid:26 inhseqno:23
2681 lanname:2275
2682 oid:26
2683 loid:26 pageno:23
2684 nspname:2275
2685 oid:26
2686 opcmethod:26 opcname:2275 opcnamespace:26
2687 oid:26
2688 oid:26
2689 oprname:2275 oprleft:26 oprright:26 oprnamespace:26
2690 oid:26
2691 proname:2275 proargtypes:30 pronamespace:26
2692 oid:26
2693 ev_class:26 rulename:2275
2694 roleid:26 member:26
2695 member:26 roleid:26
2696 starelid:26 staattnum:21 stainherit:16
2697 oid:26
2698 spcname:2275
2699 tgconstraint:26
2701 tgrelid:26 tgname:2275
2702 oid:26
2703 oid:26
2704 typname:2275 typnamespace:26
2753 oid:26! opfmethod:26! opfname:19! opfnamespace:26! opfowner:26!
2754 opfmethod:26 opfname:2275 opfnamespace:26
2755 oid:26
2756 oid:26
2757 oid:26
2830 chunk_id:26 chunk_seq:23 chunk_data:17
2831 chunk_id:26 chunk_seq:23
2832 chunk_id:26 chunk_seq:23 chunk_data:17
2833 chunk_id:26 chunk_seq:23
2834 chunk_id:26 chunk_seq:23 chunk_data:17
2835 chunk_id:26 chunk_seq:23
2836 chunk_id:26 chunk_seq:23 chunk_data:17
2837 chunk_id:26 chunk_seq:23
2838 chunk_id:26 chunk_seq:23 chunk_data:17
2839 chunk_id:26 chunk_seq:23
2840 chunk_id:26 chunk_seq:23 chunk_data:17
2841 chunk_id:26 chunk_seq:23
2846 chunk_id:26 chunk_seq:23 chunk_data:17
2847 chunk_id:26 chunk_seq:23
2964 setdatabase:26! setrole:26! setconfig:1009
2965 setdatabase:26 setrole:26
2966 chunk_id:26 chunk_seq:23 chunk_data:17
2967 chunk_id:26 chunk_seq:23
2995 oid:26! lomowner:26! lomacl:1034
2996 oid:26
3079 oid:26! extname:19! extowner:26! extnamespace:26! extrelocatable:16! extversion:25! extconfig:1028 extcondition:1009
3080 oid:26
3081 extname:2275
3085 oid:26
3118 ftrelid:26! ftserver:26! ftoptions:1009
3119 ftrelid:26
3164 collname:2275 collencoding:23 collnamespace:26
3256 oid:26! polname:19! polrelid:26! polcmd:18! polpermissive:16! polroles:1028! polqual:194 polwithcheck:194
3257 oid:26
3258 polrelid:26 polname:2275
3350 partrelid:26! partstrat:18! partnatts:21! partdefid:26! partattrs:22! partclass:30! partcollation:30! partexprs:194
3351 partrelid:26
3379 stxrelid:26
3380 oid:26
3381 oid:26! stxrelid:26! stxname:19! stxnamespace:26! stxowner:26! stxstattarget:23! stxkeys:22! stxkind:1002! stxexprs:194
3394 objoid:26! classoid:26! objsubid:23! privtype:18! initprivs:1034!
3395 objoid:26 classoid:26 objsubid:23
3429 stxoid:26! stxdinherit:16! stxdndistinct:3361 stxddependencies:3402 stxdmcv:5017 stxdexpr:10028
3430 chunk_id:26 chunk_seq:23 chunk_data:17
3431 chunk_id:26 chunk_seq:23
3433 stxoid:26 stxdinherit:16
3439 chunk_id:26 chunk_seq:23 chunk_data:17
3440 chunk_id:26 chunk_seq:23
3455 reltablespace:26 relfilenode:26
3456 oid:26! collname:19! collnamespace:26! collowner:26! collprovider:18! collisdeterministic:16! collencoding:23! collcollate:25 collctype:25 colliculocale:25 collversion:25
3466 oid:26! evtname:19! evtevent:19! evtowner:26! evtfoid:26! evtenabled:18! evttags:1009
3467 evtname:2275
3468 oid:26
3501 oid:26! enumtypid:26! enumsortorder:700! enumlabel:19!
3502 oid:26
3503 enumtypid:26 enumlabel:2275
3534 enumtypid:26 enumsortorder:700
3541 rngtypid:26! rngsubtype:26! rngmultitypid:26! rngcollation:26! rngsubopc:26! rngcanonical:24! rngsubdiff:24!
3542 rngtypid:26
3574 oid:26
3575 trftype:26 trflang:26
3576 oid:26! trftype:26! trflang:26! trffromsql:24! trftosql:24!
3592 objoid:26! classoid:26! provider:25! label:25!
3593 objoid:26 classoid:26 provider:25
3596 objoid:26! classoid:26! objsubid:23! provider:25! label:25!
3597 objoid:26 classoid:26 objsubid:23 provider:25
3598 chunk_id:26 chunk_seq:23 chunk_data:17
3599 chunk_id:26 chunk_seq:23
3600 oid:26! dictname:19! dictnamespace:26! dictowner:26! dicttemplate:26! dictinitoption:25
3601 oid:26! prsname:19! prsnamespace:26! prsstart:24! prstoken:24! prsend:24! prsheadline:24! prslextype:24!
3602 oid:26! cfgname:19! cfgnamespace:26! cfgowner:26! cfgparser:26!
3603 mapcfg:26! maptokentype:23! mapseqno:23! mapdict:26!
3604 dictname:2275 dictnamespace:26
3605 oid:26
3606 prsname:2275 prsnamespace:26
3607 oid:26
3608 cfgname:2275 cfgnamespace:26
3609 mapcfg:26 maptokentype:23 mapseqno:23
3712 oid:26
3764 oid:26! tmplname:19! tmplnamespace:26! tmplinit:24! tmpllexize:24!
3766 tmplname:2275 tmplnamespace:26
3767 oid:26
3997 stxname:2275 stxnamespace:26
4060 chunk_id:26 chunk_seq:23 chunk_data:17
4061 chunk_id:26 chunk_seq:23
4143 chunk_id:26 chunk_seq:23 chunk_data:17
4144 chunk_id:26 chunk_seq:23
4145 chunk_id:26 chunk_seq:23 chunk_data:17
4146 chunk_id:26 chunk_seq:23
4147 chunk_id:26 chunk_seq:23 chunk_data:17
4148 chunk_id:26 chunk_seq:23
4149 chunk_id:26 chunk_seq:23 chunk_data:17
4150 chunk_id:26 chunk_seq:23
4151 chunk_id:26 chunk_seq:23 chunk_data:17
4152 chunk_id:26 chunk_seq:23
4153 chunk_id:26 chunk_seq:23 chunk_data:17
4154 chunk_id:26 chunk_seq:23
4155 chunk_id:26 chunk_seq:23 chunk_data:17
4156 chunk_id:26 chunk_seq:23
4157 chunk_id:26 chunk_seq:23 chunk_data:17
4158 chunk_id:26 chunk_seq:23
4159 chunk_id:26 chunk_seq:23 chunk_data:17
4160 chunk_id:26 chunk_seq:23
4163 chunk_id:26 chunk_seq:23 chunk_data:17
4164 chunk_id:26 chunk_seq:23
4165 chunk_id:26 chunk_seq:23 chunk_data:17
4166 chunk_id:26 chunk_seq:23
4167 chunk_id:26 chunk_seq:23 chunk_data:17
4168 chunk_id:26 chunk_seq:23
4169 chunk_id:26 chunk_seq:23 chunk_data:17
4170 chunk_id:26 chunk_seq:23
4171 chunk_id:26 chunk_seq:23 chunk_data:17
4172 chunk_id:26 chunk_seq:23
4173 chunk_id:26 chunk_seq:23 chunk_data:17
4174 chunk_id:26 chunk_seq:23
4175 chunk_id:26 chunk_seq:23 chunk_data:17
4176 chunk_id:26 chunk_seq:23
4177 chunk_id:26 chunk_seq:23 chunk_data:17
4178 chunk_id:26 chunk_seq:23
4181 chunk_id:26 chunk_seq:23 chunk_data:17
4182 chunk_id:26 chunk_seq:23
4183 chunk_id:26 chunk_seq:23 chunk_data:17
4184 chunk_id:26 chunk_seq:23
4185 chunk_id:26 chunk_seq:23 chunk_data:17
4186 chunk_id:26 chunk_seq:23
5002 seqrelid:26
6000 roident:26! roname:25!
6001 roident:26
6002 roname:25
6100 oid:26! subdbid:26! subskiplsn:3220! subname:19! subowner:26! subenabled:16! subbinary:16! substream:16! subtwophasestate:18! subdisableonerr:16! subconninfo:25! subslotname:19 subsynccommit:25! subpublications:1009!
6102 srsubid:26! srrelid:26! srsubstate:18! srsublsn:3220
6104 oid:26! pubname:19! pubowner:26! puballtables:16! pubinsert:16! pubupdate:16! pubdelete:16! pubtruncate:16! pubviaroot:16!
6106 oid:26! prpubid:26! prrelid:26! prqual:194 prattrs:22
6110 oid:26
6111 pubname:2275
6112 oid:26
6113 prrelid:26 prpubid:26
6114 oid:26
6115 subdbid:26 subname:2275
6116 prpubid:26
6117 srrelid:26 srsubid:26
6175 chunk_id:26 chunk_seq:23 chunk_data:17
6176 chunk_id:26 chunk_seq:23
6228 chunk_id:26 chunk_seq:23 chunk_data:17
6229 chunk_id:26 chunk_seq:23
6237 oid:26! pnpubid:26! pnnspid:26!
6238 oid:26
6239 pnnspid:26 pnpubid:26
6243 oid:26! parname:25! paracl:1034
6244 chunk_id:26 chunk_seq:23 chunk_data:17
6245 chunk_id:26 chunk_seq:23
6246 parname:25
6247 oid:26
12000 rolname:19 rolsuper:16 rolinherit:16 rolcreaterole:16 rolcreatedb:16 rolcanlogin:16 rolreplication:16 rolconnlimit:23 rolpassword:25 rolvaliduntil:1184 rolbypassrls:16 rolconfig:1009 oid:26
12005 usename:19 usesysid:26 usecreatedb:16 usesuper:16 userepl:16 usebypassrls:16 passwd:25 valuntil:1184 useconfig:1009
12010 groname:19 grosysid:26 grolist:1028
12014 usename:19 usesysid:26 usecreatedb:16 usesuper:16 userepl:16 usebypassrls:16 passwd:25 valuntil:1184 useconfig:1009
12018 schemaname:19 tablename:19 policyname:19 permissive:25 roles:1003 cmd:25 qual:25 with_check:25
12023 schemaname:19 tablename:19 rulename:19 definition:25
12028 schemaname:19 viewname:19 viewowner:19 definition:25
12033 schemaname:19 tablename:19 tableowner:19 tablespace:19 hasindexes:16 hasrules:16 hastriggers:16 rowsecurity:16
12038 schemaname:19 matviewname:19 matviewowner:19 tablespace:19 hasindexes:16 ispopulated:16 definition:25
12043 schemaname:19 tablename:19 indexname:19 tablespace:19 indexdef:25
12048 schemaname:19 sequencename:19 sequenceowner:19 data_type:2206 start_value:20 min_value:20 max_value:20 increment_by:20 cycle:16 cache_size:20 last_value:20
12053 schemaname:19 tablename:19 attname:19 inherited:16 null_frac:700 avg_width:23 n_distinct:700 most_common_vals:2277 most_common_freqs:1021 histogram_bounds:2277 correlation:700 most_common_elems:2277 most_common_elem_freqs:1021 elem_count_histogram:1021
12058 schemaname:19 tablename:19 statistics_schemaname:19 statistics_name:19 statistics_owner:19 attnames:1003 exprs:1009 kinds:1002 inherited:16 n_distinct:3361 dependencies:3402 most_common_vals:1009 most_common_val_nulls:1000 most_common_freqs:1022 most_common_base_freqs:1022
12063 schemaname:19 tablename:19 statistics_schemaname:19 statistics_name:19 statistics_owner:19 expr:25 inherited:16 null_frac:700 avg_width:23 n_distinct:700 most_common_vals:2277 most_common_freqs:1021 histogram_bounds:2277 correlation:700 most_common_elems:2277 most_common_elem_freqs:1021 elem_count_histogram:1021
12068 pubname:19 schemaname:19 tablename:19 attnames:1003 rowfilter:25
12073 locktype:25 database:26 relation:26 page:23 tuple:21 virtualxid:25 transactionid:28 classid:26 objid:26 objsubid:21 virtualtransaction:25 pid:23 mode:25 granted:16 fastpath:16 waitstart:1184
12077 name:25 statement:25 is_holdable:16 is_binary:16 is_scrollable:16 creation_time:1184
12081 name:19 default_version:25 installed_version:25 comment:25
12085 name:19 version:25 installed:16 superuser:16 trusted:16 relocatable:16 schema:19 requires:1003 comment:25
12090 transaction:28 gid:25 prepared:1184 owner:19 database:19
12095 name:25 statement:25 prepare_time:1184 parameter_types:2211 from_sql:16 generic_plans:20 custom_plans:20
12099 objoid:26 classoid:26 objsubid:23 objtype:25 objnamespace:26 objname:25 provider:25 label:25
12104 name:25 setting:25 unit:25 category:25 short_desc:25 extra_desc:25 context:25 vartype:25 source:25 min_val:25 max_val:25 enumvals:1009 boot_val:25 reset_val:25 sourcefile:25 sourceline:23 pending_restart:16
12110 sourcefile:25 sourceline:23 seqno:23 name:25 setting:25 applied:16 error:25
12114 line_number:23 type:25 database:1009 user_name:1009 address:25 netmask:25 auth_method:25 options:1009 error:25
12118 line_number:23 map_name:25 sys_name:25 pg_username:25 error:25
12122 abbrev:25 utc_offset:1186 is_dst:16
12126 name:25 abbrev:25 utc_offset:1186 is_dst:16
12130 name:25 setting:25
12134 name:25 off:20 size:20 allocated_size:20
12138 name:25 ident:25 parent:25 level:23 total_bytes:20 total_nblocks:20 free_bytes:20 free_chunks:20 used_bytes:20
12142 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20 n_live_tup:20 n_dead_tup:20 n_mod_since_analyze:20 n_ins_since_vacuum:20 last_vacuum:1184 last_autovacuum:1184 last_analyze:1184 last_autoanalyze:1184 vacuum_count:20 autovacuum_count:20 analyze_count:20 autoanalyze_count:20
12147 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20
12152 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20 n_live_tup:20 n_dead_tup:20 n_mod_since_analyze:20 n_ins_since_vacuum:20 last_vacuum:1184 last_autovacuum:1184 last_analyze:1184 last_autoanalyze:1184 vacuum_count:20 autovacuum_count:20 analyze_count:20 autoanalyze_count:20
12157 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20
12161 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20 n_live_tup:20 n_dead_tup:20 n_mod_since_analyze:20 n_ins_since_vacuum:20 last_vacuum:1184 last_autovacuum:1184 last_analyze:1184 last_autoanalyze:1184 vacuum_count:20 autovacuum_count:20 analyze_count:20 autoanalyze_count:20
12166 relid:26 schemaname:19 relname:19 seq_scan:20 seq_tup_read:20 idx_scan:20 idx_tup_fetch:20 n_tup_ins:20 n_tup_upd:20 n_tup_del:20 n_tup_hot_upd:20
12170 relid:26 schemaname:19 relname:19 heap_blks_read:20 heap_blks_hit:20 idx_blks_read:20 idx_blks_hit:20 toast_blks_read:20 toast_blks_hit:20 tidx_blks_read:20 tidx_blks_hit:20
12175 relid:26 schemaname:19 relname:19 heap_blks_read:20 heap_blks_hit:20 idx_blks_read:20 idx_blks_hit:20 toast_blks_read:20 toast_blks_hit:20 tidx_blks_read:20 tidx_blks_hit:20
12179 relid:26 schemaname:19 relname:19 heap_blks_read:20 heap_blks_hit:20 idx_blks_read:20 idx_blks_hit:20 toast_blks_read:20 toast_blks_hit:20 tidx_blks_read:20 tidx_blks_hit:20
12183 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_scan:20 idx_tup_read:20 idx_tup_fetch:20
12188 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_scan:20 idx_tup_read:20 idx_tup_fetch:20
12192 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_scan:20 idx_tup_read:20 idx_tup_fetch:20
12196 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_blks_read:20 idx_blks_hit:20
12201 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_blks_read:20 idx_blks_hit:20
12205 relid:26 indexrelid:26 schemaname:19 relname:19 indexrelname:19 idx_blks_read:20 idx_blks_hit:20
12209 relid:26 schemaname:19 relname:19 blks_read:20 blks_hit:20
12214 relid:26 schemaname:19 relname:19 blks_read:20 blks_hit:20
12218 relid:26 schemaname:19 relname:19 blks_read:20 blks_hit:20
12222 datid:26 datname:19 pid:23 leader_pid:23 usesysid:26 usename:19 application_name:25 client_addr:869 client_hostname:25 client_port:23 backend_start:1184 xact_start:1184 query_start:1184 state_change:1184 wait_event_type:25 wait_event:25 state:25 backend_xid:28 backend_xmin:28 query_id:20 query:25 backend_type:25
12227 pid:23 usesysid:26 usename:19 application_name:25 client_addr:869 client_hostname:25 client_port:23 backend_start:1184 backend_xmin:28 state:25 sent_lsn:3220 write_lsn:3220 flush_lsn:3220 replay_lsn:3220 write_lag:1186 flush_lag:1186 replay_lag:1186 sync_priority:23 sync_state:25 reply_time:1184
12232 name:25 blks_zeroed:20 blks_hit:20 blks_read:20 blks_written:20 blks_exists:20 flushes:20 truncates:20 stats_reset:1184
12236 pid:23 status:25 receive_start_lsn:3220 receive_start_tli:23 written_lsn:3220 flushed_lsn:3220 received_tli:23 last_msg_send_time:1184 last_msg_receipt_time:1184 latest_end_lsn:3220 latest_end_time:1184 slot_name:25 sender_host:25 sender_port:23 conninfo:25
12240 stats_reset:1184 prefetch:20 hit:20 skip_init:20 skip_new:20 skip_fpw:20 skip_rep:20 wal_distance:23 block_distance:23 io_depth:23
12244 subid:26 subname:19 pid:23 relid:26 received_lsn:3220 last_msg_send_time:1184 last_msg_receipt_time:1184 latest_end_lsn:3220 latest_end_time:1184
12249 pid:23 ssl:16 version:25 cipher:25 bits:23 client_dn:25 client_serial:1700 issuer_dn:25
12253 pid:23 gss_authenticated:16 principal:25 encrypted:16
12257 slot_name:19 plugin:19 slot_type:25 datoid:26 database:19 temporary:16 active:16 active_pid:23 xmin:28 catalog_xmin:28 restart_lsn:3220 confirmed_flush_lsn:3220 wal_status:25 safe_wal_size:20 two_phase:16
12262 slot_name:25 spill_txns:20 spill_count:20 spill_bytes:20 stream_txns:20 stream_count:20 stream_bytes:20 total_txns:20 total_bytes:20 stats_reset:1184
12266 datid:26 datname:19 numbackends:23 xact_commit:20 xact_rollback:20 blks_read:20 blks_hit:20 tup_returned:20 tup_fetched:20 tup_inserted:20 tup_updated:20 tup_deleted:20 conflicts:20 temp_files:20 temp_bytes:20 deadlocks:20 checksum_failures:20 checksum_last_failure:1184 blk_read_time:701 blk_write_time:701 session_time:701 active_time:701 idle_in_transaction_time:701 sessions:20 sessions_abandoned:20 sessions_fatal:20 sessions_killed:20 stats_reset:1184
12271 datid:26 datname:19 confl_tablespace:20 confl_lock:20 confl_snapshot:20 confl_bufferpin:20 confl_deadlock:20
12275 funcid:26 schemaname:19 funcname:19 calls:20 total_time:701 self_time:701
12280 funcid:26 schemaname:19 funcname:19 calls:20 total_time:701 self_time:701
12285 archived_count:20 last_archived_wal:25 last_archived_time:1184 failed_count:20 last_failed_wal:25 last_failed_time:1184 stats_reset:1184
12289 checkpoints_timed:20 checkpoints_req:20 checkpoint_write_time:701 checkpoint_sync_time:701 buffers_checkpoint:20 buffers_clean:20 maxwritten_clean:20 buffers_backend:20 buffers_backend_fsync:20 buffers_alloc:20 stats_reset:1184
12293 wal_records:20 wal_fpi:20 wal_bytes:1700 wal_buffers_full:20 wal_write:20 wal_sync:20 wal_write_time:701 wal_sync_time:701 stats_reset:1184
12297 pid:23 datid:26 datname:19 relid:26 phase:25 sample_blks_total:20 sample_blks_scanned:20 ext_stats_total:20 ext_stats_computed:20 child_tables_total:20 child_tables_done:20 current_child_table_relid:26
12302 pid:23 datid:26 datname:19 relid:26 phase:25 heap_blks_total:20 heap_blks_scanned:20 heap_blks_vacuumed:20 index_vacuum_count:20 max_dead_tuples:20 num_dead_tuples:20
12307 pid:23 datid:26 datname:19 relid:26 command:25 phase:25 cluster_index_relid:26 heap_tuples_scanned:20 heap_tuples_written:20 heap_blks_total:20 heap_blks_scanned:20 index_rebuild_count:20
12312 pid:23 datid:26 datname:19 relid:26 index_relid:26 command:25 phase:25 lockers_total:20 lockers_done:20 current_locker_pid:20 blocks_total:20 blocks_done:20 tuples_total:20 tuples_done:20 partitions_total:20 partitions_done:20
12317 pid:23 phase:25 backup_total:20 backup_streamed:20 tablespaces_total:20 tablespaces_streamed:20
12322 pid:23 datid:26 datname:19 relid:26 command:25 type:25 bytes_processed:20 bytes_total:20 tuples_processed:20 tuples_excluded:20
12327 umid:26 srvid:26 srvname:19 umuser:26 usename:19 umoptions:1009
12332 local_id:26 external_id:25 remote_lsn:3220 local_lsn:3220
12336 subid:26 subname:19 apply_error_count:20 sync_error_count:20 stats_reset:1184
13227 catalog_name:13226
13236 grantee:13226 role_name:13226 is_grantable:13234
13241 grantee:13226 role_name:13226 is_grantable:13234
13245 udt_catalog:13226 udt_schema:13226 udt_name:13226 attribute_name:13226 ordinal_position:13221 attribute_default:13224 is_nullable:13234 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 attribute_udt_catalog:13226 attribute_udt_schema:13226 attribute_udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226 is_derived_reference_attribute:13234
13250 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 character_repertoire:13226 form_of_use:13226 default_collate_catalog:13226 default_collate_schema:13226 default_collate_name:13226
13255 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 specific_catalog:13226 specific_schema:13226 specific_name:13226
13260 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 check_clause:13224
13265 collation_catalog:13226 collation_schema:13226 collation_name:13226 pad_attribute:13224
13270 collation_catalog:13226 collation_schema:13226 collation_name:13226 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226
13275 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 dependent_column:13226
13280 domain_catalog:13226 domain_schema:13226 domain_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226
13285 grantor:13226 grantee:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 privilege_type:13224 is_grantable:13234
13290 udt_catalog:13226 udt_schema:13226 udt_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226
13295 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 ordinal_position:13221 column_default:13224 is_nullable:13234 data_type:13224 character_maximum_length:13221 character_octet_length:13221 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 domain_catalog:13226 domain_schema:13226 domain_name:13226 udt_catalog:13226 udt_schema:13226 udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226 is_self_referencing:13234 is_identity:13234 identity_generation:13224 identity_start:13224 identity_increment:13224 identity_maximum:13224 identity_minimum:13224 identity_cycle:13234 is_generated:13224 generation_expression:13224 is_updatable:13234
13300 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226
13305 table_catalog:13226 table_schema:13226 table_name:13226 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226
13310 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 domain_catalog:13226 domain_schema:13226 domain_name:13226 is_deferrable:13234 initially_deferred:13234
13315 udt_catalog:13226 udt_schema:13226 udt_name:13226 domain_catalog:13226 domain_schema:13226 domain_name:13226
13320 domain_catalog:13226 domain_schema:13226 domain_name:13226 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 domain_default:13224 udt_catalog:13226 udt_schema:13226 udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226
13325 role_name:13226
13329 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 ordinal_position:13221 position_in_unique_constraint:13221
13334 specific_catalog:13226 specific_schema:13226 specific_name:13226 ordinal_position:13221 parameter_mode:13224 is_result:13234 as_locator:13234 parameter_name:13226 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 udt_catalog:13226 udt_schema:13226 udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226 parameter_default:13224
13339 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 unique_constraint_catalog:13226 unique_constraint_schema:13226 unique_constraint_name:13226 match_option:13224 update_rule:13224 delete_rule:13224
13344 grantor:13226 grantee:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 privilege_type:13224 is_grantable:13234
13348 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226
13353 grantor:13226 grantee:13226 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 privilege_type:13224 is_grantable:13234
13358 grantor:13226 grantee:13226 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 privilege_type:13224 is_grantable:13234
13362 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226
13367 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 sequence_catalog:13226 sequence_schema:13226 sequence_name:13226
13372 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 table_catalog:13226 table_schema:13226 table_name:13226
13377 specific_catalog:13226 specific_schema:13226 specific_name:13226 routine_catalog:13226 routine_schema:13226 routine_name:13226 routine_type:13224 module_catalog:13226 module_schema:13226 module_name:13226 udt_catalog:13226 udt_schema:13226 udt_name:13226 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 type_udt_catalog:13226 type_udt_schema:13226 type_udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226 routine_body:13224 routine_definition:13224 external_name:13224 external_language:13224 parameter_style:13224 is_deterministic:13234 sql_data_access:13224 is_null_call:13234 sql_path:13224 schema_level_routine:13234 max_dynamic_result_sets:13221 is_user_defined_cast:13234 is_implicitly_invocable:13234 security_type:13224 to_sql_specific_catalog:13226 to_sql_specific_schema:13226 to_sql_specific_name:13226 as_locator:13234 created:13232 last_altered:13232 new_savepoint_level:13234 is_udt_dependent:13234 result_cast_from_data_type:13224 result_cast_as_locator:13234 result_cast_char_max_length:13221 result_cast_char_octet_length:13221 result_cast_char_set_catalog:13226 result_cast_char_set_schema:13226 result_cast_char_set_name:13226 result_cast_collation_catalog:13226 result_cast_collation_schema:13226 result_cast_collation_name:13226 result_cast_numeric_precision:13221 result_cast_numeric_precision_radix:13221 result_cast_numeric_scale:13221 result_cast_datetime_precision:13221 result_cast_interval_type:13224 result_cast_interval_precision:13221 result_cast_type_udt_catalog:13226 result_cast_type_udt_schema:13226 result_cast_type_udt_name:13226 result_cast_scope_catalog:13226 result_cast_scope_schema:13226 result_cast_scope_name:13226 result_cast_maximum_cardinality:13221 result_cast_dtd_identifier:13226
13382 catalog_name:13226 schema_name:13226 schema_owner:13226 default_character_set_catalog:13226 default_character_set_schema:13226 default_character_set_name:13226 sql_path:13224
13386 sequence_catalog:13226 sequence_schema:13226 sequence_name:13226 data_type:13224 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 start_value:13224 minimum_value:13224 maximum_value:13224 increment:13224 cycle_option:13234
13391 feature_id:13224 feature_name:13224 sub_feature_id:13224 sub_feature_name:13224 is_supported:13234 is_verified_by:13224 comments:13224
13394 chunk_id:26 chunk_seq:23 chunk_data:17
13395 chunk_id:26 chunk_seq:23
13396 implementation_info_id:13224 implementation_info_name:13224 integer_value:13221 character_value:13224 comments:13224
13399 chunk_id:26 chunk_seq:23 chunk_data:17
13400 chunk_id:26 chunk_seq:23
13401 feature_id:13224 feature_name:13224 is_supported:13234 is_verified_by:13224 comments:13224
13404 chunk_id:26 chunk_seq:23 chunk_data:17
13405 chunk_id:26 chunk_seq:23
13406 sizing_id:13221 sizing_name:13224 supported_value:13221 comments:13224
13409 chunk_id:26 chunk_seq:23 chunk_data:17
13410 chunk_id:26 chunk_seq:23
13411 constraint_catalog:13226 constraint_schema:13226 constraint_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 constraint_type:13224 is_deferrable:13234 initially_deferred:13234 enforced:13234 nulls_distinct:13234
13416 grantor:13226 grantee:13226 table_catalog:13226 table_schema:13226 table_name:13226 privilege_type:13224 is_grantable:13234 with_hierarchy:13234
13421 grantor:13226 grantee:13226 table_catalog:13226 table_schema:13226 table_name:13226 privilege_type:13224 is_grantable:13234 with_hierarchy:13234
13425 table_catalog:13226 table_schema:13226 table_name:13226 table_type:13224 self_referencing_column_name:13226 reference_generation:13224 user_defined_type_catalog:13226 user_defined_type_schema:13226 user_defined_type_name:13226 is_insertable_into:13234 is_typed:13234 commit_action:13224
13430 udt_catalog:13226 udt_schema:13226 udt_name:13226 specific_catalog:13226 specific_schema:13226 specific_name:13226 group_name:13226 transform_type:13224
13435 trigger_catalog:13226 trigger_schema:13226 trigger_name:13226 event_object_catalog:13226 event_object_schema:13226 event_object_table:13226 event_object_column:13226
13440 trigger_catalog:13226 trigger_schema:13226 trigger_name:13226 event_manipulation:13224 event_object_catalog:13226 event_object_schema:13226 event_object_table:13226 action_order:13221 action_condition:13224 action_statement:13224 action_orientation:13224 action_timing:13224 action_reference_old_table:13226 action_reference_new_table:13226 action_reference_old_row:13226 action_reference_new_row:13226 created:13232
13445 grantor:13226 grantee:13226 udt_catalog:13226 udt_schema:13226 udt_name:13226 privilege_type:13224 is_grantable:13234
13450 grantor:13226 grantee:13226 udt_catalog:13226 udt_schema:13226 udt_name:13226 privilege_type:13224 is_grantable:13234
13454 grantor:13226 grantee:13226 object_catalog:13226 object_schema:13226 object_name:13226 object_type:13224 privilege_type:13224 is_grantable:13234
13459 grantor:13226 grantee:13226 object_catalog:13226 object_schema:13226 object_name:13226 object_type:13224 privilege_type:13224 is_grantable:13234
13463 user_defined_type_catalog:13226 user_defined_type_schema:13226 user_defined_type_name:13226 user_defined_type_category:13224 is_instantiable:13234 is_final:13234 ordering_form:13224 ordering_category:13224 ordering_routine_catalog:13226 ordering_routine_schema:13226 ordering_routine_name:13226 reference_type:13224 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 source_dtd_identifier:13226 ref_dtd_identifier:13226
13468 view_catalog:13226 view_schema:13226 view_name:13226 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226
13473 table_catalog:13226 table_schema:13226 table_name:13226 specific_catalog:13226 specific_schema:13226 specific_name:13226
13478 view_catalog:13226 view_schema:13226 view_name:13226 table_catalog:13226 table_schema:13226 table_name:13226
13483 table_catalog:13226 table_schema:13226 table_name:13226 view_definition:13224 check_option:13224 is_updatable:13234 is_insertable_into:13234 is_trigger_updatable:13234 is_trigger_deletable:13234 is_trigger_insertable_into:13234
13488 object_catalog:13226 object_schema:13226 object_name:13226 object_type:13224 dtd_identifier:13226
13493 object_catalog:13226 object_schema:13226 object_name:13226 object_type:13224 collection_type_identifier:13226 data_type:13224 character_maximum_length:13221 character_octet_length:13221 character_set_catalog:13226 character_set_schema:13226 character_set_name:13226 collation_catalog:13226 collation_schema:13226 collation_name:13226 numeric_precision:13221 numeric_precision_radix:13221 numeric_scale:13221 datetime_precision:13221 interval_type:13224 interval_precision:13221 domain_default:13224 udt_catalog:13226 udt_schema:13226 udt_name:13226 scope_catalog:13226 scope_schema:13226 scope_name:13226 maximum_cardinality:13221 dtd_identifier:13226
13498 nspname:19 relname:19 attname:19 attfdwoptions:1009
13503 table_catalog:13226 table_schema:13226 table_name:13226 column_name:13226 option_name:13226 option_value:13224
13507 oid:26 fdwowner:26 fdwoptions:1009 foreign_data_wrapper_catalog:13226 foreign_data_wrapper_name:13226 authorization_identifier:13226 foreign_data_wrapper_language:13224
13511 foreign_data_wrapper_catalog:13226 foreign_data_wrapper_name:13226 option_name:13226 option_value:13224
13515 foreign_data_wrapper_catalog:13226 foreign_data_wrapper_name:13226 authorization_identifier:13226 library_name:13224 foreign_data_wrapper_language:13224
13519 oid:26 srvoptions:1009 foreign_server_catalog:13226 foreign_server_name:13226 foreign_data_wrapper_catalog:13226 foreign_data_wrapper_name:13226 foreign_server_type:13224 foreign_server_version:13224 authorization_identifier:13226
13524 foreign_server_catalog:13226 foreign_server_name:13226 option_name:13226 option_value:13224
13528 foreign_server_catalog:13226 foreign_server_name:13226 foreign_data_wrapper_catalog:13226 foreign_data_wrapper_name:13226 foreign_server_type:13224 foreign_server_version:13224 authorization_identifier:13226
13532 foreign_table_catalog:13226 foreign_table_schema:13226 foreign_table_name:13226 ftoptions:1009 foreign_server_catalog:13226 foreign_server_name:13226 authorization_identifier:13226
13537 foreign_table_catalog:13226 foreign_table_schema:13226 foreign_table_name:13226 option_name:13226 option_value:13224
13541 foreign_table_catalog:13226 foreign_table_schema:13226 foreign_table_name:13226 foreign_server_catalog:13226 foreign_server_name:13226
13545 oid:26 umoptions:1009 umuser:26 authorization_identifier:13226 foreign_server_catalog:13226 foreign_server_name:13226 srvowner:13226
13550 authorization_identifier:13226 foreign_server_catalog:13226 foreign_server_name:13226 option_name:13226 option_value:13224
13555 authorization_identifier:13226 foreign_server_catalog:13226 foreign_server_name:13226
`;

/** oid opfmethod opfname */
export const builtInOperatorFamilies = `
397 403 array_ops
423 403 bit_ops
424 403 bool_ops
426 403 bpchar_ops
427 405 bpchar_ops
428 403 bytea_ops
429 403 char_ops
431 405 char_ops
434 403 datetime_ops
435 405 date_ops
627 405 array_ops
1029 783 point_ops
1970 403 float_ops
1971 405 float_ops
1974 403 network_ops
1975 405 network_ops
1976 403 integer_ops
1977 405 integer_ops
1982 403 interval_ops
1983 405 interval_ops
1984 403 macaddr_ops
1985 405 macaddr_ops
1988 403 numeric_ops
1989 403 oid_ops
1990 405 oid_ops
1991 403 oidvector_ops
1992 405 oidvector_ops
1994 403 text_ops
1995 405 text_ops
1996 403 time_ops
1997 405 time_ops
1998 405 numeric_ops
1999 405 timestamptz_ops
2000 403 timetz_ops
2001 405 timetz_ops
2002 403 varbit_ops
2040 405 timestamp_ops
2095 403 text_pattern_ops
2097 403 bpchar_pattern_ops
2099 403 money_ops
2222 405 bool_ops
2223 405 bytea_ops
2225 405 xid_ops
2226 405 cid_ops
2227 405 tid_ops
2229 405 text_pattern_ops
2231 405 bpchar_pattern_ops
2235 405 aclitem_ops
2593 783 box_ops
2594 783 poly_ops
2595 783 circle_ops
2745 2742 array_ops
2789 403 tid_ops
2968 403 uuid_ops
2969 405 uuid_ops
2994 403 record_ops
3194 403 record_image_ops
3253 403 pg_lsn_ops
3254 405 pg_lsn_ops
3371 403 macaddr8_ops
3372 405 macaddr8_ops
3474 4000 range_ops
3522 403 enum_ops
3523 405 enum_ops
3550 783 network_ops
3626 403 tsvector_ops
3655 783 tsvector_ops
3659 2742 tsvector_ops
3683 403 tsquery_ops
3702 783 tsquery_ops
3794 4000 network_ops
3901 403 range_ops
3903 405 range_ops
3919 783 range_ops
4015 4000 quad_point_ops
4016 4000 kd_point_ops
4017 4000 text_ops
4033 403 jsonb_ops
4034 405 jsonb_ops
4036 2742 jsonb_ops
4037 2742 jsonb_path_ops
4054 3580 integer_minmax_ops
4055 3580 numeric_minmax_ops
4056 3580 text_minmax_ops
4058 3580 timetz_minmax_ops
4059 3580 datetime_minmax_ops
4062 3580 char_minmax_ops
4064 3580 bytea_minmax_ops
4065 3580 name_minmax_ops
4068 3580 oid_minmax_ops
4069 3580 tid_minmax_ops
4070 3580 float_minmax_ops
4074 3580 macaddr_minmax_ops
4075 3580 network_minmax_ops
4076 3580 bpchar_minmax_ops
4077 3580 time_minmax_ops
4078 3580 interval_minmax_ops
4079 3580 bit_minmax_ops
4080 3580 varbit_minmax_ops
4081 3580 uuid_minmax_ops
4082 3580 pg_lsn_minmax_ops
4102 3580 network_inclusion_ops
4103 3580 range_inclusion_ops
4104 3580 box_inclusion_ops
4109 3580 macaddr8_minmax_ops
4199 403 multirange_ops
4225 405 multirange_ops
4572 3580 integer_bloom_ops
4573 3580 text_bloom_ops
4574 3580 numeric_bloom_ops
4575 3580 timetz_bloom_ops
4576 3580 datetime_bloom_ops
4577 3580 char_bloom_ops
4578 3580 bytea_bloom_ops
4579 3580 name_bloom_ops
4580 3580 oid_bloom_ops
4581 3580 tid_bloom_ops
4582 3580 float_bloom_ops
4583 3580 macaddr_bloom_ops
4584 3580 macaddr8_bloom_ops
4585 3580 network_bloom_ops
4586 3580 bpchar_bloom_ops
4587 3580 time_bloom_ops
4588 3580 interval_bloom_ops
4589 3580 uuid_bloom_ops
4590 3580 pg_lsn_bloom_ops
4602 3580 integer_minmax_multi_ops
4603 3580 numeric_minmax_multi_ops
4604 3580 timetz_minmax_multi_ops
4605 3580 datetime_minmax_multi_ops
4606 3580 oid_minmax_multi_ops
4607 3580 tid_minmax_multi_ops
4608 3580 float_minmax_multi_ops
4609 3580 macaddr_minmax_multi_ops
4610 3580 macaddr8_minmax_multi_ops
4611 3580 network_minmax_multi_ops
4612 3580 time_minmax_multi_ops
4613 3580 interval_minmax_multi_ops
4614 3580 uuid_minmax_multi_ops
4615 3580 pg_lsn_minmax_multi_ops
5000 4000 box_ops
5008 4000 poly_ops
5032 405 xid8_ops
5067 403 xid8_ops
6158 783 multirange_ops
6194 405 record_ops
`;

/** oid opcmethod opcname opcfamily opcintype opcdefault opckeytype */
export const builtInOperatorClasses = `
1978 403 int4_ops 1976 23 t 0
1979 403 int2_ops 1976 21 t 0
1981 403 oid_ops 1989 26 t 0
3122 403 date_ops 434 1082 t 0
3123 403 float8_ops 1970 701 t 0
3124 403 int8_ops 1976 20 t 0
3125 403 numeric_ops 1988 1700 t 0
3126 403 text_ops 1994 25 t 0
3127 403 timestamptz_ops 434 1184 t 0
3128 403 timestamp_ops 434 1114 t 0
4217 403 text_pattern_ops 2095 25 f 0
4218 403 varchar_pattern_ops 2095 25 f 0
4219 403 bpchar_pattern_ops 2097 1042 f 0
10000 403 array_ops 397 2277 t 0
10001 405 array_ops 627 2277 t 0
10002 403 bit_ops 423 1560 t 0
10003 403 bool_ops 424 16 t 0
10004 403 bpchar_ops 426 1042 t 0
10005 405 bpchar_ops 427 1042 t 0
10006 403 bytea_ops 428 17 t 0
10007 403 char_ops 429 18 t 0
10008 405 char_ops 431 18 t 0
10009 403 cidr_ops 1974 869 f 0
10010 405 cidr_ops 1975 869 f 0
10011 405 date_ops 435 1082 t 0
10012 403 float4_ops 1970 700 t 0
10013 405 float4_ops 1971 700 t 0
10014 405 float8_ops 1971 701 t 0
10015 403 inet_ops 1974 869 t 0
10016 405 inet_ops 1975 869 t 0
10017 783 inet_ops 3550 869 f 0
10018 4000 inet_ops 3794 869 t 0
10019 405 int2_ops 1977 21 t 0
10020 405 int4_ops 1977 23 t 0
10021 405 int8_ops 1977 20 t 0
10022 403 interval_ops 1982 1186 t 0
10023 405 interval_ops 1983 1186 t 0
10024 403 macaddr_ops 1984 829 t 0
10025 405 macaddr_ops 1985 829 t 0
10026 403 macaddr8_ops 3371 774 t 0
10027 405 macaddr8_ops 3372 774 t 0
10028 403 name_ops 1994 19 t 2275
10029 405 name_ops 1995 19 t 0
10030 405 numeric_ops 1998 1700 t 0
10031 405 oid_ops 1990 26 t 0
10032 403 oidvector_ops 1991 30 t 0
10033 405 oidvector_ops 1992 30 t 0
10034 403 record_ops 2994 2249 t 0
10035 405 record_ops 6194 2249 t 0
10036 403 record_image_ops 3194 2249 f 0
10037 405 text_ops 1995 25 t 0
10038 403 time_ops 1996 1083 t 0
10039 405 time_ops 1997 1083 t 0
10040 405 timestamptz_ops 1999 1184 t 0
10041 403 timetz_ops 2000 1266 t 0
10042 405 timetz_ops 2001 1266 t 0
10043 403 varbit_ops 2002 1562 t 0
10044 403 varchar_ops 1994 25 f 0
10045 405 varchar_ops 1995 25 f 0
10046 405 timestamp_ops 2040 1114 t 0
10047 403 money_ops 2099 790 t 0
10048 405 bool_ops 2222 16 t 0
10049 405 bytea_ops 2223 17 t 0
10050 403 tid_ops 2789 27 t 0
10051 405 xid_ops 2225 28 t 0
10052 405 xid8_ops 5032 5069 t 0
10053 403 xid8_ops 5067 5069 t 0
10054 405 cid_ops 2226 29 t 0
10055 405 tid_ops 2227 27 t 0
10056 405 text_pattern_ops 2229 25 f 0
10057 405 varchar_pattern_ops 2229 25 f 0
10058 405 bpchar_pattern_ops 2231 1042 f 0
10059 405 aclitem_ops 2235 1033 t 0
10060 783 box_ops 2593 603 t 0
10061 783 point_ops 1029 600 t 603
10062 783 poly_ops 2594 604 t 603
10063 783 circle_ops 2595 718 t 603
10064 2742 array_ops 2745 2277 t 2283
10065 403 uuid_ops 2968 2950 t 0
10066 405 uuid_ops 2969 2950 t 0
10067 403 pg_lsn_ops 3253 3220 t 0
10068 405 pg_lsn_ops 3254 3220 t 0
10069 403 enum_ops 3522 3500 t 0
10070 405 enum_ops 3523 3500 t 0
10071 403 tsvector_ops 3626 3614 t 0
10072 783 tsvector_ops 3655 3614 t 3642
10073 2742 tsvector_ops 3659 3614 t 25
10074 403 tsquery_ops 3683 3615 t 0
10075 783 tsquery_ops 3702 3615 t 20
10076 403 range_ops 3901 3831 t 0
10077 405 range_ops 3903 3831 t 0
10078 783 range_ops 3919 3831 t 0
10079 4000 range_ops 3474 3831 t 0
10080 403 multirange_ops 4199 4537 t 0
10081 405 multirange_ops 4225 4537 t 0
10082 783 multirange_ops 6158 4537 t 3831
10083 4000 box_ops 5000 603 t 0
10084 4000 quad_point_ops 4015 600 t 0
10085 4000 kd_point_ops 4016 600 f 0
10086 4000 text_ops 4017 25 t 0
10087 4000 poly_ops 5008 604 t 603
10088 403 jsonb_ops 4033 3802 t 0
10089 405 jsonb_ops 4034 3802 t 0
10090 2742 jsonb_ops 4036 3802 t 25
10091 2742 jsonb_path_ops 4037 3802 f 23
10092 3580 bytea_minmax_ops 4064 17 t 17
10093 3580 bytea_bloom_ops 4578 17 f 17
10094 3580 char_minmax_ops 4062 18 t 18
10095 3580 char_bloom_ops 4577 18 f 18
10096 3580 name_minmax_ops 4065 19 t 19
10097 3580 name_bloom_ops 4579 19 f 19
10098 3580 int8_minmax_ops 4054 20 t 20
10099 3580 int8_minmax_multi_ops 4602 20 f 20
10100 3580 int8_bloom_ops 4572 20 f 20
10101 3580 int2_minmax_ops 4054 21 t 21
10102 3580 int2_minmax_multi_ops 4602 21 f 21
10103 3580 int2_bloom_ops 4572 21 f 21
10104 3580 int4_minmax_ops 4054 23 t 23
10105 3580 int4_minmax_multi_ops 4602 23 f 23
10106 3580 int4_bloom_ops 4572 23 f 23
10107 3580 text_minmax_ops 4056 25 t 25
10108 3580 text_bloom_ops 4573 25 f 25
10109 3580 oid_minmax_ops 4068 26 t 26
10110 3580 oid_minmax_multi_ops 4606 26 f 26
10111 3580 oid_bloom_ops 4580 26 f 26
10112 3580 tid_minmax_ops 4069 27 t 27
10113 3580 tid_bloom_ops 4581 27 f 27
10114 3580 tid_minmax_multi_ops 4607 27 f 27
10115 3580 float4_minmax_ops 4070 700 t 700
10116 3580 float4_minmax_multi_ops 4608 700 f 700
10117 3580 float4_bloom_ops 4582 700 f 700
10118 3580 float8_minmax_ops 4070 701 t 701
10119 3580 float8_minmax_multi_ops 4608 701 f 701
10120 3580 float8_bloom_ops 4582 701 f 701
10121 3580 macaddr_minmax_ops 4074 829 t 829
10122 3580 macaddr_minmax_multi_ops 4609 829 f 829
10123 3580 macaddr_bloom_ops 4583 829 f 829
10124 3580 macaddr8_minmax_ops 4109 774 t 774
10125 3580 macaddr8_minmax_multi_ops 4610 774 f 774
10126 3580 macaddr8_bloom_ops 4584 774 f 774
10127 3580 inet_minmax_ops 4075 869 f 869
10128 3580 inet_minmax_multi_ops 4611 869 f 869
10129 3580 inet_bloom_ops 4585 869 f 869
10130 3580 inet_inclusion_ops 4102 869 t 869
10131 3580 bpchar_minmax_ops 4076 1042 t 1042
10132 3580 bpchar_bloom_ops 4586 1042 f 1042
10133 3580 time_minmax_ops 4077 1083 t 1083
10134 3580 time_minmax_multi_ops 4612 1083 f 1083
10135 3580 time_bloom_ops 4587 1083 f 1083
10136 3580 date_minmax_ops 4059 1082 t 1082
10137 3580 date_minmax_multi_ops 4605 1082 f 1082
10138 3580 date_bloom_ops 4576 1082 f 1082
10139 3580 timestamp_minmax_ops 4059 1114 t 1114
10140 3580 timestamp_minmax_multi_ops 4605 1114 f 1114
10141 3580 timestamp_bloom_ops 4576 1114 f 1114
10142 3580 timestamptz_minmax_ops 4059 1184 t 1184
10143 3580 timestamptz_minmax_multi_ops 4605 1184 f 1184
10144 3580 timestamptz_bloom_ops 4576 1184 f 1184
10145 3580 interval_minmax_ops 4078 1186 t 1186
10146 3580 interval_minmax_multi_ops 4613 1186 f 1186
10147 3580 interval_bloom_ops 4588 1186 f 1186
10148 3580 timetz_minmax_ops 4058 1266 t 1266
10149 3580 timetz_minmax_multi_ops 4604 1266 f 1266
10150 3580 timetz_bloom_ops 4575 1266 f 1266
10151 3580 bit_minmax_ops 4079 1560 t 1560
10152 3580 varbit_minmax_ops 4080 1562 t 1562
10153 3580 numeric_minmax_ops 4055 1700 t 1700
10154 3580 numeric_minmax_multi_ops 4603 1700 f 1700
10155 3580 numeric_bloom_ops 4574 1700 f 1700
10156 3580 uuid_minmax_ops 4081 2950 t 2950
10157 3580 uuid_minmax_multi_ops 4614 2950 f 2950
10158 3580 uuid_bloom_ops 4589 2950 f 2950
10159 3580 range_inclusion_ops 4103 3831 t 3831
10160 3580 pg_lsn_minmax_ops 4082 3220 t 3220
10161 3580 pg_lsn_minmax_multi_ops 4615 3220 f 3220
10162 3580 pg_lsn_bloom_ops 4590 3220 f 3220
10163 3580 box_inclusion_ops 4104 603 t 603
`;
