package corpus;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

public class Main {
    @Entity(name = "Author")
    public static class Author {
        @Id
        @GeneratedValue
        Long id;
        String name;
        @OneToMany(mappedBy = "author")
        List<Book> books = new ArrayList<>();
    }

    @Entity(name = "Book")
    public static class Book {
        @Id
        @GeneratedValue
        Long id;
        String title;
        @ManyToOne
        Author author;
    }

    public static void main(String[] args) {
        java.util.logging.LogManager.getLogManager().reset();
        Configuration configuration = new Configuration().addAnnotatedClass(Author.class).addAnnotatedClass(Book.class)
                .setProperty("hibernate.connection.url", "jdbc:h2:mem:t").setProperty("hibernate.hbm2ddl.auto", "create-drop");
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            factory.inTransaction(session -> {
                Author author = new Author();
                author.name = "Ann";
                session.persist(author);
                Book book = new Book();
                book.title = "T1";
                book.author = author;
                session.persist(book);
            });
            factory.inTransaction(session -> {
                System.out.println(session.createQuery("select b.title, b.author.name from Book b where b.author.name like :n", Object[].class)
                        .setParameter("n", "A%").getResultList().get(0)[0]);
                System.out.println(session.find(Author.class, 1L).books.size());
                System.out.println(session.createQuery("select count(b) from Book b group by b.author", Long.class).getSingleResult());
            });
            factory.inTransaction(session -> session.createQuery("from Nothing", Object.class).getResultList());
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
    }
}
