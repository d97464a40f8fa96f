"""What Python's clients get: each prints its name and what it read, as JSON lines. Arguments: port, host, name of the client."""
import asyncio
import datetime
import json
import sys
import warnings

warnings.simplefilter("ignore")
port, host, client = int(sys.argv[1]), sys.argv[2], sys.argv[3]
start = datetime.datetime(2024, 1, 3, tzinfo=datetime.timezone.utc)
columns = "id, score, created_at, birthday, custom_attributes, session_count, unsubscribed_from_emails, phone"


def psycopg2():
    import psycopg2

    connection = psycopg2.connect(host=host, port=port, user="intercom", dbname="intercom")
    cursor = connection.cursor()
    cursor.execute(f"select {columns} from contacts where id = %s and created_at >= %s", ("p2", start))
    yield cursor.fetchall()
    cursor.execute("select count(*) from contacts where id = any(%s)", (["p1", "p2"],))
    yield cursor.fetchone()
    named = connection.cursor("named")
    named.itersize = 7
    named.execute("select id from conversations order by id")
    yield [row[0] for row in named]
    try:
        cursor.execute("select nope")
    except psycopg2.Error as error:
        yield error.pgcode
    connection.rollback()


def psycopg():
    import psycopg

    connection = psycopg.connect(host=host, port=port, user="intercom", dbname="intercom")
    with connection.cursor(binary=True) as cursor:
        cursor.execute(
            f"select {columns}, interval '1 day 3 hours', array[1, null, 3], 1.5::float8, 12.340::numeric, '10:11:12.5'::time "
            "from contacts where id = %s and created_at >= %s and session_count > %s",
            ("p2", start, 5),
        )
        yield cursor.fetchall()
    for number in range(8):
        yield connection.execute("select name from contacts where id = %s", (f"p{number}",)).fetchone()
    with connection.cursor("served") as cursor:
        cursor.execute("select id from conversations order by id")
        yield cursor.fetchmany(5)
        yield len(cursor.fetchall())
    with connection.pipeline():
        cursors = [connection.execute("select %s::int8", (number,)) for number in range(3)]
    yield [cursor.fetchone() for cursor in cursors]
    yield connection.execute("select count(*) from contacts where id = any(%s)", (["p1", "p2"],)).fetchone()
    with connection.cursor() as cursor, cursor.copy("copy (select id, name from tags order by id) to stdout") as copy:
        yield [bytes(line).decode() for line in copy]
    connection.commit()


def asyncpg():
    import asyncpg

    async def read():
        connection = await asyncpg.connect(host=host, port=port, user="intercom", database="intercom")
        rows = await connection.fetch(
            f"select {columns}, array['a', null] as list, interval '1 day 3 hours' as span from contacts "
            "where id = $1 and created_at >= $2 and session_count > $3",
            "p2",
            start,
            5,
        )
        given = [[tuple(row) for row in rows]]
        given.append(await connection.fetchval("select count(*) from contacts where id = any($1)", ["p1", "p2"]))
        async with connection.transaction():
            cursor = connection.cursor("select id from conversations order by id", prefetch=9)
            given.append([row["id"] async for row in cursor])
        # Ids of objects come as numbers, or the driver reads a name as one.
        objects = "select 'pg_class'::regclass, 'int4'::regtype, 'now'::regproc, array['pg_type'::regclass], pg_typeof(1)"
        given.append([tuple(row) for row in await connection.fetch(objects)])
        given.append(await connection.fetchval("select relname from pg_class where oid = $1::regclass", "pg_type"))
        await connection.reset()
        await connection.close()
        return given

    yield from asyncio.run(read())


def sqlalchemy():
    import pandas
    import sqlalchemy

    engine = sqlalchemy.create_engine(
        "postgresql+psycopg2://", connect_args={"host": host, "port": port, "user": "intercom", "dbname": "intercom"}
    )
    inspector = sqlalchemy.inspect(engine)
    yield sorted(inspector.get_table_names())
    yield inspector.get_view_names()
    yield [(column["name"], str(column["type"]), column["nullable"]) for column in inspector.get_columns("contacts")]
    yield inspector.get_pk_constraint("contact_tags")
    yield inspector.get_foreign_keys("conversations")
    yield inspector.get_table_comment("contacts")
    sql = "select role, count(*) as n, avg(score) as mean from contacts group by role order by role"
    yield pandas.read_sql(sql, engine).to_dict("records")


def pyodbc():
    import pyodbc

    connection = pyodbc.connect(
        f"Driver={{PostgreSQL Unicode}};Server={host};Port={port};Database=intercom;UID=intercom;"
    )
    cursor = connection.cursor()
    yield [row.table_name for row in cursor.tables(schema="public")]
    yield [(row.column_name, row.type_name) for row in cursor.columns(table="contacts")]
    yield [row.column_name for row in cursor.primaryKeys(table="contact_tags")]
    cursor.execute(
        f"select {columns} from contacts where role = ? and session_count > ? and created_at > ? order by id",
        "user",
        5,
        start.replace(tzinfo=None),
    )
    yield [tuple(row) for row in cursor.fetchall()]
    cursor.execute("select id from conversations order by id")
    yield len(cursor.fetchmany(7))


for given in globals()[client]():
    print(json.dumps(given, default=str, ensure_ascii=False))
