/** Where the functions of SQL are listed, for hints: a page that is in the package. */
export const functionHint = "The functions are listed in src/functions/README.md of the package intercom-sql.";
