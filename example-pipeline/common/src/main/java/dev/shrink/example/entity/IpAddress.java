package dev.shrink.example.entity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address in the JDK's canonical text. Zone identifiers are refused: they mean nothing outside their host. */
public record IpAddress(String text) implements Entity {
  private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern V4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final Pattern V6_ALPHABET = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");
  private static final Pattern NUMERIC = Pattern.compile("[0-9.]+");

  static boolean looksLikeOne(String text) {
    return text.indexOf(':') >= 0 || NUMERIC.matcher(text).matches();
  }

  static IpAddress parse(String text) {
    if (!V4.matcher(text).matches() && !V6_ALPHABET.matcher(text).matches()) {
      throw Entity.invalid("not a domain name or an IP address");
    }
    try {
      // Both alphabets hold literals only, so this call never resolves a name.
      return new IpAddress(InetAddress.getByName(text).getHostAddress());
    } catch (UnknownHostException malformed) {
      throw Entity.invalid("not an IP address");
    }
  }

  @Override
  public String kind() {
    return "ip";
  }
}
