package dev.trimtab.server.alerts;

import dev.trimtab.input.InvalidInputException;
import dev.trimtab.server.http.QueryParameters;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts somebody wants to see.
 *
 * @param state null for all; likewise domain
 * @param silenced true for those that are, false for those that are not, null for both
 * @param since those resolved, and those that nobody waits for any more, since then
 * @param limit how many at the most
 */
record AlertQuery(
    Alert.@Nullable State state,
    @Nullable String domain,
    @Nullable Boolean silenced,
    Instant since,
    int limit) {
  private static final int MAX_LIMIT = 1_000;

  private static final Duration USUAL_TIME = Duration.ofHours(24);
  private static final int DEFAULT_LIMIT = 100;

  /** All there is of the last day. */
  static AlertQuery all(Instant now) {
    return new AlertQuery(null, null, null, now.minus(USUAL_TIME), Integer.MAX_VALUE);
  }

  /**
   * Reads it.
   *
   * @throws InvalidInputException naming every parameter that is wrong or unknown
   */
  static AlertQuery read(QueryParameters query, Instant now) {
    Alert.State state = query.read("state", AlertQuery::state);
    String domain = query.name("domain");
    Boolean silenced = query.read("silenced", AlertQuery::isTrue);
    Instant since = query.time("since");
    int limit = query.integer("limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
    query.finish();
    return new AlertQuery(
        state, domain, silenced, since == null ? now.minus(USUAL_TIME) : since, limit);
  }

  private static Alert.State state(String parameter, String text) {
    return switch (text) {
      case "pending" -> Alert.State.PENDING;
      case "firing" -> Alert.State.FIRING;
      case "resolved" -> Alert.State.RESOLVED;
      default -> throw new InvalidInputException(parameter, "must be pending, firing or resolved");
    };
  }

  private static Boolean isTrue(String parameter, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidInputException(parameter, "must be true or false");
    };
  }
}
