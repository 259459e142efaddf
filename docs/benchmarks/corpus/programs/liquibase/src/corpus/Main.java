package corpus;

import java.sql.DriverManager;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;
import java.util.Map;

public class Main {
    public static void main(String[] args) throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING);
        try (var connection = DriverManager.getConnection("jdbc:h2:mem:l")) {
            Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
                Database database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
                for (String log : new String[] {"log.xml", "log.yaml", "nothing.xml"}) {
                    try {
                        new Liquibase(log, new ClassLoaderResourceAccessor(), database).update("");
                    } catch (Exception e) {
                        System.out.println(e.getClass().getName() + " " + e.getMessage().split("\n")[0]);
                    }
                }
            });
            try (var r = connection.createStatement().executeQuery("select id, author, exectype from databasechangelog order by id")) {
                while (r.next()) System.out.println(r.getString(1) + r.getString(2) + r.getString(3));
            }
            try (var r = connection.createStatement().executeQuery("select name from person")) {
                while (r.next()) System.out.println(r.getString(1));
            }
        }
    }
}
