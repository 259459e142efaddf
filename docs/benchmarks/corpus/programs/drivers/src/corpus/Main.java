package corpus;

import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.util.Collections;
import java.util.Properties;
import org.bson.Document;

/** Drivers of databases that are not there. */
public final class Main {
    public static void main(String[] args) throws Exception {
        Collections.list(DriverManager.getDrivers()).stream().map(d -> d.getClass().getName() + " " + d.getMajorVersion()).sorted().forEach(System.out::println);
        for (String url : new String[] {"jdbc:postgresql://127.0.0.1:1/x?user=a&password=b", "jdbc:postgresql://127.0.0.1:1/x?socketFactory=nosuch.Factory", "jdbc:mysql://127.0.0.1:1/x?user=a", "jdbc:mysql:loadbalance://127.0.0.1:1,127.0.0.1:2/x?user=a",
            "jdbc:mysql://127.0.0.1:1/x?user=a&queryInterceptors=nosuch.Interceptor", "jdbc:mariadb://127.0.0.1:1/x?user=a", "jdbc:mariadb:sequential://127.0.0.1:1/x?user=a&credentialType=NOSUCH", "jdbc:sqlserver://127.0.0.1:1;user=a;password=b;encrypt=true",
            "jdbc:sqlserver://127.0.0.1:1;authentication=nosuch", "jdbc:none:x"}) {
            try (Connection c = DriverManager.getConnection(url)) {
                System.out.println("connected");
            } catch (Throwable e) {
                for (Throwable t = e; t != null; t = t.getCause()) System.out.println(t.getClass().getName() + ": " + String.valueOf(t.getMessage()).replaceAll("ClientConnectionId:\\S+", "ID"));
            }
        }
        for (String url : new String[] {"jdbc:postgresql://h/x", "jdbc:mysql://h/x", "jdbc:sqlserver://h", "jdbc:mariadb://h/x"}) {
            Driver driver = DriverManager.getDriver(url);
            DriverPropertyInfo[] info = driver.getPropertyInfo(url, new Properties());
            java.util.Arrays.sort(info, java.util.Comparator.comparing(i -> i.name));
            System.out.println(url + " " + info.length + " " + (info.length > 0 ? info[info.length / 2].name + " " + info[info.length / 2].description : ""));
        }
        try (var mongo = MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300&connectTimeoutMS=200")) {
            mongo.getDatabase("x").getCollection("y").find(Filters.and(Filters.eq("a", 1), Filters.gt("b", 2))).first();
        } catch (RuntimeException e) {
            System.out.println(e.getClass() + " " + e.getMessage().replaceAll("Client view.*", ""));
        }
        System.out.println(Document.parse("{'a': 1, 'b': {'$date': 0}, 'c': [1, 2.5, {'$numberDecimal': '1.5'}]}").toJson());
        System.out.println(Filters.or(Filters.regex("a", "^x"), Filters.elemMatch("b", Filters.lt("c", 3))).toBsonDocument().toJson());
        System.exit(0);
    }
}
