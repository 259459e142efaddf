package dev.shrink.example.backends;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the local backends know: a few entities, named from the ranges that RFC 2606, 5737 and 3849 keep for documentation. */
final class SampleData {
  /** The day before which all of it happened. */
  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);

  static final Map<String, Double> REPUTATION =
      Map.of("shop.example", 0.05, "kq3v9x7-login-secure.example", 0.95, "192.0.2.10", 0.1, "198.51.100.66", 0.9);

  static final String POPULARITY = "rank,entity\n1,portal.example\n250,shop.example\n90000,xn--bcher-kva.example\n";

  static final List<Registered> REGISTERED =
      List.of(
          new Registered("portal.example", "domain", LocalDate.of(1999, 5, 4), 0, false),
          new Registered("shop.example", "domain", LocalDate.of(2012, 2, 29), 1, false),
          new Registered("xn--bcher-kva.example", "domain", LocalDate.of(2018, 7, 1), 0, true),
          new Registered("kq3v9x7-login-secure.example", "domain", LocalDate.of(2026, 1, 20), 14, true),
          new Registered("upstream-error.example", "domain", LocalDate.of(2020, 1, 1), 0, false),
          new Registered("upstream-babble.example", "domain", LocalDate.of(2020, 1, 1), 0, false),
          new Registered("192.0.2.10", "ip", LocalDate.of(2005, 3, 3), 0, false),
          new Registered("198.51.100.66", "ip", LocalDate.of(2025, 12, 24), 31, true),
          new Registered("2001:db8:0:0:0:0:0:1", "ip", LocalDate.of(2021, 10, 10), 2, false));

  private SampleData() {}

  /** A row of the relational database. */
  record Registered(String entity, String kind, LocalDate registeredOn, int abuseReports, boolean privacyProtected) {}

  /** A document of the document store. */
  record Seen(String entity, String source, LocalDate day, int count, boolean malicious) {}

  static List<Seen> sightings() {
    List<Seen> sightings = new ArrayList<>();
    for (int back = 0; back < 30; back++) {
      LocalDate day = DAY.minusDays(back);
      sightings.add(new Seen("portal.example", "resolver", day, 400 + back * 7 % 31, false));
      sightings.add(new Seen("shop.example", "resolver", day, 40 + back * 5 % 17, false));
      sightings.add(new Seen("shop.example", "proxy", day, 3 + back % 4, back == 11));
      if (back % 5 == 1) {
        sightings.add(new Seen("192.0.2.10", "flow", day, 12, false));
      }
      if (back < 6) {
        sightings.add(new Seen("kq3v9x7-login-secure.example", back % 2 == 0 ? "mail" : "proxy", day, 5 + back * back * 9, back != 3));
        sightings.add(new Seen("198.51.100.66", "honeypot", day, 150 >> back, true));
      }
    }
    return sightings;
  }
}
