package dev.shrink.example.entity;

import dev.shrink.example.service.ErrorCode;
import dev.shrink.example.service.ServiceException;

/** What is scored: a domain name or an IP address, in canonical form. */
public sealed interface Entity permits DomainName, IpAddress {
  /** Longest text that can name an entity: a domain name of 253 characters and its final dot (RFC 1035, section 2.3.4). */
  int MAX_LENGTH = 254;

  /** The canonical text, which is also the key in every backend. */
  String text();

  /** {@code domain} or {@code ip}. */
  String kind();

  /**
   * Reads a domain name (internationalised names become A-labels, RFC 5890) or an IP literal. Never asks a name server.
   *
   * @throws ServiceException {@link ErrorCode#INVALID_ENTITY} if the text names neither
   */
  static Entity parse(String text) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw invalid("the entity is empty");
    }
    if (trimmed.length() > MAX_LENGTH) {
      throw invalid("the entity is longer than " + MAX_LENGTH + " characters");
    }
    return IpAddress.looksLikeOne(trimmed) ? IpAddress.parse(trimmed) : DomainName.parse(trimmed);
  }

  /** The refusal of an entity, with a reason that does not repeat the input. */
  static ServiceException invalid(String reason) {
    return new ServiceException(ErrorCode.INVALID_ENTITY, reason);
  }
}
