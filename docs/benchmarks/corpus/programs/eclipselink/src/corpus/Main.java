package corpus;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Persistence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Main {
    @Entity(name = "Author") public static class Author {
        @Id @GeneratedValue private long id;
        private String name;
        @OneToMany(mappedBy = "author", cascade = CascadeType.ALL) private List<Book> books = new ArrayList<>();
    }

    @Entity(name = "Book") public static class Book {
        @Id @GeneratedValue private long id;
        private String title;
        @ManyToOne private Author author;
    }

    public static void main(String[] args) {
        EntityManagerFactory factory = Persistence.createEntityManagerFactory("unit", Map.of("jakarta.persistence.jdbc.url", "jdbc:h2:mem:x;DB_CLOSE_DELAY=-1"));
        EntityManager manager = factory.createEntityManager();
        manager.getTransaction().begin();
        Author author = new Author();
        author.name = "me";
        for (String title : new String[] {"one", "two"}) {
            Book book = new Book();
            book.title = title;
            book.author = author;
            author.books.add(book);
        }
        manager.persist(author);
        manager.getTransaction().commit();
        manager.clear();
        System.out.println(manager.createQuery("select b.title from Book b join b.author a where a.name = :n order by b.title", String.class).setParameter("n", "me").getResultList());
        System.out.println(manager.createQuery("select a from Author a", Author.class).getSingleResult().books.size());
        try {
            manager.createQuery("select x from Nothing x").getResultList();
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        factory.close();
    }
}
