package dev.trimtab.client;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Tells problem documents from whatever else a refusal may carry, such as a proxy's page. */
final class Problems {
  private static final ObjectReader READER = Json.reader(Problem.class);

  private Problems() {}

  /** The problem in {@code body}; null where it holds none. */
  static @Nullable Problem read(byte[] body) {
    try {
      Problem problem = READER.readValue(body);
      return problem == null || problem.status() == 0 ? null : problem;
    } catch (JacksonException e) {
      return null;
    } catch (IOException e) {
      throw new AssertionError("bytes in memory cannot fail to be read", e);
    }
  }
}
