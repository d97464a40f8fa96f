import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every method of JDBC's DatabaseMetaData. Argument: the port. A line "# call" for each, and below it what it gives. */
public final class Metadata {
	private static final String[] TABLE_TYPES = {"TABLE", "VIEW"};

	/** What the methods with arguments are called with. */
	private static final Map<String, List<Object[]>> ARGUMENTS = Map.ofEntries(
		given("getAttributes", row(null, null, null, null)),
		given("getBestRowIdentifier", row(null, "public", "contacts", 2, true), row("intercom", "public", "contact_tags", 0, false)),
		given("getClientInfoProperties"),
		given("getColumnPrivileges", row(null, "public", "contacts", "%"), row(null, null, "tags", "id")),
		given("getColumns", row(null, "public", "%", "%"), row("intercom", "public", "contacts", "%\\_id"), row("other", null, "tags", null),
			row(null, "pg_catalog", "pg_class", "rel%"), row(null, "information_schema", "tables", "%")),
		given("getCrossReference", row(null, "public", "admins", null, "public", "contacts"), row(null, null, "tags", null, null, "contacts")),
		given("getExportedKeys", row(null, "public", "contacts"), row(null, null, "nothing")),
		given("getFunctionColumns", row(null, "public", "%", "%"), row(null, "pg_catalog", "lower", "%")),
		given("getFunctions", row(null, "public", "%"), row(null, "pg_catalog", "lower"), row(null, null, "pg\\_get\\_viewdef")),
		given("getImportedKeys", row(null, "public", "contact_tags"), row(null, null, "conversations")),
		given("getIndexInfo", row(null, "public", "contact_tags", true, true), row(null, null, "contacts", false, false)),
		given("getPrimaryKeys", row(null, "public", "contact_tags"), row(null, null, "open_conversations")),
		given("getProcedureColumns", row(null, "public", "%", "%"), row(null, "pg_catalog", "lower", "%")),
		given("getProcedures", row(null, "public", "%"), row(null, null, "lower")),
		given("getPseudoColumns", row(null, null, null, null)),
		given("getSchemas", row(), row(null, "p%"), row("intercom", "public")),
		given("getSuperTables", row(null, null, null)),
		given("getSuperTypes", row(null, null, null)),
		given("getTablePrivileges", row(null, "public", "con%"), row(null, null, "open_conversations")),
		given("getTables", row(null, "public", "%", TABLE_TYPES), row(null, null, "con%", TABLE_TYPES), row(null, "public", "%", null),
			row(null, "pg_catalog", "pg_c%", null), row("intercom", "information_schema", "t%", new String[] {"SYSTEM VIEW"}),
			row(null, "", "%", null)),
		given("getUDTs", row(null, null, "%", null), row(null, "public", "contacts", new int[] {java.sql.Types.STRUCT})),
		given("getVersionColumns", row(null, "public", "contacts")),
		given("supportsConvert", row(), row(java.sql.Types.INTEGER, java.sql.Types.VARCHAR)));

	/** What is the server's address, the driver's object, or Java's own. */
	private static final Set<String> OMITTED = Set.of("getConnection", "getURL", "isWrapperFor", "unwrap");

	public static void main(String[] arguments) throws Exception {
		String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/intercom?user=intercom";
		try (Connection connection = DriverManager.getConnection(url)) {
			DatabaseMetaData data = connection.getMetaData();
			Method[] methods = DatabaseMetaData.class.getMethods();
			Arrays.sort(methods, Comparator.comparing(Method::toString));
			for (Method method : methods) {
				if (OMITTED.contains(method.getName())) continue;
				for (Object[] values : findArguments(method)) call(data, method, values);
			}
		}
	}

	private static void call(DatabaseMetaData data, Method method, Object[] values) throws Exception {
		String shown = Arrays.deepToString(values);
		System.out.println("# " + method.getName() + "(" + shown.substring(1, shown.length() - 1) + ")");
		try {
			Object given = method.invoke(data, values);
			if (given instanceof ResultSet rows) print(rows);
			else System.out.println(given);
		} catch (InvocationTargetException failed) {
			System.out.println(failed.getCause() instanceof SQLException error ? error.getSQLState() + " " + error.getMessage() : failed.getCause());
		}
	}

	private static List<Object[]> findArguments(Method method) {
		Class<?>[] types = method.getParameterTypes();
		List<Object[]> given = ARGUMENTS.get(method.getName());
		if (given != null) {
			List<Object[]> fitting = given.stream().filter(values -> values.length == types.length).toList();
			if (!fitting.isEmpty() || types.length == 0 && given.isEmpty()) return fitting.isEmpty() ? List.<Object[]>of(row()) : fitting;
		}
		if (types.length == 0) return List.<Object[]>of(row());
		// Kinds of result sets and levels of isolation are small numbers, from 0 to 8 and about 1003.
		List<Integer> numbers = List.of(0, 1, 2, 4, 8, 1003, 1004, 1007);
		if (Arrays.equals(types, new Class<?>[] {int.class})) return numbers.stream().map(number -> row(number)).toList();
		if (Arrays.equals(types, new Class<?>[] {int.class, int.class})) return List.of(row(1003, 1007), row(1004, 1008));
		throw new IllegalStateException("say with what to call " + method);
	}

	private static Map.Entry<String, List<Object[]>> given(String method, Object[]... rows) {
		return Map.entry(method, List.of(rows));
	}

	private static Object[] row(Object... values) {
		return values;
	}

	private static void print(ResultSet rows) throws SQLException {
		ResultSetMetaData columns = rows.getMetaData();
		StringBuilder head = new StringBuilder();
		for (int index = 1; index <= columns.getColumnCount(); index++)
			head.append(columns.getColumnLabel(index)).append(':').append(columns.getColumnTypeName(index)).append(' ');
		System.out.println(head);
		while (rows.next()) {
			StringBuilder line = new StringBuilder();
			for (int index = 1; index <= columns.getColumnCount(); index++) line.append(rows.getString(index)).append(" | ");
			System.out.println(line);
		}
	}
}
