package corpus;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;

public class Main {
    public static class Person {
        private int id;
        private String name;
        private List<String> tags;
        public int getId() { return id; }
        public void setId(int id) { this.id = id; }
        public String getName() { return name; }
        public void setName(String name) { this.name = name; }
    }

    public interface People {
        List<Person> find(Map<String, Object> filter);
        @Insert("insert into person(name) values (#{name})") @Options(useGeneratedKeys = true, keyProperty = "id") int add(Person p);
    }

    public static void main(String[] args) throws Exception {
        var factory = new SqlSessionFactoryBuilder().build(Resources.getResourceAsReader("mybatis.xml"));
        try (SqlSession session = factory.openSession(true)) {
            session.getConnection().createStatement().execute("create table person(id int auto_increment primary key, name varchar(20))");
            People people = session.getMapper(People.class);
            for (String name : new String[] {"ada", "bob"}) {
                Person p = new Person();
                p.setName(name);
                System.out.println(people.add(p) + " " + p.getId());
            }
            people.find(Map.of("name", "b%", "ids", List.of(1, 2))).forEach(p -> System.out.println(p.getId() + p.getName()));
            System.out.println(people.find(Map.of()).size());
            try {
                session.selectList("nothing");
            } catch (RuntimeException e) {
                System.out.println(e.getClass().getName());
            }
        }
    }
}
