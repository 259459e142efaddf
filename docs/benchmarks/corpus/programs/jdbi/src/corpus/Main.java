package corpus;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindBean;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

public class Main {
    public record Thing(int id, String name) { }

    public interface Things {
        @SqlUpdate("create table thing (id int primary key, name varchar(20))") void create();
        @SqlUpdate("insert into thing values (:id, :name)") void add(@Bind("id") int id, @Bind("name") String name);
        @SqlQuery("select * from thing where id >= :from order by id") @RegisterConstructorMapper(Thing.class) List<Thing> all(@Bind("from") int from);
    }

    public static void main(String[] args) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:x");
        config.setMaximumPoolSize(2);
        try (HikariDataSource source = new HikariDataSource(config)) {
            Jdbi jdbi = Jdbi.create(source).installPlugin(new SqlObjectPlugin());
            jdbi.useExtension(Things.class, things -> {
                things.create();
                things.add(1, "one");
                things.add(2, "two");
                System.out.println(things.all(1));
            });
            System.out.println(jdbi.<List<Thing>, RuntimeException>withHandle(h -> h.createQuery("select name, id from thing").registerRowMapper(ConstructorMapper.factory(Thing.class)).mapTo(Thing.class).list()));
            System.out.println(jdbi.<java.util.Map<String, Object>, RuntimeException>withHandle(h -> h.createQuery("select count(*) n from thing").mapToMap().one()));
            try {
                jdbi.useHandle(h -> h.execute("insert into thing values (1, 'again')"));
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName() + " " + e.getCause().getClass().getName());
            }
        }
    }
}
