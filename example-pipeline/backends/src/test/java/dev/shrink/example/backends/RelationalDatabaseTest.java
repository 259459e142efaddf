package dev.shrink.example.backends;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RelationalDatabaseTest {
  private static final Path WORK = Path.of("target/work").toAbsolutePath();

  @Test
  void startsTwiceAtOnceAndLeavesNoData() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Future<Integer> one = threads.submit(() -> rows(WORK.resolve("shrunk")));
    Future<Integer> other = threads.submit(() -> rows(WORK.resolve("unshrunk")));

    assertThat(one.get()).isEqualTo(SampleData.REGISTERED.size()).isEqualTo(other.get());
    threads.shutdown();
    try (Stream<Path> left = Files.list(WORK.resolve("shrunk"))) {
      assertThat(left.filter(path -> path.getFileName().toString().startsWith("mariadb-run-"))).isEmpty();
    }
  }

  private static int rows(Path work) throws Exception {
    try (RelationalDatabase database = RelationalDatabase.start(work)) {
      var environment = database.environment();
      try (Connection connection = DriverManager.getConnection(environment.get("MYSQL_URL"), environment.get("MYSQL_USER"), environment.get("MYSQL_PASSWORD"));
          ResultSet count = connection.createStatement().executeQuery("SELECT COUNT(*) FROM registration")) {
        count.next();
        return count.getInt(1);
      }
    }
  }
}
