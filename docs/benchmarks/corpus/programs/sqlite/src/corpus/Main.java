package corpus;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.Function;

public class Main {
    public static void main(String[] args) throws Exception {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite::memory:"); Statement s = c.createStatement()) {
            s.executeUpdate("create table t(a integer, b text)");
            s.executeUpdate("insert into t values (1,'x'),(2,'y')");
            Function.create(c, "twice", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(value_int(0) * 2);
                }
            });
            try (ResultSet r = s.executeQuery("select twice(a), b from t order by a desc")) {
                while (r.next()) {
                    System.out.println(r.getInt(1) + " " + r.getString(2));
                }
            }
            System.out.println(c.getMetaData().getDriverName());
            s.executeUpdate("insert into missing values (1)");
        } catch (SQLException e) {
            System.out.println(e.getClass() + " " + e.getMessage());
        }
    }
}
