package corpus;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.sql.DriverManager;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

public class Main {
    public static class Person { public Integer id; public String name; }

    public record Row(int id, String name) { }

    public static void main(String[] args) throws Exception {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        try (var c = DriverManager.getConnection("jdbc:h2:mem:j")) {
            DSLContext db = DSL.using(c, SQLDialect.H2);
            db.createTable(table("person")).column(field("id", SQLDataType.INTEGER)).column(field("name", SQLDataType.VARCHAR(20))).execute();
            db.insertInto(table("person"), field("id"), field("name")).values(1, "ada").values(2, "bob").execute();
            List<Person> people = db.select(field(name("ID"), Integer.class).as("id"), field(name("NAME"), String.class).as("name")).from("person").orderBy(1).fetchInto(Person.class);
            System.out.println(people.get(1).name);
            System.out.println(db.select(field("id", Integer.class), field("name", String.class)).from("person").orderBy(1).fetchInto(Row.class));
            System.out.println(db.select(count()).from("person").fetch());
            System.out.println(db.selectFrom("person").orderBy(field("id")).fetch().formatJSON());
            System.out.println(DSL.using(SQLDialect.POSTGRES).renderInlined(DSL.select(DSL.rowNumber().over()).from("x").limit(3)));
            System.out.println(db.parser().parseQuery("select a from b where c = 'x'"));
            try {
                db.fetch("select nothing from nowhere");
            } catch (DataAccessException e) {
                System.out.println(e.getClass().getName() + " " + e.sqlState());
            }
        }
    }
}
