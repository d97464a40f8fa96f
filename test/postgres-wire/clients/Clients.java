import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;

/** What pgjdbc gets, line by line. Argument: the port. */
public final class Clients {
	public static void main(String[] arguments) throws Exception {
		String url = "jdbc:postgresql://127.0.0.1:" + arguments[0] + "/intercom?user=intercom&prepareThreshold=2";
		try (Connection connection = DriverManager.getConnection(url)) {
			DatabaseMetaData data = connection.getMetaData();
			print(data.getTables(null, "public", "%", new String[] {"TABLE", "VIEW"}));
			print(data.getColumns(null, "public", "contacts", "%"));
			print(data.getPrimaryKeys(null, "public", "contact_tags"));
			print(data.getImportedKeys(null, "public", "conversations"));
			print(data.getIndexInfo(null, "public", "contacts", false, false));
			String sql = "select id, score, created_at, birthday, custom_attributes, session_count, unsubscribed_from_emails, "
				+ "array['a', null], 1.5::float8, 7::int4 from contacts where id = ? and session_count > ?";
			try (PreparedStatement statement = connection.prepareStatement(sql)) {
				// From the third time on values come in binary form.
				for (int number = 1; number < 6; number++) {
					statement.setString(1, "p" + number);
					statement.setLong(2, 5);
					print(statement.executeQuery());
				}
			}
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.setFetchSize(7);
				print(statement.executeQuery("select id, title from conversations order by id"));
			}
			try (Statement statement = connection.createStatement()) {
				statement.executeQuery("select nope");
			} catch (SQLException error) {
				System.out.println(error.getSQLState());
			}
			connection.rollback();
		}
	}

	private static void print(ResultSet rows) throws SQLException {
		ResultSetMetaData columns = rows.getMetaData();
		StringBuilder head = new StringBuilder();
		for (int index = 1; index <= columns.getColumnCount(); index++)
			head.append(columns.getColumnLabel(index)).append(':').append(columns.getColumnTypeName(index)).append(' ');
		System.out.println(head);
		while (rows.next()) {
			StringBuilder line = new StringBuilder();
			for (int index = 1; index <= columns.getColumnCount(); index++)
				line.append(rows.getString(index)).append(" | ");
			System.out.println(line);
		}
	}
}
