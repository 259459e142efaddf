package corpus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class Main {
    public static int twice(int x) {
        return 2 * x;
    }

    public static void main(String[] args) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:x");
        config.addDataSourceProperty("user", "sa");
        try (HikariDataSource source = new HikariDataSource(config); Connection c = source.getConnection(); Statement s = c.createStatement()) {
            s.execute("create alias twice for 'corpus.Main.twice'");
            s.execute("create table t(a int primary key, b varchar, c json)");
            s.execute("insert into t values (1,'x','{}'), (2,'y','[1]')");
            try (ResultSet r = s.executeQuery("select twice(a), upper(b), c, listagg(b) over (), regexp_replace(b,'x','z') from t order by 1")) {
                while (r.next()) {
                    System.out.println(r.getInt(1) + r.getString(2) + r.getString(3) + r.getString(4) + r.getString(5));
                }
            }
            s.execute("select * from missing");
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }
}
