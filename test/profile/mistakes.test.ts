import { afterEach, describe, expect, test } from "vitest";
import { ProviderError } from "../../src/base/index.ts";
import { loadProfile } from "../../src/profile/index.ts";
import { removeFolders, soundProfile, writeProfile } from "./temporary-profile.ts";

afterEach(removeFolders);

interface Case {
	readonly name: string;
	readonly file: string;
	readonly from: string;
	/** What stands there instead; » marks the place that the error must name. */
	readonly to: string;
	readonly problem: string;
	readonly advice: string;
}

const service = "profile.yaml";
const orders = "tables/orders.yaml";
const items = "tables/items.yaml";
const cancelOrder = "procedures/cancel_order.yaml";

const list = "- { kind: list, path: /orders, rows: data, paging: none";
const bounds = "after: from, before: to, days: 30, first_year: 2020";
const search = /- kind: search[\s\S]*max_filters: 15/.exec(soundProfile[orders] ?? "")?.[0] ?? "";

const cases: readonly Case[] = [
	// Ways to read that give a part
	{
		name: "ranges of a time that is not there",
		file: orders,
		from: search,
		to: `${list}, windows: { column: »plased_at, ${bounds} } }`,
		problem: 'orders has no column "plased_at"',
		advice: 'Did you mean "placed_at"?',
	},
	{
		name: "ranges of what is no time",
		file: orders,
		from: search,
		to: `${list}, windows: { column: »item_count, ${bounds} } }`,
		problem: "item_count is no timestamp",
		advice: "Name the time that the bounds are about",
	},
	{
		name: "first rows that nothing reads the others of",
		file: orders,
		from: search,
		to: `${list}, most_rows: »100 }`,
		problem: "nothing reads the rows that come after these",
		advice: "Add the list or the search that gives all of them",
	},
	{
		name: "a number that is above another one, and no boolean",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, above: »0, summary",
		problem: "whether a number is above another one is a boolean",
		advice: "Write type: boolean, and no filter",
	},
	{
		name: "rows that are known by a column that is not there",
		file: orders,
		from: search,
		to: `${search}\n  - { kind: lookup, column: id, path: /orders, parameter: number, rows: data, only: »totl }`,
		problem: 'orders has no column "totl"',
		advice: 'Did you mean "total"?',
	},
	// Writing
	{
		name: "a request that writes nothing",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nwrite: { delete: { request: »GET /orders } }",
		problem: '"request" is not valid',
		advice: "Write a method and a path",
	},
	{
		name: "a change that does not say of which row",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nwrite: { update: { request: »PUT /orders } }",
		problem: "the request does not say which id is meant",
		advice: "Write {id} into its path",
	},
	{
		name: "a request with a slot for nothing",
		file: orders,
		from: "key: [id]",
		to: 'key: [id]\nwrite: { update: { request: »"PUT /orders/{id}/{pat}" } }',
		problem: 'orders has no column or input "pat"',
		advice: "Its columns and inputs: id, placed_at",
	},
	{
		name: "a creation that needs what nobody can give",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nwrite: { insert: { request: »POST /orders, upserts_by: [id] } }",
		problem: "nobody can give id when a row is made",
		advice: "Add write: create to the column id.",
	},
	{
		name: "a creation whose answer has one value of a key of two",
		file: items,
		from: "key: [order_id, item_id]",
		to: "key: [order_id, item_id]\nwrite: { insert: { request: POST /items, answer: »{ key: id } } }",
		problem: "the key of items is more than one value",
		advice: "Say where the row stands in the answer",
	},
	{
		name: "a column that no request sends",
		file: orders,
		from: "path: paid, summary",
		to: "path: paid, write: »always, summary",
		problem: "no request of orders would send is_paid",
		advice: "Add insert: under write:",
	},
	{
		name: "a key that rows could change",
		file: items,
		from: "item_id, type: varchar, path: id, from: id,",
		to: "item_id, type: varchar, path: id, from: id, write: »always,",
		problem: "item_id is part of the key",
		advice: "Write create.",
	},
	{
		name: "a number that is written as a time",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, write: { as: »iso8601 }, summary",
		problem: "values of type integer cannot be written as iso8601",
		advice: "Use integer or text.",
	},
	{
		name: "a number that is written as a time when its row is changed",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, write: { later: { as: »iso8601 } }, summary",
		problem: "values of type integer cannot be written as iso8601",
		advice: "Use integer or text.",
	},
	{
		name: "a later form of what is given once",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, write: { when: create, later: »{ at: number } }, summary",
		problem: "item_count is not written both at creation and later",
		advice: "Remove it, or write when: always.",
	},
	{
		name: "another name of what is no value",
		file: orders,
		from: "path: items.count, summary",
		to: 'path: items.count, write: { send_values: { few: »"3" } }, summary',
		problem: '"few" is no value of item_count',
		advice: "Write it under values: of the column as well.",
	},
	{
		name: "a default that nothing tells",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nwrite: { insert: { request: POST /orders }, inputs: [{ name: admin_id, type: varchar, summary: Who., write: { default: »me } }] }",
		problem: "nothing tells whose credential it is",
		advice: "Say under check: of profile.yaml",
	},
	{
		name: "an input that is a column",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nwrite: { insert: { request: POST /orders }, inputs: [{ name: »total, type: numeric, summary: How much. }] }",
		problem: "total is a column",
		advice: "Say write: of the column",
	},
	{
		name: "a number with a length",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, write: { length: »3 }, summary",
		problem: "values of type integer have no length",
		advice: "Remove it",
	},
	{
		name: "a value that is required when it cannot be given",
		file: orders,
		from: "path: items.count, summary",
		to: "path: items.count, write: { when: change, required: »true }, summary",
		problem: "item_count is required when a row is made",
		advice: "Remove it, or write when: always.",
	},
	{
		name: "a request of a version that there is not",
		file: orders,
		from: "key: [id]",
		to: 'key: [id]\nwrite: { delete: { request: "DELETE /orders/{id}", since: »"9.9" } }',
		problem: "9.9 is not a version of the service",
		advice: "Known versions",
	},
	// Words that lead on
	{
		name: "a word that leads on although it is a column",
		file: orders,
		from: "key: [id]",
		to: 'key: [id]\nknown_as: [{ words: »[id], statement: "SELECT id FROM orders" }]',
		problem: "id is a column",
		advice: "Remove the word.",
	},
	{
		name: "a word that leads to no statement",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nknown_as: [{ words: [number], statement: »orders.id }]",
		problem: '"statement" is not valid',
		advice: "Write one SELECT",
	},
	// Procedures
	{
		name: "a procedure whose path has a slot without an input",
		file: cancelOrder,
		from: "request: POST /orders/{order_id}/cancel",
		to: "request: »POST /orders/{ordr_id}/cancel",
		problem: 'there is no input "ordr_id"',
		advice: 'Did you mean "order_id"?',
	},
	{
		name: "a procedure with a query in its path",
		file: cancelOrder,
		from: "request: POST /orders/{order_id}/cancel",
		to: "request: »POST /orders/{order_id}/cancel?now=1",
		problem: '"request" is not valid',
		advice: "a query goes under inputs:",
	},
	{
		name: "a procedure with a word that is no method",
		file: cancelOrder,
		from: "request: POST /orders",
		to: "request: »CALL /orders",
		problem: '"request" is not valid',
		advice: "POST /orders/{order_id}/cancel",
	},
	{
		name: "a default of an input that is not there",
		file: cancelOrder,
		from: "defaults: { reason: other }",
		to: "defaults: { reson: »other }",
		problem: 'there is no input "reson"',
		advice: 'Did you mean "reason"?',
	},
	{
		name: "a group of inputs with one that is not there",
		file: cancelOrder,
		from: "one_of: [[by, reason]]",
		to: "one_of: [[by, »cause]]",
		problem: 'there is no input "cause"',
		advice: "There are order_id, reason, by.",
	},
	{
		name: "an output that is there twice",
		file: cancelOrder,
		from: "name: status, type",
		to: "name: »job_id, type",
		problem: "job_id is there twice",
		advice: "Rename or remove one of them.",
	},
	{
		name: "a job that no output tells of",
		file: cancelOrder,
		from: "column: status",
		to: "column: »state",
		problem: 'there is no output "state"',
		advice: "There are job_id, status.",
	},
	{
		name: "a failure that is no end of the job",
		file: cancelOrder,
		from: "fails: [failed]",
		to: "fails: [»broken]",
		problem: 'there is no value of until "broken"',
		advice: "There are done, failed.",
	},
	{
		name: "a procedure that touches a table which is not there",
		file: cancelOrder,
		from: "table: orders",
		to: "table: »order",
		problem: 'there is no table "order"',
		advice: 'Did you mean "orders"?',
	},
	{
		name: "a procedure that touches a column which is not there",
		file: cancelOrder,
		from: "key: { id: order_id }",
		to: "key: { number: »order_id }",
		problem: 'there is no column of orders "number"',
		advice: "There are id, placed_at",
	},
	{
		name: "a procedure that reads and changes rows",
		file: cancelOrder,
		from: "touches: [",
		to: "reads: true\ntouches: »[",
		problem: "what only reads touches nothing",
		advice: "Remove touches, or reads.",
	},
	{
		name: "a status of an empty file that is no end of the job",
		file: cancelOrder,
		from: "fails: [failed]",
		to: "fails: [failed], empty: [»nothing]",
		problem: 'there is no value of until "nothing"',
		advice: "There are done, failed.",
	},
	{
		name: "a file as the answer to what changes something",
		file: cancelOrder,
		from: "touches: [",
		to: "file: »{ accept: text/csv }\ntouches: [",
		problem: "a file is read with GET",
		advice: "Write GET under request:, and reads: true.",
	},
	{
		name: "a file of an archive that is named by no input",
		file: cancelOrder,
		from: "touches: [",
		to: "file: { accept: text/csv, member: »part }\ntouches: [",
		problem: 'there is no input "part"',
		advice: "There are order_id, reason, by.",
	},
	// What execute() knows
	{
		name: "another name of a table that is a table",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nentity: { names: [»items] }",
		problem: "items is the name of a table",
		advice: "Choose another name.",
	},
	{
		name: "a switch of a column that is not there",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nentity: { switches: [{ name: include_sum, column: »sum, summary: Whether it is given. }] }",
		problem: 'orders has no column "sum"',
		advice: "Its columns: id",
	},
	{
		name: "a switch that has the name of a column",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nentity: { switches: [{ name: »id, column: id, summary: Whether it is given. }] }",
		problem: "id is a column",
		advice: "Choose another name.",
	},
	// Attributes
	{
		name: "attributes that nothing describes",
		file: items,
		from: "key: [order_id, item_id]",
		to: "key: [order_id, item_id]\ndiscovers: [{ from: »fields, name: name, id: id, type: type, within: labels, prefix: own_, types: {} }]",
		problem: 'there is no table "fields"',
		advice: "Tables: items, orders.",
	},
	{
		name: "attributes that lie in a text",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\ndiscovers: [{ from: items, name: name, id: item_id, type: name, within: »id, prefix: own_, types: {} }]",
		problem: "id holds no values by name",
		advice: "Name a column of type json.",
	},
	{
		name: "attributes whose names would run into the prefix",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\ndiscovers: [{ from: items, name: name, id: item_id, type: name, within: id, prefix: »own, types: {} }]",
		problem: '"prefix" is not valid',
		advice: "as in custom_",
	},
	{
		name: "attributes that nobody says how to search",
		file: items,
		from: "key: [order_id, item_id]",
		to: "key: [order_id, item_id]\ndiscovers: [{ from: items, name: name, id: item_id, type: name, within: labels, prefix: own_, types: { word: { type: text, filter: »{ eq: exact } } } }]",
		problem: "nothing tells what the search calls an attribute",
		advice: "Add search:",
	},
	{
		name: "a type of attributes with a filter that is none of its own",
		file: items,
		from: "key: [order_id, item_id]",
		to: "key: [order_id, item_id]\ndiscovers: [{ from: items, name: name, id: item_id, type: name, within: labels, prefix: own_, search: { before: a., by: id }, types: { flag: { type: boolean, filter: »{ gt: exact } } } }]",
		problem: "a boolean has no operator gt",
		advice: "It has eq, ne, in, nin.",
	},
	// YAML
	{
		name: "a bracket that is not closed",
		file: orders,
		from: "[id]\n",
		to: "[id\n»read:",
		problem: "Flow sequence",
		advice: "the quotes here and in the line above",
	},
	{
		name: "a key that is there twice",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\n»key: [id]",
		problem: "the key is there twice",
		advice: "Keep one of the two.",
	},
	{
		name: "a tab that indents",
		file: orders,
		from: "  - { kind: get",
		to: "»\t- { kind: get",
		problem: "Tabs",
		advice: "Indent with blanks.",
	},
	{
		name: "an alias",
		file: orders,
		from: "key: [id]",
		to: "key: [&k id, »*k]",
		problem: "*k is an alias",
		advice: "Write the value out.",
	},
	{
		name: "a tag",
		file: orders,
		from: "key: [id]",
		to: "key: »!set [id]",
		problem: "tag",
		advice: "Remove the tag",
	},
	{
		name: "a second document",
		file: orders,
		from: "notes: [Reading is cheap.]",
		to: "»---\nnotes: [Reading is cheap.]",
		problem: "documents",
		advice: "remove the --- line",
	},
	// Shape
	{
		name: "an unknown key with a neighbour",
		file: orders,
		from: "path: paid",
		to: "»paht: paid",
		problem: 'unknown key "paht"',
		advice: 'Did you mean "path"?',
	},
	{
		name: "an unknown key without a neighbour",
		file: service,
		from: "schema: shop",
		to: "schema: shop\n»colour: red",
		problem: 'unknown key "colour"',
		advice: "Keys that may stand here: name, summary, schema,",
	},
	{
		name: "an unknown key of a region",
		file: service,
		from: 'ONE, base_url: "https://one.example"',
		to: 'ONE, base_url: "https://one.example", »bas_url: x',
		problem: 'unknown key "bas_url"',
		advice: 'Did you mean "base_url"?',
	},
	{
		name: "a missing key",
		file: orders,
		from: "  - { name: is_paid, type: boolean, path: paid, summary: Whether it is paid. }",
		to: "  - »{ name: is_paid, type: boolean, path: paid }",
		problem: '"summary" is missing',
		advice: 'Add "summary" here.',
	},
	{
		name: "a number where a text belongs",
		file: orders,
		from: 'since: "2.1"',
		to: "since: »2.10",
		problem: '"since" must be a text',
		advice: 'Put it in quotes: "2.10".',
	},
	{
		name: "a text where a number belongs",
		file: orders,
		from: "max: 150",
		to: "max: »many",
		problem: '"max" must be a number',
		advice: "Write a number here.",
	},
	{
		name: "an unknown type",
		file: orders,
		from: "type: boolean",
		to: "type: »bolean",
		problem: '"bolean" is not a value of "type"',
		advice: 'Did you mean "boolean"?',
	},
	{
		name: "an unknown kind of access path",
		file: orders,
		from: "kind: get",
		to: "kind: »fetch",
		problem: '"fetch" is not a value of "kind"',
		advice: "Use one of: get, lookup, search, list, child, embedded.",
	},
	{
		name: "a lookup whose value stands nowhere",
		file: orders,
		from: '{ kind: get, path: "/orders/{id}" }',
		to: "{ kind: lookup, column: id, path: »/orders, rows: . }",
		problem: "the value of id stands nowhere",
		advice: "Write a slot {id} in the path, or a parameter",
	},
	{
		name: "a list that would have its filters in the body of a GET",
		file: orders,
		from: '{ kind: get, path: "/orders/{id}" }',
		to: "{ kind: list, path: /all, rows: data, paging: none, send_in: »body }",
		problem: "a GET has no body",
		advice: "Use method: POST",
	},
	{
		name: "a list in a body that is written as for a query",
		file: orders,
		from: '{ kind: get, path: "/orders/{id}" }',
		to: "{ kind: list, method: POST, path: /all, rows: data, paging: none, send_in: body, encoding: { lists: »repeated } }",
		problem: "lists: repeated does not go into the body",
		advice: "Use array, or comma.",
	},
	{
		name: "a list that filters by a column without a filter",
		file: orders,
		from: '{ kind: get, path: "/orders/{id}" }',
		to: "{ kind: list, path: /all, rows: data, paging: none, filters: [»total] }",
		problem: "total says no filter",
		advice: "Add filter: to total",
	},
	{
		name: "an access path without a kind",
		file: orders,
		from: "{ kind: get, path",
		to: "»{ path",
		problem: '"kind" is missing',
		advice: "Use one of: get, lookup, search",
	},
	{
		name: "an unknown filter operator",
		file: orders,
		from: "{ gt: inexact }",
		to: "{ gt: inexact, »like: exact }",
		problem: 'unknown key "like"',
		advice: "Keys that may stand here: eq, ne,",
	},
	{
		name: "an unknown exactness",
		file: orders,
		from: "{ gt: inexact }",
		to: "{ gt: »inexct }",
		problem: '"inexct" is not a value of "gt"',
		advice: 'Did you mean "inexact"?',
	},
	{
		name: "an unknown filter set",
		file: orders,
		from: "filter: word",
		to: "filter: »wrod",
		problem: '"filter" is not valid: "wrod"',
		advice: "Use a set that stands under filters: (word)",
	},
	{
		name: "a column name that SQL would fold",
		file: orders,
		from: "name: is_paid",
		to: "name: »isPaid",
		problem: '"name" is not valid: "isPaid"',
		advice: "Use small letters, digits and underscores",
	},
	{
		name: "a timestamp that does not say how it is written",
		file: orders,
		from: "  - { name: placed_at, type: timestamp, from: unix_seconds,",
		to: "  - »{ name: placed_at, type: timestamp,",
		problem: '"from" is missing',
		advice: "unix_seconds or iso8601",
	},
	{
		name: "a column that tells the newer copy of a row and is not there",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nnewer_by: »changed_at",
		problem: "changed_at",
		advice: "",
	},
	{
		name: "a column that tells the newer copy of a row and is no time",
		file: orders,
		from: "key: [id]",
		to: "key: [id]\nnewer_by: »is_paid",
		problem: "is_paid cannot tell which of two copies of a row is newer",
		advice: "Name a timestamp that is no part of the key.",
	},
	{
		name: "an empty key",
		file: orders,
		from: "key: [id]",
		to: "key: »[]",
		problem: '"key" is too small or empty',
		advice: "Name the columns that identify a row.",
	},
	{
		name: "plain http to another machine",
		file: service,
		from: '"https://one.example",',
		to: '»"http://one.example",',
		problem: '"base_url" is not valid: "http://one.example"',
		advice: "http:// is for localhost only",
	},
	{
		name: "a reference without a column",
		file: items,
		from: "references: orders.id",
		to: "references: »orders",
		problem: '"references" is not valid: "orders"',
		advice: "Write table.column",
	},
	{
		name: "a path with a query",
		file: orders,
		from: "path: /orders/search",
		to: "path: »/orders/search?all=true",
		problem: '"path" is not valid',
		advice: "a query goes under query:",
	},
	// Within a table
	{
		name: "a key column that cannot be a name",
		file: orders,
		from: "key: [id]",
		to: "key: [»ID2]",
		problem: 'entry 1 of "key" is not valid: "ID2"',
		advice: "Use small letters",
	},
	{
		name: "a misspelt key column",
		file: items,
		from: "key: [order_id, item_id]",
		to: "key: [order_id, »item_ids]",
		problem: 'items has no column "item_ids"',
		advice: 'Did you mean "item_id"?',
	},
	{
		name: "a column that is there twice",
		file: items,
		from: "name: labels",
		to: "name: »name",
		problem: 'the column "name" is there twice',
		advice: "Rename or remove one of them.",
	},
	{
		name: "a decoder that does not give the type",
		file: orders,
		from: "type: boolean,",
		to: "type: boolean, from: »unix_seconds,",
		problem: "unix_seconds does not give a boolean",
		advice: "Use boolean, or another type.",
	},
	{
		name: "an encoder that does not fit the type",
		file: orders,
		from: "type: boolean,",
		to: "type: boolean, send: »unix_seconds,",
		problem: "a boolean cannot be sent as unix_seconds",
		advice: "Use boolean or text or integer.",
	},
	{
		name: "an operator that the type does not have",
		file: orders,
		from: "type: boolean,",
		to: "type: boolean, filter: { gt: »exact },",
		problem: "a boolean has no operator gt",
		advice: "Operators of a boolean: eq, ne, in, nin.",
	},
	{
		name: "a filter of a table without a search",
		file: items,
		from: "type: text,",
		to: "type: text, filter: »{ eq: exact },",
		problem: "items has no search that could filter by name",
		advice: "Add a search or a list under read:.",
	},
	{
		name: "an order of a table without a search",
		file: items,
		from: "type: text,",
		to: "type: text, sort: »true,",
		problem: "items has no search that could sort by name",
		advice: "Remove sort: true",
	},
	{
		name: "an unknown version",
		file: orders,
		from: 'since: "2.1"',
		to: 'since: »"2.3"',
		problem: "2.3 is not a version of the service",
		advice: "Known versions: 2.1, 2.2, 2.10.",
	},
	{
		name: "an unknown version of a former place",
		file: orders,
		from: "path: paid",
		to: 'path: paid, formerly: { until: »"2.3", path: is_paid }',
		problem: "2.3 is not a version of the service",
		advice: "Known versions: 2.1, 2.2, 2.10.",
	},
	{
		name: "a word for a value that the column does not have",
		file: items,
		from: "type: text,",
		to: "type: text, values: [big, small], send_values: { bigg: »b },",
		problem: '"bigg" is none of its values',
		advice: "Its values: big, small.",
	},
	{
		name: "a first version after the last",
		file: orders,
		from: 'since: "2.1", until: "2.10"',
		to: 'since: »"2.10", until: "2.2"',
		problem: "since 2.10 comes after until 2.2",
		advice: "Swap the two.",
	},
	{
		name: "a slot that is no column",
		file: orders,
		from: 'path: "/orders/{id}"',
		to: 'path: »"/orders/{order_id}"',
		problem: 'orders has no column "order_id"',
		advice: "Its columns: id, placed_at",
	},
	{
		name: "a slot that another column should fill",
		file: orders,
		from: 'path: "/orders/{id}"',
		to: 'path: "/orders/{id}", column: »total',
		problem: "the slot {id} is not filled by the column total",
		advice: "Give both the same name",
	},
	{
		name: "a get without a slot",
		file: orders,
		from: 'path: "/orders/{id}"',
		to: "path: »/orders",
		problem: "the path has 0 slots",
		advice: "Write exactly one {slot}",
	},
	{
		name: "a search with a slot",
		file: orders,
		from: "path: /orders/search",
		to: 'path: »"/orders/{id}/search"',
		problem: "a list or a search has no slots",
		advice: "use kind: child",
	},
	{
		name: "a filter for everything on a column that is not there",
		file: orders,
		from: "{ column: placed_at, operator",
		to: "{ column: »place_at, operator",
		problem: 'orders has no column "place_at"',
		advice: 'Did you mean "placed_at"?',
	},
	{
		name: "a filter for everything that the column does not have",
		file: orders,
		from: "operator: gt, value: 0",
		to: "operator: »lt, value: 0",
		problem: "placed_at cannot be filtered with lt",
		advice: "Add lt to the filter of placed_at",
	},
	{
		name: "a stable order that cannot be sorted by",
		file: orders,
		from: "stable_order: placed_at",
		to: "stable_order: »total",
		problem: "total cannot be sorted by",
		advice: "Add sort: true to total",
	},
	{
		name: "parts by a column that is not there",
		file: orders,
		from: "stable_order: placed_at\n",
		to: "stable_order: placed_at\n    partition_by: »place_at\n",
		problem: 'orders has no column "place_at"',
		advice: 'Did you mean "placed_at"?',
	},
	{
		name: "parts by a column that is no time",
		file: orders,
		from: "stable_order: placed_at\n",
		to: "stable_order: placed_at\n    partition_by: »total\n",
		problem: "total is no timestamp",
		advice: "Use a time that can be searched",
	},
	{
		name: "parts by a time that cannot be searched up to",
		file: orders,
		from: "stable_order: placed_at\n",
		to: "stable_order: placed_at\n    partition_by: »placed_at\n",
		problem: "placed_at cannot be filtered with lt",
		advice: "or leave partition_by: out",
	},
	{
		name: "a default page beyond the largest",
		file: items,
		from: "{ default: 50, max: 60 }",
		to: "{ default: »70, max: 60 }",
		problem: "the default of 70 rows is more than the max of 60",
		advice: "Swap the two.",
	},
	{
		name: "pages without a size",
		file: items,
		from: '  - kind: child\n    path: "/orders/{order_id}/items"\n    parent: orders.id\n    rows: data\n    paging: page\n    page_size: { default: 50, max: 60 }\n',
		to: '  - »kind: child\n    path: "/orders/{order_id}/items"\n    parent: orders.id\n    rows: data\n    paging: page\n',
		problem: "paging: page needs a page_size",
		advice: "Add page_size:",
	},
	{
		name: "a page size without pages",
		file: items,
		from: "paging: page\n    page_size",
		to: "paging: none\n    »page_size",
		problem: "paging: none has no page_size",
		advice: "Remove page_size",
	},
	{
		name: "an embedded column that is not there",
		file: items,
		from: "columns: [order_id, item_id]",
		to: "columns: [order_id, »item]",
		problem: 'items has no column "item"',
		advice: 'Did you mean "item_id"?',
	},
	// Between tables
	{
		name: "a reference to a table that is not there",
		file: items,
		from: "references: orders.id",
		to: "references: »order.id",
		problem: 'there is no table "order"',
		advice: 'Did you mean "orders"?',
	},
	{
		name: "a reference to a column that is not there",
		file: items,
		from: "references: orders.id",
		to: "references: »orders.number",
		problem: 'orders has no column "number"',
		advice: "Its columns: id, placed_at",
	},
	{
		name: "a parent that is not there",
		file: items,
		from: "parent: orders.id, rows: items.data",
		to: "parent: »carts.id, rows: items.data",
		problem: 'there is no table "carts"',
		advice: "Tables: items, orders.",
	},
	{
		name: "a parent that is the table itself",
		file: items,
		from: "parent: orders.id, rows: items.data",
		to: "parent: »items.item_id, rows: items.data",
		problem: "a table cannot be its own parent",
		advice: "Name the table whose rows hold these.",
	},
	{
		name: "a total that the parent does not have",
		file: items,
		from: "total: items.count",
		to: "total: »items.counts",
		problem: "no column of orders has the path items.counts",
		advice: 'Did you mean "items.count"?',
	},
	// The service
	{
		name: "a region that is there twice",
		file: service,
		from: "name: TWO",
		to: "name: »One",
		problem: "the region ONE is there twice",
		advice: "Rename or remove one of them.",
	},
	{
		name: "OAuth without an authorize address",
		file: service,
		from: '{ name: TWO, base_url: "https://two.example", authorization_url: "https://two.example/oauth" }',
		to: '»{ name: TWO, base_url: "https://two.example" }',
		problem: "the region TWO has no authorization_url",
		advice: "Add authorization_url",
	},
	{
		name: "an error row that fits everything",
		file: service,
		from: "{ code: busy, becomes: retry,",
		to: "»{ becomes: retry,",
		problem: "the row fits every error",
		advice: "Add a status, a code, or both.",
	},
	{
		name: "a wait that nobody waits for",
		file: service,
		from: "becomes: retry, wait_ms: 5000",
		to: "becomes: invalid, wait_ms: »5000",
		problem: "invalid does not wait",
		advice: "Remove wait_ms",
	},
	{
		name: "a version that is there twice",
		file: service,
		from: '"2.2", "2.10"',
		to: '"2.2", "2.10", »"2.1"',
		problem: "the version 2.1 is there twice",
		advice: "Keep one of them.",
	},
];

