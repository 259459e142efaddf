package corpus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

public class Main {
    public static void main(String[] args) throws Exception {
        Properties p = new Properties();
        p.setProperty("jdbcUrl", "jdbc:h2:mem:f;DB_CLOSE_DELAY=-1");
        p.setProperty("maximumPoolSize", "2");
        p.setProperty("poolName", "pool");
        try (HikariDataSource source = new HikariDataSource(new HikariConfig(p))) {
            var result = Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
            System.out.println(result.migrationsExecuted + " " + result.targetSchemaVersion);
            try (var c = source.getConnection(); var r = c.createStatement().executeQuery("select name from person order by id")) {
                while (r.next()) System.out.println(r.getString(1));
            }
            try {
                Flyway.configure().dataSource(source).locations("classpath:db/broken").load().migrate();
            } catch (FlywayException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage().split("\n")[0]);
            }
        }
    }
}
