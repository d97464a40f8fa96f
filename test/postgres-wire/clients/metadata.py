"""Every catalog function of ODBC, through pyodbc and psqlODBC. Argument: the port. A line "# call" for each, and below it what it gives."""
import sys

import pyodbc

place = f"Driver={{PostgreSQL Unicode}};Server=127.0.0.1;Port={sys.argv[1]};Database=intercom;UID=intercom;"
connection = pyodbc.connect(place + "ShowSystemTables=1;")
cursor = connection.cursor()

calls = {
    "tables": [
        {},
        {"schema": "public"},
        {"table": "con%"},
        {"table": "pg_c%", "tableType": "SYSTEM TABLE"},
        {"tableType": "TABLE,VIEW"},
        {"catalog": "%"},
        {"schema": "%", "catalog": "", "table": ""},
        {"tableType": "%", "catalog": "", "schema": "", "table": ""},
    ],
    "columns": [
        {"schema": "public"},
        {"table": "contacts", "column": "%\\_id"},
        {"table": "pg_class", "schema": "pg_catalog"},
        {"table": "open_conversations"},
        {"table": "nothing"},
    ],
    "primaryKeys": [{"table": "contacts"}, {"table": "contact_tags", "schema": "public"}, {"table": "nothing"}],
    "foreignKeys": [
        {"table": "contacts"},
        {"foreignTable": "contacts"},
        {"table": "contacts", "foreignTable": "contact_tags"},
        {"foreignTable": "open_conversations"},
    ],
    "statistics": [{"table": "contacts"}, {"table": "contact_tags", "unique": True, "quick": False}, {"table": "nothing"}],
    "rowIdColumns": [{"table": "contacts"}, {"table": "contact_tags", "nullable": False}, {"table": "open_conversations"}],
    "rowVerColumns": [{"table": "contacts"}],
    "getTypeInfo": [{}, {"sqlType": pyodbc.SQL_VARCHAR}, {"sqlType": pyodbc.SQL_TYPE_TIMESTAMP}, {"sqlType": pyodbc.SQL_BIT}],
    "procedures": [{"schema": "public"}, {"procedure": "lower"}, {"procedure": "nothing"}],
    "procedureColumns": [{"schema": "public"}, {"procedure": "upper"}, {"procedure": "date_trunc"}],
}


def show(name, argument, work):
    print(f"# {name}({argument})")
    try:
        given = work()
    except pyodbc.Error as error:
        return print(*error.args)
    if not isinstance(given, pyodbc.Cursor):
        return print(repr(given))
    print(*(f"{column[0]}:{column[1].__name__}" for column in given.description))
    for row in given.fetchall():
        print(tuple(row))


for name, arguments in calls.items():
    for given in arguments:
        shown = ", ".join(f"{key}={value!r}" for key, value in given.items())
        # This one wants the type by its place.
        values = tuple(given.values()) if name == "getTypeInfo" else ()
        keys = {} if values else given
        show(name, shown, lambda: getattr(cursor, name)(*values, **keys))

# Constants of other functions, as types, have numbers of something else or of nothing, and say the same.
for name in sorted(dir(pyodbc)):
    number = getattr(pyodbc, name)
    if name.startswith("SQL_") and isinstance(number, int):
        show("getinfo", name, lambda: connection.getinfo(number))
