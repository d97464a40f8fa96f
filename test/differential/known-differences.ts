/**
 * Statements that the driver answers on purpose where PostgreSQL's server refuses them, by what of the documentation says so. They count
 * as agreed: what PostgreSQL answers is answered alike, and more is answered besides.
 */
export const deliberateAnswers: Readonly<Record<string, readonly string[]>> = {
	"kindness: more is answered than PostgreSQL would, as the documentation lists": [
		"a55",
		"a57",
		"c-odbc-three-part",
		"c-tsql-brackets",
		"d-err-11",
		"d-err-13",
		"d-err-28",
		"d-err-37",
		"d-err-40",
		"e-misc-08",
		"e-misc-09",
	],
	"the driver reads ODBC's escapes, which PostgreSQL's server refuses": [
		"c-odbc-ts",
		"c-odbc-fn-extract",
		"c-odbc-fn-curdate",
	],
};

/** Other statements whose answers are not PostgreSQL's, by the reason; by their id in the corpus, or their text. They count as different. */
export const knownDifferences: Readonly<Record<string, readonly string[]>> = {
	"no row of a service can be locked, and nothing is ignored silently: FOR UPDATE": ["d-misc-14"],
	"the driver is no PostgreSQL 15.18: SHOW server_version_num": ["c-show"],
	"rare forms": ["d-str-11", "d-str-16"],
	"no double is NaN or infinite: what becomes one is 22003": [
		"SELECT 'NaN'::numeric::float8",
		"SELECT 'Infinity'::numeric::real",
		"SELECT 'NaN'::numeric = 1.5::float8",
		"SELECT x > 1::float8 FROM (VALUES ('NaN'::numeric)) v(x)",
	],
	"years beyond 9999": ["SELECT TIMESTAMP '9999-12-31 23:59:59' + interval '1 second'"],
};
