package corpus;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.query.Param;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.stereotype.Service;

/** Repositories by name and by query, transactions, a template of SQL, hashes of passwords. */
@SpringBootApplication
@org.springframework.data.jpa.repository.config.EnableJpaRepositories(considerNestedRepositories = true)
public class Main {
    @Entity(name = "Person")
    public static class Person {
        @Id @GeneratedValue Long id;
        String name;
        int age;

        protected Person() {
        }

        Person(String name, int age) {
            this.name = name;
            this.age = age;
        }

        public String getName() {
            return name;
        }

        @Override
        public String toString() {
            return name + age;
        }
    }

    public interface Named {
        String getName();
    }

    public interface People extends JpaRepository<Person, Long> {
        List<Person> findByAgeGreaterThanOrderByNameDesc(int age);

        Optional<Person> findFirstByNameIgnoreCase(String name);

        List<Named> findByNameStartingWith(String start);

        @Query("select avg(p.age) from Person p where p.name <> :name")
        double average(@Param("name") String name);

        @Modifying
        @Query("update Person p set p.age = p.age + 1")
        int birthday();
    }

    public record Row(String name, int age) {
    }

    @Service
    public static class Work {
        private final People people;

        Work(People people) {
            this.people = people;
        }

        @Transactional
        public int all(boolean fail) {
            int n = people.birthday();
            if (fail) {
                throw new IllegalStateException("rolled back");
            }
            return n;
        }
    }

    public static void main(String[] args) {
        try (var context = SpringApplication.run(Main.class, args)) {
            People people = context.getBean(People.class);
            people.saveAll(List.of(new Person("Ann", 30), new Person("Bob", 20), new Person("Cy", 40)));
            System.out.println(people.findByAgeGreaterThanOrderByNameDesc(25) + " " + people.findFirstByNameIgnoreCase("bob") + " " + people.findByNameStartingWith("A").get(0).getName() + " " + people.average("Ann"));
            System.out.println(people.findAll(PageRequest.of(0, 2, Sort.by("age"))).getContent());
            System.out.println(context.getBean(Work.class).all(false));
            try {
                context.getBean(Work.class).all(true);
            } catch (RuntimeException e) {
                System.out.println(e);
            }
            System.out.println(context.getBean(JdbcTemplate.class).queryForList("select name, age from person order by age"));
            System.out.println(context.getBean(JdbcClient.class).sql("select name, age from person where age > :a").param("a", 30).query(Row.class).list());
            try {
                context.getBean(JdbcTemplate.class).queryForList("select nosuch from person");
            } catch (RuntimeException e) {
                System.out.println(e.getClass() + " " + e.getCause().getClass());
            }
            try {
                people.findAll(Sort.by("nosuch"));
            } catch (RuntimeException e) {
                System.out.println(e);
            }
        }
        System.out.println(new BCryptPasswordEncoder(4).matches("a", new BCryptPasswordEncoder(4).encode("a")));
        System.out.println(PasswordEncoderFactories.createDelegatingPasswordEncoder().matches("a", "{pbkdf2}00"));
    }
}