describe("a mistake is reported with file, line and column, and with advice:", () => {
	test.each(cases)("$name", async ({ file, from, to, problem, advice }) => {
		const sound = soundProfile[file] ?? "";
		expect(sound.split(from)).toHaveLength(2);
		const marked = sound.replace(from, () => to);
		const before = marked.slice(0, marked.indexOf("»")).split("\n");
		const folder = await writeProfile({ ...soundProfile, [file]: marked.replace("»", "") });
		const error = await loadError(folder);
		expect(error.code).toBe("profile_invalid");
		const place = `${folder}/${file}:${before.length}:${(before.at(-1) ?? "").length + 1}`;
		expect(error.message.slice(0, place.length + 2)).toBe(`${place}: `);
		expect(error.message).toContain(problem);
		expect(error.hint).toContain(advice);
		expect(error.hint).not.toBe("");
	});
});

test("the profile that the cases start from has no mistake", async () => {
	const profile = await loadProfile(await writeProfile(soundProfile));
	expect(profile.tables.map((table) => table.name)).toEqual(["items", "orders"]);
});

test("all mistakes are told at once: the first in the message, the others in the detail", async () => {
	const folder = await writeProfile({
		...soundProfile,
		[service]: (soundProfile[service] ?? "").replace("name: TWO", "name: ONE"),
		[items]: (soundProfile[items] ?? "").replace("summary: Items", "sumary: Items").replace("type: json", "type: jsn"),
		[orders]: (soundProfile[orders] ?? "").replace("key: [id]", "key: [di]"),
	});
	const error = await loadError(folder);
	expect(error.message).toContain("profile.yaml:8:13: the region ONE is there twice");
	expect(error.detail).toContain('items.yaml:1:1: unknown key "sumary". Did you mean "summary"?');
	expect(error.detail).toContain('items.yaml:1:1: "summary" is missing');
	expect(error.detail).toContain('items.yaml:16:27: "jsn" is not a value of "type". Did you mean "json"?');
	expect(error.detail).toContain('orders.yaml:2:7: orders has no column "di"');
	expect(error.detail).not.toContain("\n");
});

test("an empty file is a mistake at its beginning", async () => {
	const error = await loadError(await writeProfile({ ...soundProfile, [orders]: "" }));
	expect(error.message).toMatch(/tables\/orders\.yaml:1:1: the file must be a map$/);
});

test("a table's file must have the name of a table", async () => {
	for (const name of ["Orders.yaml", "orders.yml", "my-orders.yaml"]) {
		const error = await loadError(
			await writeProfile({ ...soundProfile, [`tables/${name}`]: soundProfile[orders] ?? "" }),
		);
		expect(error.message).toMatch(new RegExp(`tables/${name}: the file's name is not the name of a table$`));
		expect(error.hint).toContain("<table>.yaml");
	}
});

async function loadError(folder: string): Promise<ProviderError> {
	const error: unknown = await loadProfile(folder).catch((cause: unknown) => cause);
	if (!(error instanceof ProviderError)) throw new Error("the profile was loaded");
	return error;
}
