"""Goes through a table with a keyset-driven cursor of psqlODBC, which finds rows again by their places (ctid), and writes at its position.

Usage: odbc_cursor.py port statement [deed row value]…, where the statement gives two columns and the deed is update, delete, refresh or add.
Prints what stands in each row, in the order of the cursor, at first and after the deeds.
"""

import ctypes
import sys

odbc = ctypes.CDLL("libodbc.so.2")
environment_kind, connection_kind, statement_kind = 1, 2, 3
deeds = {"refresh": 1, "update": 2, "delete": 3, "add": 4}
first, absolute = 2, 5
text_length = 200


def check(code, kind, handle):
    if code in (0, 1):
        return code
    state, text = ctypes.create_string_buffer(6), ctypes.create_string_buffer(2000)
    odbc.SQLGetDiagRec(kind, handle, 1, state, None, text, 2000, None)
    print("refused:", state.value.decode(), text.value.decode().splitlines()[0] if text.value else "")
    return code


def allocate(kind, parent):
    handle = ctypes.c_void_p()
    odbc.SQLAllocHandle(kind, parent, ctypes.byref(handle))
    return handle


port, sql, *orders = sys.argv[1:]
environment = allocate(environment_kind, None)
odbc.SQLSetEnvAttr(environment, 200, ctypes.c_void_p(3), 0)
connection = allocate(connection_kind, environment)
place = f"Driver={{PostgreSQL Unicode}};Server=127.0.0.1;Port={port};Database=intercom;UID=intercom;UpdatableCursors=1"
check(
    odbc.SQLDriverConnect(connection, None, place.encode(), -3, None, 0, None, 0), connection_kind, connection
)
statement = allocate(statement_kind, connection)
# The kind of cursor, and that it writes where nobody else has.
odbc.SQLSetStmtAttr(statement, 6, ctypes.c_void_p(1), 0)
odbc.SQLSetStmtAttr(statement, 7, ctypes.c_void_p(3), 0)
check(odbc.SQLExecDirect(statement, sql.encode(), -3), statement_kind, statement)
values = [ctypes.create_string_buffer(text_length) for _ in range(2)]
lengths = [ctypes.c_ssize_t(0) for _ in range(2)]
for number, (value, length) in enumerate(zip(values, lengths), 1):
    odbc.SQLBindCol(statement, number, 1, value, ctypes.c_ssize_t(text_length), ctypes.byref(length))


def show():
    number = 1
    while odbc.SQLFetchScroll(statement, absolute, ctypes.c_ssize_t(number)) in (0, 1):
        print(number, *(value.value.decode() if length.value >= 0 else None for value, length in zip(values, lengths)))
        number += 1


show()
while orders:
    deed, row, given, *orders = orders
    check(odbc.SQLFetchScroll(statement, absolute, ctypes.c_ssize_t(int(row))), statement_kind, statement)
    if deed in ("update", "add"):
        values[1].value = given.encode()
        lengths[1].value = len(given)
    # The key is what it is.
    lengths[0].value = -6 if deed in ("update", "add") else lengths[0].value
    done = check(odbc.SQLSetPos(statement, ctypes.c_ushort(1), deeds[deed], 0), statement_kind, statement)
    print(deed, "done" if done in (0, 1) else "not done")
show()
odbc.SQLDisconnect(connection)
