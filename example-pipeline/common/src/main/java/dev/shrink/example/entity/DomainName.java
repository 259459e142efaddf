package dev.shrink.example.entity;

import java.net.IDN;
import java.util.List;
import java.util.Locale;

/** A registrable or deeper domain name as lower-case A-labels, without the final dot. */
public record DomainName(String text) implements Entity {
  private static final int MAX_NAME = 253;
  private static final int MAX_LABEL = 63;

  static DomainName parse(String input) {
    String ascii = toAscii(withoutFinalDot(input));
    if (ascii.length() > MAX_NAME) {
      throw Entity.invalid("the domain name is longer than " + MAX_NAME + " characters");
    }
    List<String> labels = List.of(ascii.split("\\.", -1));
    if (labels.size() < 2) {
      throw Entity.invalid("a domain name has at least two labels");
    }
    labels.forEach(DomainName::checkLabel);
    if (isNumeric(labels.get(labels.size() - 1))) {
      throw Entity.invalid("the top-level label is numeric");
    }
    return new DomainName(ascii);
  }

  @Override
  public String kind() {
    return "domain";
  }

  public List<String> labels() {
    return List.of(text.split("\\."));
  }

  private static String withoutFinalDot(String input) {
    return input.endsWith(".") ? input.substring(0, input.length() - 1) : input;
  }

  private static String toAscii(String input) {
    try {
      return IDN.toASCII(input, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException | IndexOutOfBoundsException refused) {
      // IDN reports some malformed names by index errors (JDK-6806873).
      throw Entity.invalid("not a domain name or an IP address");
    }
  }

  private static void checkLabel(String label) {
    if (label.isEmpty()) {
      throw Entity.invalid("a label is empty");
    }
    if (label.length() > MAX_LABEL) {
      throw Entity.invalid("a label is longer than " + MAX_LABEL + " characters");
    }
  }

  private static boolean isNumeric(String label) {
    return label.chars().allMatch(Character::isDigit);
  }
}
