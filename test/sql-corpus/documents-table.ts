import type { Answer } from "./answer.ts";

/** JSON and jsonb, functions in FROM as values, paths, and arrays as text. */
export const documentsAnswers: readonly Answer[] = [
	[
		"SELECT '{\"a\":1,\"b\":2}'::jsonb = '{\"b\":2, \"a\":1}'::jsonb, '1'::jsonb = '1.0', '{\"a\":1}'::jsonb <> '{\"a\":1}'",
		"t|t|f",
	],
	[
		'SELECT \'{"b":1,"a":{"z":1,"yy":[1, 2]}}\'::jsonb::text, \'{"a":1,"a":2}\'::jsonb::text, \'[1.50,1e2,-0,1.5e-3]\'::jsonb::text',
		'{"a": {"z": 1, "yy": [1, 2]}, "b": 1}|{"a": 2}|[1.50, 100, 0, 0.0015]',
	],
	[
		'SELECT \'{"b":1, "a":2}\'::json::text, \'[1, 2,3]\'::json::text, \'{"aaa":1,"bb":2,"c":3}\'::jsonb::text',
		'{"b":1, "a":2}|[1, 2,3]|{"c": 3, "bb": 2, "aaa": 1}',
	],
	[
		"SELECT '{\"b\":1, \"a\":{\"d\":1,\"c\":2}}'::jsonb ->> 'a', jsonb_build_object('t', true, 'n', null)::text, json_build_array(1, 'a', null)::text, json_build_object('k', 1)::text",
		'{"c": 2, "d": 1}|{"n": null, "t": true}|[1, "a", null]|{"k" : 1}',
	],
	[
		'SELECT e::text, count(*) FROM jsonb_array_elements(\'[{"a":1,"b":2},{"b":2,"a":1},1,1.0,null]\') e GROUP BY e ORDER BY e DESC',
		'{"a": 1, "b": 2}|2',
		"null|1",
		"1.0|1",
		"1|1",
	],
	[
		'SELECT DISTINCT e FROM jsonb_array_elements(\'[{"a":1,"b":2},{"b":2,"a":1},1]\') e ORDER BY e',
		"1",
		'{"a":1,"b":2}',
	],
	[
		'SELECT e::text FROM jsonb_array_elements(\'[{"a":1},[2],"x",null,3,true,-5,10,9,[],{},"",false,[1,2]]\') e ORDER BY e',
		'""',
		'"x"',
		"-5",
		"10",
		"3",
		"9",
		"[1, 2]",
		"[2]",
		"[]",
		"false",
		"null",
		"true",
		'{"a": 1}',
		"{}",
	],
	[
		'SELECT e::text FROM jsonb_array_elements(\'[[[]],[9],[true],{"b":1},{"a":2},{"a":1,"b":0},-5.5,-5,-10,0.001,0]\') e ORDER BY 1 DESC',
		'{"b": 1}',
		'{"a": 2}',
		'{"a": 1, "b": 0}',
		"[true]",
		"[[]]",
		"[9]",
		"0.001",
		"0",
		"-5.5",
		"-5",
		"-10",
	],
	["SELECT e::text FROM (SELECT jsonb_array_elements('[2,10,1]') e) q ORDER BY e", "1", "10", "2"],
	['SELECT \'{"a":1,"b":2}\'::jsonb UNION SELECT \'{"b":2,"a":1}\'::jsonb', '{"a":1,"b":2}'],
	['SELECT \'{"a":1,"b":2}\'::jsonb EXCEPT SELECT \'{"b":2,"a":1}\'::jsonb'],
	[
		'SELECT \'{"a":1,"b":2}\'::jsonb IN (\'{"b":2, "a":1}\'::jsonb), \'{"a":1,"b":2}\'::jsonb IN (SELECT \'{"b":2,"a":1}\'::jsonb)',
		"t|t",
	],
	[
		"SELECT CASE '{\"a\":1,\"b\":2}'::jsonb WHEN '{\"b\":2,\"a\":1}' THEN 'same' END, '[1]'::jsonb BETWEEN '[0]' AND '[2]', '[1]'::jsonb IS DISTINCT FROM '[1.0]'",
		"same|t|f",
	],
	['SELECT count(DISTINCT e), count(e) FROM jsonb_array_elements(\'[{"a":1,"b":2},{"b":2,"a":1},null]\') e', "2|3"],
	[
		'SELECT n, row_number() OVER (PARTITION BY e ORDER BY n) FROM (VALUES (1, \'{"a":1,"b":2}\'::jsonb), (2, \'{"b":2,"a":1}\')) t (n, e) ORDER BY n',
		"1|1",
		"2|2",
	],
	[
		'SELECT a.n, b.n FROM (VALUES (1, \'{"a":1,"b":2}\'::jsonb)) a (n, e) JOIN (VALUES (2, \'{"b":2,"a":1}\'::jsonb)) b (n, e) ON a.e = b.e',
		"1|2",
	],
	["SELECT e IS NULL, e = 'null', e::text FROM jsonb_array_elements('[null]') e", "f|t|null"],
	[
		"SELECT '{\"a\":null}'::jsonb -> 'a' IS NULL, '{\"a\":null}'::jsonb ->> 'a' IS NULL, '{\"a\":null}'::jsonb -> 'b' IS NULL",
		"f|t|t",
	],
	['SELECT key, value::text, value IS NULL FROM jsonb_each(\'{"a": null, "b": [1,2]}\')', "a|null|f", "b|[1, 2]|f"],
	[
		'SELECT x->>\'n\' FROM (VALUES (\'[{"n":"a"},{"n":"b"}]\'::jsonb)) t (list), jsonb_array_elements(list) x',
		"a",
		"b",
	],
	[
		"SELECT x, x.value, y FROM jsonb_array_elements_text('[\"a\",\"b\"]') x, generate_series(1, 2) y WHERE x <> 'a' ORDER BY y",
		"b|b|1",
		"b|b|2",
	],
	[
		"SELECT t.n, x FROM (VALUES (1, '[\"a\"]'::jsonb), (2, '[]')) t (n, list) LEFT JOIN LATERAL jsonb_array_elements_text(list) x ON true ORDER BY t.n",
		"1|a",
		"2|∅",
	],
	["SELECT upper(x), n FROM unnest(array['a','b']) WITH ORDINALITY AS t (x, n)", "A|1", "B|2"],
	["SELECT count(x), sum(x), max(x) FROM unnest(array[1,2,3]) x WHERE x > 1", "2|5|3"],
	["SELECT x || '!' FROM regexp_split_to_table('a,b', ',') x ORDER BY x DESC", "b!", "a!"],
	["SELECT k FROM jsonb_object_keys('{\"b\":1,\"a\":2}') k WHERE k > 'a'", "b"],
	["SELECT x FROM generate_series(1, 3) x WHERE EXISTS (SELECT 1 FROM unnest(array[2,3]) y WHERE y = x)", "2", "3"],
	[
		"SELECT '{\"a\":{\"1\":\"x\"}}'::jsonb #>> '{a,1}', '[1,[2,3]]'::jsonb #>> array['1','0'], '[1,2]'::jsonb -> '0', ('{\"a\":1}'::jsonb #> '{}')::text",
		'x|2|∅|{"a": 1}',
	],
	[
		"SELECT '{\"a\":{\"b\":\"x\"}}'::jsonb #>> array['a'::text, p], '{\"a b\":1}'::jsonb #>> '{\"a b\"}', '{\"a\":1}'::jsonb #>> array[p] FROM (VALUES ('b')) t (p)",
		"x|1|∅",
	],
	[
		"SELECT jsonb_set('{\"a\":[1,2]}', array['a','0'], '9')::text, jsonb_set('{\"a\":1}', '{b}', '2', false)::text, jsonb_set('[1]', '{5}', '2')::text, jsonb_set('[1]', '{-5}', '2')::text",
		'{"a": [9, 2]}|{"a": 1}|[1, 2]|[2, 1]',
	],
	[
		"SELECT jsonb_set('{\"a\":{}}', '{a,b,c}', '1')::text, jsonb_set('{}', '{}', '1')::text, jsonb_set('[1,2]', '{x}', '3')",
		"!22P02",
	],
	[
		"SELECT jsonb_insert('[1,2]', '{1}', '9')::text, jsonb_insert('[1,2]', '{1}', '9', true)::text, jsonb_insert('{\"a\":1}', '{b}', '9')::text, jsonb_insert('[1,2]', '{-7}', '9')::text",
		'[1, 9, 2]|[1, 2, 9]|{"a": 1, "b": 9}|[9, 1, 2]',
	],
	["SELECT jsonb_insert('{\"a\":1}', '{a}', '9')", "!22023"],
	['SELECT jsonb_pretty(\'{"b":[],"a":{"x":1}}\')', '{\n    "a": {\n        "x": 1\n    },\n    "b": [\n    ]\n}'],
	[
		"SELECT array['a','b c',null,'\"','']::text, array[1,2]::text, array[true]::text, '{a,b}'::text[]::text, array['{\"a\": 1}'::jsonb]::text",
		'{a,"b c",NULL,"\\"",""}|{1,2}|{t}|{a,b}|{"{\\"a\\": 1}"}',
	],
	["SELECT 'of ' || array[1,2]::text, concat(array['a','b']), array['x']::text || '!'", "of {1,2}|{a,b}|{x}!"],
];
